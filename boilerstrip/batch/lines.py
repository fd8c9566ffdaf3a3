"""Output records as lines of JSON, and pages as files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from boilerstrip.batch.records import Task, Trouble
from boilerstrip.document import Document
from boilerstrip.errors import OptionError
from boilerstrip.rendering import data

ALWAYS = ("id", "source", "url", "status", "confidence", "error")
"""What every record holds, beside the fields that were asked for."""
DEFAULT_FIELDS = ("title", "byline", "authors", "date", "language", "text")

_AS_THEY_ARE = (
    "title", "byline", "date", "modified", "lead", "language", "site_name", "description", "image", "canonical_url",
    "text", "markdown", "html",
)  # fmt: skip
_LISTS = ("authors", "tags", "notes")


def _list(name: str) -> Callable[[Document], list[str]]:
    return lambda doc: list(getattr(doc, name))


def _block(block: dict[str, Any]) -> dict[str, Any]:
    names = ("index", "text", "role", "score", "kept", "reason")
    return {**{name: block[name] for name in names}, "path": block.get("path", "")}


def _provenance(doc: Document) -> list[dict[str, Any]]:
    return [{"field": name, **given} for name, given in data.to_dict(doc)["provenance"].items()]


_FIELDS: dict[str, Callable[[Document], Any]] = {
    **{name: attrgetter(name) for name in _AS_THEY_ARE},
    **{name: _list(name) for name in _LISTS},
    "credit": attrgetter("source"),
    "blocks": lambda doc: [_block(block) for block in data.to_dict(doc)["blocks"]],
    "pictures": lambda doc: data.to_dict(doc)["pictures"],
    "provenance": _provenance,
}
FIELDS = tuple(_FIELDS)
"""Names of the fields that can be asked for; ``credit`` is `Document.source`."""

_RENDERERS: Mapping[str, Callable[[Document], str]] = {
    "text": lambda doc: f"{doc}\n",
    "markdown": lambda doc: doc.markdown,
    "html": lambda doc: doc.html,
    "json": lambda doc: doc.to_json() + "\n",
}
EXTENSIONS: Mapping[str, str] = {"text": ".txt", "markdown": ".md", "html": ".html", "json": ".json"}
"""Forms of single pages, and how the names of their files end."""


def check_fields(names: tuple[str, ...]) -> tuple[str, ...]:
    """`names`, each once and those left out that stand in every record. Raises `OptionError` for an unknown one."""
    for name in names:
        if name not in _FIELDS and name not in ALWAYS:
            raise OptionError(f"{name!r} is no field; there are {', '.join(FIELDS)}")
    return tuple(name for name in dict.fromkeys(names) if name not in ALWAYS)


def record(task: Task, doc: Document, fields: tuple[str, ...]) -> bytes:
    """The line of a page that went well, without its end."""
    start = {"id": task.id, "source": task.origin, "url": task.url}
    own: dict[str, Any] = {"status": doc.status, "confidence": round(float(doc.confidence), 4)}
    if task.target is not None:
        own["path"] = task.target
    return _line({**start, **own, **{name: _FIELDS[name](doc) for name in fields}, "error": None})


def failure(identity: str, origin: str, url: str | None, trouble: Trouble, fields: tuple[str, ...]) -> bytes:
    """The line of a page that did not."""
    start = {"id": identity, "source": origin, "url": url, "status": "error", "confidence": None}
    return _line({**start, **dict.fromkeys(fields), "error": f"{trouble.kind}: {trouble.error}"})


def render(doc: Document, form: str) -> bytes:
    """The page as a file of its own."""
    return _RENDERERS[form](doc).encode("utf-8", "replace")


def _line(values: dict[str, Any]) -> bytes:
    """Halves of characters, which no encoding has, become question marks."""
    return json.dumps(values, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
