"""A run from its first record to its last, over as many starts as it takes."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Protocol

from boilerstrip.batch import columns
from boilerstrip.batch.errors import RunError, StoppedError, WorkerError
from boilerstrip.batch.intake import Intake, Label
from boilerstrip.batch.jobs import Job, RecordJob
from boilerstrip.batch.journal import Journal, Point, Position
from boilerstrip.batch.output import Output, clear, publish, unpublished
from boilerstrip.batch.plan import Plan
from boilerstrip.batch.pool import Pool
from boilerstrip.batch.records import Task, Trouble
from boilerstrip.batch.sources import listing
from boilerstrip.batch.sources.found import said
from boilerstrip.batch.stream import stream
from boilerstrip.batch.tally import Tally
from boilerstrip.batch.targets import RECORDS

_JOURNAL = "journal.db"


class Observer(Protocol):
    """Is told how a run goes."""

    def listed(self, sources: int, size: int) -> None: ...

    def went_on(self, tally: Tally, share: float) -> None: ...


def run(plan: Plan, observer: Observer, job: Job | None = None) -> Tally | None:
    """Do `plan`; None where its output was complete before and it was to be resumed. `job`: another work to be done on
    each page than the plan's.

    Raises `RunError` where it cannot begin, `StoppedError` where it had to stop and can be resumed, and
    `KeyboardInterrupt`, after which it can be resumed too.
    """
    _require(plan)
    listing.check(plan.inputs)
    try:
        if not _prepare(plan):
            return None
        path = plan.partial / _JOURNAL
        with closing(Journal(path)) as journal:
            tally = _Run(plan, journal, observer, job).run()
        clear(plan.partial, path)
        return tally
    except (OSError, sqlite3.Error) as error:
        raise StoppedError(f"{plan.output}: the output cannot be written: {said(error)}") from error
    except WorkerError as error:
        raise StoppedError(str(error)) from error


def _require(plan: Plan) -> None:
    if plan.shape == "parquet":
        columns.require()


def _prepare(plan: Plan) -> bool:
    """Make the directory of the run; False where there is nothing left to do."""
    partial, output = plan.partial, plan.output
    begun = (partial / _JOURNAL).exists()
    there = _taken(plan)
    if plan.overwrite:
        _check_replaceable(plan)
    if plan.resume:
        if there and not begun and not plan.overwrite:
            if partial.exists():
                clear(partial, partial / _JOURNAL)
            return False
    elif partial.exists():
        if not plan.overwrite:
            raise RunError(f"{partial}: a run was interrupted; --resume goes on with it, --overwrite begins anew")
        with closing(Journal(partial / _JOURNAL)):
            pass  # nobody is at work on it
        clear(partial, partial / _JOURNAL)
    elif there and not plan.overwrite:
        raise RunError(f"{output}: exists; --overwrite replaces it")
    try:
        partial.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise RunError(f"{partial}: is in the way") from None
    return True


class _Run:
    def __init__(self, plan: Plan, journal: Journal, observer: Observer, job: Job | None):
        self._plan, self._journal, self._observer = plan, journal, observer
        self._job = job or RecordJob(plan.options, plan.fields, plan.form)
        self._open: set[Position] = set()  # records that were begun, by this start or one before, and are not safe
        self._intake: Intake
        self._tally: Tally

    def run(self) -> Tally:
        plan, journal = self._plan, self._journal
        self._begin()
        self._tally = Tally(journal.point.tally)
        if journal.complete and not unpublished(plan):
            return self._tally
        if _taken(plan) and not (plan.overwrite or journal.overwrite):
            raise RunError(f"{plan.output}: exists; --overwrite replaces it")
        _check_replaceable(plan)
        if not journal.complete:
            self._work()
            journal.mark_complete()
        publish(plan)
        return self._tally

    def _begin(self) -> None:
        plan, journal = self._plan, self._journal
        known = journal.plan
        if known is None:
            never = (os.path.abspath(plan.output), os.path.abspath(plan.partial))
            journal.begin(plan.fixed(), listing.list_inputs(plan.inputs, plan.lines, never), plan.overwrite)
        else:
            changed = [name for name, value in plan.fixed().items() if known.get(name) != value]
            if changed:
                raise RunError(
                    f"{plan.output}: the run was begun with other {', '.join(changed)}; "
                    "resume it as it was begun, or begin anew with --overwrite"
                )
        self._observer.listed(*journal.count())

    def _work(self) -> None:
        plan, journal = self._plan, self._journal
        point = journal.point
        self._open = set(point.missing)
        clock = time.monotonic() - self._tally.seconds
        self._tally.resumed += 1 if point.written or point.next != (1, 0) else 0
        with closing(Output(plan, journal.root, point.written)) as output:
            self._intake = Intake(journal, plan.reading, point, self._tally, output.name)
            results = stream(self._begun(), lambda: Pool(self._job, plan.workers, plan.timeout), plan.ordered)
            with closing(results):
                for label, reply in results:
                    full = output.add(label, reply)
                    self._open.discard(label.position)
                    self._tally.add(label.identity, reply)
                    self._tally.seconds = time.monotonic() - clock
                    if full:
                        self._commit(output.commit())
                    self._observer.went_on(self._tally, self._intake.share)
            self._tally.seconds = time.monotonic() - clock
            self._commit(output.commit(last=True))

    def _begun(self) -> Iterator[tuple[Label, Task | Trouble]]:
        for label, task in self._intake:
            self._open.add(label.position)
            yield label, task

    def _commit(self, written: int) -> None:
        self._journal.commit(Point(written, self._intake.next, sorted(self._open), self._tally.as_dict()))


def _taken(plan: Plan) -> bool:
    """There is an output already; an empty directory is none."""
    output = plan.output
    return output.exists() and not (plan.shape == "files" and output.is_dir() and not any(output.iterdir()))


def _check_replaceable(plan: Plan) -> None:
    """Raise `RunError` for a directory of files that no batch wrote: replacing it would delete them."""
    output = plan.output
    if output.is_dir() and _taken(plan) and not (output / RECORDS).is_file():
        raise RunError(
            f"{output}: holds files but no {RECORDS}, an output of batch or an empty directory is expected; "
            "--overwrite replaces nothing else"
        )


def dry_run(plan: Plan) -> dict[str, int]:
    """How many sources and records of which kind there are; nothing is extracted or written."""
    listing.check(plan.inputs)
    counts: dict[str, int] = {}
    with closing(Journal(None)) as journal:
        never = (os.path.abspath(plan.output), os.path.abspath(plan.partial))
        journal.begin({}, listing.list_inputs(plan.inputs, plan.lines, never))
        tally = Tally()
        counts["sources"] = journal.count()[0]
        counts["records"] = counts["errors"] = 0
        for _, task in Intake(journal, plan.reading, Point(), tally):
            counts["records"] += 1
            counts["errors"] += isinstance(task, Trouble)
        counts["skipped"] = sum(tally.skipped.values())
    return counts
