"""Evidence from the words that blocks share: the paragraphs of an article speak of the same things, the teasers of a
list each of another (lexical cohesion: Hearst 1997, "TextTiling").

A word is the first letters of a run of letters, so that its endings do not matter; in scripts without spaces it is a
pair of neighbouring characters. Words are hashed to numbers, all at once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.family import Family, Floats, Ints, family
from boilerstrip.evidence.numbering import fresh
from boilerstrip.evidence.place import is_prose
from boilerstrip.evidence.wording import DENSE, HAN, LOWER, UPPER, Wording

_STEM = 5  # letters of a word that count
_SHORTEST = 2  # letters; shorter words are hardly ever about something
_NEAR = 12  # blocks
_BMP = 0x10000  # code points
_FAR = 1 << 40  # more blocks than any page has
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio (Knuth, TAOCP 6.4)
_BLOCK_BITS = np.uint64(24)  # of a key that holds a word's hash and a block


class Vocabulary(NamedTuple):
    """Each word of a page with each block that holds it, once, in order of words, then of blocks."""

    words: Ints
    """The word's number, from 0."""
    blocks: Ints
    weight: Floats
    """How telling the word is: the logarithm of one over the share of blocks that hold it."""


@lru_cache(maxsize=1)
def _small() -> NDArray[np.uint64]:
    """The small letter of each code point of the Basic Multilingual Plane."""
    table = np.arange(_BMP, dtype=np.uint64)
    for code in range(_BMP):
        small = chr(code).lower()
        if len(small) == 1:
            table[code] = ord(small)
    return table


def vocabulary(wording: Wording) -> Vocabulary:
    """The words of a page."""
    kinds, owner = wording.kinds, wording.owner
    codes = _small().take(wording.codes, mode="clip")
    letter = np.zeros(len(kinds) + 2, dtype=np.bool_)  # with one before and behind the text that is none
    letter[1:-1] = (kinds == LOWER) | (kinds == UPPER)
    edge = np.flatnonzero(letter[1:] != letter[:-1])
    begin, end = edge[::2], edge[1::2]
    wide = end - begin >= _SHORTEST
    begin, end = begin[wide], end[wide]
    hashes = codes[begin]
    for place in range(1, _STEM):
        at = begin + place
        letters = codes.take(at, mode="clip")
        letters *= at < end
        hashes *= _FACTOR
        hashes += letters
    dense = (kinds == HAN) | (kinds == DENSE)
    pair = np.flatnonzero(dense[:-1] & dense[1:])
    words = np.concatenate([hashes, codes[pair] * _FACTOR + codes[pair + 1]]) * _FACTOR
    blocks = np.concatenate([owner[begin], owner[pair]]).astype(np.uint64)
    keys = (words >> _BLOCK_BITS << _BLOCK_BITS) | blocks
    keys.sort()
    keys = keys[fresh(keys)]
    numbers = np.cumsum(fresh(keys >> _BLOCK_BITS)) - 1
    weight = np.log((len(wording.words) + 1) / np.bincount(numbers)) if len(keys) else np.zeros(0)
    found = (keys & ((np.uint64(1) << _BLOCK_BITS) - np.uint64(1))).astype(np.int64)
    return Vocabulary(numbers, found, weight[numbers].astype(np.float32))


def features(wording: Wording, link_density: Floats) -> Family:
    """Evidence of every block: how much of what it says is said in other blocks, in those near it, in prose."""
    n = len(wording.words)
    words, blocks, weight = vocabulary(wording)
    total = np.bincount(blocks, weight, minlength=n) + 1e-3
    gaps = np.full(len(words) + 1, _FAR)
    begins = fresh(words)
    gaps[1:-1] = np.where(begins[1:], _FAR, np.diff(blocks))
    starts = np.flatnonzero(begins)
    prose = is_prose(wording, link_density)[blocks]
    first = _of_words(np.minimum, np.where(prose, blocks, _FAR), starts)
    last = _of_words(np.maximum, np.where(prose, blocks, -1), starts)
    found: dict[str, NDArray[Any]] = {
        "shared": np.minimum(gaps[:-1], gaps[1:]) < _FAR,
        "shared_before": gaps[:-1] <= _NEAR,
        "shared_behind": gaps[1:] <= _NEAR,
        "shared_prose_before": first[words] < blocks,
        "shared_prose_behind": last[words] > blocks,
    }
    return family(n, {name: np.bincount(blocks, weight * here, minlength=n) / total for name, here in found.items()})


def _of_words(extreme: np.ufunc, values: Ints, starts: Ints) -> Ints:
    """The lowest or highest of the values of each word; `starts`: where each begins."""
    out: Ints = extreme.reduceat(values, starts) if len(starts) else values
    return out
