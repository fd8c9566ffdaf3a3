"""Parquet from the lines of a spool: a typed schema, row groups of a bounded size."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from boilerstrip.batch.errors import missing
from boilerstrip.batch.sources.opening import Opened

_ROWS, _BYTES = 10_000, 32 << 20  # of a row group at most
_AT_ONCE = 500  # rows that exist as Python objects


def require() -> Any:
    """pyarrow. Raises `MissingExtraError`."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise missing("pyarrow", "a Parquet file") from None
    return pyarrow


def schema(fields: tuple[str, ...]) -> Any:
    """Types of a record's columns."""
    pa = require()
    string, strings = pa.string(), pa.list_(pa.string())
    block = {"index": pa.int32(), "text": string, "role": string, "score": pa.float64(), "kept": pa.bool_()}
    special = {
        "authors": strings,
        "tags": strings,
        "notes": strings,
        "blocks": pa.list_(pa.struct([*block.items(), ("reason", string), ("path", string)])),
        "pictures": pa.list_(pa.struct([("src", string), ("alt", string), ("before", pa.int32())])),
        "provenance": pa.list_(
            pa.struct([("field", string), ("origin", string), ("block", pa.int32()), ("confidence", pa.float64())])
        ),
    }
    names = ("id", "source", "url", "status", "confidence", *fields, "error")
    required = ("id", "source", "status")
    special["confidence"] = pa.float64()
    return pa.schema([pa.field(name, special.get(name, string), nullable=name not in required) for name in names])


def write(spool: Path, path: Path, fields: tuple[str, ...]) -> None:
    """The lines of `spool` as a Parquet file at `path`. Raises `OSError`."""
    pa = require()
    types = schema(fields)
    with pa.parquet.ParquetWriter(path, types, compression="zstd") as writer:
        for group in _groups(spool, pa, types):
            writer.write_table(pa.Table.from_batches(group, types), row_group_size=_ROWS)


def _groups(spool: Path, pa: Any, types: Any) -> Iterator[list[Any]]:
    group: list[Any] = []
    rows: list[dict[str, Any]] = []
    count = size = 0
    with Opened(spool) as file:
        for line in file.stream:
            rows.append(json.loads(line))
            count, size = count + 1, size + len(line)
            full = count >= _ROWS or size >= _BYTES
            if len(rows) >= _AT_ONCE or full:
                group.append(pa.RecordBatch.from_pylist(rows, types))
                rows = []
            if full:
                yield group
                group, count, size = [], 0, 0
    if rows:
        group.append(pa.RecordBatch.from_pylist(rows, types))
    if group:
        yield group
