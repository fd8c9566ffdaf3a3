"""The headings of a page, as its title may be one of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

from boilerstrip.metadata.dates import is_date
from boilerstrip.metadata.text import key, without_hints
from boilerstrip.metadata.view import View

LONGEST: Final = 300  # characters of a headline
OVER: Final = 12  # blocks between a headline and the body under it
LEVELS: Final = ("h1", "h2", "h3")
_PARTS: Final = 4  # blocks of a heading
_MOST: Final = 60  # headings of a level that are looked at

Heading = tuple[str, tuple[int, ...], int]
"""Text, blocks and level."""


class Headings:
    """A page's first headings and those over its body. Each level is read once, and only if it is asked for."""

    def __init__(self, view: View, first: int) -> None:
        """`first`: the first block of the body so far."""
        self._view = view
        self._first = first
        self._read: dict[int, list[Heading]] = {}

    def of(self, level: int) -> list[Heading]:
        """Those of one level, from 1, in page order."""
        if level not in self._read:
            self._read[level] = list(_of_level(self._view, self._first, level))
        return self._read[level]

    def __iter__(self) -> Iterator[Heading]:
        for level in range(1, len(LEVELS) + 1):
            yield from self.of(level)


def _of_level(view: View, first: int, level: int) -> Iterator[Heading]:
    elements = view.page.elements
    at, left = -1, 20 if level == 1 else 8
    for _ in range(_MOST):
        try:
            at = elements.tag.index(LEVELS[level - 1], at + 1)
        except ValueError:
            break
        blocks = tuple(range(elements.begin[at], elements.end[at]))
        left -= 1
        if not 0 < len(blocks) <= _PARTS or (left < 0 and (level == 1 or not 0 <= first - blocks[-1] <= OVER)):
            continue
        if len(blocks) > 1:
            yield " ".join(shown_text(view, b) for b in blocks), blocks, level
        for block in blocks:
            yield from ((text, (block,), level) for text in _texts(view, block))


def _texts(view: View, block: int) -> list[str]:
    """A heading's text, and that of its inline parts: a kicker often stands before the headline."""
    pieces = view.page.pieces[block]
    runs = ["".join([raw for raw, _ in run]) for _, run in groupby(pieces, itemgetter(1))]
    whole = shown_text(view, block)
    if len(runs) < 2:
        return [whole]
    runs = [text for run in runs if (text := " ".join(without_hints(run).split()))]
    apart = " ".join(runs)
    glued = key(apart) != key(whole) and all(len(run) > 4 for run in runs)
    return [apart if glued else whole, *(run for run in runs if len(run) > 15)]


def is_heading(view: View, block: int) -> bool:
    """Whether a block is one, or a part of one."""
    elements = view.page.elements
    inside = (element for element in view.chain(block) if elements.end[element] - elements.begin[element] <= _PARTS)
    return any(elements.tag[element] in LEVELS for element in inside)


def shown_text(view: View, block: int) -> str:
    """A block's text on one line, as it is seen, without lines of it that are a date."""
    text = without_hints(view.page.texts[block][: 2 * LONGEST])
    if "\n" in text:
        text = "\n".join([line for line in text.split("\n") if not is_date(line)]) or text
    return " ".join(text.split())
