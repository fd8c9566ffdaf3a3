"""Elements to blocks: what an element tells, written on all blocks that it holds.

The blocks of an element are a range. Ranges are written all at once; wide ones, of which there are few, one by one, so
that deep nesting costs no more memory than the page.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from boilerstrip.evidence.family import Ints

_WIDE = 16  # blocks


class Ranges(NamedTuple):
    """Ranges of blocks, outer ones before those within: first blocks, blocks behind the last."""

    start: Ints
    stop: Ints


def join_bits(ranges: Ranges, bits: Ints, blocks: int) -> Ints:
    """For each of `blocks` blocks the bits of all ranges that it is in."""
    out = np.zeros(blocks, dtype=np.int64)
    if not len(bits):
        return out
    for place in np.flatnonzero(ranges.stop - ranges.start > _WIDE).tolist():
        out[ranges.start[place] : ranges.stop[place]] |= bits[place]
    which, block = _narrow(ranges)
    np.bitwise_or.at(out, block, bits[which])
    return out


def innermost(ranges: Ranges, numbers: Ints, blocks: int) -> Ints:
    """For each of `blocks` blocks the number of the innermost range that it is in, -1 where it is in none.

    `numbers` grow from range to range.
    """
    out = np.full(blocks, -1, dtype=np.int64)
    for place in np.flatnonzero(ranges.stop - ranges.start > _WIDE).tolist():
        out[ranges.start[place] : ranges.stop[place]] = numbers[place]
    which, block = _narrow(ranges)
    np.maximum.at(out, block, numbers[which])
    return out


def _narrow(ranges: Ranges) -> tuple[Ints, Ints]:
    """All pairs of a narrow range and a block in it."""
    size = ranges.stop - ranges.start
    size = np.where(size > _WIDE, 0, size)
    which = np.repeat(np.arange(len(size)), size)
    within = np.arange(len(which)) - (np.cumsum(size) - size)[which]
    return which, ranges.start[which] + within
