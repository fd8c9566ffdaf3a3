"""Evidence from what stands together: a block's containers, and runs of siblings alike.

Subtrees hold contiguous blocks, so a sum over any container is the difference of two prefix sums. A teaser list is a
run of siblings of one shape; the shape of an element is a hash of its tag and of the shapes of its children, three
levels deep.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.family import Family, Floats, Ints, family, grouped
from boilerstrip.evidence.structure import Structure, tag_bit
from boilerstrip.evidence.wording import DIGIT, Wording
from boilerstrip.reading.page import Page

Hashes = NDArray[np.float64]
_MAKE = 4  # elements upwards that make a block what it is
_LEVELS = 5  # containers looked at above a block: its element and four round it
_HEADLINE = 4  # words of a link from which it may be a headline
_SHORT, _DATE_DIGITS = 8, 2  # a line that may show a date: words at most, digits at least
_GOLDEN = 0.6180339887498949  # multiples of it, modulo 1, lie far apart: Fibonacci hashing (Knuth, TAOCP 6.4)
_INLINE = ["bold", "italic", "code", "small", "span", "a"]


class Containers:
    """Sums over every element of a page, and the runs of siblings alike that it stands in."""

    def __init__(self, page: Page, structure: Structure, wording: Wording) -> None:
        n = len(page.texts)
        link_chars = np.array(page.link_chars, dtype=np.float32)
        elements = page.elements
        self.structure = structure
        begin = np.minimum(np.array(elements.begin, dtype=np.int64), n)
        end = np.maximum(np.minimum(np.array(elements.end, dtype=np.int64), n), begin)
        paragraph = ((structure.block_own & tag_bit("p")) > 0).astype(np.float32)
        heading_bits = tag_bit("h1") | tag_bit("h2") | tag_bit("h3") | tag_bit("h4")
        heading = ((structure.block_own & heading_bits) > 0).astype(np.float32)
        linked = (link_chars > 0.6 * wording.chars).astype(np.float32)
        prose = wording.words * (wording.sentences > 0) * (link_chars < 0.4 * wording.chars)
        headline = linked * (wording.words >= _HEADLINE)
        dated = (wording.words <= _SHORT) & (wording.counts[:, DIGIT] >= _DATE_DIGITS)
        columns = [np.ones(n), wording.words, wording.chars, link_chars, paragraph, heading, linked, prose]
        sums = np.stack([*columns, headline, dated], axis=1)
        total = np.vstack([np.zeros((1, sums.shape[1])), np.cumsum(sums, axis=0)])
        self.sums = total[end] - total[begin]
        """For each element: blocks, words, characters, linked ones, <p> blocks, headings, link blocks, prose words,
        links as long as headlines, short lines with a number as of a date."""
        images = np.zeros(n + 1)
        if page.images:
            images += np.bincount([min(image.before, n) for image in page.images], minlength=n + 1)
        before = np.concatenate([[0], np.cumsum(images)])
        self.images = before[end] - before[begin]
        self.page = sums.sum(axis=0)
        self.begin, self.end = begin, end
        own_tags = structure.own_tags.astype(np.float64) % 1e6
        self._tags = _hash(structure.tag_numbers.numbers)
        self.shape = _shapes(self._tags, structure)
        self._names = _hash(structure.class_numbers.numbers)
        self.alike = _siblings(structure.parent, self.shape, self.sums)
        self.alike_named = _siblings(structure.parent, _hash(own_tags + self._names), self.sums)

    def ranges(self) -> NDArray[np.int32]:
        """n x 4: first and last block (exclusive) of two containers of each block: that of its element, and of the one
        round it."""
        parent = self.structure.parent
        near = parent[self.structure.block]
        far = parent[near]
        return np.stack([self.begin[near], self.end[near], self.begin[far], self.end[far]], axis=1).astype(np.int32)

    def groups(self, named: bool = True) -> Ints:
        """A number for each block, the same for blocks of one make: tags (and class names) of four elements upwards.

        Paragraphs of one body, posts of one thread, cards of one list are of one make wherever they stand.
        """
        structure = self.structure
        own = self._tags + _hash(self._names) if named else self._tags  # hashed twice: sums of products collide
        make: Hashes = np.zeros(len(structure.block))
        element = structure.block
        for _ in range(_MAKE):
            make = _hash(make + own[element])
            element = structure.parent[element]
        return grouped(make)[0]

    def features(self) -> Family:
        """Evidence of every block: what is known of its element, and of the elements round it."""
        levels = [self.structure.block]
        for _ in range(_LEVELS - 1):
            levels.append(self.structure.parent[levels[-1]])
        asked = np.zeros(len(self.sums), dtype=np.bool_)
        for elements in levels:
            asked[elements] = True
        held = np.flatnonzero(asked)
        blocks, words, chars, links, paragraphs, headings, linked, prose, headlines, dated = self.sums[held].T
        count = np.maximum(blocks, 1)
        columns = {
            "blocks": np.log1p(blocks),
            "words": np.log1p(words),
            "words_share": words / max(self.page[1], 1),
            "prose_share": prose / max(self.page[7], 1),
            "link_density": links / np.maximum(chars, 1),
            "paragraphs": paragraphs / count,
            "headings": headings / count,
            "linked": linked / count,
            "prose": prose / np.maximum(words, 1),
            "headlines": headlines / count,
            "dated": dated / count,
            "images": np.minimum(self.images[held], 20) / count,
        }
        for name, alike in (("alike", self.alike[held]), ("named", self.alike_named[held])):
            columns[name] = np.log1p(alike[:, 0])
            columns[f"{name}_words"] = np.log1p(alike[:, 1])
            columns[f"{name}_links"] = alike[:, 2]
            columns[f"{name}_blocks"] = np.log1p(alike[:, 3])
            columns[f"{name}_headlines"] = alike[:, 4]
            columns[f"{name}_dated"] = alike[:, 5]
        own = family(columns)
        row = np.zeros(len(self.sums), dtype=np.int64)
        row[held] = np.arange(len(held))
        parts = [own.matrix[row[elements]] for elements in levels]
        return Family(_level_names(own.names), np.concatenate(parts, axis=1, dtype=np.float32))


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
    out: Hashes = np.modf((numbers + 1.0) * 997 * _GOLDEN)[0]
    return out


def _siblings(parent: Ints, shape: Hashes, sums: Floats) -> Floats:
    """For each element, over its siblings of one shape that hold text: how many, mean words, link density, blocks; the
    share of them that hold a link as long as a headline, and of those that hold a date."""
    key = parent + shape  # a shape is a fraction below 1
    empty = sums[:, 0] == 0
    key[empty] = -1
    group, groups = grouped(key)
    count = np.bincount(group, minlength=groups)
    words, chars, links, blocks = (np.bincount(group, sums[:, column]) for column in (1, 2, 3, 0))
    headed, dated = (np.bincount(group, sums[:, column] > 0) / count for column in (8, 9))
    each = np.stack([count, words / count, links / np.maximum(chars, 1), blocks / count, headed, dated], axis=1)
    out: Floats = each[group].astype(np.float32)
    return out
