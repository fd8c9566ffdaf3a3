"""`Limits` on what is made of a page: its blocks, as many as there is time to decide on.

A matrix product cannot be stopped half-way. The time that all decisions take is estimated before, and the last blocks
are dropped where that would be too long.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from boilerstrip.options import Limits
from boilerstrip.reading.bounds import mark
from boilerstrip.reading.deadline import Deadline
from boilerstrip.reading.folding import LINE_BREAK
from boilerstrip.reading.page import Elements, Page

_AT_LEAST = 16  # blocks that are decided on however little time there is
_BLOCK = 250e-6  # seconds to decide on one, on a slow machine
_TEXT, _TREE = 300, 10  # characters, and elements, that take as long as a block
_DATUM = 1e-7  # seconds to go through a character of structured data
_REHEARSED = 300  # blocks
_MARGIN = 0.8  # share of the time that is planned with: no estimate is exact
_PIECE = 40e-6  # seconds to render a picture or a piece of inline markup, on a slow machine
_FOR_PIECES = 0.35  # share of the seconds that are left
_MANY_PIECES = 200  # of one block


def cut(page: Page, limits: Limits) -> None:
    """Drop the blocks behind the limit of blocks; the page says so."""
    if len(page.texts) > limits.blocks:
        _shorten_columns(page, limits.blocks)
        mark(page, limits, "blocks")


def fit(page: Page, limits: Limits, deadline: Deadline, rehearse: Callable[[Page], object]) -> None:
    """Drop the blocks on which there is no time left to decide; the page says so.

    How long a block takes is found by `rehearse` with a page of the first blocks, where it may matter at all.
    """
    if deadline.endless:
        return
    _simplify(page, limits, int(deadline.left() * _FOR_PIECES / _PIECE))
    weights = [1 + len(text) / _TEXT for text in page.texts]
    for begin in page.elements.begin:
        if begin < len(weights):
            weights[begin] += 1 / _TREE
    sums = list(accumulate(weights))
    if not sums or sums[-1] * _BLOCK < deadline.left():
        return
    per_weight = _BLOCK
    if len(sums) > 2 * _REHEARSED and sums[_REHEARSED - 1] * _BLOCK * 2 < deadline.left():
        start = deadline.left()
        rehearse(_first(page, _REHEARSED))
        per_weight = (start - deadline.left()) / sums[_REHEARSED - 1]
    data = sum(len(source) for _, source in page.head.data)
    enough = max(0.0, deadline.left() - data * _DATUM) * _MARGIN
    most = max(_AT_LEAST, bisect_right(sums, enough / max(per_weight, 1e-9)))
    if most < len(page.texts):
        _shorten_columns(page, most)
        mark(page, limits, "seconds")


def _simplify(page: Page, limits: Limits, most: int) -> None:
    """Leave out pictures, and inline markup of blocks that hold very much of it, where they are more than `most`."""
    if len(page.images) > most:
        del page.images[most:]
        mark(page, limits, "seconds")
    if sum(map(len, page.pieces)) > most:
        for block, pieces in enumerate(page.pieces):
            if len(pieces) > _MANY_PIECES:
                lines = page.texts[block].split("\n")
                plain = [piece for line in lines for piece in ((line, page.element[block]), LINE_BREAK)]
                page.pieces[block] = plain[:-1]
        mark(page, limits, "seconds")


def _first(page: Page, blocks: int) -> Page:
    """A page of the first blocks alone, without what the head says."""
    elements = page.elements
    tree = Elements()
    for name in ("parent", "tag", "attributes", "begin", "end"):
        setattr(tree, name, getattr(elements, name).copy())
    part = Page(elements=tree, images=page.images, flattened=page.flattened)
    for name in ("texts", "element", "pieces", "link_chars", "lines"):
        setattr(part, name, getattr(page, name)[:blocks])
    _shorten_columns(part, blocks)
    return part


def _shorten_columns(page: Page, blocks: int) -> None:
    """Keep the first blocks, and the elements that begin before their end."""
    for column in (page.texts, page.element, page.pieces, page.link_chars, page.lines):
        del column[blocks:]
    elements = page.elements
    kept = max(bisect_right(elements.begin, blocks - 1), max(page.element, default=-1) + 1, min(1, len(elements.tag)))
    del elements.parent[kept:], elements.tag[kept:], elements.attributes[kept:]
    elements.begin = [min(at, blocks) for at in elements.begin[:kept]]
    elements.end = [min(at, blocks) for at in elements.end[:kept]]
    page.images = [image for image in page.images if image.element < kept and image.before <= blocks]
