"""The headline as displayed, without the site's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View

_SEPARATOR: Final = re.compile(r"\s+[|–—\-·•»«:/~>]+\s+|\s*[|｜_»«]+\s*|\s+::\s+|(?<=\w)[:：]\s+|\s*[－—]\s*")
_LONGEST: Final = 300  # characters of a headline
_HEADINGS: Final = ("h1", "h2", "h3")


@dataclass(frozen=True, slots=True)
class Title:
    """A title and the blocks that display it."""

    text: str
    origin: str
    confidence: float
    blocks: tuple[int, ...] = ()


def find_title(view: View, sites: frozenset[str]) -> Title | None:
    """The best of what headings show and head and scripts claim; a displayed headline wins over an equal claim."""
    claimed = _claimed(view, sites)
    displayed = _flattened(view) if view.page.flattened else _displayed(view, claimed)
    if displayed is not None:
        return displayed
    if claimed:
        text, origin = claimed[0]
        return Title(text, origin, 0.6)
    return None


def _claimed(view: View, sites: frozenset[str]) -> list[tuple[str, str]]:
    """Claimed titles without the site's name, the most telling first."""
    found = [(strip_site(c.value, sites), c.origin) for c in view.claims.titles if c.origin != "json-ld page"]
    if view.claims.document_title:
        found.append((strip_site(view.claims.document_title, sites), "title element"))
    found += [(strip_site(c.value, sites), c.origin) for c in view.claims.titles if c.origin == "json-ld page"]
    return [(text, origin) for text, origin in found if key(text) and not _is_site(text, sites)]


def strip_site(title: str, sites: frozenset[str]) -> str:
    """`title` without the parts at its ends that are the site's name."""
    for _ in range(4):
        marks = list(_SEPARATOR.finditer(title))
        if not marks:
            return title
        first, last = title[: marks[0].start()], title[marks[-1].end() :]
        if _is_site(last, sites) and marks[-1].start() > 0:
            title = title[: marks[-1].start()]
        elif _is_site(first, sites) and marks[0].end() < len(title):
            title = title[marks[0].end() :]
        else:
            return title
    return title


def _is_site(part: str, sites: frozenset[str]) -> bool:
    bare = key(part).replace(" ", "")
    return not bare or bare in sites


def _displayed(view: View, claimed: list[tuple[str, str]]) -> Title | None:
    """The heading that the page shows for what it claims, or its only good heading."""
    keys = [key(text) for text, _ in claimed]
    document = key(view.claims.document_title)
    best: Title | None = None
    for text, blocks, level in _headings(view):
        own = key(text)
        if not own or len(text) > _LONGEST:
            continue
        value = _agreement(own, keys, document) + (0.25 if level == 1 else 0.0)
        if value > (best.confidence if best is not None else 0.3):
            best = Title(text, "block", value, blocks)
    if best is not None:
        return Title(best.text, best.origin, min(1.0, best.confidence), best.blocks)
    return None


def _agreement(own: str, keys: list[str], document: str) -> float:
    """How well a heading agrees with what the page claims, 0 to 1."""
    value = 0.0
    for place, claimed in enumerate(keys[:6]):
        if own == claimed:
            value = max(value, 1.0 - 0.02 * place)
        elif own in claimed or claimed in own:
            value = max(value, 0.8 * min(len(own), len(claimed)) / max(len(own), len(claimed)) - 0.02 * place)
    if value < 0.75 and document and own in document:
        value = max(value, 0.3 + 0.45 * len(own) / len(document))
    return value


def _headings(view: View) -> list[tuple[str, tuple[int, ...], int]]:
    """Text, blocks and level of the page's headings."""
    elements = view.page.elements
    found = []
    for level, tag in enumerate(_HEADINGS, 1):
        at = -1
        for _ in range(20 if level == 1 else 6):
            try:
                at = elements.tag.index(tag, at + 1)
            except ValueError:
                break
            blocks = tuple(range(elements.begin[at], elements.end[at]))
            if 0 < len(blocks) <= 4:
                found.extend((_text(view, b), (b,), level) for b in blocks)
                if len(blocks) > 1:
                    found.append((" ".join(_text(view, b) for b in blocks), blocks, level))
    return found


def _text(view: View, block: int) -> str:
    return " ".join(view.page.texts[block].split())


def _flattened(view: View) -> Title | None:
    """The last line of a headline's shape before the text begins."""
    texts = view.page.texts
    start = next((i for i, kept in enumerate(view.kept) if kept and len(texts[i]) > 100), 0)
    start = start or next((i for i, text in enumerate(texts) if len(text) > 140), min(len(texts), 1))
    best, most = -1, 0.0
    for block in range(max(0, start - 12), start + 1):
        text = texts[block]
        if not 8 < len(text) <= _LONGEST or (block == start and text.rstrip()[-1:] in ".。"):
            continue
        value = min(len(text.split()) + len(text) / 12, 14) - 0.25 * (start - block)
        if text[-1:] in ".:…":
            value -= 6
        if value > most:
            best, most = block, value
    return Title(_text(view, best), "block", 0.6, (best,)) if best >= 0 else None
