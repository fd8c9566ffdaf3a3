"""Unicode normal form C in linear time.

Normalising sorts the accents that follow a letter, which takes the square of their number. No language needs more than
a few; a run of many is parted by combining grapheme joiners, as the Stream-Safe Text Format of Unicode Annex 15
has it. Nothing is lost, and nothing is to be seen of it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MOST: Final = 30  # accents in a row, the annex's own number
_JOINER: Final = "\u034f"
_SHORT: Final = 256  # characters, among which no number of accents costs much
_RUN: Final = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST + 1},}}")  # accents are neither letters nor spaces; dashes, too


def nfc(text: str) -> str:
    """`text` in normal form C."""
    if text.isascii():
        return text
    if len(text) > _SHORT:
        text = _RUN.sub(_parted, text)
    return unicodedata.normalize("NFC", text)


def _parted(run: re.Match[str]) -> str:
    """The run with a joiner behind each so many accents."""
    out = []
    accents = 0
    for mark in run[0]:
        accents = accents + 1 if unicodedata.combining(mark) else 0
        if accents > _MOST:
            out.append(_JOINER)
            accents = 1
        out.append(mark)
    return "".join(out)
