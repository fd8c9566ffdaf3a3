"""Evidence from phrases: what each block says in a known language, and what was said last before it."""

from __future__ import annotations

import numpy as np

from boilerstrip.evidence.family import Family, bit_matrix
from boilerstrip.phrases import KINDS

_FAR = 60  # blocks behind a label at which it is forgotten
_HEADS = ("related", "comment", "newsletter", "share", "tags", "legal", "author_bio")
_PLACES = [KINDS.index(f"label.{head}") for head in _HEADS]
_SAYS = tuple("says_" + kind for kind in KINDS)
_AFTER = tuple("after_" + head for head in _HEADS)


def features(matches: list[int]) -> list[Family]:
    """Evidence of every block, from the phrase bits of all: what it says, and what was said before."""
    n = len(matches)
    bits = np.array(matches, dtype=np.int64)
    matrix = bit_matrix(bits, len(KINDS))
    order = np.arange(n)[:, None]
    last = np.maximum.accumulate(np.where(matrix[:, _PLACES], order, -_FAR - 1), axis=0)
    after = np.maximum(0, 1 - (order - last) / _FAR)
    return [Family(_SAYS, matrix), Family(_AFTER, after.astype(np.float32))]
