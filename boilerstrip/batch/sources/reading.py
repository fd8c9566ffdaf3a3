"""One reader for each kind of source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from boilerstrip.batch.sources import archives, jsonl, pages, parquet, warc
from boilerstrip.batch.sources.found import Found, broken, said


@dataclass(frozen=True)
class Reading:
    """How sources are read."""

    html_field: str = "html"
    """Field or column of the page, in JSONL and Parquet."""
    url_field: str = "url"
    limit: int = 50_000_000
    """Bytes of a page that are read; the extraction says so where there is more."""

    def read(self, path: Path, kind: str) -> Iterator[Found]:
        """What is in the source at `path`. Raises `MissingExtraError`; all else gives broken records."""
        try:
            yield from self._reader(path, kind)
        except OSError as error:
            yield broken("unreadable", f"the file cannot be read: {said(error)}")

    def _reader(self, path: Path, kind: str) -> Iterator[Found]:
        if kind == "zip":
            return archives.read_zip(path, self.limit)
        if kind == "tar":
            return archives.read_tar(path, self.limit)
        if kind == "jsonl":
            return jsonl.read(path, self.html_field, self.url_field, self.limit)
        if kind == "parquet":
            return parquet.read(path, self.html_field, self.url_field)
        if kind == "warc":
            return warc.read(path, self.limit)
        return pages.read(path, kind == "text", self.limit)
