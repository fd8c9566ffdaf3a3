"""Evidence from what is said twice: a teaser's title, a headline in the page's head, a lead in its description."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, chain

import numpy as np

from boilerstrip.evidence.family import Family, Floats, family
from boilerstrip.reading.page import Page
from boilerstrip.writing import UNSPACED

_SIGNS = "\u0591-\u05c7\u064b-\u0652\u0900-\u0963\u0966-\u0dff"  # vowel signs and points, which re takes for no letters
_LETTERS = rf"[^\W{UNSPACED}]+(?:[{_SIGNS}]+[^\W{UNSPACED}]*)*"
_WORD = re.compile(rf"[{UNSPACED}]|{_LETTERS}")  # characters of scripts without spaces stand for words
_ASCII_WORD = re.compile(r"\w+")  # the same where no other characters are, in less than half the time
_CHUNK = re.compile(rf"[{UNSPACED}]{{2,4}}|{_LETTERS}")
_SITE_APART = re.compile(r"\s[-|–—·•»«:/]+\s|\s*[|_]+\s*")  # what parts a headline from the site's name
_ANCHORS = 4  # longest words of a title; a text that holds none of them has too little in common with it
_LONGEST = 600  # characters of a title or a description
_RATIO = 4  # texts whose lengths differ by more have little in common
_ALIKE = 0.5  # share of common words from which a block may be the title
_HEADINGS = ("h1", "h2", "h3")


class Repeats:
    """What each block has in common with the page's head and with other blocks."""

    def __init__(self, page: Page) -> None:
        texts = page.texts
        metas: dict[str, str] = {}
        for meta in page.head.metas:
            name = meta.get("property") or meta.get("name")
            if name:
                metas.setdefault(name.lower(), meta.get("content") or "")
        title = page.head.title[:_LONGEST]
        titles = (metas.get("og:title", ""), title, max(_SITE_APART.split(title), key=len))
        descriptions = (metas.get("og:description", ""), metas.get("description", ""))
        search = _Search(texts)
        self.title_overlap = _overlaps(search, titles)
        self.description_overlap = _overlaps(search, descriptions)
        seen = Counter(texts)
        self.times = np.array(list(map(seen.__getitem__, texts)), dtype=np.float32)
        self.twice = np.array([len(text) > 20 and _doubled(text) for text in texts], dtype=np.float32)
        self.same_as_last = np.array([False, *map(str.__eq__, texts, texts[1:])], dtype=np.float32)
        self.title = self._title(page)

    def _title(self, page: Page) -> int:
        """The block that shows the title: the most alike, headings first, the first among equals."""
        best, best_block = _ALIKE, -1
        for place in np.flatnonzero(self.title_overlap >= _ALIKE).tolist():
            tag = "" if page.flattened else page.elements.tag[page.element[place]]
            alike = float(self.title_overlap[place]) + (0.5 if tag == "h1" else 0.3 if tag in _HEADINGS else 0)
            if alike > best:
                best, best_block = alike, place
        if best_block < 0 and not page.flattened:
            for place, element in enumerate(page.element):
                if page.elements.tag[element] == "h1":
                    return place
        return best_block

    def features(self) -> Family:
        """Evidence of every block."""
        return family(
            len(self.times),
            {
                "title_overlap": self.title_overlap,
                "description_overlap": self.description_overlap,
                "times": np.minimum(np.log(np.maximum(self.times, 1)), 3),
                "twice": self.twice,
                "same_as_last": self.same_as_last,
                "same_as_next": np.append(self.same_as_last[1:], np.float32(0)),
            },
        )


class _Search:
    """Finds the texts that hold a word by one search through all, and splits only those into words.

    Nothing is made ready before a word is asked for: flattened text has no head that could say the same.
    """

    def __init__(self, texts: list[str]) -> None:
        self.size = len(texts)
        self._texts = texts
        self._holding: dict[str, list[int]] = {}
        self._words: dict[int, frozenset[str]] = {}

    @cached_property
    def texts(self) -> list[str]:
        """The texts in small letters."""
        return list(map(str.lower, self._texts))

    @cached_property
    def _whole(self) -> str:
        return "\n".join(self.texts)

    @cached_property
    def _begins(self) -> list[int]:
        """Where each text begins, and where the next one would behind the last."""
        return [0, *accumulate([len(text) + 1 for text in self.texts])]

    def holding(self, word: str) -> list[int]:
        """The texts that a lower-case word or a part of one stands in."""
        found = self._holding.get(word)
        if found is None:
            found = self._holding[word] = []
            whole, begins = self._whole, self._begins
            at = whole.find(word)
            while at >= 0:
                behind = bisect_right(begins, at)
                found.append(behind - 1)
                at = whole.find(word, begins[behind])
        return found

    def words(self, place: int) -> frozenset[str]:
        """The words of a text."""
        found = self._words.get(place)
        if found is None:
            text = self.texts[place]
            word = _ASCII_WORD if text.isascii() else _WORD
            found = self._words[place] = frozenset(word.findall(text))
        return found


def _overlaps(search: _Search, others: Iterable[str]) -> Floats:
    """For each text, the share of words it has in common with the most alike of `others`.

    A text that holds none of the longest words of another is taken to have none in common with it.
    """
    shares = [0.0] * search.size
    for other in sorted({other[:_LONGEST].lower() for other in others}):
        wanted = frozenset(_WORD.findall(other))
        anchors = sorted(dict.fromkeys(_CHUNK.findall(other)), key=len, reverse=True)[:_ANCHORS]
        shortest, longest = len(other) / _RATIO, len(other) * _RATIO
        for place in set(chain.from_iterable(map(search.holding, anchors))):
            if shortest < len(search.texts[place]) < longest:
                words = search.words(place)
                common = len(words & wanted)
                alike = common / (len(words) + len(wanted) - common)
                if alike > shares[place]:
                    shares[place] = alike
    return np.array(shares, dtype=np.float32)


def _doubled(text: str) -> bool:
    """The text is one text twice, as when a picture's text and its headline were flattened into a line."""
    half = len(text) // 2
    if text[half] != text[0] and not text[half].isspace():
        return False  # as nearly all are
    return text[:half].rstrip() == text[half:].lstrip()
