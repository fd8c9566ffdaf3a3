"""Evidence from what stands together: a block's containers, and runs of siblings alike.

Subtrees hold contiguous blocks, so a sum over any container is the difference of two prefix sums. A teaser list is a
run of siblings of one shape; the shape of an element is a hash of its tag and of the shapes of its children, three
levels deep.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.family import Family, Floats, Ints, family
from boilerstrip.evidence.numbering import grouped
from boilerstrip.evidence.structure import HEADING_BITS, Structure, tag_bit
from boilerstrip.evidence.wording import DIGIT, Wording
from boilerstrip.reading.page import Page

Hashes = NDArray[np.float64]
_MAKE = 4  # elements upwards that make a block what it is
_LEVELS = 5  # containers looked at above a block: its element and four round it
_HEADLINE = 4  # words of a link from which it may be a headline
_SHORT, _DATE_DIGITS = 8, 2  # a line that may show a date: words at most, digits at least
_MOSTLY, _HARDLY = 0.6, 0.4  # shares of linked characters above which a block is a link, and below which prose
_GOLDEN = 0.6180339887498949  # multiples of it, modulo 1, lie far apart: Fibonacci hashing (Knuth, TAOCP 6.4)
_INLINE = ("bold", "italic", "code", "small", "span", "a")

# What is counted of blocks, and summed up over elements.
_BLOCKS, _WORDS, _CHARS, _LINK_CHARS, _PARAGRAPHS, _HEADINGS, _LINKED, _PROSE, _HEADLINES, _DATED = range(10)
COUNT, MEAN_WORDS, LINK_DENSITY, MEAN_BLOCKS, HEADLINES, DATES = range(6)
"""What is known of siblings of one shape: how many hold text, how many words each has, the share of their characters
that is linked, how many blocks each has, the shares of them that hold a link as long as a headline, and a date."""


class Containers:
    """What every element of a page holds, and the runs of siblings alike that it stands in."""

    def __init__(self, page: Page, structure: Structure, wording: Wording) -> None:
        begin, end = structure.begin, structure.end
        of_blocks = _of_blocks(page, structure, wording)
        total = np.zeros((len(of_blocks), len(page.texts) + 1))
        np.cumsum(of_blocks, axis=1, out=total[:, 1:])
        pictures = np.concatenate([[0], np.cumsum(structure.pictures)])
        self._structure = structure
        self._sums = total.take(end, axis=1)  # a row for each of what is counted
        self._sums -= total.take(begin, axis=1)
        self._pictures = pictures[end] - pictures[begin]
        self._page = total[:, -1]
        self._tags = _hash(structure.tag_numbers.numbers)
        self._names = _hash(structure.class_numbers.numbers)
        self.shape = _shapes(self._tags, structure)
        """For each element a hash of its tag and its subtree's."""
        self.alike = _siblings(structure.parent, self.shape, self._sums)
        """For each element what its siblings of one shape are like, in the columns `COUNT` to `DATES`."""
        own_tags = structure.own_tags.astype(np.float64) % 1e6
        self._named_alike = _siblings(structure.parent, _hash(own_tags + self._names), self._sums)

    def ranges(self) -> NDArray[np.int32]:
        """n x 4: first and last block (exclusive) of two containers of each block: that of its element, and of the one
        round it."""
        begin, end, parent = self._structure.begin, self._structure.end, self._structure.parent
        near = parent[self._structure.block]
        far = parent[near]
        return np.stack([begin[near], end[near], begin[far], end[far]], axis=1).astype(np.int32)

    def groups(self, named: bool = True) -> Ints:
        """A number for each block, the same for blocks of one make: tags (and class names) of four elements upwards.

        Paragraphs of one body, posts of one thread, cards of one list are of one make wherever they stand.
        """
        structure = self._structure
        own = self._tags + _hash(self._names) if named else self._tags  # hashed twice: sums of products collide
        make: Hashes = np.zeros(len(structure.block))
        element = structure.block
        for _ in range(_MAKE):
            make = _hash(make + own[element])
            element = structure.parent[element]
        return grouped(make)[0]

    def features(self) -> Family:
        """Evidence of every block: what is known of its element, and of the elements round it."""
        levels = [self._structure.block]
        for _ in range(_LEVELS - 1):
            levels.append(self._structure.parent[levels[-1]])
        elements = len(self._pictures)
        asked = np.zeros(elements, dtype=np.bool_)
        for level in levels:
            asked[level] = True
        held = np.flatnonzero(asked)
        blocks, words, chars, links, paragraphs, headings, linked, prose, headlines, dated = self._sums[:, held]
        count = np.maximum(blocks, 1)
        columns = {
            "blocks": np.log1p(blocks),
            "words": np.log1p(words),
            "words_share": words / max(self._page[_WORDS], 1),
            "prose_share": prose / max(self._page[_PROSE], 1),
            "link_density": links / np.maximum(chars, 1),
            "paragraphs": paragraphs / count,
            "headings": headings / count,
            "linked": linked / count,
            "prose": prose / np.maximum(words, 1),
            "headlines": headlines / count,
            "dated": dated / count,
            "images": np.minimum(self._pictures[held], 20) / count,
        }
        for name, alike in (("alike", self.alike[held]), ("named", self._named_alike[held])):
            columns[name] = np.log1p(alike[:, COUNT])
            columns[f"{name}_words"] = np.log1p(alike[:, MEAN_WORDS])
            columns[f"{name}_links"] = alike[:, LINK_DENSITY]
            columns[f"{name}_blocks"] = np.log1p(alike[:, MEAN_BLOCKS])
            columns[f"{name}_headlines"] = alike[:, HEADLINES]
            columns[f"{name}_dated"] = alike[:, DATES]
        own = family(len(held), columns)
        row = np.zeros(elements, dtype=np.int64)
        row[held] = np.arange(len(held))
        parts = [own.matrix[row[level]] for level in levels]
        return Family(_level_names(own.names), np.concatenate(parts, axis=1, dtype=np.float32))


def _of_blocks(page: Page, structure: Structure, wording: Wording) -> NDArray[np.float64]:
    """What is counted, from `_BLOCKS` to `_DATED`, x n blocks. Linked is what is mostly a link; dated is a short line
    with a number in it."""
    link_chars = np.array(page.link_chars, dtype=np.float32)
    paragraph = (structure.block_own & tag_bit("p")) > 0
    heading = (structure.block_own & HEADING_BITS) > 0
    linked = (link_chars > _MOSTLY * wording.chars).astype(np.float32)
    prose = wording.words * (wording.sentences > 0) * (link_chars < _HARDLY * wording.chars)
    headline = linked * (wording.words >= _HEADLINE)
    dated = (wording.words <= _SHORT) & (wording.counts[:, DIGIT] >= _DATE_DIGITS)
    out = np.empty((_DATED + 1, len(page.texts)))
    counted = (1, wording.words, wording.chars, link_chars, paragraph, heading, linked, prose, headline, dated)
    for row, numbers in zip(out, counted, strict=True):
        row[:] = numbers
    return out


@lru_cache(maxsize=1)
def _level_names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"up{level}_{name}" for level in range(_LEVELS) for name in names)


def _shapes(own: Hashes, structure: Structure) -> Hashes:
    """A hash of each element's tag and its subtree's tags, three levels deep, inline markup apart."""
    inline = 0
    for kind in _INLINE:
        inline |= tag_bit(kind)
    counted = ((structure.own_tags & inline) == 0) | ((structure.own_tags & tag_bit("a")) > 0)
    counted[0] = False  # the root is nobody's child
    shape = own
    for _ in range(2):
        below = np.bincount(structure.parent, np.where(counted, _hash(shape), 0), minlength=len(own))
        shape = _hash(own + below)
    return shape


def _hash(numbers: NDArray[np.int64] | NDArray[np.float64]) -> Hashes:
    """Numbers to fractions in [0, 1) that look random."""
    out: Hashes = (numbers + np.float64(1)) * 997 * _GOLDEN
    out -= np.floor(out)
    return out


def _siblings(parent: Ints, shape: Hashes, sums: NDArray[np.float64]) -> Floats:
    """What is known of each element's siblings of one shape, see `COUNT` to `DATES`."""
    key = parent + shape  # a shape is a fraction below 1
    key[sums[_BLOCKS] == 0] = -1
    group, groups = grouped(key)
    count = np.bincount(group, minlength=groups)
    words, chars, links, blocks = (
        np.bincount(group, sums[counted]) for counted in (_WORDS, _CHARS, _LINK_CHARS, _BLOCKS)
    )
    headed, dated = (np.bincount(group, sums[counted] > 0) / count for counted in (_HEADLINES, _DATED))
    each = np.empty((DATES + 1, groups), dtype=np.float32)
    known = (count, words / count, links / np.maximum(chars, 1), blocks / count, headed, dated)
    for row, numbers in zip(each, known, strict=True):
        row[:] = numbers
    out: Floats = each.take(group, axis=1).T
    return out
