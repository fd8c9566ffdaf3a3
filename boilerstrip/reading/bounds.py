"""`Limits` as reading honours them: what is read within the seconds given, and what a page is cut to.

Neither the parser nor a matrix product can be stopped half-way. Before each, its time is estimated, and it is given
less where that would be too long.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sized
from itertools import accumulate, islice

from boilerstrip.options import Limits
from boilerstrip.reading.deadline import Deadline
from boilerstrip.reading.folding import LINE_BREAK
from boilerstrip.reading.page import Elements, Page

_DECODED = 10_000_000  # bytes a second
_A_TAG, _A_CHARACTER = 1e-6, 4e-8  # seconds to parse one and read it, on a slow machine; some times less on a quick one
# What begins an element; two closing tags put one on the page by themselves.
_BEGINS = re.compile(r"<(?:[a-z]|/(?:p|br)[\s>])", re.I)
_BEGUN = 2  # elements that may begin in the source for each that is walked: deep ones are left out in between
_AT_LEAST = 16_000  # characters, and blocks below, that are read however little time there is
_BLOCKS_AT_LEAST = 16
_BLOCK = 250e-6  # seconds to decide on one, on a slow machine
_TEXT, _TREE = 300, 10  # characters, and elements, that take as long as a block
_REHEARSED = 300  # blocks
_MARGIN = 0.8
_PIECE = 40e-6  # seconds to render a picture or a piece of inline markup, on a slow machine
_FOR_PIECES = 0.35  # share of the seconds that are left
_MANY_PIECES = 200


def affordable_bytes(limits: Limits) -> int:
    """How much may be decoded within the seconds given."""
    return int(min(limits.bytes, max(_AT_LEAST, limits.seconds * _DECODED)))


def said(limits: Limits, name: str) -> str:
    """What is noted where a limit is hit."""
    return f"limit of {getattr(limits, name)} {name} was hit while reading"


def mark(page: Page, limits: Limits, name: str) -> None:
    """Say on the page, once, that a limit was hit."""
    note = said(limits, name)
    if note not in page.notes:
        page.notes.append(note)
    page.truncated = True


def mark_cut(page: Page, source: Sized, limits: Limits) -> None:
    """Say so where `source` is longer than what of it was decoded."""
    if len(source) > limits.bytes:
        mark(page, limits, "bytes")
    elif len(source) > affordable_bytes(limits):
        mark(page, limits, "seconds")


def shorten(text: str, limits: Limits, page: Page) -> str:
    """`text` cut to the limit of bytes; the page says so."""
    if len(text) <= limits.bytes:
        return text
    mark(page, limits, "bytes")
    return text[: limits.bytes]


def walkable(html: str, limits: Limits, page: Page) -> str:
    """`html` to the limit of bytes, and as far as elements may begin; the page says so."""
    html = _unbroken(shorten(html, limits, page))
    most = _BEGUN * limits.nodes
    if html.count("<") > most:
        behind = next(islice(_BEGINS.finditer(html), most, None), None)
        if behind is not None:
            html = html[: behind.start()]
            mark(page, limits, "nodes")
    return html


def parsable(html: str, limits: Limits, deadline: Deadline, page: Page) -> str:
    """As much of `html` as can be parsed until then; the page says where that is not all."""
    if deadline.endless:
        return html
    seconds = deadline.left()
    size = len(html)
    while size > _AT_LEAST and (cost := size * _A_CHARACTER + html.count("<", 0, size) * _A_TAG) > seconds:
        size = max(_AT_LEAST, int(size * min(0.9, seconds / cost)))
    if size == len(html):
        return html
    mark(page, limits, "seconds")
    return _unbroken(html[:size])


def _unbroken(html: str) -> str:
    """`html` without "<" or "</" at its end: of a tag that was cut off just there a parser makes text."""
    return html.removesuffix("/").removesuffix("<") if html.endswith(("<", "</")) else html


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
    read = sum(len(source) for _, source in page.head.data) * 1e-7  # structured data, behind the blocks' back
    enough = max(0.0, deadline.left() - read) * _MARGIN
    most = max(_BLOCKS_AT_LEAST, bisect_right(sums, enough / max(per_weight, 1e-9)))
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
