"""Messages between a run and its workers: a length of eight bytes, then a pickle. Both ends are ours."""

from __future__ import annotations

import pickle
import struct
from typing import Any, Protocol

_LENGTH = struct.Struct(">Q")


class Readable(Protocol):
    """An unbuffered binary stream, as `io.FileIO` is."""

    def read(self, size: int, /) -> bytes | None: ...


class Writable(Protocol):
    """As `Readable`, to write to."""

    def write(self, data: memoryview, /) -> int | None: ...


def send(stream: Writable, message: Any) -> None:
    """Write `message`. Raises `OSError` where nobody listens any more."""
    body = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    rest = memoryview(_LENGTH.pack(len(body)) + body)
    while rest:
        rest = rest[stream.write(rest) or 0 :]


def receive(stream: Readable) -> Any:
    """The next message. Raises `EOFError` where the other end is gone."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    return pickle.loads(_exactly(stream, length))


def _exactly(stream: Readable, size: int) -> bytearray:
    data = bytearray()
    while len(data) < size:
        piece = stream.read(min(size - len(data), 1 << 20))
        if not piece:
            raise EOFError("the other process has ended")
        data += piece
    return data
