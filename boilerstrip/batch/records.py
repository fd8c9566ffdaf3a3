"""What goes into the engine and what comes out of it, beside documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from boilerstrip.extractor import Source


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page for `Extractor.extract_many`, with what is known of it.

    >>> import boilerstrip
    >>> boilerstrip.WebPage(b"<p>Some words.</p>", url="https://a.example/", key=17).key
    17
    """

    source: Source
    """The page, bytes as served or str."""
    url: str | None = None
    charset: str | None = None
    """That of the HTTP header, where known."""
    flattened: bool = False
    """The page was flattened to text before: it goes through `extract_text`."""
    key: object = None
    """Whatever tells the page from others; a `Failure` hands it back. It does not leave the calling process."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What stands in the place of a document that could not be made.

    >>> import boilerstrip
    >>> (result,) = boilerstrip.Extractor().extract_many([b"%PDF-1.7"], workers=0)
    >>> result.status, result.kind
    ('error', 'input')
    """

    error: str
    """What went wrong, in a sentence."""
    kind: str
    """``input``: it is no page; ``timeout``; ``died``: its worker was killed or crashed; ``memory``; ``fault``: an
    error of this library or of one below it."""
    url: str | None = None
    key: object = None
    """`WebPage.key` of the page."""
    index: int = -1
    """Place of the page in the input, from 0."""
    status: ClassVar[str] = "error"
    """Tells a failure from a document, whose status is never ``error``."""


class Task(NamedTuple):
    """A page on its way to a worker."""

    source: Source
    url: str | None = None
    charset: str | None = None
    flattened: bool = False
    id: str = ""
    origin: str = ""
    """Where the page was read from, for output records."""
    target: str | None = None
    """Name of the page's own output file, where there is one."""
    remark: str | None = None
    """What its source says of it, for the document's notes."""


class Trouble(NamedTuple):
    """Why a task has no result; `Failure.kind` and `Failure.error`."""

    kind: str
    error: str


class Done(NamedTuple):
    """Result of a task: of which form `body` is, the job says."""

    status: str
    body: bytes
    page: bytes = b""
    """The rendered page, where pages are written as files."""


Reply = Done | Trouble
