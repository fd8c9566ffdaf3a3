"""The parts of a line that tell when something was published, and when it was changed last."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from boilerstrip.metadata.words import Edges, byline_words, even
from boilerstrip.phrases import read_files

_WORD: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]")  # where one begins


def parted(text: str) -> tuple[str, str]:
    """What a line says of publication and of a change: each label speaks of what stands behind it, up to the next.

    Both are as long as the line, with spaces for what belongs to the other.
    """
    low = even(text)
    changes, dates = _changes(), byline_words().dates
    at, changed = 0, False
    found = ["", ""]
    for word in _WORD.finditer(low):
        start = word.start()
        change = changes.start(low[start:]) > 0
        if change != changed and (change or dates.start(low[start:])):
            found[changed] += text[at:start]
            found[not changed] += " " * (start - at)
            at, changed = start, change
    found[changed] += text[at:]
    found[not changed] += " " * (len(text) - at)
    return found[0], found[1]


@lru_cache(maxsize=1)
def _changes() -> Edges:
    return Edges.of(text for file in read_files() for text in file.dates.get("changes", ()))
