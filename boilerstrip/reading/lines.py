"""Flattened text to blocks: a line is a block.

Flatteners break lines at block boundaries, so a line is what a block was. A page that came out as one long line has
no boundaries left; its sentences are the blocks then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from boilerstrip.options import Limits
from boilerstrip.reading.bounds import mark, readable, shorten
from boilerstrip.reading.cutting import cut
from boilerstrip.reading.deadline import Deadline
from boilerstrip.reading.folding import fold_line
from boilerstrip.reading.page import Page

_FOR_READING = 0.5  # share of the seconds that are left
_CHECK_EVERY = 1024  # lines or sentences between two looks at the clock
_ONE_LINE = 600  # characters; a page of one or two lines that is longer has lost its line breaks
_FEW, _BLANK = 2, 100  # those lines, and from how many on, blank ones included, a page has its line breaks
_SENTENCE_END = re.compile(r"(?<=[.!?…।॥۔።။។])[\"'”’»)\]]?\s+(?=[^\Wa-z0-9_])|(?<=[。！？])(?![」』”])")


def read_text(text: str, limits: Limits, deadline: Deadline | None = None) -> Page:
    """Blocks of a flattened page: its lines that are not blank, whatever the line ends are.

    `limits` bounds bytes, blocks and seconds, as in `read_html`.
    """
    deadline = deadline or Deadline(limits.seconds)
    page = Page(flattened=True)
    text = readable(shorten(text, limits, page), limits, deadline, page)
    deadline = deadline.part(_FOR_READING)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    split = len(text) > _ONE_LINE and len(lines) < _BLANK and sum(1 for line in lines if line.strip()) <= _FEW
    texts, places, most = page.texts, page.lines, limits.blocks
    for count, (number, part) in enumerate(_sentences(lines) if split else enumerate(lines, 1), 1):
        if not count % _CHECK_EVERY and deadline.passed():
            mark(page, limits, "seconds")
            break
        block = fold_line(part) if part else ""
        if block:
            texts.append(block)
            places.append((number, number))
            if len(texts) > most:
                break
    page.link_chars = [0] * len(page.texts)
    cut(page, limits)
    return page


def _sentences(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The sentences of all lines, one at a time, with the number of the line."""
    for number, line in enumerate(lines, 1):
        begin = 0
        for end in _SENTENCE_END.finditer(line):
            yield number, line[begin : end.end()]
            begin = end.end()
        yield number, line[begin:]
