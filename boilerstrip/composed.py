"""Unicode normal form C in linear time.

Normalising sorts the accents that follow a letter, which takes the square of their number. No language needs more than
a few; a run of many is parted by combining grapheme joiners, as the Stream-Safe Text Format of Unicode Annex 15
has it. Nothing is lost, and nothing is to be seen of it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_MOST: Final = 30  # accents in a row, the annex's own number
_RARE: Final = 0x10000  # from here on stand accents of scripts that are hardly written any more
_BEYOND: Final = 0x20000  # no accent stands behind
_JOINER: Final = "\u034f"
_SHORT: Final = 256  # characters, among which no number of accents costs much
# Accents are neither letters nor spaces; dashes, too. What begins a run is found by ranges in which no accent stands,
# since that is quicker than to ask what each letter is.
_NONE: Final = "\x00-\u02ff\u0400-\u0482\u048a-\u0590\u1e00-\u206f\u3100-\ua62f\uac00-\ud7a3"
_RUN: Final = re.compile(rf"[^{_NONE}][^\w\s\x00-\x7f]{{{_MOST}}}")


def nfc(text: str) -> str:
    """`text` in normal form C."""
    if text.isascii():
        return text
    if len(text) > _SHORT and _RUN.search(text):
        text = _too_many().sub(lambda accents: accents[0] + _JOINER, text)
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=1)
def _too_many() -> re.Pattern[str]:
    """As many accents as may stand in a row, before another."""
    most = "".join(filter(unicodedata.combining, map(chr, range(0x300, _RARE))))
    rare = "".join(filter(unicodedata.combining, map(chr, range(_RARE, _BEYOND))))
    accent = f"(?:[{most}]|(?=[{rare[0]}-{rare[-1]}])[{rare}])"  # of rare ones a set is searched one by one
    return re.compile(f"{accent}{{{_MOST}}}(?={accent})")
