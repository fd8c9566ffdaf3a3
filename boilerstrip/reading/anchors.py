"""Marks at the ends of a line that are no part of what it says: the anchor of a heading, the way back from a footnote,
the link by which a section is edited.

A mark is known by its shape: a link to a place on the same page whose text is no word ("¶", "#", "↩"), or, behind a
heading, links in square brackets.
"""

from __future__ import annotations

from collections.abc import Sequence

from boilerstrip.reading.folding import Pieces
from boilerstrip.reading.links import Links
from boilerstrip.reading.page import Page
from boilerstrip.reading.tags import HEADINGS
from boilerstrip.reading.walk import Place

_LONGEST = 4  # characters of a mark, white space round it included
_CONTROLS = 8  # pieces of a heading's links in brackets


def drop_marks(page: Page, runs: Sequence[Pieces], places: Sequence[Place]) -> None:
    """Take the marks at either end out of each run that says something besides."""
    tags, links = page.elements.tag, Links(page, "")
    for pieces, holder in zip(runs, page.element, strict=True):
        if len(pieces) < 2:
            continue
        for end in (-1, 0):
            text = pieces[end][0]
            if len(text) > _LONGEST or text[:1].isalnum():
                continue  # as most are
            place = _outermost(pieces, end)
            if place is not None and _is_mark(pieces[place], links, places):
                _take_out(pieces, place, place + 1)
        if tags[holder] in HEADINGS:
            _drop_controls(pieces, places)


def _outermost(pieces: Pieces, end: int) -> int | None:
    """The first or last piece that is more than white space."""
    for place in range(len(pieces) - 1, -1, -1) if end else range(len(pieces)):
        if not pieces[place][0].isspace():
            return place
    return None


def _is_mark(piece: tuple[str, int], links: Links, places: Sequence[Place]) -> bool:
    """Whether a piece is no word, and all that a link to a place on the same page says there."""
    text, element = piece
    _, _, link, preformatted = places[element]
    if not link or preformatted or len(text) > _LONGEST or any(map(str.isalnum, text)):
        return False
    return links.around(element).startswith("#")


def _drop_controls(pieces: Pieces, places: Sequence[Place]) -> None:
    """Take "[edit]" from the end of a heading: brackets between which every word is a link."""
    last = _outermost(pieces, -1)
    if last is None or not pieces[last][0].rstrip().endswith("]"):
        return
    for place in range(last, max(0, last - _CONTROLS), -1):
        text, element = pieces[place]
        if not places[element][2] and any(map(str.isalnum, text)):
            return
        if text.lstrip().startswith("["):
            _take_out(pieces, place, last + 1)
            return


def _take_out(pieces: Pieces, begin: int, end: int) -> None:
    """Remove some pieces, unless nothing but white space would be left."""
    rest = pieces[:begin] + pieces[end:]
    if any(not text.isspace() for text, _ in rest):
        pieces[:] = rest
