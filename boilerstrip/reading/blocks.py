"""Runs of text nodes to blocks: their text, how much of it is linked, and which blocks each element holds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, compress

from boilerstrip.composed import nfc
from boilerstrip.reading.folding import LINE_BREAK, Pieces, fold
from boilerstrip.reading.page import Page
from boilerstrip.reading.walk import Place


def make_blocks(page: Page, runs: list[Pieces], places: Sequence[Place]) -> None:
    """Make a block of each run. `places` of the elements' content are those of the walk."""
    parent, end = page.elements.parent, page.elements.begin.copy()
    texts, link_chars = page.texts, page.link_chars
    for block, pieces in enumerate(runs, 1):
        if len(pieces) == 1:
            text, element = pieces[0]
            _, _, link, preformatted = places[element]
            end[element] = block
            linked = len(text) - text.count(" ") if link else 0
        else:
            linked, preformatted = 0, False
            for piece in pieces:
                if piece is not LINE_BREAK:
                    text, element = piece
                    _, _, link, preformatted = places[element]
                    end[element] = block
                    if link:
                        linked += len(text) - text.count(" ")
            text = "".join([piece[0] for piece in pieces])
        text = text.strip()
        if preformatted or "  " in text or not text.isprintable():  # all white space but the space is not printable
            text = fold(pieces, preformatted)
        elif not text.isascii():
            text = nfc(text)
        texts.append(text)
        link_chars.append(linked)
    for element in range(len(end) - 1, 0, -1):
        if end[element] > end[parent[element]]:
            end[parent[element]] = end[element]
    page.pieces, page.elements.end = runs, end
    if "" in texts:
        _leave_out_empty(page)


def _leave_out_empty(page: Page) -> None:
    """Drop blocks without text: their runs held nothing but what no reader sees."""
    filled = [1 if text else 0 for text in page.texts]
    number = [0, *accumulate(filled)]  # of each block and of the page's end
    elements = page.elements
    elements.begin = [number[block] for block in elements.begin]
    elements.end = [number[block] for block in elements.end]
    for image in page.images:
        image.before = number[image.before]
    page.element = list(compress(page.element, filled))
    page.pieces = list(compress(page.pieces, filled))
    page.link_chars = list(compress(page.link_chars, filled))
    page.texts = list(compress(page.texts, filled))
