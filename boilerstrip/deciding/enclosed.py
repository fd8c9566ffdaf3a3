"""What stands between two kept blocks of one container: lists, rows of facts, small tables, callouts, short paragraphs.

Their words alone look like furniture, so their scores are low; but the text goes on round them, and furniture that an
article goes on round is linked, says what it is, or is set apart as such. What is none of that is kept with the text.
A block in boxes of its own counts as a child of what holds those boxes: editors box each paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from boilerstrip.evidence.family import Flags, Floats, Ints
from boilerstrip.evidence.matrix import Evidence
from boilerstrip.evidence.names import kind_bits
from boilerstrip.evidence.structure import HEADING_BITS, Structure, tag_bit
from boilerstrip.evidence.wording import DENSE, HAN, LOWER, UPPER

_GAP = 30  # blocks between two kept ones
_GROUP = 3  # blocks of a list or a row of boxes; two are a callout, one is a paragraph or a heading
_NEED = {1: 0.6, 2: 0.3, _GROUP: 0.15}
"""The share of the threshold that their mean score needs, by their number: the more of them, the less by chance."""
_LIKELY = 0.6
"""The share of the threshold that what is dropped of something partly kept needs in the mean, if its end is dropped."""
LONGEST = 300  # words; the score of more prose is trusted
_LINKED = 0.3
_LETTERS = (LOWER, UPPER, HAN, DENSE)
_APART = sum(map(tag_bit, ("nav", "footer", "form", "dialog", "button", "hidden")))
NAMED = kind_bits("comment", "share", "cookie", "newsletter", "paywall", "related", "ad", "tags", "navigation", "bio")


def enclosed(evidence: Evidence, scores: Floats, kept: Flags, line: float) -> Flags:
    """`kept` and what the kept blocks enclose; `line` is the score from which blocks were kept."""
    structure = evidence.structure
    if structure is None:
        return kept
    out = kept.copy()
    fits = _Fits(evidence, structure, scores, kept, line)
    for holder, first, end in _gaps(structure, kept):
        for begin, stop in children(structure, holder, first, end):
            if fits(begin, stop):
                out[begin:stop] = True
    return out


def _gaps(structure: Structure, kept: Flags) -> list[tuple[int, int, int]]:
    """Each holder with the blocks between two kept ones that stand right in it: first and last (exclusive).

    Some of them are dropped; others may be kept, such as an item of a list.
    """
    places = np.flatnonzero(kept)
    holder = structure.holders[places]
    order = np.argsort(holder, kind="stable")
    places, holder = places[order], holder[order]
    before, behind = places[:-1], places[1:]
    count = np.cumsum(kept)
    size = behind - before - 1
    some = (size > count[behind] - count[before] - 1) & (size <= _GAP) & (holder[:-1] == holder[1:])
    gaps = np.column_stack([holder[:-1], before + 1, behind])[some]
    return [(own, first, end) for own, first, end in gaps.tolist()]


class _Fits:
    """Tells whether the text goes on in some of its blocks."""

    def __init__(self, evidence: Evidence, structure: Structure, scores: Floats, kept: Flags, line: float) -> None:
        self._kept = kept
        self._plain = plain(evidence, structure) | kept
        self._ended = evidence.wording.ended
        self._pictures = structure.pictures
        self._letters = lettered(evidence)
        self._telling = self._letters | (structure.block_own & HEADING_BITS > 0)  # "2018", of a table of years
        self._once = evidence.repeats.times <= 1
        self._words = np.maximum(evidence.wording.words, 1)
        self._scores, self._line = scores, line

    def __call__(self, begin: int, stop: int) -> bool:
        unit, size = slice(begin, stop), min(stop - begin, _GROUP)
        if not self._plain[unit].all() or not self._letters[unit].any():
            return False
        if size == 1 and self._pictures[begin]:  # a line below a picture is its caption
            return False
        if self._kept[unit].any():
            if not self._completes(unit):
                return False
        elif size == 2 and not self._ended[unit].any():
            return False
        return self._words[unit].sum() <= LONGEST and self._scored(np.arange(begin, stop), _NEED[size])

    def _scored(self, blocks: Ints, share: float) -> bool:
        """Whether the blocks' mean score, by words, is that share of the threshold."""
        words = self._words[blocks]
        return float(words @ self._scores[blocks]) >= share * self._line * float(words.sum())

    def _completes(self, unit: slice) -> bool:
        """Whether the dropped blocks of what is partly kept are titles or items of it, or likely.

        A name below a quotation, what is said of each of many things, and a line below a picture are none.
        """
        kept = self._kept[unit]
        telling = self._once[unit] & self._telling[unit] & (self._pictures[unit] == 0)
        left = unit.start + np.flatnonzero(~kept)
        return bool((kept | telling).all()) and (bool(kept[-1]) or self._scored(left, _LIKELY))


def lettered(evidence: Evidence) -> Flags:
    """Blocks that hold a letter of any script."""
    out: Flags = evidence.wording.counts[:, _LETTERS].sum(axis=1) > 0
    return out


def plain(evidence: Evidence, structure: Structure) -> Flags:
    """Blocks that are not linked, say nothing known, and are not set apart by their elements or names."""
    apart = (structure.block_tags & _APART) | (structure.block_near_names & NAMED)
    out: Flags = (evidence.link_density < _LINKED) & evidence.silent & (apart == 0)
    return out


def children(structure: Structure, holder: int, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The children of the holder that the blocks from `first` to `end` are in, as first and last block (exclusive)."""
    while first < end:
        element, stop = int(structure.block[first]), first + 1
        if element != holder:
            while structure.parent[element] > holder:  # elements are numbered in page order
                element = int(structure.parent[element])
            stop = max(stop, min(int(structure.end[element]), end))
        yield first, stop
        first = stop
