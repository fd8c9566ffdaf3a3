"""The phrase files' words on names and dates, in the form in which bylines are taken apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from boilerstrip.phrases import LanguageFile, NameWords, fold, load, read_files, smooth
from boilerstrip.writing import HANGUL, UNSPACED

_SPACELESS: Final = re.compile(f"[{UNSPACED}{HANGUL}]")
SHORT: Final = 2  # letters of a joiner that may be another word elsewhere
# With the vowel signs that follow letters in the scripts of India and South-East Asia.
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|(?!\d)[\u0900-\u109f\u1780-\u17ff\u200c\u200d])*")
LABEL_MARKS: Final = ":：/／・｜=＝"
_ALIASES: Final = {"fil": "tl", "in": "id", "iw": "he", "nb": "no", "nn": "no"}
_WORDLIKE: Final = "wordlike"  # trait of a language


@dataclass(frozen=True, slots=True)
class Edges:
    """Phrases that stand at a line's start or end, found in as many look-ups as they have lengths."""

    phrases: frozenset[str]
    lengths: tuple[int, ...]
    heads: frozenset[str]
    """First two characters of each phrase: most lines are done with after one look-up."""
    tails: frozenset[str]

    @staticmethod
    def of(phrases: Iterable[str]) -> Edges:
        """Edges of phrases as the files write them; those with a gap in them are left out."""
        kept = frozenset(text for phrase in phrases if "…" not in phrase and (text := smooth(phrase)))
        lengths = tuple(sorted({len(text) for text in kept}, reverse=True))
        return Edges(kept, lengths, frozenset(t[:2] for t in kept), frozenset(t[-2:] for t in kept))

    def start(self, low: str) -> int:
        """Length of the longest phrase that begins the line, 0 if none does."""
        if low[:2] not in self.heads:
            return 0
        for length in self.lengths:
            if length <= len(low) and low[:length] in self.phrases and _apart(low, length - 1, length):
                return length
        return 0

    def end(self, low: str) -> int:
        """Length of the longest phrase that ends the line, 0 if none does."""
        if low[-2:] not in self.tails:
            return 0
        for length in self.lengths:
            at = len(low) - length
            if at >= 0 and low[at:] in self.phrases and (at == 0 or _apart(low, at, at - 1)):
                return length
        return 0


class BylineWords(NamedTuple):
    """Immutable; made once."""

    names: NameWords
    openers: Edges
    """Introduce names at a line's start: "By", "Von", "作者：", "Tác giả:"."""
    closers: Edges
    """End a signature: "(tổng hợp)". Offices and agencies are not among them."""
    dates: Edges
    """Introduce a date: "Published", "Cập nhật"."""
    changes: Edges
    """Introduce the day of a change: "Updated"."""
    sources: Edges
    """Introduce a source: "Theo", "(Nguồn:"."""
    addresses: frozenset[str]
    """Parts of addresses behind which an author's follows: "/author/", "/tac-gia/"."""
    captions: Edges
    """Introduce who took the pictures: "Ảnh:", "Photo:". Agencies are not among them."""
    labels: Edges
    """Words with the mark behind which a value follows, so that they end what stands before them: "作者:", "图/"."""
    beside: frozenset[str]
    """First and last words of titles, roles and agencies: what may stand at the edge of a name."""
    joiner: re.Pattern[str]
    """Splits between two names; the group "word" is set where a word does."""
    prefixes: frozenset[str]
    """Joiners of one letter that are written as one word with the name behind them."""
    helpers: frozenset[str]
    """Openers and roles of those who helped but did not write: editor, translator, photographer, fact checker; and
    what introduces a change."""
    desks: frozenset[str]
    """Last words of what stands where a name would and is no person: "team", "redaktion", "post"."""
    firms: frozenset[str]
    """Those that end several such phrases, and companies' legal forms: "team", "Inc". The others may be surnames."""
    offices: frozenset[str]
    """One or two words with which the names of offices, firms and papers begin: "phòng", "trung tâm"."""
    calendar: Mapping[str, frozenset[str]]
    """Names of months and weekdays that are one word, by language; those of all under the empty code."""
    months: frozenset[str]
    """Names of months of more than one word, which may have the shape of a person's: "Tháng Một"."""
    short_joiners: frozenset[tuple[str, str]]
    """Joiners of one or two letters with the language of each: in another language they mean something else."""
    short_roles: frozenset[tuple[str, str]]
    """Roles of one or two letters with the language of each: "ni", which is "by"."""
    given: frozenset[str]
    """Common given names, as words are evened: a line that begins with one is likelier to be a name than another."""
    family: frozenset[str]
    """Common family names that stand before a given name without a space."""
    letters: Mapping[str, str]
    """The language of each letter, small or capital, that one alone is written with."""
    letter: re.Pattern[str]
    """Finds those letters."""
    wordlike: frozenset[str]
    """Languages in which every part of a name is a word too."""
    opening: Mapping[str, frozenset[str]]
    """Openers that are a plain word, which may be a given name in another language, with the languages of each."""
    own: Mapping[str, frozenset[str]]
    """Titles, roles and labels that are a given name or one letter elsewhere, with the languages of each."""

    def joins(self, word: str, language: str) -> bool:
        """Whether a joining word joins names on a page of that language; on a page without one it does."""
        code = language_code(language)
        return not code or len(word) > SHORT or (word, code) in self.short_joiners

    def is_wordlike(self, language: str) -> bool:
        """Whether every part of a name is a word too in that language, see `wordlike`."""
        return language_code(language) in self.wordlike

    def opens(self, word: str, language: str) -> bool:
        """Whether an opening word is one on a page of that language; English ones are everywhere."""
        languages = self.opening.get(word)
        code = language_code(language)
        return languages is None or not code or code in languages or "en" in languages

    def is_foreign(self, word: str, language: str) -> bool:
        """Whether a title, role or label is none on a page of that language, but a given name or an initial.

        Where the language is not known, it is an initial, and no given name.
        """
        languages, code = self.own.get(word.strip(".")), language_code(language)
        return languages is not None and code not in languages and bool(code or len(word.strip(".")) == 1)


def language_code(language: str) -> str:
    """The code before the region: "pt" of "pt-BR"; of a language that has several, the one of its phrase file."""
    code = language.lower().replace("_", "-").partition("-")[0]
    return _ALIASES.get(code, code)


@lru_cache(maxsize=1)
def byline_words() -> BylineWords:
    """The words of all languages. Raises PhraseFileError if a phrase file is broken."""
    files = read_files()
    phrases = load()
    letters = {
        cased: file.language
        for file in files
        for letter in "".join(file.names.get("letters", ()))
        for cased in (letter, letter.upper())
        if len(cased) == 1  # the capital of "ß" is "SS"
    }
    return BylineWords(
        names=phrases.names,
        openers=Edges.of(_openers(files)),
        closers=Edges.of(
            p for p in _of(files, "closers", "byline") if p[:1] in "(（" or not _is_office(p, phrases.names)
        ),
        dates=Edges.of([*_of(files, "openers", "date"), *_of(files, "labels", "date")]),
        changes=Edges.of(text for file in files for text in file.dates.get("changes", ())),
        sources=Edges.of([*_of(files, "openers", "source"), *_of(files, "labels", "source")]),
        addresses=frozenset(text for file in files for text in file.names.get("addresses", ())),
        captions=Edges.of(p for p in _of(files, "openers", "caption") if not _is_agency(p, phrases.names)),
        labels=Edges.of(p for p in _marked(files) if not _is_agency(p, phrases.names)),
        beside=frozenset(
            word
            for group in (phrases.names.honorifics, phrases.names.roles, phrases.names.agencies)
            for text in group
            for word in (fold(text.split()[0]), fold(text.split()[-1]))
        ),
        joiner=_joiner(phrases.names.joiners),
        prefixes=frozenset(text for file in files for text in file.names.get("prefixes", ())),
        helpers=frozenset(
            fold(text) for file in files for text in (*file.names.get("helpers", ()), *file.dates.get("changes", ()))
        ),
        desks=frozenset(_desks(files)),
        firms=_firms(files, phrases.names.nobody),
        offices=frozenset(fold(text) for file in files for text in file.names.get("offices", ())),
        calendar=_calendars(files),
        months=frozenset(name for month in phrases.dates.months if " " in (name := fold(month))),
        short_joiners=frozenset(
            (text, file.language) for file in files for text in file.names.get("joiners", ()) if len(text) <= SHORT
        ),
        short_roles=frozenset(
            (fold(text), file.language) for file in files for text in file.names.get("roles", ()) if len(text) <= SHORT
        ),
        given=frozenset(text for file in files for text in file.names.get("given", ())),
        family=frozenset(text for file in files for text in file.names.get("family", ())),
        letters=letters,
        letter=re.compile("|".join(map(re.escape, letters)) or "(?!)"),
        wordlike=frozenset(file.language for file in files if _WORDLIKE in file.names.get("traits", ())),
        opening=_opening(files),
        own=_own(files),
    )


def _openers(files: Iterable[LanguageFile]) -> Iterator[str]:
    for file in files:
        yield from file.phrases["openers"].get("byline", ())
        yield from file.names.get("by", ())


def _marked(files: Iterable[LanguageFile]) -> Iterator[str]:
    """Openers and helpers with their marks. Those of captions, which end in plain words, count as they are written."""
    helpers = [text for file in files for text in file.names.get("helpers", ())]
    openers = [*_of(files, "openers", "byline"), *_of(files, "openers", "source"), *_of(files, "labels", "source")]
    yield from (text if text[-1] in LABEL_MARKS else text + ":" for text in [*openers, *helpers])
    yield from (text for text in _of(files, "openers", "caption") if text[-1] in LABEL_MARKS)


def _calendars(files: Iterable[LanguageFile]) -> dict[str, frozenset[str]]:
    found = {}
    for file in files:
        names = (smooth(name).rstrip(".") for kind in ("months", "weekdays") for name in file.dates.get(kind, ()))
        found[file.language] = frozenset(name for name in names if _WORD.fullmatch(name))
    return {**found, "": frozenset().union(*found.values())}


def _firms(files: Iterable[LanguageFile], nobody: Iterable[str]) -> frozenset[str]:
    ends = Counter(_last_words(text for text in nobody if " " in text))
    forms = [fold(text) for file in files for text in file.names.get("firms", ())]
    return frozenset([*forms, *(word for word, count in ends.items() if count > 1)])


def _desks(files: Iterable[LanguageFile]) -> Iterator[str]:
    """Last words of desks; where every part of a name is a word, they would be parts of names."""
    for file in files:
        if _WORDLIKE not in file.names.get("traits", ()):
            found = (fold(text).split()[-1] for text in file.names.get("nobody", ()))
            yield from (word for word in found if len(word) > 3 and word[0] < "\u0250")


def _last_words(phrases: Iterable[str]) -> Iterator[str]:
    return (word for text in phrases if len(word := text.split()[-1]) > 3 and word.isascii())


def _opening(files: Iterable[LanguageFile]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for file in files:
        for text in _openers([file]):
            if (word := smooth(text)).isalpha():
                found.setdefault(word, set()).add(file.language)
    return {word: frozenset(languages) for word, languages in found.items()}


def _own(files: Iterable[LanguageFile]) -> dict[str, frozenset[str]]:
    given = {text for file in files for text in file.names.get("given", ())}
    found: dict[str, set[str]] = {}
    for file in files:
        lists = (file.names.get("honorifics", ()), file.names.get("roles", ()), file.phrases["labels"].get("date", ()))
        for word in (even(text).strip(".") for texts in lists for text in texts):
            if word in given or (len(word) == 1 and word.isascii()):
                found.setdefault(word, set()).add(file.language)
    return {word: frozenset(languages) for word, languages in found.items()}


def calendar_word(low: str, words: BylineWords, language: str) -> int:
    """Where the first month or weekday of a language stands in an evened text, its length where none does.

    Where the language is not known, those of all languages count. English ones are everywhere but where parts of names
    are words: "Thu" and "Mai" are given names in Vietnam.
    """
    names = words.calendar.get(language_code(language), words.calendar[""])
    english = names if words.is_wordlike(language) else words.calendar.get("en", names)
    return next((m.start() for m in _WORD.finditer(low) if m[0] in names or m[0] in english), len(low))


def even(text: str) -> str:
    """Lower case of the same length, with even apostrophes, so that places found in it hold in `text`."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("\u2019", "'").replace("\xa0", " ").replace("：", ":").replace(" :", ": ")


def folded(text: str) -> str:
    """`text` as the word sets hold it."""
    return fold(text)


def spaceless(letter: str) -> bool:
    """Whether the letter is of a script that is written without spaces. False for an empty text."""
    return _SPACELESS.match(letter) is not None


def _of(files: Iterable[LanguageFile], place: str, kind: str) -> list[str]:
    return [text for file in files for text in file.phrases[place].get(kind, ())]


def _is_office(phrase: str, names: NameWords) -> bool:
    return fold(phrase) in names.roles | names.agencies | names.nobody


def _is_agency(phrase: str, names: NameWords) -> bool:
    """Whether a phrase is an agency with a mark: "AFP/" credits a picture, and as often a text."""
    return fold(phrase.strip("()" + LABEL_MARKS)) in names.agencies


def _apart(low: str, inside: int, outside: int) -> bool:
    """Whether a phrase whose last letter stands at `inside` ends there, given what stands at `outside`."""
    if outside >= len(low) or not low[inside].isalnum() or not low[outside].isalnum():
        return True
    return spaceless(low[inside])


def _joiner(joiners: Iterable[str]) -> re.Pattern[str]:
    """Commas and the like split anywhere, words and dashes only between spaces; a word behind a comma is found too."""
    marks = {j for j in joiners if len(j) == 1 and not j.isalnum() and j not in "-–—.·+&"} | set(",;，、；/|")
    words = {j for j in joiners if j not in marks and j not in "-–—"}
    spaced = "|".join(re.escape(j) for j in sorted(words, key=lambda j: (-len(j), j)))
    mark = rf"\s*[{re.escape(''.join(sorted(marks)))}](?:(?=\s+(?:{spaced})\s)|\s*)"
    return re.compile(rf"{mark}|(?P<word>\s+(?:{spaced})\s+)|\s+[-–—]+\s+|\n")
