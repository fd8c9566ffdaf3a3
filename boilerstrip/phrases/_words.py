"""Words of bylines and of dates, of all languages together."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from boilerstrip.phrases._files import LanguageFile
from boilerstrip.phrases._fold import trim


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


def name_words(every: tuple[LanguageFile, ...]) -> NameWords:
    """The words of bylines of all languages."""

    def trimmed(key: str) -> frozenset[str]:
        return frozenset(trim(text) for file in every for text in file.names.get(key, ()))

    joiners = frozenset(text for file in every for text in file.names.get("joiners", ()))
    honorifics, roles, nobody, agencies = map(trimmed, ("honorifics", "roles", "nobody", "agencies"))
    return NameWords(honorifics, roles, nobody, agencies, joiners, trimmed("particles"))


def date_words(every: tuple[LanguageFile, ...]) -> DateWords:
    """The words of dates of all languages."""

    def gathered(key: str) -> frozenset[str]:
        return frozenset(text for file in every for text in file.dates.get(key, ()))

    months: dict[str, tuple[int, ...]] = {}
    for file in every:
        for position, text in enumerate(file.dates.get("months", ())):
            name, number = text.rstrip("."), position % 12 + 1
            if number not in months.get(name, ()):
                months[name] = (*months.get(name, ()), number)
    return DateWords(MappingProxyType(months), gathered("weekdays"), gathered("relative"), gathered("words"))
