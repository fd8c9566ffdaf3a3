"""Dates as machines and people write them, to ISO 8601.

Only a full date counts: day, month and a year of four digits (or two, in an all-numeric date). "3 hours ago" has no
year and is none; a year of the Buddhist era is one only in Thai, Lao or Khmer script. For other eras see `calendars`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Final, NamedTuple

from boilerstrip.metadata.calendars import in_eras, of_persian
from boilerstrip.phrases import load, read_files, smooth
from boilerstrip.writing import EASTERN, KHMER, THAI_AND_LAO

_ISO: Final = re.compile(
    r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?(?!\d)",
    re.I,
)
_MAIL: Final = re.compile(
    r"(?<!\d)(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d\d):(\d\d)(?::(\d\d))?\s*([a-z]{1,3}|[+-]\d{4})(?![\w:])", re.I
)  # as in mail, RFC 822: "Wed, 04 May 2022 02:41:00 GMT"
_UNIVERSAL: Final = ("Z", "UT", "UTC", "GMT")
_MAIL_ZONES: Final = {
    name: f"-0{hours}:00"
    for name, hours in (("EDT", 4), ("EST", 5), ("CDT", 5), ("CST", 6), ("MDT", 6), ("MST", 7), ("PDT", 7), ("PST", 8))
}
_YEAR_FIRST: Final = re.compile(r"(?<!\d)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)")
_YEAR_LAST: Final = re.compile(r"(?<![\d.,/])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?![\d.,]?\d)")
_ERA: Final = re.compile(r"(?:\d|元)\s?[(（年]")  # what a year of an era stands before
_DIGIT: Final = re.compile(r"\d")
_WHOLE_YEAR: Final = re.compile(r"\d{4}")  # no date that names its month is without one
_JOINED: Final = "\u200c\u200d" + "".join(
    mark for code in range(0x300, 0x20D0) if unicodedata.category(mark := chr(code))[0] == "M"
)  # marks that belong to the letter before them, in the scripts of India and its neighbours above all
_MARKED: Final = re.compile(f"[{_JOINED}]")


def _patterns(letter: str) -> tuple[tuple[re.Pattern[str], int, int, int], ...]:
    """Dates that name the month, with the groups of year, month and day; `letter` is an expression for one."""
    short = rf"(?:{letter}{{1,3}}(?:\.{letter}{{1,2}})?\.?\s+)?"  # "of", "de", "del", "พ.ศ."
    name = rf"{letter}+(?:\.{letter}+)*"  # "ก.ค."
    day_first = (
        rf"(?<!\d)(\d{{1,2}})(?:{letter}{{2}}|[.ºª°])?,?[\s-]*{short}({name})"
        rf"(?:\s?/\s?{letter}+)?[.,]*[\s-]*{short}(\d{{4}})(?!\d)"  # Arabic has two names for a month
    )
    month_first = rf"({letter}{{3,}})[.,]*\s*(\d{{1,2}})(?:{letter}{{2}}|[.])?\s*,?\s+{short}(\d{{4}})(?!\d)"
    year_first = rf"(?<!\d)(\d{{4}})[.,]?\s+({letter}{{2,}})[.,]?\s+(\d{{1,2}})(?!\d)"  # as in Hungarian
    return (
        (re.compile(day_first), 3, 2, 1),
        (re.compile(month_first), 3, 1, 2),
        (re.compile(year_first), 1, 2, 3),
    )


_PLAIN_NAMES: Final = _patterns(r"[^\W\d_]")
_MARKED_NAMES: Final = _patterns(rf"(?:[^\W\d_]|[{_JOINED}])")  # slower
_ONE_WORD: Final = re.compile(rf"(?:[^\W\d]|[{_JOINED}.])+")  # of a month's names
_BUDDHIST_SCRIPT: Final = re.compile(f"[{THAI_AND_LAO}{KHMER}]")
_BUDDHIST: Final = range(2510, 2620)
_YEARS: Final = range(1990, 2100)
_AMERICAN: Final = (
    "en",
    "en-us",
    "",
)  # put the month first in a date such as 3/4/2024, as do most pages without a code
_YEARS_FIRST: Final = ("ja", "ko", "zh")  # put the year first, in two digits too
_YEARS_FIRST_SCRIPT: Final = re.compile(f"[{EASTERN}]")
_LINE: Final = 200  # characters of a line that are read
_ALONE: Final = 60  # characters of a line that shows a date and next to nothing else
_WIDEST: Final = 3  # words of a weekday's name, and of what stands between it and the date
_BESIDE: Final = 32  # characters before and behind a date in which its weekday stands
_WORD: Final = re.compile(rf"(?:\w|[{_JOINED}])+(?:-\w+)?")

Order = Callable[[], bool]
"""Whether a page puts the month first in a date such as 3/4/2024; asked only where a date leaves it open."""


class Custom(NamedTuple):
    """How a page writes dates."""

    language: str
    order: Order


def puts_month_first(language: str) -> bool:
    """Whether those who write the language do so, as far as that can be told. Of no language: yes."""
    return language.lower().replace("_", "-") in _AMERICAN


def iso(value: str, language: str = "", order: Order | None = None) -> str | None:
    """A date of an attribute, as ISO 8601 with as much of time and zone as it holds; None where it is none."""
    match = _ISO.search(value[:_LINE])
    if match is not None:
        year, month, day, hour, minute, second, zone = match.groups()
        return _compose(int(year), int(month), int(day), (hour, minute, second, zone))
    match = _MAIL.search(value[:_LINE])
    if match is not None:
        number = _month(smooth(match[2]), "en", _months())
        zone = match[7].upper()
        clock = (match[4], match[5], match[6], _MAIL_ZONES.get(zone, zone))
        return _compose(int(match[3]), number, int(match[1]), clock) if number else None
    return next(displayed(value, language, order), None)


def displayed(line: str, language: str = "", order: Order | None = None) -> Iterator[str]:
    """The full dates of a line as people write them, ISO 8601 without time, in the order of their patterns.

    `order`: the page's own, by default that of the language.
    """
    text = line[:_LINE]
    if not _DIGIT.search(text):
        return
    language = language.lower().replace("_", "-")
    for match in _YEAR_FIRST.finditer(text):
        yield from _known(_day(_year(match[1], text), int(match[2]), int(match[3]), language == "fa"))
    text = _YEAR_FIRST.sub(_blank, text)  # of "2024. 05. 06. 09:40" the rest is another date
    if _ERA.search(text) or language.startswith("zh"):
        for era in in_eras(text, language):
            yield from _known(_compose(*era))
    for match in _YEAR_LAST.finditer(text):
        yield from _known(_numeric(match, text, language, order))
    if not _WHOLE_YEAR.search(text) or not any(c.isalpha() for c in text):
        return
    months = _months()
    low = _in_one_word(smooth(text))
    found = False
    for pattern, year, month, day in _MARKED_NAMES if _MARKED.search(low) else _PLAIN_NAMES:
        if year == 1 and found:
            break  # the year is that of a date before
        for match in pattern.finditer(low):
            number = _month(match[month], language, months)
            if number:
                found = True
                yield from _known(_day(_year(match[year], text), number, int(match[day])))


def is_date(line: str) -> bool:
    """Whether a line shows a full date and next to nothing else."""
    if len(line) > _ALONE or next(displayed(line), None) is None:
        return False
    words = [word for word in _WORD.findall(smooth(line)) if not any(c.isdecimal() for c in word)]
    return sum(word not in _date_words() for word in words) <= 1


def _known(value: str | None) -> Iterator[str]:
    if value is not None:
        yield value


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _day(year: int, month: int, day: int, persian: bool = True) -> str | None:
    """The parts as ISO 8601, those of the Persian calendar too."""
    found = of_persian(year, month, day) if persian else None
    return found.isoformat() if found is not None else _compose(year, month, day)


def _numeric(match: re.Match[str], text: str, language: str, order: Order | None) -> str | None:
    """A date such as 13/11/2024: the day first, but where that cannot be, the weekday beside it falls on no such day,
    or the page puts the month first."""
    first, second = int(match[1]), int(match[3])
    year = _year(match[4], text)
    if len(match[4]) == 2:
        if language.split("-")[0] in _YEARS_FIRST or _YEARS_FIRST_SCRIPT.search(text):
            return _compose(2000 + first, second, year)
        year += 2000
        if match[2] == "-":
            return None  # a number of another kind as often as not
    american, european = _compose(year, first, second), _compose(year, second, first)
    if american is None or european is None:
        return european or (american if second > 12 else None)
    if american == european:
        return european
    days = _weekdays_beside(match, text)
    fits, other = (date.fromisoformat(day).weekday() in days for day in (american, european))
    if fits != other:
        return american if fits else european
    month_first = match[2] == "/" and (puts_month_first(language) if order is None else order())
    return american if month_first else european


def _weekdays_beside(match: re.Match[str], text: str) -> set[int]:
    """The weekdays, 0 for Monday, that the words right before or behind a date mean in some language."""
    before = _WORD.findall(smooth(text[max(0, match.start() - _BESIDE) : match.start()]))[-_WIDEST:]
    behind = _WORD.findall(smooth(text[match.end() : match.end() + _BESIDE]))[:_WIDEST]
    days: set[int] = set()
    known = _weekdays()
    for words in (before, behind):
        for start in range(len(words)):
            for stop in range(start + 1, min(len(words), start + _WIDEST) + 1):
                days.update(known.get(" ".join(words[start:stop]), ()))
    return days


def _year(digits: str, text: str) -> int:
    year = int(digits)
    return year - 543 if year in _BUDDHIST and _BUDDHIST_SCRIPT.search(text) else year


def _month(word: str, language: str, months: dict[str, dict[str, int]]) -> int:
    """The month a word names: in the page's language, else where all languages agree; 0 for none."""
    word = word.strip(" .,")
    own = months.get(language.split("-")[0], {}).get(word)
    if own:
        return own
    found = {names[word] for names in months.values() if word in names}
    return found.pop() if len(found) == 1 else 0


@lru_cache(maxsize=1)
def _months() -> dict[str, dict[str, int]]:
    """For each language its names of the months."""
    months: dict[str, dict[str, int]] = {}
    for file in read_files():
        names: dict[str, int] = {}
        for place, name in enumerate(file.dates.get("months", ())):
            names.setdefault(smooth(name).rstrip("."), place % 12 + 1)
        months[file.language] = names
    return months


def _in_one_word(low: str) -> str:
    """A line in which English names stand for those of months that are several words or hold a digit: "tháng 7"."""
    pattern, english = _several_words()
    return pattern.sub(lambda match: english[match[0]], low)


@lru_cache(maxsize=1)
def _several_words() -> tuple[re.Pattern[str], dict[str, str]]:
    months = _months()
    names = {number: name for name, number in reversed(months["en"].items())}
    english: dict[str, str] = {}
    for own in months.values():
        english.update({name: names[own[name]] for name in own if name[0].isalpha() and not _ONE_WORD.fullmatch(name)})
    longest_first = sorted(english, key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), english


@lru_cache(maxsize=1)
def _date_words() -> frozenset[str]:
    """What words dates are made of, and stand beside them, in all languages."""
    known = load().dates
    return frozenset(word for name in (*known.months, *known.weekdays, *known.words) for word in _WORD.findall(name))


@lru_cache(maxsize=1)
def _weekdays() -> dict[str, frozenset[int]]:
    """For each name of a weekday the days, 0 for Monday, that it means in some language.

    The files list them in rows from Monday to Sunday; of further spellings behind the last whole row no day is known.
    """
    days: dict[str, set[int]] = {}
    for file in read_files():
        names = file.dates.get("weekdays", ())
        for place, name in enumerate(names[: len(names) // 7 * 7]):
            days.setdefault(smooth(name).rstrip("."), set()).add(place % 7)
    return {name: frozenset(found) for name, found in days.items()}


_Clock = tuple[str | None, str | None, str | None, str | None]


def _compose(year: int, month: int, day: int, clock: _Clock = (None, None, None, None)) -> str | None:
    """The parts as ISO 8601; None where they are no date."""
    if year not in _YEARS:
        return None
    hour, minute, second, zone = clock
    try:
        if hour is None or minute is None:
            return date(year, month, day).isoformat()
        text = datetime(year, month, day, int(hour), int(minute), int(second or 0)).isoformat()
    except ValueError:
        return None
    if zone and zone.upper() in _UNIVERSAL:
        text += "+00:00"
    elif zone and zone[0] in "+-":
        text += f"{zone[:3]}:{zone[-2:] if len(zone) > 3 else '00'}"
    return text
