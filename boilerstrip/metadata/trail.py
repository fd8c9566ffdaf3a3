"""Headings at the end of a trail of links ("Home > Politics > ..."): made for search engines, not for readers."""

from __future__ import annotations

from typing import Final

from boilerstrip.metadata.view import View

_NEAR: Final = 4  # elements round a heading that are looked at
_MOST: Final = 12  # blocks of a trail
_NAMING: Final = ("class", "id", "typeof", "itemtype")
_CALLED: Final = "breadcrumb"


def in_trail(view: View, block: int) -> bool:
    """Whether a block is the last stop of a trail: in a navigation, in what is called one, or in a list of links."""
    elements = view.page.elements
    for _, element in zip(range(_NEAR), view.chain(block), strict=False):
        begin, end = elements.begin[element], elements.end[element]
        if end - begin > _MOST:
            return False
        attributes = elements.attributes[element]
        if elements.tag[element] == "nav" or any(_CALLED in (attributes.get(n) or "").lower() for n in _NAMING):
            return True
        if elements.tag[element] in ("ul", "ol") and begin < block == end - 1:
            return all(view.page.link_chars[before] for before in range(begin, block))
    return False
