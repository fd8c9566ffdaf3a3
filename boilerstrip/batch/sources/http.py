"""The body of an HTTP response as it was meant to be read. What says it is encoded and is not, is left as it is:
many crawlers keep the header and store the decoded body."""

from __future__ import annotations

import zlib

from boilerstrip.batch.errors import missing


def usable_charset(name: str | None) -> str | None:
    """The charset of a header, where Python knows it; servers send all sorts of words."""
    name = (name or "").strip("\"' ")
    try:
        b" ".decode(name, "replace")
    except (LookupError, ValueError):
        return None
    return name


def decode(body: bytes, transfer: str | None, encoding: str | None, limit: int) -> bytes:
    """`body` without chunks and compression; of what it unpacks to, `limit` bytes and one more."""
    if transfer and "chunked" in transfer.lower():
        body = _unchunked(body)
    for name in reversed((encoding or "").lower().split(",")):
        body = _unpacked(body, name.strip(), limit)
    return body


def _unchunked(body: bytes) -> bytes:
    """The chunks joined; `body` itself where it is not made of chunks."""
    parts: list[bytes] = []
    place = 0
    while place < len(body):
        end = body.find(b"\n", place, place + 200)
        size = _hexadecimal(body[place:end].split(b";")[0].strip()) if end >= 0 else None
        if size is None:
            return body if not parts else b"".join(parts)
        if size == 0:
            break
        parts.append(body[end + 1 : end + 1 + size])
        place = end + 1 + size
        place += 2 if body[place : place + 2] == b"\r\n" else 1
    return b"".join(parts)


def _hexadecimal(digits: bytes) -> int | None:
    try:
        return int(digits, 16) if digits.isalnum() else None
    except ValueError:
        return None


def _unpacked(body: bytes, name: str, limit: int) -> bytes:
    if name in ("gzip", "x-gzip") and body[:2] == b"\x1f\x8b":
        return _inflated(body, (31,), limit)
    if name == "deflate":
        return _inflated(body, (15, -15), limit)
    if name in ("br", "zstd") and body.lstrip()[:1] != b"<":
        return _read_by_fastwarc(body, name, limit)
    return body


def _inflated(body: bytes, windows: tuple[int, ...], limit: int) -> bytes:
    for window in windows:
        try:
            return zlib.decompressobj(window).decompress(body, limit + 1) or body
        except zlib.error:
            continue
    return body


def _read_by_fastwarc(body: bytes, name: str, limit: int) -> bytes:
    import io

    try:
        from fastwarc import stream_io
    except ImportError:
        raise missing("fastwarc", "a compressed response") from None
    reader = stream_io.BrotliReader if name == "br" else stream_io.ZstdReader
    try:
        return bytes(reader(io.BytesIO(body)).read(limit + 1)) or body
    except (OSError, ValueError, EOFError):
        return body
