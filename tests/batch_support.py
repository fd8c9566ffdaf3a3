"""What the tests of many pages share: pages, WARC files, runs of the command."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from boilerstrip.batch.sources.found import Content, Payload
from boilerstrip.batch.sources.kinds import kind
from boilerstrip.batch.sources.reading import Reading

PATHS = os.pathsep.join(path for path in sys.path if path)
COMMAND = [sys.executable, "-m", "boilerstrip.cli.main", "batch"]


def page(number: int) -> str:
    """A page that has an article and something round it."""
    words = " ".join(f"Word{number} stands in the sentence number {i}, as prose does, and so on." for i in range(8))
    title = f"<title>Page {number}</title><h1>Page {number} of the test</h1>"
    return f"<html>{title}<p>{words}</p><p>{words[::-1]}</p><ul><li><a href=/x>More news</a></ul></html>"


def write_pages(folder: Path, count: int) -> Path:
    """A directory of `count` pages, some of them deeper."""
    for number in range(count):
        place = folder / f"part{number % 3}" / f"page{number:04}.html"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(page(number))
    return folder


def warc_record(
    number: int,
    body: bytes | None = None,
    form: bytes = b"response",
    media: bytes = b"text/html; charset=utf-8",
    more: bytes = b"",
    warc: bytes = b"",
) -> bytes:
    """One WARC record of a page."""
    body = page(number).encode() if body is None else body
    block = b"HTTP/1.1 200 OK\r\nContent-Type: " + media + b"\r\n" + more + b"\r\n" + body
    media_of_record = b"application/http; msgtype=response"
    if form in (b"conversion", b"resource"):
        block, media_of_record = body, media
    head = b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: http://e.org/%d\r\n%s" % (form, number, warc)
    head += b"WARC-Record-ID: <urn:uuid:%032d>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n" % number
    return (
        head + b"Content-Type: %s\r\nContent-Length: %d\r\n\r\n" % (media_of_record, len(block)) + block + b"\r\n\r\n"
    )


def write_warc(path: Path, count: int) -> Path:
    """A compressed WARC file of `count` pages."""
    path.write_bytes(b"".join(gzip.compress(warc_record(number)) for number in range(count)))
    return path


def batch(*arguments: object, check: int | None = 0, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run the command to its end, with one worker unless another number is given; its exit code must be `check`."""
    if "-j" not in arguments:
        arguments = (*arguments, "-j", 1)
    how.setdefault("env", environment())
    how.setdefault("timeout", 600)
    done = subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, text=True, **how)
    assert check is None or done.returncode == check, f"{done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def environment() -> dict[str, str]:
    """For a process that finds what this one finds, and keeps what it compiles: most of a short run is its start."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": PATHS}


def content(out: Path) -> dict[str, bytes]:
    """Every file of an output; the list of records is a set, for its order is free."""
    if out.is_file():
        return {"": out.read_bytes()}
    files = {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    if "_records.jsonl" in files:
        files["_records.jsonl"] = b"\n".join(sorted(files["_records.jsonl"].splitlines()))
    return files


def records(path: Path) -> list[dict[str, Any]]:
    """Records of an uncompressed output."""
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def load(path: Path, reading: Reading | None = None) -> list[tuple[str, Content]]:
    """All that is in a file, with its places; of a page at most a million bytes."""
    found = (reading or Reading(limit=1_000_000)).read(path, kind(path.name))
    return [(one.locator, one.load()) for one in found]


def forms(path: Path) -> str:
    """P, B or S for each thing that was found."""
    return forms_of(load(path))


def forms_of(found: list[tuple[str, Content]]) -> str:
    return "".join(type(content).__name__[0] for _, content in found)


def sources(path: Path) -> list[bytes | str]:
    return [content.source for _, content in load(path) if isinstance(content, Payload)]
