"""What pages say in many languages: labels, openers, closers and mentions that betray boilerplate or furniture.

One reviewed JSON file a language stands beside this module; `docs/languages.md` tells what it holds. All
languages are always on, since pages mix them. Phrases are evidence with a weight, never a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from boilerstrip.phrases._files import LanguageFile, read_all
from boilerstrip.phrases._fold import even, fold, nfc, smooth, trim, trim_end, trim_start
from boilerstrip.phrases._index import EdgeTable, Group, MentionTable, closing, label_table, opening
from boilerstrip.phrases._kinds import BIT, KINDS, PLACES

if TYPE_CHECKING:
    from importlib.abc import Traversable

__all__ = ["KINDS", "DateWords", "NameWords", "Phrases", "fold", "kinds_of", "load", "read", "smooth"]

LINE_LIMIT: Final = 300  # characters; a longer line is looked at only near its ends, and holds no mention
_READ_LIMIT: Final = 4 * LINE_LIMIT  # NFC makes no line shorter than a quarter
_EDGE: Final = 120  # characters of a long line, in NFC, that are looked at at each end
_EDGE_READ: Final = 4 * _EDGE
_SLACK: Final = 3  # words that may be marks or counts round a label


class NameWords(NamedTuple):
    """Words of bylines. All are smoothed (see `smooth`); all but joiners are also without outer marks."""

    honorifics: frozenset[str]
    """Stand before a name and are no part of it: "ts", "dr", "prof"."""
    roles: frozenset[str]
    """Stand beside a name: "phóng viên", "staff writer", "기자"."""
    nobody: frozenset[str]
    """Stand where a name would and are no person: "nhóm pv", "redaktion"."""
    agencies: frozenset[str]
    """News agencies: "ttxvn", "reuters"."""
    joiners: frozenset[str]
    """Stand between two names: "và", "and", "、", "&"."""
    particles: frozenset[str]
    """Lower-case parts of names: "van", "de la"."""


class DateWords(NamedTuple):
    """Words of dates, smoothed."""

    months: Mapping[str, tuple[int, ...]]
    """Name or abbreviation to the months, 1 to 12, that it means in some language."""
    weekdays: frozenset[str]
    relative: frozenset[str]
    """What makes a number a time before now: "giờ trước", "minutes ago"."""
    words: frozenset[str]
    """Stand beside a date: "cập nhật", "published", "ngày"."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Phrases:
    """The phrases of all languages, ready to be matched. Immutable; share one among threads freely."""

    languages: tuple[str, ...]
    """Codes of the languages that were read, in order."""
    names: NameWords
    dates: DateWords
    _labels: Mapping[str, int]
    _openers: EdgeTable
    _closers: EdgeTable
    _mentions: MentionTable
    _width: int  # words; no label has more, with the marks round it

    @classmethod
    def of(cls, files: Iterable[LanguageFile]) -> Phrases:
        """Arrange the phrases of some files for matching."""
        every = tuple(files)
        labels, openers, closers, mentions = (_groups(every, place) for place in PLACES)
        width = _SLACK + max((phrase.count(" ") + 1 for _, phrases in labels for phrase in phrases), default=0)
        return cls(
            languages=tuple(file.language for file in every),
            names=_names(every),
            dates=_dates(every),
            _labels=label_table(labels),
            _openers=EdgeTable.of_openers(openers),
            _closers=EdgeTable.of_closers(closers),
            _mentions=MentionTable.of(mentions),
            _width=width,
        )

    def match(self, line: str) -> int:
        """What the line says, as bits in the order of `KINDS`; 0 if it says nothing known.

        A line of more than 300 characters (in NFC) is looked at only near its two ends, so that its length
        costs nothing. The same for a line in NFC and in NFD.
        """
        if len(line) > LINE_LIMIT:
            if len(line) > _READ_LIMIT:
                return self._ends(nfc(line[:_EDGE_READ]), nfc(line[-_EDGE_READ:]))
            line = nfc(line)
            if len(line) > LINE_LIMIT:
                return self._ends(line, line)
        found = (line.lower() if line.isascii() else even(line)).split()
        if not found:
            return 0
        text = " ".join(found)
        bits = self._edges(text, text)
        if len(found) <= self._width:
            bits |= self._labels.get(text if text[0].isalpha() and text[-1].isalpha() else trim(text), 0)
        mentions = self._mentions
        if not mentions.spaced.keys().isdisjoint(found):
            bits |= mentions.in_words(found, text)
        if not text.isascii() and mentions.gate.search(text):
            bits |= mentions.in_text(text)
        return bits

    def _ends(self, first: str, last: str) -> int:
        head, tail = smooth(first[:_EDGE]), smooth(last[-_EDGE:])
        return self._edges(head, tail) if head and tail else 0

    def _edges(self, head: str, tail: str) -> int:
        """Openers of the head and closers of the tail, with and without a bracket at the edge."""
        bits = 0
        openers, closers = self._openers, self._closers
        if tail[-1].isalnum():
            if bucket := closers.by_four.get(tail[-4:]):
                bits = closing(bucket, tail)
            if bucket := closers.by_two.get(tail[-2:]):
                bits |= closing(bucket, tail)
        else:
            tail = trim_end(tail)
            bits = self._outer_closers(tail)
        if head[0].isalnum():
            if bucket := openers.by_four.get(head[:4]):
                bits |= opening(bucket, head, tail)
            if bucket := openers.by_two.get(head[:2]):
                bits |= opening(bucket, head, tail)
            return bits
        return bits | self._outer_openers(trim_start(head), tail)

    def _outer_openers(self, head: str, tail: str) -> int:
        """Openers of a head before which marks stood; of what follows its bracket, too."""
        bits = 0
        openers = self._openers
        for start in (head, trim_start(head[1:]) if head and not head[0].isalnum() else ""):
            for table, length in ((openers.by_four, 4), (openers.by_two, 2), (openers.by_one, 1)):
                if bucket := table.get(start[:length]):
                    bits |= opening(bucket, start, tail)
        return bits

    def _outer_closers(self, tail: str) -> int:
        """Closers of a tail after which marks stood; of what precedes its bracket, too."""
        bits = 0
        closers = self._closers
        for end in (tail, trim_end(tail[:-1]) if tail and not tail[-1].isalnum() else ""):
            for table, length in ((closers.by_four, 4), (closers.by_two, 2), (closers.by_one, 1)):
                if bucket := table.get(end[-length:]):
                    bits |= closing(bucket, end)
        return bits


def load() -> Phrases:
    """The phrases of this package, read once. Raises PhraseFileError if a file is broken."""
    return _load()


def read(folder: Traversable) -> Phrases:
    """The phrases of another folder of the same form. Raises PhraseFileError if a file is broken."""
    return Phrases.of(read_all(folder))


def kinds_of(bits: int) -> tuple[str, ...]:
    """The names of the bits that are set, lowest first."""
    return tuple(name for name, bit in BIT.items() if bits & bit)


@lru_cache(maxsize=1)
def _load() -> Phrases:
    return Phrases.of(read_all())


def _groups(every: tuple[LanguageFile, ...], place: str) -> list[Group]:
    return [(BIT[f"{place[:-1]}.{kind}"], phrases) for file in every for kind, phrases in file.phrases[place].items()]


def _names(every: tuple[LanguageFile, ...]) -> NameWords:
    def folded(key: str) -> frozenset[str]:
        return frozenset(trim(text) for file in every for text in file.names.get(key, ()))

    joiners = frozenset(text for file in every for text in file.names.get("joiners", ()))
    honorifics, roles, nobody, agencies = map(folded, ("honorifics", "roles", "nobody", "agencies"))
    return NameWords(honorifics, roles, nobody, agencies, joiners, folded("particles"))


def _dates(every: tuple[LanguageFile, ...]) -> DateWords:
    def folded(key: str) -> frozenset[str]:
        return frozenset(text for file in every for text in file.dates.get(key, ()))

    months: dict[str, tuple[int, ...]] = {}
    for file in every:
        for position, text in enumerate(file.dates.get("months", ())):
            name, number = text.rstrip("."), position % 12 + 1
            if number not in months.get(name, ()):
                months[name] = (*months.get(name, ()), number)
    return DateWords(MappingProxyType(months), folded("weekdays"), folded("relative"), folded("words"))
