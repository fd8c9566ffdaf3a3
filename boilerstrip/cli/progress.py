"""How a run goes, on standard error: a bar on a terminal, elsewhere a line every few seconds."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

import click

from boilerstrip.batch.tally import Tally

_EVERY = 5.0  # seconds between two lines
_OFTEN = 0.2  # seconds between two looks of the bar


class Quiet:
    """Says nothing. The others are kinds of it."""

    every = 3600.0

    def __init__(self) -> None:
        self._start = self._last = time.monotonic()
        self._first: tuple[int, float] | None = None
        self.sources = self.size = 0

    def __enter__(self) -> Quiet:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is held."""

    def listed(self, sources: int, size: int) -> None:
        """The sources are known; the clock runs from here."""
        self.sources, self.size = sources, size
        self._start = self._last = time.monotonic()

    def went_on(self, tally: Tally, share: float) -> None:
        """A record is done."""
        if self._first is None:
            self._first = (tally.records - 1, share)
        now = time.monotonic()
        if now - self._last >= self.every:
            self._last = now
            self.show(tally, share)

    def show(self, tally: Tally, share: float) -> None:
        """Say how it stands."""

    def rate(self, tally: Tally) -> float:
        """Records a second of this start."""
        before = self._first[0] if self._first else 0
        return (tally.records - before) / max(time.monotonic() - self._start, 1e-9)

    def left(self, share: float) -> float | None:
        """Seconds that are left, from the part of the input's bytes that was read."""
        done = share - (self._first[1] if self._first else 0.0)
        return (time.monotonic() - self._start) * (1 - share) / done if done > 0 else None


class Lines(Quiet):
    """A line every few seconds."""

    every = _EVERY

    def show(self, tally: Tally, share: float) -> None:
        left = self.left(share)
        line = f"{tally.records} pages, {self.rate(tally):.1f}/s, {tally.failed} errors, {share:.0%} read"
        click.echo(line + (f", {duration(left)} left" if left is not None else ""), err=True)


class Bar(Quiet):
    """A bar with pages a second, errors and the time left."""

    every = _OFTEN

    def __init__(self) -> None:
        super().__init__()
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        line = TextColumn("{task.fields[line]}")
        self._progress = Progress(BarColumn(), TaskProgressColumn(), line, console=Console(stderr=True), transient=True)
        self._task: Any = self._progress.add_task("", total=1.0, line="")

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def show(self, tally: Tally, share: float) -> None:
        left = self.left(share)
        line = f"{tally.records} pages · {self.rate(tally):.1f}/s · {tally.failed} errors"
        line += f" · {duration(left)} left" if left is not None else ""
        self._progress.update(self._task, completed=share, line=line)


def progress(quiet: bool) -> Quiet:
    """The kind that fits standard error."""
    if quiet:
        return Quiet()
    return Bar() if sys.stderr.isatty() else Lines()


def duration(seconds: float) -> str:
    """``42 s``, ``3 min 05 s`` or ``2 h 10 min``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"


def summary(tally: Tally) -> str:
    """The closing lines, by status."""
    rate = f", {tally.records / tally.seconds:.1f} pages/s" if tally.seconds > 0.05 else ""
    lines = [f"{tally.records} records in {duration(tally.seconds)}{rate}"]
    for counts, sign in (
        (tally.statuses, ""),
        (tally.errors, "error: "),
        (tally.skipped, "skipped: "),
        (tally.remarks, ""),
    ):
        lines += [f"{count:>9}  {sign}{name}" for name, count in sorted(counts.items(), key=lambda item: -item[1])]
    lines += [f"  {example['id']}: {example['error']}" for example in tally.examples[:5]]
    return "\n".join(lines)
