"""Values to numbers: equal values get the same, so that arrays can count and look up by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.family import Flags, Ints


def fresh(ordered: NDArray[Any]) -> Flags:
    """True where a value is another than the one before it, as the first is."""
    out = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=out[1:])
    return out


def grouped(keys: NDArray[Any]) -> tuple[Ints, int]:
    """A number for each key, from 0, the same for equal keys; and how many there are."""
    order = np.argsort(keys, kind="stable")
    rank = np.cumsum(fresh(keys[order]))
    out = np.empty(len(keys), dtype=np.int64)
    out[order] = rank - 1
    return out, int(rank[-1]) if len(keys) else 0


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
    number: defaultdict[str | None, int] = defaultdict(count().__next__)
    numbers = np.fromiter(map(number.__getitem__, values), dtype=np.int64, count=len(values))
    return Numbered(tuple(number), numbers)
