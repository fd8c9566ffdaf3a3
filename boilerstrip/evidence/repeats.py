"""Evidence from what is said twice: a teaser's title, a headline in the page's head, a lead in its description."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

import numpy as np

from boilerstrip.evidence.family import Family, Floats, family
from boilerstrip.reading.page import Page

_WORD = re.compile(r"\w+")
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
        title = metas.get("og:title") or page.head.title
        titles = {title, page.head.title}
        descriptions = {metas.get("og:description", ""), metas.get("description", "")}
        words_of = lru_cache(maxsize=None)(_words)  # a text is looked at for titles and for descriptions
        self.title_overlap = _overlaps(texts, titles, words_of)
        self.description_overlap = _overlaps(texts, descriptions, words_of)
        seen = Counter(texts)
        self.times = np.array([seen[text] for text in texts], dtype=np.float32)
        self.twice = np.array([_doubled(text) for text in texts], dtype=np.float32)
        self.same_as_last = np.array([a == b for a, b in zip(["", *texts], texts, strict=False)], dtype=np.float32)
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
            {
                "title_overlap": self.title_overlap,
                "description_overlap": self.description_overlap,
                "times": np.minimum(np.log(np.maximum(self.times, 1)), 3),
                "twice": self.twice,
                "same_as_last": self.same_as_last,
                "same_as_next": np.append(self.same_as_last[1:], np.float32(0)),
            }
        )


def _overlaps(texts: list[str], others: set[str], words_of: Callable[[str], frozenset[str]]) -> Floats:
    """For each text, the share of words it has in common with the most alike of `others`."""
    shares = [0.0] * len(texts)
    for other in sorted(filter(None, others)):
        wanted = _words(other[:_LONGEST])
        shortest, longest = len(other) / _RATIO, min(len(other), _LONGEST) * _RATIO
        for place, text in enumerate(texts):
            if shortest < len(text) < longest:
                words = words_of(text)
                if not wanted.isdisjoint(words):
                    common = len(words & wanted)
                    shares[place] = max(shares[place], common / (len(words) + len(wanted) - common))
    out: Floats = np.array(shares, dtype=np.float32)
    return out


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _doubled(text: str) -> bool:
    """The text is one text twice, as when a picture's text and its headline were flattened into a line."""
    half = len(text) // 2
    return len(text) > 20 and text[:half].rstrip() == text[half:].lstrip()
