"""What pages say in many languages: labels, openers, closers and mentions that betray boilerplate or furniture.

One reviewed JSON file a language stands beside this module; `docs/languages.md` tells what it holds. All
languages are always on, since pages mix them. Phrases are evidence with a weight, never a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from boilerstrip.composed import nfc
from boilerstrip.phrases._files import LanguageFile, read_all
from boilerstrip.phrases._fold import even, fold, smooth, trim, trim_end, trim_start
from boilerstrip.phrases._index import EdgeTable, Group, MentionTable, closing, label_table, opening, telling
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
_LED: Final = ("related", "read_also")  # labels that may stand in the line of the item that they are about
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
            _openers=EdgeTable.of_openers([*openers, *_led(every)]),
            _closers=EdgeTable.of_closers(closers),
            _mentions=MentionTable.of(mentions),
            _width=width,
        )

    def match(self, line: str) -> int:
        """What the line says, as bits in the order of `KINDS`; 0 if it says nothing known.

        A line of more than 300 characters (in NFC) is looked at only near its two ends, so that its length
        costs nothing. The same for a line in NFC and in NFD. Nearly all lines say nothing: most cost no more than
        some lookups.
        """
        if len(line) > LINE_LIMIT:
            first = nfc(line[:_READ_LIMIT])
            if len(first) > LINE_LIMIT or len(line) > _READ_LIMIT:
                return self._edges(smooth(first[:_EDGE]), smooth(nfc(line[-_EDGE_READ:])[-_EDGE:]))
        words = even(line).split()
        if not words:
            return 0
        text = " ".join(words)
        bits = self._edges(text, text)
        if len(words) <= self._width:
            bits |= self._labels.get(text if text[0].isalpha() and text[-1].isalpha() else trim(text), 0)
        mentions = self._mentions
        if not mentions.spaced.keys().isdisjoint(words):
            bits |= mentions.in_words(words, text)
        if not text.isascii() and mentions.gate.search(text):
            bits |= mentions.in_text(text)
        return bits

    def match_all(self, lines: Sequence[str]) -> list[int]:
        """`match` of each line; menus and lists of teasers say the same again and again, which is read once."""
        match = self.match
        said = {line: match(line) for line in dict.fromkeys(lines)}
        return [said[line] for line in lines]

    def _edges(self, head: str, tail: str) -> int:
        """Openers of a line's head and closers of its tail, with and without a bracket at the edge."""
        bits = 0
        if tail[-1:].isalnum():
            four, two, _ = self._closers
            if bucket := four.get(tail[-4:]):
                bits = closing(bucket, tail)
            if bucket := two.get(tail[-2:]):
                bits |= closing(bucket, tail)
        else:
            tail = trim_end(tail)
            bits = self._outer_closers(tail)
        if head[:1].isalnum():
            four, two, _ = self._openers
            if bucket := four.get(head[:4]):
                bits |= opening(bucket, head, tail)
            if bucket := two.get(head[:2]):
                bits |= opening(bucket, head, tail)
        else:
            bits |= self._outer_openers(trim_start(head), tail)
        return bits

    def _outer_openers(self, head: str, tail: str) -> int:
        """Openers of a head before which marks stood; of what follows its bracket, too."""
        inner = trim_start(head[1:]) if head and not head[0].isalnum() else ""
        four, two, one = self._openers
        bits = 0
        for start in (head, inner) if inner else (head,):
            for bucket in (four.get(start[:4]), two.get(start[:2]), one.get(start[:1])):
                if bucket:
                    bits |= opening(bucket, start, tail)
        return bits

    def _outer_closers(self, tail: str) -> int:
        """Closers of a tail after which marks stood; of what precedes its bracket, too."""
        inner = trim_end(tail[:-1]) if tail and not tail[-1].isalnum() else ""
        four, two, one = self._closers
        bits = 0
        for end in (tail, inner) if inner else (tail,):
            for bucket in (four.get(end[-4:]), two.get(end[-2:]), one.get(end[-1:])):
                if bucket:
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


def _led(every: tuple[LanguageFile, ...]) -> list[Group]:
    """Labels of lists as openers of lines of one item: "Related posts: …". Short ones, such as "Analysis:", open
    paragraphs and headlines of articles too; a file names those of them that do not among its openers."""
    return [
        (BIT[f"opener.{kind}"], tuple(f"{label}:" for label in file.phrases["labels"].get(kind, ()) if telling(label)))
        for file in every
        for kind in _LED
    ]


def _groups(every: tuple[LanguageFile, ...], place: str) -> list[Group]:
    return [(BIT[f"{place[:-1]}.{kind}"], phrases) for file in every for kind, phrases in file.phrases[place].items()]
