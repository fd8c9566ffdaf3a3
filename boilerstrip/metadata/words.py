"""The phrase files' words on names and dates, in the form in which bylines are taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from boilerstrip.phrases import NameWords, fold, load, smooth
from boilerstrip.phrases._files import LanguageFile, read_all

_SPACELESS: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class BylineWords(NamedTuple):
    """Compiled once; immutable."""

    names: NameWords
    opener: re.Pattern[str]
    """Matches what introduces names at a line's start: "By", "Von", "作者：", "Tác giả:"."""
    closer: re.Pattern[str]
    """Matches what ends a signature: "(tổng hợp)", "기자"."""
    source: re.Pattern[str]
    """Matches what introduces a source: "Theo", "(Nguồn:"."""
    joiner: re.Pattern[str]
    """Splits between two names."""
    months: re.Pattern[str]
    """A month's or weekday's name as a word."""


@lru_cache(maxsize=1)
def byline_words() -> BylineWords:
    """The words of all languages. Raises PhraseFileError if a phrase file is broken."""
    files = read_all()
    names, dates = load().names, load().dates
    return BylineWords(
        names=names,
        opener=re.compile(rf"[\s(（【\[「/|–—-]*(?:{_starts(_of(files, 'openers', 'byline'))})[\s:：]*"),
        closer=re.compile(rf"[\s,]*(?:{_ends(_of(files, 'closers', 'byline'))})[\s.。]*$"),
        source=re.compile(rf"[\s(（【\[/–—-]*(?:{_starts(_of(files, 'openers', 'source'))})[\s:：]*"),
        joiner=_joiner(names.joiners),
        months=re.compile(rf"(?<!\w)(?:{_any([*dates.months, *dates.weekdays])})(?!\w)"),
    )


def even(text: str) -> str:
    """Lower case of the same length, with even apostrophes, so that places found in it hold in `text`."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("\u2019", "'")


def _of(files: Iterable[LanguageFile], place: str, kind: str) -> list[str]:
    return [text for file in files for text in file.phrases[place].get(kind, ())]


def _longest(phrases: Iterable[str]) -> list[str]:
    return sorted({smooth(p) for p in phrases if p.strip()}, key=lambda p: (-len(p), p)) or ["(?!)"]


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p) for p in _longest(phrases))


def _starts(phrases: Iterable[str]) -> str:
    """Alternatives at a line's start; one that ends in a letter of a spaced script ends at a word's end."""
    return "|".join(re.escape(p) + ("(?!\\w)" if _spaced(p[-1]) else "") for p in _longest(phrases))


def _ends(phrases: Iterable[str]) -> str:
    return "|".join(("(?<!\\w)" if _spaced(p[0]) else "") + re.escape(p) for p in _longest(phrases))


def _spaced(letter: str) -> bool:
    return letter.isalpha() and not _SPACELESS.match(letter)


def _joiner(joiners: Iterable[str]) -> re.Pattern[str]:
    """Commas and the like split anywhere, words and dashes only between spaces."""
    marks = {j for j in joiners if len(j) == 1 and not j.isalnum() and j not in "-–—.·"} | set(",;，、；/|")
    words = {j for j in joiners if j not in marks} | {"-", "–", "—", "·"}
    spaced = "|".join(re.escape(j) for j in sorted(words, key=lambda j: (-len(j), j)))
    return re.compile(rf"\s*[{re.escape(''.join(sorted(marks)))}]\s*|\s+(?:{spaced})\s+|\n")


def folded(text: str) -> str:
    """`text` as the word sets hold it."""
    return fold(text)
