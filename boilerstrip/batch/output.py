"""Where records go, and how the output gets its final name when it is complete."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from boilerstrip.batch import columns, lines
from boilerstrip.batch.intake import Label, Name, nameless
from boilerstrip.batch.plan import Plan
from boilerstrip.batch.records import Done, Reply
from boilerstrip.batch.spool import Spool
from boilerstrip.batch.targets import RECORDS, Targets, folds_names


class Output:
    """The output of `plan`, of which `written` bytes of records are safe. `root`: directory of all sources.

    Records always go to a spool in the directory ``OUT.partial``. Where the output is a file of lines, the spool
    becomes it; Parquet is made from the spool at the end, since a Parquet file cannot be continued. Where each page
    is a file, the pages are written to the same directory, and the spool tells of them.
    """

    def __init__(self, plan: Plan, root: str, written: int):
        self._plan = plan
        self._pages = plan.partial / "pages"
        self._spool = Spool(_spool(plan), plan.codec, plan.commit_every, written)
        self.name: Name = nameless
        """Names the files of records."""
        if plan.form is not None:
            self._pages.mkdir(exist_ok=True)
            self.name = Targets(root, lines.EXTENSIONS[plan.form], folds_names(plan.partial)).target

    def add(self, label: Label, reply: Reply) -> bool:
        """Write a record; whether it is time to commit."""
        if not isinstance(reply, Done):
            fields = self._plan.fields
            return self._spool.add(lines.failure(label.identity, label.origin, label.url, reply, fields))
        if label.target is not None:
            path = self._pages / label.target
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(reply.page)
        return self._spool.add(reply.body)

    def commit(self, last: bool = False) -> int:
        """Make all records safe; the bytes that are."""
        return self._spool.commit(last)

    def close(self) -> None:
        self._spool.close()


def publish(plan: Plan) -> None:
    """Give the complete output its name. May be done again after a kill, wherever that came."""
    if plan.shape == "files":
        _publish_pages(plan, _spool(plan))
        return
    if plan.shape == "parquet":
        _make_parquet(plan)
    source = _parquet(plan) if plan.shape == "parquet" else _spool(plan)
    if source.exists():
        _sync(source)
        os.replace(source, plan.output)
        _sync(plan.output.parent)


def _make_parquet(plan: Plan) -> None:
    """The file from the spool. The spool goes before the output gets its name, so that it always shows what is left."""
    spool, unfinished = _spool(plan), plan.partial / "records.parquet.new"
    if spool.exists():
        columns.write(spool, unfinished, plan.fields)
        _sync(unfinished)
        os.replace(unfinished, _parquet(plan))
        spool.unlink()


def unpublished(plan: Plan) -> bool:
    """The output stands in the run's directory still, whole or in parts."""
    places = (plan.partial / "pages",) if plan.shape == "files" else (_spool(plan), _parquet(plan))
    return any(place.exists() for place in places)


def _spool(plan: Plan) -> Path:
    return plan.partial / f"records{plan.codec}"


def _parquet(plan: Plan) -> Path:
    return plan.partial / "records.parquet"


def _publish_pages(plan: Plan, spool: Path) -> None:
    pages = plan.partial / "pages"
    if spool.exists():
        pages.mkdir(exist_ok=True)
        os.replace(spool, pages / RECORDS)
    if not pages.exists():
        return
    if plan.output.is_dir() and not any(plan.output.iterdir()):
        plan.output.rmdir()
    elif plan.output.exists():
        os.rename(plan.output, plan.partial / "former")
    os.rename(pages, plan.output)
    _sync(plan.output.parent)


def clear(partial: Path, journal: Path) -> None:
    """Remove what a run left; the journal last, so that a kill in between leaves a run that is known as complete."""
    for entry in partial.iterdir():
        if entry == journal:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    journal.unlink(missing_ok=True)
    partial.rmdir()


def _sync(path: Path) -> None:
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
