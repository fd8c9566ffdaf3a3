"""A document as plain data for JSON and back, without loss: ``from_dict(to_dict(doc)) == doc``.

Values that a block, shape, span or option has by default are left out, so that most blocks are six entries. The
article's text is written too, for readers of the JSON; it follows from the blocks and is not read back.
"""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from dataclasses import fields
from typing import Any

from boilerstrip.document import STATUSES, Block, Document, Picture, Provenance, Shape, Span
from boilerstrip.errors import DocumentError, OptionError
from boilerstrip.options import Limits, Options
from boilerstrip.rendering.entries import Entry, Given

VERSION = 1
"""Form of the data; raised when a reader of the former one would go wrong."""

_LINES = (
    "title", "byline", "source", "date", "modified", "lead", "language", "site_name", "description", "image",
    "canonical_url", "url", "base_url",
)  # fmt: skip
"""Fields of a document that are a str or None."""
_TOLD = (*_LINES, "authors", "tags")
"""Fields that may have a provenance."""
_NO_SPAN, _NO_SHAPE = Span(""), Shape()


def to_dict(doc: Document) -> dict[str, Any]:
    """All that `doc` holds, as dicts, lists, strings, numbers, booleans and None."""
    data: dict[str, Any] = {"version": VERSION, "status": doc.status, "confidence": float(doc.confidence)}
    data.update((name, getattr(doc, name)) for name in _LINES)
    data["authors"] = list(doc.authors)
    data["tags"] = list(doc.tags)
    data["notes"] = list(doc.notes)
    data["text"] = doc.text
    data["pictures"] = [{"src": p.src, "alt": p.alt, "before": int(p.before)} for p in doc.pictures]
    data["provenance"] = {name: _provenance(given) for name, given in doc.provenance.items()}
    data["options"] = _options(doc.options)
    data["blocks"] = [_block(block) for block in doc.blocks]
    return data


def to_json(doc: Document, indent: int | None = None) -> str:
    """`to_dict` as JSON; characters outside of ASCII stand as they are."""
    return json.dumps(to_dict(doc), ensure_ascii=False, allow_nan=False, indent=indent)


def from_dict(data: Mapping[str, Any]) -> Document:
    """The document that `to_dict` was called on; paths of its blocks are the given ones.

    Raises `DocumentError` where `data` has another form; the message names the place, such as ``blocks[3].role``.
    """
    entry = Entry.of(data, "document")
    version = entry.whole("version")
    if version != VERSION:
        raise DocumentError(f"version: {version} was given, {VERSION} is expected")
    entry.text("text", "")
    blocks = _read_blocks(entry)
    indices = {block.index for block in blocks}
    doc = Document(
        blocks=blocks,
        **{name: entry.text_or_none(name) for name in _LINES},
        authors=entry.texts("authors"),
        tags=entry.texts("tags"),
        notes=entry.texts("notes"),
        status=entry.one_of("status", STATUSES),
        confidence=entry.share("confidence"),
        pictures=tuple(_read_picture(picture) for picture in entry.entries("pictures")),
        provenance={name: _read_provenance(given, indices) for name, given in entry.named("provenance", _TOLD)},
        options=_read_options(entry.inner("options")),
    )
    entry.done()
    return doc


def _changed(record: Any, default: Any) -> dict[str, Any]:
    """The fields of a flat record whose value is not that of `default`."""
    values = ((f.name, getattr(record, f.name)) for f in fields(record))
    return {name: value for name, value in values if value != getattr(default, name)}


def _block(block: Block) -> dict[str, Any]:
    data: dict[str, Any] = {
        "index": int(block.index),
        "text": block.text,
        "role": block.role.value,
        "score": float(block.score),
        "kept": bool(block.kept),
        "reason": block.reason,
    }
    path = block.path
    if path:
        data["path"] = path
    if block.shape is not None:
        data["shape"] = _changed(block.shape, _NO_SHAPE)
    if block.spans:
        data["spans"] = [_span(span) for span in block.spans]
    return data


def _span(span: Span) -> dict[str, Any]:
    return {name: value for name, value in span._asdict().items() if value or name == "text"}


def _provenance(given: Provenance) -> dict[str, Any]:
    return {"origin": given.origin, "block": int(given.block), "confidence": float(given.confidence)}


def _options(options: Options) -> dict[str, Any]:
    data = _changed(options, Options())
    if "limits" in data:
        data["limits"] = _changed(options.limits, Limits())
    return data


def _read_blocks(entry: Entry) -> tuple[Block, ...]:
    """The blocks, all of which answer for their path through one table of the given ones."""
    paths: dict[int, str] = {}
    given = Given(paths)
    blocks: list[Block] = []
    for item in entry.entries("blocks"):
        index = item.from_zero("index")
        if blocks and index <= blocks[-1].index:
            raise DocumentError(
                f"{item.place('index')}: {index} was given, more than {blocks[-1].index}, that of the block before it, "
                "is expected"
            )
        paths[index] = item.text("path", "")
        shape = item.inner("shape") if item.has("shape") else None
        spans = item.entries("spans") if item.has("spans") else ()
        block = Block(
            index=index,
            text=item.text("text"),
            role=item.role("role"),
            score=item.share("score"),
            kept=item.flag("kept"),
            reason=item.text("reason"),
            shape=None if shape is None else _read_shape(shape),
            spans=tuple(_read_span(span) for span in spans),
            locator=given if paths[index] else None,
        )
        item.done()
        blocks.append(block)
    return tuple(blocks)


def _read_shape(entry: Entry) -> Shape:
    values = {f.name: entry.like(f.name, getattr(_NO_SHAPE, f.name)) for f in fields(Shape)}
    entry.done()
    return Shape(**values)


def _read_span(entry: Entry) -> Span:
    entry.text("text")
    values = {name: entry.like(name, default) for name, default in _NO_SPAN._asdict().items()}
    entry.done()
    return Span(**values)


def _read_picture(entry: Entry) -> Picture:
    picture = Picture(src=entry.text("src"), alt=entry.text("alt"), before=entry.from_zero("before"))
    entry.done()
    return picture


def _read_provenance(entry: Entry, indices: Container[int]) -> Provenance:
    """`indices` are those of the document's blocks."""
    given = Provenance(entry.text("origin"), entry.whole("block"), entry.share("confidence"))
    if given.block != -1 and given.block not in indices:
        raise DocumentError(f"{entry.place('block')}: {given.block} was given, the index of a block or -1 is expected")
    entry.done()
    return given


def _read_options(entry: Entry) -> Options:
    """The options check their own values; here unknown names are found and the errors are given their place."""
    values = dict(entry.data)
    entry.knows({f.name for f in fields(Options)})
    try:
        if entry.has("limits"):
            limits = entry.inner("limits")
            limits.knows({f.name for f in fields(Limits)})
            values["limits"] = Limits(**limits.data)
        return Options(**values)
    except OptionError as error:
        raise DocumentError(f"options: {error}") from error
