"""Evidence from phrases: what each block says in a known language, and what was said last before it."""

from __future__ import annotations

import numpy as np

from boilerstrip.evidence.wording import Floats
from boilerstrip.phrases import KINDS

_FAR = 60  # blocks behind a label at which it is forgotten
_HEADS = ("related", "comment", "newsletter", "share", "tags", "legal", "author_bio")


def features(matches: list[int]) -> dict[str, Floats]:
    """Named columns, a float a block, of the phrase bits of all blocks."""
    n = len(matches)
    bits = np.array(matches, dtype=np.int64)
    matrix = (bits[:, None] >> np.arange(len(KINDS)) & 1).astype(np.float32)
    columns: dict[str, Floats] = {"says_" + kind: matrix[:, place] for place, kind in enumerate(KINDS)}
    order = np.arange(n)
    for head in _HEADS:
        name = f"label.{head}"
        if name in KINDS:
            said = matrix[:, KINDS.index(name)] > 0
            last = np.maximum.accumulate(np.where(said, order, -_FAR - 1))
            columns["after_" + head] = np.maximum(0, 1 - (order - last) / _FAR).astype(np.float32)
    return columns
