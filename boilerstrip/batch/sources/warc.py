"""WARC and WET: HTML responses and converted text, streamed. Nothing that is broken or cut off goes unsaid.

fastwarc parses; by itself it hands out a record that was cut off as if it were whole, and gives up on a file at the
first damage. So each record's length is held against what it declares, and behind damage reading begins anew at the
next place that looks like a record, see `framing`. A file whose records are compressed as one is unpacked to a
temporary file first, since none of them could be found by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from io import BufferedIOBase
from os import SEEK_END
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, cast

from boilerstrip.batch.errors import missing
from boilerstrip.batch.sources import http
from boilerstrip.batch.sources.found import Broken, Content, Found, Payload, Skipped, broken, said
from boilerstrip.batch.sources.framing import DIGITS, NEXT, Framing
from boilerstrip.batch.sources.kinds import looks_like_page
from boilerstrip.batch.sources.opening import unpacked

_PIECE = 1 << 17
_HTML = ("text/html", "application/xhtml+xml")


def read(path: Path, limit: int) -> Iterator[Found]:
    """Records. One that is broken is named by its offset in the file, in bytes."""
    try:
        import fastwarc.warc as parser
    except ImportError:
        raise missing("fastwarc", "a WARC or WET file") from None
    with path.open("rb") as file, path.open("rb") as again:
        frames = Framing(again)
        if not frames.holds_all(path.name):
            yield from _Reader(file, frames, limit, parser, path.name).read()
            return
    with TemporaryDirectory(prefix="boilerstrip-") as folder:
        plain = Path(folder) / "plain.warc"
        damage = _unpack(path, plain)
        last = None
        with plain.open("rb") as file, plain.open("rb") as again:
            for last in _Reader(file, Framing(again), limit, parser, plain.name).read():
                yield last
        if damage is not None and last is not None and not isinstance(last.load(), Broken):
            yield broken(f"after {last.locator}", f"the file cannot be read behind this record: {damage}")


def _unpack(path: Path, to: Path) -> str | None:
    """Write what is packed in the file at `path` to another, as far as it can be read; what stops it is returned."""
    with path.open("rb") as packed, to.open("xb") as plain:
        try:
            stream = cast(BufferedIOBase, unpacked(packed, path.name))
            while piece := stream.read1(_PIECE):  # what can be had at once: damage would take more along with it
                plain.write(piece)
        except (OSError, EOFError) as error:
            return said(error)
    return None


class _Reader:
    def __init__(self, file: IO[bytes], frames: Framing, limit: int, parser: Any, name: str):
        self._file, self._frames, self._limit, self._parser, self._name = file, frames, limit, parser, name
        self._seen, self._same = -1, 0
        self._damage: str | None = None  # that ended the last stretch; None where it ended as it should

    def read(self) -> Iterator[Found]:
        """Stretches without damage, one after the other."""
        start: int | None = 0
        before: str | None = None  # damage behind a good record, of which it is not known yet where it begins
        while start is not None:
            last: int | None = None
            for position, content in self._stretch(start):
                if before is not None:
                    yield self._found(start, Broken(f"damage stands before this offset: {before}"), "before ")
                    before = None
                yield self._found(position, content)
                last = position
            if last is None:
                yield self._found(start, Broken(f"the record cannot be read: {self._damage or self._lack()}"))
                before = None
            else:
                before = self._damage or None
            behind = start if last is None else last
            start = self._frames.next_record(behind + 1) if last is None or self._damage is not None else None
        if before:
            yield self._found(behind, Broken(f"the file cannot be read behind this record: {before}"), "after ")

    def _lack(self) -> str:
        return "it is cut off" if self._file.seek(0, SEEK_END) else "the file is empty"

    def _stretch(self, start: int) -> Iterator[tuple[int, Content]]:
        """Records from `start` to the first damage; an empty word for damage that a record has told of itself."""
        self._file.seek(start)
        self._damage, position = None, start
        try:
            for record in self._parser.ArchiveIterator(self._file, parse_http=False):
                position = record.stream_pos
                content = self._content(record)
                if isinstance(content, Broken):
                    self._damage = ""
                yield position, content
                if self._damage is not None:
                    return
            self._damage = self._frames.tail(position, start)
        except (OSError, ValueError) as error:
            self._damage = said(error)

    def _content(self, record: Any) -> Content:
        """What is in the record. It is read to its end in any case, for what is cut off shows there."""
        url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
        if self._frames.plain and self._frames.wrong_length(record.stream_pos):
            return Broken("the record is cut off, or its length is wrong", url)
        declared = record.headers.get("Content-Length", "")
        if not declared.isdigit():
            return Broken("the record is cut off, or does not say how long it is")
        if len(declared) > DIGITS:
            return Broken("the record's length is wrong", url)
        try:
            return self._read(record, url)
        except (OSError, ValueError) as error:
            return Broken(f"the record is damaged: {said(error)}", url)

    def _read(self, record: Any, url: str | None) -> Content:
        """The content; a page where the record holds one."""
        types = self._parser.WarcRecordType
        kind = record.record_type
        http_response = kind == types.response and record.is_http
        if http_response:
            record.parse_http()
        declared = record.content_length
        body = b""
        if kind in (types.response, types.resource, types.conversion):
            body = record.reader.read(min(declared, self._limit + 1))
        length = len(body) + record.reader.consume()
        if length < declared:
            return Broken(f"the record is cut off: {length} bytes of {declared}", url)
        if NEXT in body and not self._frames.plain and self._frames.swallows(record.stream_pos, self._name, declared):
            return Broken("the record's length is wrong", url)
        if kind == types.conversion:
            return Payload(body, url, "utf-8", flattened=True)
        if http_response:
            return self._response(record, body, url)
        media = (record.headers.get("Content-Type") or "").split(";")[0].strip().lower()
        if kind == types.resource and media in _HTML:
            return Payload(body, url, None, remark=_remark(record))
        return Skipped(f"WARC records that are no HTML response ({str(kind).lower()})")

    def _response(self, record: Any, body: bytes, url: str | None) -> Content:
        headers = record.http_headers
        media = (record.http_content_type or "").strip().lower()
        body, cut = http.decode(body, headers, self._limit)
        if media not in _HTML and (media or not looks_like_page(body)):
            return Skipped(f"HTTP responses that are no HTML ({media or 'no type'})")
        remark = _remark(record) or (f"the HTTP body is cut off: {cut}" if cut else None)
        return Payload(body, url, http.usable_charset(record.http_charset), remark=remark)

    def _found(self, position: int, content: Content, prefix: str = "") -> Found:
        locator = f"{prefix}{position}"
        if not prefix:  # in a file that is one gzip member, all records have the same offset
            self._same = self._same + 1 if position == self._seen else 0
            self._seen = position
            locator += f".{self._same}" if self._same else ""
        share = 1.0
        with suppress(ValueError, ZeroDivisionError):
            share = min(self._file.tell() / self._frames.size, 1.0)
        return Found(locator, lambda: content, share)


def _remark(record: Any) -> str | None:
    reason = record.headers.get("WARC-Truncated")
    return f"cut short by the crawler (WARC-Truncated: {reason})" if reason else None
