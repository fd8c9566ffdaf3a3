"""Reads plain data field by field. What is missing, unknown or of another type raises an error naming its place."""

from __future__ import annotations

import math
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from boilerstrip.document import Role
from boilerstrip.errors import DocumentError

_ROLES: Mapping[str, Role] = {role.value: role for role in Role}
_REQUIRED = object()


@dataclass(frozen=True, slots=True)
class Given:
    """A locator over paths that were given with the data."""

    paths: Mapping[int, str]

    def path(self, index: int) -> str:
        """The path given for the block `index`, empty where none was."""
        return self.paths.get(index, "")


@dataclass(slots=True)
class Entry:
    """A mapping of the data and its place, such as ``blocks[3].shape``."""

    data: Mapping[str, Any]
    where: str
    read: set[str] = field(default_factory=set)

    @staticmethod
    def of(data: object, where: str) -> Entry:
        """`data` as an entry; raises `DocumentError` where it is no mapping with names as keys."""
        if not isinstance(data, Mapping):
            raise DocumentError(f"{where}: {_kind(data)} was given, a mapping is expected")
        for key in data:
            if not isinstance(key, str):
                raise DocumentError(f"{where}: the key {key!r} is no str")
        return Entry(data, where)

    def place(self, key: str) -> str:
        """Where the value of `key` stands, for messages."""
        return key if self.where == "document" else f"{self.where}.{key}"

    def has(self, key: str) -> bool:
        """The key is there."""
        return key in self.data

    def done(self) -> None:
        """Raise `DocumentError` if the data holds a key that nobody read."""
        if len(self.data) > len(self.read):
            self.knows(self.read)

    def knows(self, names: Collection[str]) -> None:
        """Raise `DocumentError` if the data holds a key that is none of `names`."""
        for key in self.data:
            if key not in names:
                raise DocumentError(f"{self.where}: {key!r} is not known")

    def _get(self, key: str, kinds: type | tuple[type, ...], expected: str, default: object = _REQUIRED) -> Any:
        value = self.data.get(key, default)
        if value is _REQUIRED:
            raise DocumentError(f"{self.place(key)}: missing, {expected} is expected")
        if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is not bool):
            raise DocumentError(f"{self.place(key)}: {_kind(value)} was given, {expected} is expected")
        if isinstance(value, int) and abs(value) > sys.maxsize:  # few things can be done with such a number
            raise DocumentError(f"{self.place(key)}: a number beyond {sys.maxsize} was given, {expected} is expected")
        if key in self.data:
            self.read.add(key)
        return value

    def text(self, key: str, default: object = _REQUIRED) -> str:
        """A str."""
        return str(self._get(key, str, "a str", default))

    def text_or_none(self, key: str) -> str | None:
        """A str or None; None where it is missing."""
        value: str | None = self._get(key, (str, type(None)), "a str or None", None)
        return value

    def flag(self, key: str) -> bool:
        """True or False."""
        return bool(self._get(key, bool, "True or False"))

    def whole(self, key: str) -> int:
        """A whole number."""
        return int(self._get(key, int, "a whole number"))

    def from_zero(self, key: str) -> int:
        """A whole number that is not negative."""
        value = self.whole(key)
        if value < 0:
            raise DocumentError(f"{self.place(key)}: {value} was given, a whole number from 0 is expected")
        return value

    def share(self, key: str) -> float:
        """A number from 0 to 1."""
        value = self._get(key, (int, float), "a number from 0 to 1")
        if not (math.isfinite(value) and 0 <= value <= 1):
            raise DocumentError(f"{self.place(key)}: {value!r} was given, a number from 0 to 1 is expected")
        return float(value)

    def role(self, key: str) -> Role:
        """The value of a role."""
        return _ROLES[self.one_of(key, _ROLES)]

    def one_of(self, key: str, values: Collection[str]) -> str:
        """One of `values`."""
        value = self.text(key)
        if value not in values:
            raise DocumentError(f"{self.place(key)}: {value!r} was given, one of {', '.join(values)} is expected")
        return value

    def like(self, key: str, default: bool | int | str) -> Any:
        """A value of the type that `default` has; `default` where it is missing."""
        kind = type(default)
        expected = {bool: "True or False", int: "a whole number", str: "a str"}[kind]
        return self._get(key, kind, expected, default)

    def _list(self, key: str) -> list[Any] | tuple[Any, ...]:
        values: list[Any] | tuple[Any, ...] = self._get(key, (list, tuple), "a list")
        return values

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of str."""
        values = self._list(key)
        for place, value in enumerate(values):
            if not isinstance(value, str):
                raise DocumentError(f"{self.place(key)}[{place}]: {_kind(value)} was given, a str is expected")
        return tuple(values)

    def inner(self, key: str) -> Entry:
        """A mapping; it may be missing at no place that asks for it."""
        return Entry.of(self._get(key, Mapping, "a mapping"), self.place(key))

    def entries(self, key: str) -> Iterator[Entry]:
        """A list of mappings."""
        for place, value in enumerate(self._list(key)):
            yield Entry.of(value, f"{self.place(key)}[{place}]")

    def named(self, key: str, names: Collection[str]) -> Iterator[tuple[str, Entry]]:
        """A mapping of some of `names` to mappings."""
        inner = self.inner(key)
        inner.knows(names)
        for name, value in inner.data.items():
            yield name, Entry.of(value, inner.place(name))


def _kind(value: object) -> str:
    return "None" if value is None else type(value).__name__
