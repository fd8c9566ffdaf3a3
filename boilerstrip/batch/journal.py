"""What a run must not forget: its flags, the list of its sources, and how far its output is safe.

All stands in a SQLite database beside the output, whose transactions a kill cannot tear. It also keeps two runs from
writing one output.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from boilerstrip.batch.errors import RunError
from boilerstrip.batch.sources.listing import Listed

Position = tuple[int, int]
"""Number of a source, from 1, and place of a record in it, from 0."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS source (
    number INTEGER PRIMARY KEY, path BLOB NOT NULL, kind TEXT NOT NULL, size INTEGER, modified INTEGER, said TEXT
);
"""
_FOUND = """CREATE TEMPORARY TABLE found (
    ord INTEGER, absolute BLOB UNIQUE, path BLOB, kind TEXT, size INTEGER, modified INTEGER, said TEXT
)"""
_PAGE = 1000  # sources fetched at once


class SourceRow(NamedTuple):
    """A source of the run."""

    number: int
    path: str
    kind: str
    size: int
    modified: int
    said: str


@dataclass
class Point:
    """How far a run has come; all before it is safe."""

    written: int = 0
    """Bytes of the output that are safe."""
    next: Position = (1, 0)
    """The first record that was not looked at."""
    missing: list[Position] = field(default_factory=list)
    """Records before `next` whose output is not safe."""
    tally: dict[str, Any] = field(default_factory=dict)
    """Counts so far."""


class Journal:
    """The database at `path`; a temporary one where None. Raises `RunError` where another run has it open."""

    def __init__(self, path: Path | None):
        self._base = sqlite3.connect("" if path is None else path, timeout=0, isolation_level=None)
        try:
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("BEGIN EXCLUSIVE")
            for statement in _SCHEMA.split(";"):
                self._base.execute(statement)
            self._base.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._base.close()
            if "locked" in str(error):
                raise RunError(f"{path}: another run is at work on this output") from None
            raise

    def close(self) -> None:
        self._base.close()

    def begin(self, plan: dict[str, Any], listed: Iterable[Listed], overwrite: bool = False) -> None:
        """Note the flags and all sources: as one step, so that a list is whole or not there."""
        base = self._base
        base.execute(_FOUND)
        base.execute("BEGIN")
        root: str | None = None
        for one in listed:
            absolute = os.path.abspath(one.path)
            root = one.base if root is None else _common(root, one.base)
            row = (one.order, os.fsencode(absolute), os.fsencode(one.path), *one[2:3], *one[4:])
            base.execute("INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        base.execute(
            "INSERT INTO source (path, kind, size, modified, said)"
            " SELECT path, kind, size, modified, said FROM found ORDER BY ord, absolute"
        )
        self._put("plan", plan)
        self._put("overwrite", overwrite)
        self._put("root", os.fsencode(root or os.getcwd()).hex())
        self._put("point", vars(Point()))
        base.execute("COMMIT")

    @property
    def plan(self) -> dict[str, Any] | None:
        """Flags of the first start; None where there is no list of sources yet."""
        plan: dict[str, Any] | None = self._get("plan")
        return plan

    @property
    def overwrite(self) -> bool:
        """The run may replace an output that was there before."""
        return bool(self._get("overwrite"))

    @property
    def root(self) -> str:
        """Absolute directory that holds all sources."""
        return os.fsdecode(bytes.fromhex(self._get("root")))

    @property
    def point(self) -> Point:
        given = self._get("point")
        given["next"] = tuple(given["next"])
        given["missing"] = [tuple(position) for position in given["missing"]]
        return Point(**given)

    def commit(self, point: Point) -> None:
        """All up to `point` is safe from now on."""
        self._put("point", vars(point))

    @property
    def complete(self) -> bool:
        """All records are in the output, which may only have to get its name."""
        return bool(self._get("complete"))

    def mark_complete(self) -> None:
        self._put("complete", True)

    def count(self) -> tuple[int, int]:
        """Number of sources, and their bytes."""
        number, size = self._base.execute("SELECT COUNT(*), COALESCE(SUM(size), 0) FROM source").fetchone()
        return int(number), int(size)

    def size_before(self, number: int) -> int:
        """Bytes of the sources before source `number`."""
        row = self._base.execute("SELECT COALESCE(SUM(size), 0) FROM source WHERE number < ?", (number,)).fetchone()
        return int(row[0])

    def sources(self, first: int = 1) -> Iterator[SourceRow]:
        """Sources from number `first`."""
        while True:
            rows = self._base.execute(
                "SELECT number, path, kind, size, modified, said FROM source WHERE number >= ? ORDER BY number LIMIT ?",
                (first, _PAGE),
            ).fetchall()
            for number, path, *rest in rows:
                yield SourceRow(number, os.fsdecode(path), *rest)
            if not rows:
                return
            first = rows[-1][0] + 1

    def _put(self, name: str, value: Any) -> None:
        self._base.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, json.dumps(value)))

    def _get(self, name: str) -> Any:
        row = self._base.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return None if row is None else json.loads(row[0])


def _common(one: str, other: str) -> str:
    try:
        return os.path.commonpath((one, other))
    except ValueError:  # two drives
        return ""
