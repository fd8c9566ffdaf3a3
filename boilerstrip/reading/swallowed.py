"""Elements whose content is no markup, and whose end is missing: what stands behind them is lost, in browsers too."""

from __future__ import annotations

from typing import Any

from boilerstrip.reading.recognise import has_markup

_RAW = frozenset(("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "-comment"))


def swallows(script: Any) -> bool:
    """Whether a script that is loaded from elsewhere begins with markup, for its end tag is that of a later one."""
    if script.first_child is None:
        return False
    text = script.text(deep=True).lstrip()
    return text.startswith("<") and has_markup(text)


def unclosed(root: Any, html: str) -> str | None:
    """How the last element begins ("<script>"), where it holds markup and `html` does not close it."""
    leaf = root
    while leaf.last_child is not None:
        leaf = leaf.last_child
    holder = leaf if leaf.tag == "-comment" else leaf.parent
    if holder is None or holder.tag not in _RAW or not has_markup(_text(leaf)):
        return None
    opening, *closing = ("<!--", "-->", "--!>") if holder is leaf else (f"<{holder.tag}", f"</{holder.tag}")
    low = html.lower()
    if max(map(low.rfind, closing)) >= low.rfind(opening):
        return None
    return opening if holder is leaf else f"{opening}>"


def _text(leaf: Any) -> str:
    text = leaf.comment_content if leaf.tag == "-comment" else leaf.text_content
    return text or ""
