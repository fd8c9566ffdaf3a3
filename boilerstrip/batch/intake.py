"""Records of all sources, from where a run has come to; those that are safe already are passed over."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from boilerstrip.batch.errors import RunError
from boilerstrip.batch.journal import Journal, Point, Position, SourceRow
from boilerstrip.batch.records import Task, Trouble
from boilerstrip.batch.sources.found import Broken, Content, Found, Payload, Skipped
from boilerstrip.batch.sources.kinds import CONTAINERS
from boilerstrip.batch.sources.reading import Reading
from boilerstrip.batch.tally import Tally


class Label(NamedTuple):
    """What a record is known by."""

    position: Position
    identity: str
    origin: str
    """The source's path, as text."""
    url: str | None
    target: str | None
    """Name of the record's own output file, where there is one."""


Name = Callable[[str, str], "str | None"]


def nameless(path: str, locator: str) -> None:
    """Records have no files of their own."""


class Intake:
    """Iterate for records to work on. `next` and `tally` follow; `share` is the part of all bytes that was read."""

    def __init__(self, journal: Journal, reading: Reading, point: Point, tally: Tally, name: Name = nameless):
        self._journal, self._reading, self._tally, self._name = journal, reading, tally, name
        self._missing = frozenset(point.missing)
        self._first = min([point.next, *point.missing])
        self.next = point.next
        self.share = 0.0

    def __iter__(self) -> Iterator[tuple[Label, Task | Trouble]]:
        total = max(self._journal.count()[1], 1)
        before = self._journal.size_before(self._first[0])
        for source in self._journal.sources(self._first[0]):
            if source.kind == "skipped":
                self._skip(source)
                continue
            self._check_unchanged(source)
            for place, found in enumerate(self._found(source)):
                position = (source.number, place)
                self.share = (before + found.share * source.size) / total
                if position < self.next and position not in self._missing:
                    continue
                record = self._record(position, source, found)
                self.next = max(self.next, (source.number, place + 1))
                if record is not None:
                    yield record
            before += source.size
            self.next = max(self.next, (source.number + 1, 0))
        self.share = 1.0

    def _record(self, position: Position, source: SourceRow, found: Found) -> tuple[Label, Task | Trouble] | None:
        content: Content = found.load()
        fresh = position >= self.next  # what is done again was counted when it was done first
        if isinstance(content, Skipped):
            if fresh:
                self._tally.skip(content.reason)
            return None
        identity = f"{source.path}#{found.locator}" if found.locator else source.path
        label = Label(position, _plain(identity), _plain(source.path), content.url, None)
        if isinstance(content, Broken):
            return label, Trouble("input", content.error)
        if content.remark and fresh:
            self._tally.remark(content.remark)
        label = label._replace(target=self._name(source.path, found.locator))
        return label, _task(content, label)

    def _found(self, source: SourceRow) -> Iterator[Found]:
        if source.kind == "unreadable":
            yield Found("", lambda: Broken(source.said))
        else:
            yield from self._reading.read(Path(source.path), source.kind)

    def _skip(self, source: SourceRow) -> None:
        if (source.number, 0) >= self.next:
            self._tally.skip(source.said)
            self.next = (source.number + 1, 0)

    def _check_unchanged(self, source: SourceRow) -> None:
        """A source that was read in part must be the one that it was, or its places mean something else."""
        begun = (source.number, 0) < self.next or bool(self._missing and source.number <= max(self._missing)[0])
        if not begun or source.kind not in CONTAINERS:
            return
        try:
            status = os.stat(source.path)
            same = (status.st_size, status.st_mtime_ns) == (source.size, source.modified)
        except OSError:
            same = False
        if not same:
            raise RunError(f"{source.path}: changed since the run began; it cannot be resumed")


def _task(content: Payload, label: Label) -> Task:
    page = (content.source, content.url, content.charset, content.flattened)
    return Task(*page, label.identity, label.origin, label.target, content.remark)


def _plain(name: str) -> str:
    """Bytes of a name that are no text, spelt out: two names stay two."""
    return name.encode("utf-8", "backslashreplace").decode()
