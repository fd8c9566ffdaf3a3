"""A family of evidence: named columns over the blocks of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Family(NamedTuple):
    """Evidence of one kind."""

    names: tuple[str, ...]
    """What each column is."""
    matrix: Floats | NDArray[np.uint8]
    """n blocks x columns; where all are 0 or 1 as bytes."""


def family(columns: Mapping[str, NDArray[Any]]) -> Family:
    """The family of some columns of n numbers each."""
    matrix = np.empty((len(columns), len(next(iter(columns.values())))), dtype=np.float32)
    for place, column in enumerate(columns.values()):
        matrix[place] = column
    return Family(tuple(columns), matrix.T)


def bit_matrix(bits: Ints, count: int) -> NDArray[np.uint8]:
    """n x count: the lowest bits of each of n masks, as 0 and 1."""
    octets = np.ascontiguousarray(bits, dtype="<i8").view(np.uint8).reshape(len(bits), 8)
    return np.unpackbits(octets, axis=1, count=count, bitorder="little")


def one_of(values: NDArray[Any], wanted: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which of the values are one of a few wanted ones; `numpy.isin` sorts, which costs more than it saves here."""
    out: NDArray[np.bool_] = values == wanted[0]
    for other in wanted[1:]:
        out |= values == other
    return out


def grouped(keys: NDArray[Any]) -> tuple[Ints, int]:
    """A number for each key, from 0, the same for equal keys; and how many there are."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    fresh = np.empty(len(keys), dtype=bool)
    fresh[:1] = False
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    rank = np.cumsum(fresh)
    out = np.empty(len(keys), dtype=np.int64)
    out[order] = rank
    return out, int(rank[-1]) + 1 if len(keys) else 0


class Numbered(NamedTuple):
    """Values of a page's elements, each distinct one stored once."""

    distinct: tuple[str | None, ...]
    numbers: Ints
    """Which of the distinct values each element has."""

    def lookup(self, of: Callable[[str | None], int]) -> Ints:
        """What `of` makes of each element's value; it is asked once for each distinct one."""
        table = np.array([of(value) for value in self.distinct], dtype=np.int64)
        out: Ints = table[self.numbers]
        return out


def numbered(values: Sequence[str | None]) -> Numbered:
    """The values, numbered in order of appearance."""
    number = {value: place for place, value in enumerate(dict.fromkeys(values))}
    return Numbered(tuple(number), np.fromiter(map(number.__getitem__, values), dtype=np.int64, count=len(values)))
