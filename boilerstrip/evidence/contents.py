"""Tables of contents: linked lines that say what headings further down the page say.

The text has those headings already, each where it belongs.
"""

from __future__ import annotations

import re

import numpy as np

from boilerstrip.evidence.family import Flags, Floats
from boilerstrip.evidence.structure import HEADING_BITS, Structure
from boilerstrip.reading.page import Page

_LINES = 2  # lines of a table at least: a single link may point to any part of the text
_LINKED = 0.5  # link density of each
_LONGEST = 300  # characters of a line
_WORD = re.compile(r"[^\W_]+")


def contents(page: Page, structure: Structure, link_density: Floats) -> Flags:
    """True for each block that is a line of a table of contents."""
    found = np.zeros(len(page.texts), dtype=np.bool_)
    heading = structure.block_own & HEADING_BITS > 0
    last = {_words(page.texts[block]): block for block in np.flatnonzero(heading).tolist()}
    last.pop("", None)
    if len(last) < _LINES:
        return found
    listed = np.zeros(len(found) + 1, dtype=np.bool_)  # and the end of the page, which is not
    for block in np.flatnonzero((link_density > _LINKED) & ~heading).tolist():
        listed[block] = last.get(_words(page.texts[block]), -1) > block
    edges = np.flatnonzero(np.diff(listed, prepend=False)).reshape(-1, 2)
    for begin, end in edges[edges[:, 1] - edges[:, 0] >= _LINES].tolist():
        found[begin:end] = True
    return found


def _words(text: str) -> str:
    """What a line says, without its number, marks and case; nothing where it is too long for a heading."""
    if len(text) > _LONGEST:
        return ""
    if text.replace(" ", "").isalpha():  # as most menu entries are
        return " ".join(text.split()).casefold()
    words = _WORD.findall(text)
    while words and words[0].isdecimal():
        del words[0]
    return " ".join(words).casefold()
