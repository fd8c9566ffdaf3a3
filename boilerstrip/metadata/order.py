"""Whether a page puts the month first in dates of numbers alone, such as 3/4/2024."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import Final

from boilerstrip.metadata.dates import Custom, displayed, puts_month_first
from boilerstrip.metadata.view import View
from boilerstrip.phrases import fold, read_files

_NUMBERS: Final = re.compile(r"(?<![\d.,/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
_MONTHS: Final = 12
_DAYS: Final = 31
_READ: Final = 6_000  # characters of the article by whose letters its language is told
_FOREIGN: Final = 0.02  # share of letters with marks, or of another script, that English has not
_LABEL: Final = 40  # characters of a line that may be a label
_LINE: Final = 140  # characters of a line that may be read for a date
_LABELS: Final = 1_500  # blocks looked at
_TELLING: Final = 2  # labels of a language that tell it


def custom_of(view: View, language: str) -> Custom:
    """The page's language, and its order: what its other dates show, else what its language does.

    A page that names no language is of another than English if its letters or its labels tell so.

    The order is found only when it is asked for, and once.
    """
    return Custom(language, lru_cache(maxsize=1)(partial(_puts_month_first, view, language)))


def _puts_month_first(view: View, language: str) -> bool:
    for shown in (_shown(view.page.texts), _spelled(view.page.texts, language)):
        if shown is not None:
            return shown
    return puts_month_first(language) and (bool(language) or not _is_foreign(view))


def _shown(texts: Iterable[str]) -> bool | None:
    """What dates in which a number is no month show; None where there are none or they disagree."""
    found = set()
    for text in texts:
        if text.count("/") > 1:
            for match in _NUMBERS.finditer(text):
                first, second = int(match[1]), int(match[2])
                if first <= _MONTHS < second <= _DAYS:
                    found.add(True)
                elif second <= _MONTHS < first <= _DAYS:
                    found.add(False)
    return found.pop() if len(found) == 1 else None


def _spelled(texts: Sequence[str], language: str) -> bool | None:
    """What dates of numbers show whose day the page writes with the month's name too; None where they disagree."""
    numbers = {match.groups() for text in texts if text.count("/") > 1 for match in _NUMBERS.finditer(text)}
    if not numbers:
        return None
    lines = (text for text in texts[:_LABELS] if len(text) <= _LINE and "/" not in text)
    days = {day for line in lines for day in displayed(line, language)}
    found = set()
    for first, second, year in numbers:
        if int(first) != int(second):
            orders = {True: (first, second), False: (second, first)}
            found.update([order for order, (month, day) in orders.items() if f"{year}-{month:0>2}-{day:0>2}" in days])
    return found.pop() if len(found) == 1 else None


def _is_foreign(view: View) -> bool:
    """Whether a page that names no language is written in another than English, by its letters or else its labels."""
    texts = view.page.texts
    article = " ".join(text for text, kept in zip(texts, view.kept, strict=True) if kept) or " ".join(texts)
    letters = [letter for letter in article[:_READ] if letter.isalpha()]
    if sum(not letter.isascii() for letter in letters) > _FOREIGN * len(letters):
        return True
    known = _labels()
    said = Counter(code for text in texts[:_LABELS] if len(text) <= _LABEL for code in known.get(fold(text), ()))
    most = max((count for code, count in said.items() if code != "en"), default=0)
    return most >= _TELLING and most > said["en"]


@lru_cache(maxsize=1)
def _labels() -> dict[str, frozenset[str]]:
    """For each label the languages that have it."""
    found: dict[str, set[str]] = {}
    for file in read_files():
        for phrases in file.phrases["labels"].values():
            for phrase in phrases:
                found.setdefault(fold(phrase), set()).add(file.language)
    return {label: frozenset(codes) for label, codes in found.items()}
