"""Files as streams of bytes, compressed or not. A stream that was cut off raises `EOFError`, never ends in silence."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path
from typing import IO, Any

from boilerstrip.batch.errors import missing

_PIECE = 1 << 17


class Opened:
    """A file, its uncompressed bytes, and how far it has been read."""

    def __init__(self, path: Path):
        self._raw = path.open("rb")
        self._size = os.fstat(self._raw.fileno()).st_size or 1
        self.stream = unpacked(self._raw, path.name)

    @property
    def share(self) -> float:
        return min(self._raw.tell() / self._size, 1.0)

    def __enter__(self) -> Opened:
        return self

    def __exit__(self, *_: object) -> None:
        self._raw.close()


def unpacked(raw: IO[bytes], name: str) -> IO[bytes]:
    """`raw` without the compression that the ending of `name` tells of."""
    name = name.lower()
    if name.endswith((".gz", ".tgz")):
        return io.BufferedReader(gzip.GzipFile(fileobj=raw, mode="rb"), _PIECE)
    if name.endswith(".zst"):
        return io.BufferedReader(_Zstd(raw), _PIECE)
    return raw


class _Zstd(io.RawIOBase):
    """Frames of zstd. The library's own reader ends without a word where a file was cut off."""

    def __init__(self, raw: IO[bytes]):
        try:
            import zstandard
        except ImportError:
            raise missing("zstandard", "a .zst file") from None
        self._raw = raw
        self._error = zstandard.ZstdError
        self._new = zstandard.ZstdDecompressor(max_window_size=1 << 31).decompressobj
        self._frame: Any = None
        self._packed = b""
        self._plain = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._plain:
            if not self._packed:
                self._packed = self._raw.read(_PIECE)
            if not self._packed:
                if self._frame is not None:
                    raise EOFError("the zstd data are cut off")
                return 0
            self._plain = memoryview(self._unpack())
        size = min(len(buffer), len(self._plain))
        buffer[:size] = self._plain[:size]
        self._plain = self._plain[size:]
        return size

    def _unpack(self) -> bytes:
        if self._frame is None:
            self._frame = self._new()
        try:
            plain: bytes = self._frame.decompress(self._packed)
        except self._error as error:
            raise OSError(f"the zstd data are damaged: {error}") from None
        self._packed = b""
        if self._frame.eof:
            self._packed = self._frame.unused_data
            self._frame = None
        return plain
