"""Parquet: a page a row."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from boilerstrip.batch.errors import missing
from boilerstrip.batch.sources.found import Content, Found, broken, said
from boilerstrip.batch.sources.jsonl import of_fields

_ROWS = 32  # read at once


def read(path: Path, html_field: str, url_field: str) -> Iterator[Found]:
    """Rows; only the columns of the page and of its address are read."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise missing("pyarrow", "a Parquet file") from None
    number = 0
    try:
        with pq.ParquetFile(path, pre_buffer=False) as file:
            names = file.schema_arrow.names
            if html_field not in names:
                yield broken("", f"there is no column {html_field!r}; there are {', '.join(map(repr, names))}")
                return
            columns = [name for name in (html_field, url_field) if name in names]
            total = file.metadata.num_rows or 1
            for batch in file.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
                for place in range(batch.num_rows):
                    number += 1
                    row = _Row(batch, place)
                    yield Found(f"row-{number}", partial(_load, row, html_field, url_field), number / total)
    except (OSError, pa.ArrowException) as error:
        yield broken(f"after row-{number}", f"the file cannot be read after row {number}: {said(error)}")


class _Row:
    def __init__(self, batch: Any, place: int):
        self._batch, self._place = batch, place

    def read(self) -> dict[str, Any]:
        names = self._batch.schema.names
        return {name: _value(column[self._place]) for name, column in zip(names, self._batch.columns, strict=True)}


def _value(cell: Any) -> Any:
    """What a cell holds; its bytes, where it is called text and is none in UTF-8, as pages of other encodings are."""
    try:
        return cell.as_py()
    except UnicodeDecodeError:
        return cell.as_buffer().to_pybytes()


def _load(row: _Row, html_field: str, url_field: str) -> Content:
    return of_fields(row.read(), html_field, url_field)
