"""What a page shows twice, and the text needs once.

A page may hold its article again: for print, for narrow screens, behind a tab; or a part of it, as where a post quotes
the one before. Such a copy is a stretch of blocks that stands elsewhere on the page. A refrain stands among its
like, or, where flattened text tells no more of that, has short lines; a note that a manual repeats is a block or two.
Those stay.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.family import Flags, Floats
from boilerstrip.evidence.matrix import Evidence
from boilerstrip.reading.page import Page

TELLING = 3  # words of a block that is the same as another for a reason
_NEXT = 3  # kept blocks from one that is found again to the next of its stretch, on both sides
_STRETCH, _WORDS = 3, 40  # blocks and words that make a copy
_LINE = 12  # mean words of lines that are prose


def without_copies(page: Page, evidence: Evidence, scores: Floats, kept: Flags) -> Flags:
    """`kept` with one of the two where a stretch is kept twice: the likelier, the first among equals."""
    words = evidence.wording.words
    again = np.flatnonzero(kept & (evidence.repeats.times > 1) & (words >= TELLING)).tolist()
    if len(again) < 2 * _STRETCH:
        return kept
    out = kept.copy()
    order = np.cumsum(kept, dtype=np.int64)
    for stretch in _stretches(_pairs(page, evidence, again), order):
        first, second = np.array(stretch).T
        least = _WORDS if evidence.containers is not None else max(_WORDS, _LINE * len(stretch))
        if len(stretch) >= _STRETCH and words[second].sum() >= least:
            better = scores[second] @ words[second] > scores[first] @ words[first]
            out[first if better and out[first].all() else second] = False
    return out


def _pairs(page: Page, evidence: Evidence, again: list[int]) -> list[tuple[int, int]]:
    """Blocks of one text that stand in two containers, if in any: the first that has it, and each later one."""
    first: dict[str, int] = {}
    begin, end = evidence.ranges[:, 0].tolist(), evidence.ranges[:, 1].tolist()
    pairs = []
    for block in again:
        one = first.setdefault(page.texts[block], block)
        if one != block and (evidence.containers is None or (begin[one], end[one]) != (begin[block], end[block])):
            pairs.append((one, block))
    return pairs


def _stretches(pairs: list[tuple[int, int]], order: NDArray[np.int64]) -> list[list[tuple[int, int]]]:
    """Pairs that follow each other on both sides."""
    stretches: list[list[tuple[int, int]]] = [pairs[:1]] if pairs else []
    for before, pair in pairwise(pairs):
        if all(0 < order[here] - order[there] <= _NEXT for there, here in zip(before, pair, strict=True)):
            stretches[-1].append(pair)
        else:
            stretches.append([pair])
    return stretches
