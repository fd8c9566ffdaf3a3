"""Evidence from phrases: what each block says in a known language, and what was said last before it."""

from __future__ import annotations

import numpy as np

from boilerstrip.evidence.family import Family, bit_matrix, family
from boilerstrip.phrases import KINDS

_FAR = 60  # blocks behind a label at which it is forgotten
_HEADS = ("related", "comment", "newsletter", "share", "tags", "legal", "author_bio")


def features(matches: list[int]) -> Family:
    """Evidence of every block, from the phrase bits of all."""
    n = len(matches)
    bits = np.array(matches, dtype=np.int64)
    matrix = bit_matrix(bits, len(KINDS))
    order = np.arange(n)
    since = {}
    for head in _HEADS:
        said = matrix[:, KINDS.index(f"label.{head}")] > 0
        last = np.maximum.accumulate(np.where(said, order, -_FAR - 1))
        since["after_" + head] = np.maximum(0, 1 - (order - last) / _FAR)
    after = family(since)
    names = tuple("says_" + kind for kind in KINDS)
    return Family((*names, *after.names), np.concatenate([matrix, after.matrix], axis=1))
