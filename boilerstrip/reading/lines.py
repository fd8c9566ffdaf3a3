"""Flattened text to blocks: a line is a block.

Flatteners break lines at block boundaries, so a line is what a block was. A page that came out as one long line has
no boundaries left; its sentences are the blocks then.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable, Iterator

from boilerstrip.options import Limits
from boilerstrip.reading.bounds import cut, reading_seconds, said, shorten, within_seconds
from boilerstrip.reading.folding import without_noise
from boilerstrip.reading.page import Page

_ONE_LINE = 600  # characters; a page of one or two lines that is longer has lost its line breaks
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]?\s+(?=[^\Wa-z0-9_])|(?<=[。！？])(?![」』”])")


def read_text(text: str, limits: Limits, clock: Callable[[], float] = time.monotonic) -> Page:
    """Blocks of a flattened page: its lines that are not blank, whatever the line ends are.

    `limits` bounds blocks; where it is hit the blocks so far are returned, `truncated` set.
    """
    limits = within_seconds(limits)
    page = Page(flattened=True)
    text, page.notes = shorten(text, limits)
    page.truncated = bool(page.notes)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    filled = sum(1 for line in lines[:100] if line.strip())
    split = filled <= 2 and len(lines) < 100 and len(text) > _ONE_LINE
    deadline = clock() + reading_seconds(limits)
    for number, line in enumerate(lines, 1):
        for part in _sentences(line) if split else (line,):
            block = " ".join(without_noise(part).split())
            if block:
                page.texts.append(block if block.isascii() else unicodedata.normalize("NFC", block))
                page.lines.append((number, number))
            if len(page.texts) > limits.blocks:
                break
        if len(page.texts) > limits.blocks:
            break
        if number % 4096 == 0 and clock() >= deadline:
            page.notes.append(said(limits, "seconds"))
            page.truncated = True
            break
    page.link_chars = [0] * len(page.texts)
    cut(page, limits)
    return page


def _sentences(line: str) -> Iterator[str]:
    """The sentences of a line, one at a time."""
    begin = 0
    for end in _SENTENCE_END.finditer(line):
        yield line[begin : end.end()]
        begin = end.end()
    yield line[begin:]
