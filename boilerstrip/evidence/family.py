"""A family of evidence: named columns over the blocks of a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Family(NamedTuple):
    """Evidence of one kind."""

    names: tuple[str, ...]
    """What each column is."""
    matrix: Floats | NDArray[np.uint8]
    """n blocks x columns; where all are 0 or 1 as bytes."""


def family(n: int, columns: Mapping[str, NDArray[Any] | float]) -> Family:
    """The family of some columns of n numbers each, or of one number that holds for the whole page."""
    matrix = np.empty((len(columns), n), dtype=np.float32)
    for place, column in enumerate(columns.values()):
        matrix[place] = column
    return Family(tuple(columns), matrix.T)


def bit_matrix(bits: Ints, count: int) -> NDArray[np.uint8]:
    """n x count: the lowest bits of each of n masks, as 0 and 1."""
    octets = np.ascontiguousarray(bits, dtype="<i8").view(np.uint8).reshape(len(bits), 8)
    return np.unpackbits(octets, axis=1, count=count, bitorder="little")
