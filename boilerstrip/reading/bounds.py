"""`Limits` on what is read of a source: its size, its elements, and what can be parsed within the seconds given.

The parser cannot be stopped half-way. Its time is estimated before, and it is given less where that would be too long.
"""

from __future__ import annotations

import re
from collections.abc import Sized
from itertools import islice

from boilerstrip.options import Limits
from boilerstrip.reading.deadline import Deadline
from boilerstrip.reading.page import Page

_DECODED = 5_000_000  # bytes a second, and all that is done to them however little of it is a page
_FLATTENED = 2_500_000  # characters a second of flattened text, its decisions included
_A_TAG, _A_CHARACTER = 1e-6, 4e-8  # seconds to parse one and read it, on a slow machine; some times less on a quick one
# What begins an element; two closing tags put one on the page by themselves.
_BEGINS = re.compile(r"<(?:[a-z]|/(?:p|br)[\s>])", re.I)
_SHORTEST = 2  # characters of what begins an element
_BEGUN = 2  # elements that may begin in the source for each that is walked: deep ones are left out in between
_AT_LEAST = 16_000  # characters that are read however little time there is


def affordable_bytes(limits: Limits) -> int:
    """How much may be decoded within the seconds given."""
    return int(min(limits.bytes, max(_AT_LEAST, limits.seconds * _DECODED)))


def mark(page: Page, limits: Limits, name: str) -> None:
    """Say on the page, once, that a limit was hit."""
    note = f"limit of {getattr(limits, name)} {name} was hit while reading"
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
    if len(html) > _SHORTEST * most and html.count("<") > most:
        behind = next(islice(_BEGINS.finditer(html), most, None), None)
        if behind is not None:
            html = html[: behind.start()]
            mark(page, limits, "nodes")
    return html


def readable(text: str, limits: Limits, deadline: Deadline, page: Page) -> str:
    """As much of flattened `text` as can be read and decided on until then; the page says where that is not all."""
    if deadline.endless:
        return text
    most = max(_AT_LEAST, int(deadline.left() * _FLATTENED))
    if len(text) > most:
        mark(page, limits, "seconds")
    return text[:most]


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
