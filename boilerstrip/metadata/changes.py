"""The parts of a line that tell when something was published, and when it was changed last."""

from __future__ import annotations

import re
from typing import Final

from boilerstrip.metadata.words import byline_words, even

_WORD: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]")  # where one begins


def parted(text: str) -> tuple[str, str]:
    """What a line says of publication and of a change: each label speaks of what stands behind it, up to the next.

    Both are as long as the line, with spaces for what belongs to the other.
    """
    low = even(text)
    words = byline_words()
    at, changed = 0, False
    found = ["", ""]
    for word in _WORD.finditer(low):
        start = word.start()
        change = words.changes.start(low[start:]) > 0
        if change != changed and (change or words.dates.start(low[start:])):
            found[changed] += text[at:start]
            found[not changed] += " " * (start - at)
            at, changed = start, change
    found[changed] += text[at:]
    found[not changed] += " " * (len(text) - at)
    return found[0], found[1]
