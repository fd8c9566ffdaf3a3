"""Reading the phrase files and holding them to their form."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from boilerstrip.errors import PhraseFileError
from boilerstrip.phrases._fold import even
from boilerstrip.phrases._kinds import PLACES

if TYPE_CHECKING:
    from importlib.abc import Traversable

NAME_KEYS: Final = (
    *("honorifics", "roles", "helpers", "nobody", "firms", "offices", "agencies"),
    *("joiners", "prefixes", "particles", "given", "family", "traits", "letters", "addresses", "by"),
)
DATE_KEYS: Final = ("months", "weekdays", "relative", "words", "eras", "changes")
_TOP_KEYS: Final = ("language", "name", *PLACES, "names", "dates")
_MONTHS: Final = 12

Table = dict[str, tuple[str, ...]]


class LanguageFile(NamedTuple):
    """One phrase file, checked. All strings are evened out: see `_fold.even`."""

    language: str
    phrases: dict[str, Table]  # place, kind, phrases
    names: Table
    dates: Table


def read_all(folder: Traversable | None = None) -> list[LanguageFile]:
    """All phrase files of a folder (default: those of this package), in order of their names.

    Raises PhraseFileError if there is none, or one is broken.
    """
    folder = folder if folder is not None else files(__package__ or "boilerstrip.phrases")
    try:
        found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".json")), key=lambda e: e.name)
    except OSError as error:
        raise PhraseFileError(f"{folder}: given {error.strerror}, expected a folder of phrase files") from error
    if not found:
        raise PhraseFileError(f"{folder}: given no phrase file, expected at least one <language>.json")
    return [parse(entry.name, entry.read_bytes()) for entry in found]


def parse(file: str, data: bytes) -> LanguageFile:
    """One file from its bytes. Raises PhraseFileError naming file, key, what was given and what is expected."""
    try:
        # To fold the whole text before it is parsed is ten times faster than to fold each string after.
        raw = json.loads(even(data.decode("utf-8")), object_pairs_hook=_unique_keys)
    except (ValueError, RecursionError) as error:
        raise PhraseFileError(f"{file}: given {error}, expected a JSON object in UTF-8") from error
    if not isinstance(raw, dict):
        raise PhraseFileError(f"{file}: given {_kind(raw)}, expected a JSON object")
    _check_keys(file, "", raw, _TOP_KEYS)
    for key in ("language", "name"):
        _check_text(file, key, raw.get(key))
    language: str = raw["language"]
    if f"{language}.json" != file:
        raise PhraseFileError(f"{file}: language: given {language!r}, expected the name of the file")
    phrases = {place: _table(file, place, raw.get(place, {}), kinds) for place, kinds in PLACES.items()}
    names = _table(file, "names", raw.get("names", {}), NAME_KEYS)
    dates = _table(file, "dates", raw.get("dates", {}), DATE_KEYS)
    months = len(dates.get("months", ()))
    if months % _MONTHS:
        raise PhraseFileError(f"{file}: dates.months: given {months} names, expected a multiple of 12")
    return LanguageFile(language, phrases, names, dates)


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key!r} twice")
        found[key] = value
    return found


def _check_keys(file: str, where: str, given: Iterable[str], allowed: tuple[str, ...]) -> None:
    for key in given:
        if key not in allowed:
            path = f"{where}.{key}" if where else key
            raise PhraseFileError(f"{file}: {path}: given an unknown key, expected one of {', '.join(allowed)}")


def _table(file: str, where: str, raw: object, allowed: tuple[str, ...]) -> Table:
    if not isinstance(raw, dict):
        raise PhraseFileError(f"{file}: {where}: given {_kind(raw)}, expected an object")
    _check_keys(file, where, raw, allowed)
    return {key: _strings(file, f"{where}.{key}", value) for key, value in raw.items()}


def _strings(file: str, where: str, raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise PhraseFileError(f"{file}: {where}: given {_kind(raw)}, expected a list of strings")
    try:
        sound = all(map(str.strip, raw))
    except TypeError:
        sound = False
    if not sound:  # what exactly is wrong
        for position, value in enumerate(raw):
            _check_text(file, f"{where}[{position}]", value)
    return tuple(raw)


def _check_text(file: str, where: str, value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        given = "an empty string" if isinstance(value, str) else _kind(value)
        raise PhraseFileError(f"{file}: {where}: given {given}, expected a string that is not empty")


def _kind(value: object) -> str:
    return "nothing" if value is None else f"{type(value).__name__} {value!r:.60}"
