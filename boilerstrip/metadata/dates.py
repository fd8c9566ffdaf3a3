"""Dates as machines and people write them, to ISO 8601.

Only a full date counts: day, month and a year of four digits (or two, in an all-numeric date). "3 hours ago" has no
year and is none; a year of the Buddhist era is one only in Thai, Lao or Khmer script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from boilerstrip.phrases import read_files, smooth

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
_SHORT: Final = r"(?:[^\W\d_]{1,3}\.?\s+)?"  # "of", "de", "del"
_DAY_FIRST: Final = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:[^\W\d_]{{2}}|[.ºª°])?,?[\s-]*{_SHORT}([^\W\d_]+(?:\s\d{{1,2}})?)[.,]*[\s-]*{_SHORT}(\d{{4}})(?!\d)"
)
_MONTH_FIRST: Final = re.compile(
    rf"([^\W\d_]{{3,}})[.,]*\s*(\d{{1,2}})(?:[^\W\d_]{{2}}|[.])?\s*,?\s+{_SHORT}(\d{{4}})(?!\d)"
)
_MONTH_NUMBER: Final = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s+([^\W\d_]+\s\d{{1,2}}),?\s*{_SHORT}(?:[^\W\d_]+\s)?(\d{{4}})(?!\d)"
)
_BUDDHIST_SCRIPT: Final = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff]")
_BUDDHIST: Final = range(2510, 2620)
_YEARS: Final = range(1990, 2100)
_AMERICAN: Final = (
    "en",
    "en-us",
    "",
)  # put the month first in a date such as 3/4/2024, as do most pages without a code
_LINE: Final = 200  # characters of a line that are read


def iso(value: str, language: str = "") -> str | None:
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
    return next(displayed(value, language), None)


def displayed(line: str, language: str = "") -> Iterator[str]:
    """The full dates of a line as people write them, ISO 8601 without time, in the order of their patterns."""
    text = line[:_LINE]
    language = language.lower().replace("_", "-")
    for match in _YEAR_FIRST.finditer(text):
        yield from _known(_compose(_year(match[1], text), int(match[2]), int(match[3])))
    for match in _YEAR_LAST.finditer(text):
        yield from _known(_numeric(match, text, language))
    if not any(c.isalpha() for c in text):
        return
    months = _months()
    low = smooth(text)
    for pattern, year, month, day in (
        (_MONTH_NUMBER, 3, 2, 1),
        (_DAY_FIRST, 3, 2, 1),
        (_MONTH_FIRST, 3, 1, 2),
    ):
        for match in pattern.finditer(low):
            number = _month(match[month], language, months)
            if number:
                yield from _known(_compose(_year(match[year], text), number, int(match[day])))


def _known(value: str | None) -> Iterator[str]:
    if value is not None:
        yield value


def _numeric(match: re.Match[str], text: str, language: str) -> str | None:
    """A date such as 13/11/2024: the day first, but where that cannot be or the page is American."""
    first, second = int(match[1]), int(match[3])
    year = _year(match[4], text)
    if len(match[4]) == 2:
        year += 2000
        if match[2] == "-":
            return None  # a number of another kind as often as not
    month_first = second > 12 or (match[2] == "/" and language in _AMERICAN and first <= 12)
    return _compose(year, first, second) if month_first else _compose(year, second, first)


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
