"""A crawl to measure with: pages of archives, repeated, in a WARC file as crawlers write it."""

from __future__ import annotations

import gzip
import itertools
import zipfile
from collections.abc import Iterator
from pathlib import Path


def pages_of(archives: list[str], each: int, largest: int) -> Iterator[bytes]:
    """The first `each` pages of each archive that have at most `largest` bytes."""
    for archive in archives:
        with zipfile.ZipFile(archive) as file:
            fitting = (name.filename for name in file.infolist() if name.file_size <= largest)
            yield from (file.read(name) for name in itertools.islice(fitting, each))


def write_warc(path: Path, pages: Iterator[bytes], count: int) -> dict[str, float]:
    """`count` pages as WARC records, a gzip member each; the mean size of a page in KB and the file's size in MB."""
    members = []
    size = 0
    for number, page in enumerate(pages):
        size += len(page)
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/%d\r\n" % number
        head += b"WARC-Record-ID: <urn:uuid:%032d>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n" % number
        head += b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(block)
        members.append(gzip.compress(head + block + b"\r\n\r\n", 6))
    with path.open("wb") as file:
        file.writelines(itertools.islice(itertools.cycle(members), count))
    kb = round(size / len(members) / 1000, 1)
    return {"distinct": len(members), "page_kb": kb, "warc_mb": round(path.stat().st_size / 1e6, 1)}
