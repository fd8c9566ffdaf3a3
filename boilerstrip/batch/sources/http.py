"""The body of an HTTP response as it was meant to be read. What says it is encoded and is not, is left as it is:
many crawlers keep the header and store the decoded body."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from boilerstrip.batch.errors import missing
from boilerstrip.reading.labels import resolve

_BITE = 1 << 10  # compressed bytes unpacked at once; what stands so close before damage is lost with it
_DAMAGED = "its compressed data are cut off or damaged"
_DIGITS = 18  # of a length; more are no length


def usable_charset(name: str | None) -> str | None:
    """The charset of a header, where a page can be in it; servers send all sorts of words."""
    name = (name or "").strip("\"' ")
    return name if resolve(name) else None


class Body(NamedTuple):
    """What was made of the body of a response."""

    data: bytes
    cut: str | None = None
    """How it shows that there was more; None where nothing shows it."""


def decode(body: bytes, headers: Mapping[str, str], limit: int) -> Body:
    """`body` without chunks and compression; of what it unpacks to, `limit` bytes and one more.

    `body` may have been cut at `limit` itself: then that there is more is no news.
    """
    cut = None
    whole = len(body) <= limit
    transfer, encoding = headers.get("Transfer-Encoding") or "", headers.get("Content-Encoding") or ""
    if "chunked" in transfer.lower():
        body, cut = _unchunked(body)
    elif not encoding:  # crawlers that store the decoded body keep the length of the encoded one
        cut = _too_short(body, headers.get("Content-Length") or "")
    for name in reversed(encoding.lower().split(",")):
        body, cut_here = _unpacked(body, name.strip(), limit)
        cut = cut or cut_here
    return Body(body, cut if whole else None)


def _too_short(body: bytes, declared: str) -> str | None:
    digits = declared.strip()
    fewer = digits.isascii() and digits.isdigit() and len(digits) < _DIGITS and len(body) < int(digits)
    return "it is shorter than its Content-Length" if fewer else None


def _unchunked(body: bytes) -> Body:
    """The chunks joined; `body` itself where it is not made of chunks.

    Behind a chunk that is followed by none, all is kept as it is: what stands there is text, if nothing better.
    """
    parts: list[bytes] = []
    place = 0
    while place < len(body):
        end = body.find(b"\n", place, place + 200)
        size = _hexadecimal(body[place:end].split(b";")[0].strip()) if end >= 0 else None
        if size is None:
            return Body(b"".join([*parts, body[place:]]), "a chunk is broken" if parts else None)
        if size == 0:
            return Body(b"".join(parts))
        parts.append(body[end + 1 : end + 1 + size])
        place = end + 1 + size
        place += 2 if body[place : place + 2] == b"\r\n" else 1
    return Body(b"".join(parts), "its last chunk is missing" if parts else None)


def _hexadecimal(digits: bytes) -> int | None:
    try:
        return int(digits, 16) if digits.isalnum() else None
    except ValueError:
        return None


def _unpacked(body: bytes, name: str, limit: int) -> Body:
    if name in ("gzip", "x-gzip") and body[:2] == b"\x1f\x8b":
        return _inflated(body, (31,), limit)
    if name == "deflate":
        return _inflated(body, (15, -15), limit)
    if name in ("br", "zstd") and body.lstrip()[:1] != b"<":
        return _read_by_fastwarc(body, name, limit)
    return Body(body)


def _inflated(body: bytes, windows: tuple[int, ...], limit: int) -> Body:
    """What can be unpacked up to a cut or to damage; `body` itself where that is nothing."""
    for window in windows:
        stream = zlib.decompressobj(window)
        data = bytearray()
        with suppress(zlib.error):
            for place in range(0, len(body), _BITE):
                data += stream.decompress(body[place : place + _BITE], limit + 1 - len(data))
                if stream.eof or len(data) > limit:
                    return Body(bytes(data))
        if data and body.lstrip()[:1] != b"<":  # of which some bytes may look like compressed ones by chance
            return Body(bytes(data), _DAMAGED)
    return Body(body)


def _read_by_fastwarc(body: bytes, name: str, limit: int) -> Body:
    import io

    try:
        from fastwarc import stream_io
    except ImportError:
        raise missing("fastwarc", "a compressed response") from None
    stream = (stream_io.BrotliReader if name == "br" else stream_io.ZstdReader)(io.BytesIO(body))
    data = bytearray()
    try:
        while len(data) <= limit and (piece := stream.read(min(_BITE, limit + 1 - len(data)))):
            data += piece
    except (OSError, ValueError, EOFError):
        return Body(bytes(data), _DAMAGED) if data else Body(body)
    return Body(bytes(data) or body)
