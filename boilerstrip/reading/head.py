"""What the elements of a page's head say of it as a whole."""

from __future__ import annotations

from typing import Any

from boilerstrip.reading.addresses import web_address
from boilerstrip.reading.attributes import NO_ATTRIBUTES, Attributes
from boilerstrip.reading.folding import without_noise
from boilerstrip.reading.page import Head
from boilerstrip.reading.swallowed import swallows


def describe(head: Head, tag: str, node: Any) -> Any | None:
    """Note what an element says of the page; the root of a shadow tree is returned, which is content of the page."""
    found: Attributes = node.attributes or NO_ATTRIBUTES
    if tag == "script":
        kind = found.get("type")
        if kind and "json" in kind.lower():
            head.data.append((kind.partition(";")[0].strip().lower(), node.text(deep=True)))
        elif "src" in found and swallows(node):
            head.swallowed = True
    elif tag == "meta":
        for value in found.values():
            if value and not value.isprintable():
                found = {name: value and without_noise(value) for name, value in found.items()}
                break
        head.metas.append(found)
    elif tag == "base":
        head.base = head.base or web_address(found.get("href") or "")
    elif tag == "link":
        head.links.append(found)
    elif tag == "title":
        head.title = head.title or " ".join(without_noise(node.text(deep=True)).split())
    elif "shadowrootmode" in found:
        fragments = node.template_fragments()
        return fragments[0] if fragments else None
    return None
