"""Dates of other calendars: Japanese eras, years of the Republic in Taiwan, and the Persian calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from boilerstrip.phrases import read_files

_REPUBLIC: Final = 1911  # the year before its first; Taiwan writes three digits of it without a name
_HUNDREDS: Final = 100
# "令和6年(2024)5月6日", "民國113年5月6日", "113年5月6日"; 元 is the first year.
_YEAR: Final = (
    r"(\d{1,3}|元)\s?(?:[(（]\d{4}年?[)）])?\s?年\s?(?:[(（]\d{4}年?[)）])?\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日"
)
_SLASHED: Final = re.compile(r"(?<![\d./-])(1\d\d)([./-])(\d\d)\2(\d\d)(?![\d./-])")  # "113/05/06"
_PERSIAN: Final = range(1370, 1450)  # years that are read; their first day is in March of 1991 and later
_FIRST: Final = date(1991, 3, 21)
_CYCLE: Final = 33  # years, after which leap years come again
_LEAPS: Final = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_LONG: Final = 31  # days of each of the first six months; the others have one less
_HALF: Final = 6
_MONTHS, _DAYS = range(1, 13), range(1, 32)


def in_eras(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Year, month and day of a text's dates whose year is that of an era."""
    pattern, firsts = _eras()
    for match in pattern.finditer(text):
        name, digits, month, day = match.groups()
        number = 1 if digits == "元" else int(digits)
        if name or number >= _HUNDREDS:
            yield firsts.get(name, _REPUBLIC) + number, int(month), int(day)
    if language.startswith("zh"):
        for match in _SLASHED.finditer(text):
            yield _REPUBLIC + int(match[1]), int(match[3]), int(match[4])


def of_persian(year: int, month: int, day: int) -> date | None:
    """The day of a Persian date; None where there is no such day."""
    if year not in _PERSIAN or month not in _MONTHS or day not in _DAYS or (month > _HALF and day == _LONG):
        return None
    leaps = sum(before % _CYCLE in _LEAPS for before in range(_PERSIAN.start, year))
    return _FIRST + timedelta(
        365 * (year - _PERSIAN.start) + leaps + _LONG * (month - 1) - max(0, month - 1 - _HALF) + day - 1
    )


@lru_cache(maxsize=1)
def _eras() -> tuple[re.Pattern[str], dict[str, int]]:
    """An expression for dates in eras, and for each era's name the year before its first."""
    named = (text.split() for file in read_files() for text in file.dates.get("eras", ()))
    firsts = {name: int(year) - 1 for name, year in named}
    names = "|".join(sorted(map(re.escape, firsts), key=lambda name: -len(name)))
    return re.compile(rf"(?<!\d)(?:({names})\s?)?(?<!\d){_YEAR}"), firsts
