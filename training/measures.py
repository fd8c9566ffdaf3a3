"""How an extraction is scored against gold: word shingles for bodies, sets of names for bylines.

F1 is that of the public article-extraction benchmark: the multiset of 4-word shingles, mean precision and mean recall
over pages, then their harmonic mean. Word F is that of WCXB: the multiset of words, mean over pages. Segment F is
that of trafilatura's evaluation.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
SHINGLE = 4

Words = Counter[tuple[str, ...]]
"""A multiset of runs of words."""


def tokens(text: str) -> list[str]:
    """Words; single characters in scripts that are written without spaces."""
    found: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        if _UNSPACED.search(word):
            found.extend(word)
        else:
            found.append(word)
    return found


def shingles(words: list[str], n: int = SHINGLE) -> Words:
    """All runs of n words, with their number; one shorter run for a text of fewer words."""
    if not words:
        return Counter()
    return Counter(tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1)))


def overlap(gold: Words, found: Words) -> tuple[float, float, float]:
    """Precision, recall and F of one multiset against another. Two empty ones agree."""
    if not gold and not found:
        return 1.0, 1.0, 1.0
    common = (gold & found).total()
    precision = common / found.total() if found else 0.0
    recall = common / gold.total() if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if common else 0.0


def page_f(gold: str, found: str) -> tuple[float, float, float]:
    """Precision, recall and F of a page by 4-word shingles."""
    return overlap(shingles(tokens(gold)), shingles(tokens(found)))


def word_f(gold: str, found: str) -> float:
    """Word F of a page as WCXB counts it: lower case, words as `\\w+`."""
    one: Words = Counter((word,) for word in _WORD.findall(gold.lower()))
    other: Words = Counter((word,) for word in _WORD.findall(found.lower()))
    return overlap(one, other)[2]


def mean_f(pages: Iterable[tuple[float, float, float]]) -> tuple[float, float, float]:
    """Mean precision, mean recall, and their harmonic mean."""
    rows = list(pages)
    if not rows:
        return 0.0, 0.0, 0.0
    precision = sum(row[0] for row in rows) / len(rows)
    recall = sum(row[1] for row in rows) / len(rows)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def segment_f(pages: Iterable[tuple[list[str], list[str], str]]) -> tuple[float, float, float]:
    """Segment precision, recall and F over pages of (present, absent, found)."""
    right = missed = wrong = 0
    for present, absent, found in pages:
        hits = sum(segment in found for segment in present)
        right, missed = right + hits, missed + len(present) - hits
        wrong += sum(segment in found for segment in absent)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def name_key(name: str) -> str:
    """A name or a title without case and punctuation."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", name).casefold()))


def same_names(gold: Iterable[str], found: Iterable[str]) -> bool:
    """The same set of names, whatever their order, case and punctuation."""
    return {name_key(name) for name in gold} == {key for name in found if (key := name_key(name))}
