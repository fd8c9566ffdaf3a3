"""`Extractor.extract_many`: documents and failures from an iterator of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from boilerstrip.batch import crossing
from boilerstrip.batch.jobs import DocumentJob
from boilerstrip.batch.pool import Pool, check_timeout, default_workers
from boilerstrip.batch.records import Done, Failure, Reply, Task, Trouble, WebPage
from boilerstrip.batch.stream import stream
from boilerstrip.document import Document
from boilerstrip.errors import OptionError, shown
from boilerstrip.extractor import Source
from boilerstrip.options import Options

_Label = tuple[int, "str | None", object]


def extract_many(
    pages: Iterable[Source | WebPage], options: Options, workers: int | None, ordered: bool, timeout: float | None
) -> Iterator[Document | Failure]:
    """See `Extractor.extract_many`."""
    count = default_workers() if workers is None else workers
    if not isinstance(count, int) or isinstance(count, bool) or count < 0:
        raise OptionError(f"workers: {shown(workers)} was given, a whole number from 0 is expected")
    many = hasattr(pages, "__iter__") or hasattr(pages, "__getitem__")
    if not many or isinstance(pages, (str, bytes, bytearray, memoryview)):  # whose items would be characters
        raise OptionError(f"pages: {type(pages).__name__} was given, an iterable of pages is expected")
    if not isinstance(ordered, bool):
        raise OptionError(f"ordered: {shown(ordered)} was given, True or False is expected")
    check_timeout(timeout)
    if count == 0 and timeout is not None:
        raise OptionError("timeout: a page can be ended only in a worker; workers is 0")
    job = DocumentJob(options)
    work = _work(pages)
    if count == 0:
        return (_result(label, task if isinstance(task, Trouble) else job.run(task), options) for label, task in work)
    results = stream(work, lambda: Pool(job, count, timeout), ordered)
    return (_result(result.label, result.reply, options) for result in results)


def _work(pages: Iterable[Source | WebPage]) -> Iterator[tuple[_Label, Task | Trouble]]:
    for index, given in enumerate(pages):
        page = given if isinstance(given, WebPage) else WebPage(given)
        label = (index, page.url, page.key)
        yield label, _task(page)


def _task(page: WebPage) -> Task | Trouble:
    """The page, of plain types alone: whatever the caller derived from them may not reach a worker."""
    source = page.source
    if isinstance(source, str):
        source = str.__str__(source)
    elif isinstance(source, (bytes, bytearray, memoryview)):
        try:
            source = memoryview(source).tobytes()
        except ValueError as error:
            return Trouble("input", f"the page cannot be read: {error}")
    else:
        return Trouble("input", f"{type(source).__name__} was given, str, bytes or a WebPage is expected")
    if not all(value is None or isinstance(value, str) for value in (page.url, page.charset)):
        return Trouble("input", "url and charset must be str or None")
    if not isinstance(page.flattened, bool):
        return Trouble("input", "flattened must be True or False")
    url, charset = (None if value is None else str.__str__(value) for value in (page.url, page.charset))
    return Task(source, url, charset, page.flattened)


def _result(label: _Label, reply: Reply, options: Options) -> Document | Failure:
    if isinstance(reply, Done):
        return crossing.unpack(reply.body, options)
    index, url, key = label
    return Failure(reply.error, reply.kind, url, key, index)
