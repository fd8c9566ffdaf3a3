"""Annotated pages, read from a folder: `<source>.zip` holds the pages as served, `<source>.jsonl` a record a page.

A record has `file` (the page's member in the zip) and any of `url`, `lang`, `kind`, `title`, `authors`, `date`,
`body` (main text, a line a paragraph), `present` and `absent` (segments that a right extraction does and does not
hold), `neutral` (lines that count neither way). Keys that are absent are unknown, not empty.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

TRAINED = ("wcxb", "aed", "magic", "zh69", "fundus", "trafilatura", "vi")
"""Sources whose licences permit weights that are trained on them."""
EVALUATED = (*TRAINED, "daniel")
"""`daniel` is under the GPL: it is evaluated on and nothing else."""

_SHARED_SUFFIXES = {"co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "gob", "go"}


@dataclass
class Record:
    """One annotated page."""

    source: str
    file: str
    html: bytes
    url: str = ""
    lang: str = ""
    kind: str = ""
    title: str | None = None
    authors: list[str] = field(default_factory=list)
    date: str | None = None
    body: str | None = None
    present: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    neutral: list[str] = field(default_factory=list)

    @property
    def site(self) -> str:
        """Registered domain of the page; pages of one site never stand on both sides of a split."""
        host = (urlsplit(self.url).hostname or "") if self.url else ""
        parts = host.split(".")
        if len(parts) < 2:
            return f"{self.source}/{self.file}"
        keep = 3 if len(parts) > 2 and parts[-2] in _SHARED_SUFFIXES and len(parts[-1]) == 2 else 2
        return ".".join(parts[-keep:])


def load(folder: Path, *sources: str) -> Iterator[Record]:
    """Pages of the named sources, all where none is named, in a fixed order."""
    for source in sources or EVALUATED:
        with (
            zipfile.ZipFile(folder / f"{source}.zip") as pages,
            open(folder / f"{source}.jsonl", encoding="utf8") as gold,
        ):
            for row in gold:
                record = json.loads(row)
                yield Record(source=source, html=pages.read(record["file"]), **record)
