"""What a worker does with a page. A job is sent to each worker once, when it starts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from boilerstrip.batch import crossing, lines
from boilerstrip.batch.records import Done, Reply, Task, Trouble
from boilerstrip.document import Document
from boilerstrip.errors import InputError
from boilerstrip.extractor import extract, extract_text
from boilerstrip.options import Options


class Job(Protocol):
    """Makes the result of one page. Must be picklable; `run` raises nothing but what ends the process."""

    def run(self, task: Task) -> Reply: ...


def document(task: Task, options: Options) -> Document:
    """The article of the task's page, by the front door that it asks for."""
    door = extract_text if task.flattened else extract
    doc = door(task.source, url=task.url, charset=task.charset, options=options)
    return replace(doc, notes=(task.remark, *doc.notes)) if task.remark else doc


def trouble(error: Exception) -> Trouble:
    """`error` as it stands in a record."""
    if isinstance(error, InputError):
        return Trouble("input", str(error))
    if isinstance(error, MemoryError):
        return Trouble("memory", "there was not enough memory for the page")
    return Trouble("fault", f"{type(error).__name__}: {error}")


@dataclass(frozen=True)
class DocumentJob:
    """Documents, for `Extractor.extract_many`."""

    options: Options

    def run(self, task: Task) -> Reply:
        try:
            doc = document(task, self.options)
            return Done(doc.status, crossing.pack(doc))
        except Exception as error:
            return trouble(error)


@dataclass(frozen=True)
class RecordJob:
    """Lines of JSON, for ``boilerstrip batch``; and the page as a file where `form` is given."""

    options: Options
    fields: tuple[str, ...]
    form: str | None = None
    """``text``, ``markdown``, ``html`` or ``json``."""

    def run(self, task: Task) -> Reply:
        try:
            doc = document(task, self.options)
            page = lines.render(doc, self.form) if self.form else b""
            return Done(doc.status, lines.record(task, doc, self.fields), page)
        except Exception as error:
            return trouble(error)
