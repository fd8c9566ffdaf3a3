"""Gutters: the numbers of the lines of code, where they stand as text of their own in the cell before it."""

from __future__ import annotations

from boilerstrip.reading.page import Page

_CLIMB = 8  # elements from a block up to its row: numbers and code stand in boxes within their cells
_DIGITS = 6  # of the first number


def is_gutter(page: Page, block: int) -> bool:
    """Whether a preformatted block is nothing but numbers that count, and the block behind it stands in its row."""
    lines = page.texts[block].split("\n")
    if not (lines[0].isascii() and lines[0].isdigit() and len(lines[0]) <= _DIGITS):
        return False
    first = int(lines[0])
    if any(line.strip() != str(number) for number, line in enumerate(lines, first)):
        return False
    row = _row(page, block)
    return row >= 0 and block + 1 < len(page.texts) and _row(page, block + 1) == row


def _row(page: Page, block: int) -> int:
    """The table row that a block stands in, -1 where none is near."""
    element = page.element[block]
    for _ in range(_CLIMB):
        if element < 0 or page.elements.tag[element] == "tr":
            return element
        element = page.elements.parent[element]
    return -1
