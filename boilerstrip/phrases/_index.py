"""Phrases arranged so that a line is tested against thousands of them in a handful of dict lookups."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple
from unicodedata import category

from boilerstrip.phrases._fold import trim, trim_end, trim_start
from boilerstrip.writing import HANGUL, UNSPACED

# Scripts that set no space between words, and Hangul, where endings join the word.
_SPACELESS: Final = re.compile(f"[{UNSPACED}{HANGUL}]")
_SPACELESS_WORDS: Final = 4  # characters of two words of such a script
GAP: Final = "…"  # inside an opener: anything may stand here
_BEFORE_WORD: Final = ("(", '"', "“", "«", "„", "[", "©")
_AFTER_WORD: Final = (",", ".", ":", ")", '"', "”", "»", "!", ";")
_PAIRS: Final = (("(", ")"), ("“", "”"), ("«", "»"), ('"', '"'))

Group = tuple[int, tuple[str, ...]]  # a bit and phrases, evened out, that have it
Entry = tuple[str, int]  # a phrase and its bit
Edge = tuple[str, str, int]  # how the line begins (or ends), how an opener's line ends (mostly ""), the bit
# The lengths of all first strings, in order; and for each of those strings the rest of its edges.
Bucket = tuple[tuple[int, ...], dict[str, tuple[Entry, ...]]]


def is_boundary(text: str, position: int) -> bool:
    """Whether a phrase may begin or end before `text[position]`: not in the middle of a word."""
    if position <= 0 or position >= len(text):
        return True
    before, after = text[position - 1], text[position]
    return not (_in_word(before) and _in_word(after)) or _is_spaceless(before) or _is_spaceless(after)


def _in_word(mark: str) -> bool:
    return mark.isalnum() or category(mark)[0] == "M"


def _is_spaceless(mark: str) -> bool:
    return _SPACELESS.match(mark) is not None


def telling(phrase: str) -> bool:
    """Whether it has two words, or as many characters of a script without spaces: one word may mean anything."""
    return " " in phrase or (len(phrase) >= _SPACELESS_WORDS and _is_spaceless(phrase[0]))


def label_table(groups: Iterable[Group]) -> dict[str, int]:
    """Folded label to bits."""
    table: dict[str, int] = {}
    for bit, phrases in groups:
        for phrase in phrases:
            key = phrase if phrase[0].isalpha() and phrase[-1].isalpha() else trim(phrase)
            table[key] = table[key] | bit if key in table else bit
    return table


class EdgeTable(NamedTuple):
    """Openers or closers, filed under their first or last four, two or one characters."""

    by_four: dict[str, Bucket]
    by_two: dict[str, Bucket]  # phrases of two or three characters
    by_one: dict[str, Bucket]  # phrases of one character

    @classmethod
    def of_openers(cls, groups: Iterable[Group]) -> EdgeTable:
        """An opener may hold one gap: "Follow … on" is a line that begins so and ends so."""
        edges: list[Edge] = []
        for bit, phrases in groups:
            for phrase in phrases:
                start, end = phrase, ""
                if GAP in phrase:
                    start, _, end = phrase.partition(GAP)
                    start, end = start.rstrip(), trim_end(end.strip())
                if not start[:1].isalnum():
                    start = trim_start(start)
                if start[-1:] == ":":  # some languages set a space before the colon
                    start = start[:-1].rstrip()
                    edges.append((f"{start} :", end, bit))
                    start += ":"
                edges.append((start, end, bit))
        return cls._filed(edges, opening=True)

    @classmethod
    def of_closers(cls, groups: Iterable[Group]) -> EdgeTable:
        """Closers in the same form; their second string is empty."""
        edges = [(trim_end(phrase), "", bit) for bit, phrases in groups for phrase in phrases]
        return cls._filed(edges, opening=False)

    @classmethod
    def _filed(cls, edges: Iterable[Edge], *, opening: bool) -> EdgeTable:
        four: dict[str, list[Edge]] = {}
        two: dict[str, list[Edge]] = {}
        one: dict[str, list[Edge]] = {}
        for edge in edges:
            phrase = edge[0]
            if len(phrase) > 3:
                table, key = four, phrase[:4] if opening else phrase[-4:]
            elif len(phrase) > 1:
                table, key = two, phrase[:2] if opening else phrase[-2:]
            else:
                table, key = one, phrase
            if key in table:
                table[key].append(edge)
            elif key:
                table[key] = [edge]
        return cls(_buckets(four), _buckets(two), _buckets(one))


def _buckets(table: dict[str, list[Edge]]) -> dict[str, Bucket]:
    return {key: _bucket(edges) for key, edges in table.items()}


def _bucket(edges: list[Edge]) -> Bucket:
    rest: dict[str, tuple[Entry, ...]] = {}
    for phrase, end, bit in edges:
        rest[phrase] = (*rest.get(phrase, ()), (end, bit))
    return tuple(sorted(set(map(len, rest)))), rest


def opening(bucket: Bucket, head: str, tail: str) -> int:
    """Bits of the openers of the bucket with which a line begins that goes on, and ends with `tail`."""
    lengths, rest = bucket
    bits = 0
    for length in lengths:
        if length >= len(head):
            break
        found = rest.get(head[:length])
        if found and is_boundary(head, length):
            for end, bit in found:
                if not end or (tail.endswith(end) and is_boundary(tail, len(tail) - len(end))):
                    bits |= bit
    return bits


def closing(bucket: Bucket, tail: str) -> int:
    """Bits of the closers of the bucket with which a line ends, after something else."""
    lengths, rest = bucket
    bits = 0
    for length in lengths:
        start = len(tail) - length
        if start <= 0:
            break
        found = rest.get(tail[start:])
        if found and is_boundary(tail, start):
            for _, bit in found:
                bits |= bit
    return bits


class MentionTable(NamedTuple):
    """Phrases that may stand anywhere, behind gates that most lines fail at once."""

    spaced: dict[str, list[Entry]]  # a word, and the phrases that it may betray
    gate: re.Pattern[str]  # finds nothing in a line of a spaced script
    spaceless: dict[str, list[Entry]]  # a character of such a script, and the phrases that it may betray

    @classmethod
    def of(cls, groups: Iterable[Group]) -> MentionTable:
        spaced: dict[str, list[Entry]] = {}
        spaceless: dict[str, list[Entry]] = {}
        for phrase, bit in [(phrase, bit) for bit, phrases in groups for phrase in phrases]:
            entry = (phrase, bit)
            mark = None if phrase.isascii() else _SPACELESS.search(phrase)
            if mark:
                spaceless.setdefault(mark[0], []).append(entry)
            else:
                for key in _key_words(phrase):
                    spaced.setdefault(key, []).append(entry)
        return cls(spaced, re.compile(f"[{re.escape(''.join(spaceless)) or 'a'}]"), spaceless)

    def in_words(self, words: list[str], text: str) -> int:
        """Bits of the spaced phrases in the text, which is its words joined by single spaces."""
        bits = 0
        for word in self.spaced.keys() & words:
            for phrase, bit in self.spaced[word]:
                if not bits & bit and phrase in text and holds(text, phrase):
                    bits |= bit
        return bits

    def in_text(self, text: str) -> int:
        """Bits of the spaceless phrases in the text."""
        bits = 0
        for mark in self.spaceless.keys() & set(text):
            for phrase, bit in self.spaceless[mark]:
                if not bits & bit and phrase in text:
                    bits |= bit
        return bits


def _key_words(phrase: str) -> tuple[str, ...]:
    """Words of which one stands, white space on both sides, in a line that holds the phrase.

    The longest word of the phrase serves best, being rare. If it is the first or the last one, a mark may
    stand outside of it; marks on both sides of a phrase of one word must be a pair.
    """
    words = phrase.split()
    longest = max(words, key=len)
    if len(words) == 1:
        return (
            phrase,
            *[mark + phrase for mark in _BEFORE_WORD],
            *[phrase + mark for mark in _AFTER_WORD],
            *[f"{first}{phrase}{last}" for first, last in _PAIRS],
        )
    if longest == words[0]:
        return (longest, *[mark + longest for mark in _BEFORE_WORD])
    if longest == words[-1]:
        return (longest, *[longest + mark for mark in _AFTER_WORD])
    return (longest,)


def holds(text: str, phrase: str) -> bool:
    """Whether the phrase stands in the text on word boundaries."""
    start = text.find(phrase)
    while start >= 0:
        if is_boundary(text, start) and is_boundary(text, start + len(phrase)):
            return True
        start = text.find(phrase, start + 1)
    return False
