"""What pages say in many languages: labels, openers, closers and mentions that betray boilerplate or furniture.

One reviewed JSON file a language stands beside this module; `docs/languages.md` tells what it holds. All
languages are always on, since pages mix them. Phrases are evidence with a weight, never a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from boilerstrip.phrases._files import LanguageFile, read_all
from boilerstrip.phrases._fold import even, fold, nfc, smooth, trim, trim_end, trim_start
from boilerstrip.phrases._index import EdgeTable, Group, MentionTable, closing, label_table, opening
from boilerstrip.phrases._kinds import BIT, KINDS, PLACES, bits_of, kinds_of
from boilerstrip.phrases._words import DateWords, NameWords, date_words, name_words

if TYPE_CHECKING:
    from importlib.abc import Traversable

__all__ = [
    "KINDS",
    "DateWords",
    "LanguageFile",
    "NameWords",
    "Phrases",
    "bits_of",
    "fold",
    "kinds_of",
    "load",
    "read",
    "read_files",
    "smooth",
]

LINE_LIMIT: Final = 300  # characters; a longer line is looked at only near its ends, and holds no mention
_READ_LIMIT: Final = 4 * LINE_LIMIT  # NFC makes no line shorter than a quarter
_EDGE: Final = 120  # characters of a long line, in NFC, that are looked at at each end
_EDGE_READ: Final = 4 * _EDGE
_NUL: Final = "\0"
_SLACK: Final = 3  # words that may be marks or counts round a label


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
            names=name_words(every),
            dates=date_words(every),
            _labels=label_table(labels),
            _openers=EdgeTable.of_openers(openers),
            _closers=EdgeTable.of_closers(closers),
            _mentions=MentionTable.of(mentions),
            _width=width,
        )

    def match(self, line: str) -> int:
        """What the line says, as bits in the order of `KINDS`; 0 if it says nothing known. See `match_all`."""
        return self.match_all([line])[0]

    def match_all(self, lines: Sequence[str]) -> list[int]:
        """What each line says, as bits in the order of `KINDS`; 0 if it says nothing known.

        A line of more than 300 characters (in NFC) is looked at only near its two ends, so that its length
        costs nothing. The same for a line in NFC and in NFD. Lines are evened out together and gone through
        table by table, since nearly all lines say nothing: most cost no more than some lookups.
        """
        if not lines:
            return []
        heads, tails, words = _evened(lines)
        bits = self._edges(heads, tails)
        width, labels = self._width, self._labels.get
        mentions, key_words = self._mentions, self._mentions.spaced.keys()
        for place, found in enumerate(words):
            if not found:
                continue
            text = heads[place]
            if len(found) <= width:
                bits[place] |= labels(text if text[0].isalpha() and text[-1].isalpha() else trim(text), 0)
            if not key_words.isdisjoint(found):
                bits[place] |= mentions.in_words(found, text)
            if not text.isascii() and mentions.gate.search(text):
                bits[place] |= mentions.in_text(text)
        return bits

    def _edges(self, heads: list[str], tails: list[str]) -> list[int]:
        """Openers of the heads and closers of the tails, with and without a bracket at the edge."""
        openers, closers = self._openers, self._closers
        bits = []
        for head, tail in zip(heads, tails, strict=True):
            found = 0
            if tail[-1:].isalnum():
                if bucket := closers.by_four.get(tail[-4:]):
                    found = closing(bucket, tail)
                if bucket := closers.by_two.get(tail[-2:]):
                    found |= closing(bucket, tail)
            elif tail:
                tail = trim_end(tail)
                found = self._outer_closers(tail)
            if head[:1].isalnum():
                if bucket := openers.by_four.get(head[:4]):
                    found |= opening(bucket, head, tail)
                if bucket := openers.by_two.get(head[:2]):
                    found |= opening(bucket, head, tail)
            elif head:
                found |= self._outer_openers(trim_start(head), tail)
            bits.append(found)
        return bits

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


@lru_cache(maxsize=1)
def load() -> Phrases:
    """The phrases of this package, read once. Raises PhraseFileError if a file is broken."""
    return Phrases.of(read_all())


def read(folder: Traversable) -> Phrases:
    """The phrases of another folder of the same form. Raises PhraseFileError if a file is broken."""
    return Phrases.of(read_all(folder))


def read_files() -> list[LanguageFile]:
    """The phrase files of this package one by one, for what must know which language a word is of.

    Reads them anew: keep what is made of them. Raises PhraseFileError if a file is broken.
    """
    return read_all()


def _evened(lines: Sequence[str]) -> tuple[list[str], list[str], list[list[str]]]:
    """For each line its beginning and its end, smoothed, and its words. Of a line that is not long both are all of it;
    of a long one the words are left out.

    They are evened out as one string, parted by NUL, which joins with no letter.
    """
    parts: list[str] = []
    ends: list[str] = []
    long: list[int] = []
    for place, line in enumerate(lines):
        if len(line) > LINE_LIMIT:
            first = nfc(line[:_READ_LIMIT])
            if len(first) > LINE_LIMIT or len(line) > _READ_LIMIT:
                long.append(place)
                ends.append(nfc(line[-_EDGE_READ:])[-_EDGE:])
                line = first[:_EDGE]
        parts.append(line)
    found = [line.split() for line in even(_joined(parts + ends)).split(_NUL)]
    smoothed = [" ".join(words) for words in found]
    heads, tails = smoothed[: len(lines)], smoothed[: len(lines)]
    for place, tail in zip(long, smoothed[len(lines) :], strict=True):
        found[place] = []
        tails[place] = tail
    return heads, tails, found[: len(lines)]


def _joined(lines: list[str]) -> str:
    whole = _NUL.join(lines)
    if whole.count(_NUL) >= len(lines):  # one of them holds it
        whole = _NUL.join([line.replace(_NUL, " ") for line in lines])
    return whole


def _groups(every: tuple[LanguageFile, ...], place: str) -> list[Group]:
    return [(BIT[f"{place[:-1]}.{kind}"], phrases) for file in every for kind, phrases in file.phrases[place].items()]
