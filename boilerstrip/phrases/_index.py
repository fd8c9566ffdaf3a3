"""Phrases arranged so that a line is tested against thousands of them in a handful of dict lookups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from unicodedata import category

from boilerstrip.phrases._fold import smooth, trim, trim_end, trim_start

# Scripts that set no space between words, and Hangul, where endings join the word.
_SPACELESS: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7ff\uf900-\ufaff]"
)
_KEY_LENGTHS: Final = (4, 2, 1)  # characters; a phrase is filed under the longest key that it fills
_COLONS: Final = (":", "：", " :", " ：")
_BEFORE_WORD: Final = ("", "(", '"', "“", "«", "„", "‘", "[", "/", "|", "-", "–", "—", "*", ">", "·", "©")
_AFTER_WORD: Final = ("", ",", ".", ":", ";", ")", '"', "”", "!", "?", "|")

Entry = tuple[str, int]  # a folded phrase and its bits
Edge = tuple[str, str, int]  # how the line begins, how it ends (mostly ""), and the bits that says
Buckets = dict[str, tuple[Edge, ...]]
GAP: Final = "…"  # inside an opener: anything may stand here


def is_spaceless(mark: str) -> bool:
    """Whether the character is of a script in which a word may begin or end without a space."""
    return _SPACELESS.match(mark) is not None


def is_boundary(text: str, position: int) -> bool:
    """Whether a phrase may begin or end before `text[position]`: not in the middle of a word."""
    if position <= 0 or position >= len(text):
        return True
    before, after = text[position - 1], text[position]
    return not (_in_word(before) and _in_word(after)) or is_spaceless(before) or is_spaceless(after)


def _in_word(mark: str) -> bool:
    return mark.isalnum() or category(mark)[0] == "M"


def with_colons(phrase: str) -> Iterator[str]:
    """The phrase, and if a colon ends it, all the ways in which that colon is set."""
    bare = phrase.rstrip(":： ")
    if bare and bare != phrase:
        yield from (bare + colon for colon in _COLONS)
    else:
        yield phrase


def _merged(entries: Iterable[Entry]) -> dict[str, int]:
    merged: dict[str, int] = {}
    for phrase, bits in entries:
        if phrase:
            merged[phrase] = merged.get(phrase, 0) | bits
    return merged


def label_table(entries: Iterable[Entry]) -> dict[str, int]:
    """Folded label to bits."""
    return _merged((trim(smooth(phrase)), bits) for phrase, bits in entries)


class EdgeTable(NamedTuple):
    """Openers or closers, filed under their first or last four, two or one characters."""

    by_four: Buckets
    by_two: Buckets
    by_one: Buckets

    @classmethod
    def of_openers(cls, entries: Iterable[Entry]) -> EdgeTable:
        """An opener may hold one gap: "Follow … on" is a line that begins so and ends so."""
        edges: dict[tuple[str, str], int] = {}
        for phrase, bits in entries:
            start, _, end = smooth(phrase).partition(GAP)
            ending = trim_end(end.strip())
            for form in with_colons(trim_start(start.strip())):
                edges[form, ending] = edges.get((form, ending), 0) | bits
        return cls._filed(((start, end, bits) for (start, end), bits in edges.items()), 1)

    @classmethod
    def of_closers(cls, entries: Iterable[Entry]) -> EdgeTable:
        merged = _merged((trim_end(smooth(phrase)), bits) for phrase, bits in entries)
        return cls._filed(((phrase, "", bits) for phrase, bits in merged.items()), -1)

    @classmethod
    def _filed(cls, edges: Iterable[Edge], side: int) -> EdgeTable:
        lists: tuple[dict[str, list[Edge]], ...] = ({}, {}, {})
        for edge in edges:
            phrase = edge[0]
            if phrase:
                place = next(place for place, length in enumerate(_KEY_LENGTHS) if len(phrase) >= length)
                length = _KEY_LENGTHS[place]
                key = phrase[:length] if side > 0 else phrase[-length:]
                lists[place].setdefault(key, []).append(edge)
        by_four, by_two, by_one = ({key: tuple(found) for key, found in buckets.items()} for buckets in lists)
        return cls(by_four, by_two, by_one)

    def opening(self, head: str, tail: str) -> int:
        """Bits of all openers of a line that begins with `head`, goes on, and ends with `tail`."""
        bits = 0
        for bucket in (self.by_four.get(head[:4]), self.by_two.get(head[:2]), self.by_one.get(head[:1])):
            if bucket:
                for start, end, edge_bits in bucket:
                    if head.startswith(start) and len(head) > len(start) and is_boundary(head, len(start)):
                        if not end:
                            bits |= edge_bits
                        elif tail.endswith(end) and is_boundary(tail, len(tail) - len(end)):
                            bits |= edge_bits
        return bits

    def closing(self, tail: str) -> int:
        """Bits of all closers of a line that ends with `tail`, after something else."""
        bits = 0
        for bucket in (self.by_four.get(tail[-4:]), self.by_two.get(tail[-2:]), self.by_one.get(tail[-1:])):
            if bucket:
                for phrase, _, edge_bits in bucket:
                    start = len(tail) - len(phrase)
                    if start > 0 and tail.endswith(phrase) and is_boundary(tail, start):
                        bits |= edge_bits
        return bits


class MentionTable(NamedTuple):
    """Phrases that may stand anywhere, behind gates that most lines fail at once."""

    keys: frozenset[str]  # a line without any of these words holds no spaced phrase
    spaced: dict[str, tuple[Entry, ...]]  # the same words, and the phrases that each may betray
    gate: re.Pattern[str]  # a line in which this finds nothing holds no spaceless phrase
    spaceless: tuple[Entry, ...]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> MentionTable:
        spaced: dict[str, list[Entry]] = {}
        spaceless: list[Entry] = []
        for entry in _merged((smooth(phrase), bits) for phrase, bits in entries).items():
            if _SPACELESS.search(entry[0]):
                spaceless.append(entry)
            else:
                for key in _key_words(entry[0]):
                    spaced.setdefault(key, []).append(entry)
        heads = {re.escape(phrase[:2]) for phrase, _ in spaceless}
        gate = re.compile("|".join(sorted(heads)) or r"(?!)")
        filed = {key: tuple(found) for key, found in spaced.items()}
        return cls(frozenset(filed), filed, gate, tuple(spaceless))

    def within(self, words: list[str], text: str) -> int:
        """Bits of all phrases in the text, which is its words joined by single spaces."""
        bits = 0
        if not self.keys.isdisjoint(words):
            for word in words:
                for phrase, phrase_bits in self.spaced.get(word, ()):
                    if phrase_bits & ~bits and holds(text, phrase):
                        bits |= phrase_bits
        if not text.isascii() and self.gate.search(text):
            for phrase, phrase_bits in self.spaceless:
                if phrase_bits & ~bits and phrase in text:
                    bits |= phrase_bits
        return bits


def _key_words(phrase: str) -> Iterator[str]:
    """Words of which one stands, white space on both sides, in each line that holds the phrase.

    An inner word of the phrase is such a word by itself. The first of two may have a mark before it,
    and an only word marks on both sides.
    """
    words = phrase.split(" ")
    if len(words) > 2:
        yield max(words[1:-1], key=len)
    elif len(words) == 2:
        yield from (mark + words[0] for mark in _BEFORE_WORD)
    else:
        yield from (before + phrase + after for before in _BEFORE_WORD for after in _AFTER_WORD)


def holds(text: str, phrase: str) -> bool:
    """Whether the phrase stands in the text on word boundaries."""
    start = text.find(phrase)
    while start >= 0:
        if is_boundary(text, start) and is_boundary(text, start + len(phrase)):
            return True
        start = text.find(phrase, start + 1)
    return False
