"""Files as streams of bytes, compressed or not. A stream that was cut off raises `EOFError`, never ends in silence."""

from __future__ import annotations

import io
import os
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO, Any, NamedTuple

from boilerstrip.batch.errors import missing

_PIECE = 1 << 17
_BITE = 1 << 10  # compressed bytes unpacked at once; what stands so close before damage is lost with it
_MARK = 4  # bytes, enough to know a frame by


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
        return io.BufferedReader(_Frames(raw, _gzip()), _PIECE)
    if name.endswith(".zst"):
        return io.BufferedReader(_Frames(raw, _zstd()), _PIECE)
    return raw


def first_frame(raw: IO[bytes], name: str) -> Iterator[bytes]:
    """The bytes of the frame that begins here, in small pieces, as far as they can be read."""
    form = _zstd() if name.endswith(".zst") else _gzip()
    frame = form.new()
    with suppress(form.error):
        while not frame.eof and (bite := raw.read(_BITE)):
            yield frame.decompress(bite)


def remark(stream: IO[bytes]) -> str | None:
    """What is to be said of a stream of `unpacked` that was read to its end, though all of it could be read."""
    frames = getattr(stream, "raw", None)
    return frames.remark if isinstance(frames, _Frames) else None


class _Form(NamedTuple):
    """A form of compressed data: frames, one after the other."""

    name: str
    mark: re.Pattern[bytes]
    """What a frame begins with."""
    new: Callable[[], Any]
    """A fresh decompressor of one frame."""
    error: type[Exception]


def _gzip() -> _Form:
    return _Form("gzip", re.compile(rb"\x1f\x8b"), partial(zlib.decompressobj, 31), zlib.error)


def _zstd() -> _Form:
    try:
        import zstandard
    except ImportError:
        raise missing("zstandard", "a .zst file") from None
    new = zstandard.ZstdDecompressor(max_window_size=1 << 31).decompressobj
    return _Form("zstd", re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"), new, zstandard.ZstdError)


class _Frames(io.RawIOBase):
    """Compressed data, unpacked in small pieces: all that stands before damage is handed out before the damage is told.

    The libraries' own readers either end without a word where a file was cut off, or lose what they had unpacked.
    """

    def __init__(self, raw: IO[bytes], form: _Form):
        self._raw, self._form = raw, form
        self._frame: Any = None
        self._begun = False  # a frame was read
        self._packed = b""
        self._plain = memoryview(b"")
        self.remark: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._plain:
            if self._frame is None and not self._begin():
                return 0
            self._packed = self._packed or self._raw.read(_BITE)
            if not self._packed:
                raise EOFError(f"the {self._form.name} data are cut off")
            self._plain = memoryview(self._unpack())
        size = min(len(buffer), len(self._plain))
        buffer[:size] = self._plain[:size]
        self._plain = self._plain[size:]
        return size

    def _begin(self) -> bool:
        """Begin the next frame, if there is one. Zeros between frames are padding."""
        padding = b"\0" if self._begun else b""
        self._packed = self._packed.lstrip(padding)
        while len(self._packed) < _MARK and (more := self._raw.read(_BITE)):
            self._packed = (self._packed + more).lstrip(padding)
        if not self._packed or (self._begun and self._is_rest()):
            return False
        self._frame, self._begun = self._form.new(), True
        return True

    def _is_rest(self) -> bool:
        """A little that stands behind the last frame and is none is passed over, as other tools do; said it is."""
        mark = self._form.mark
        if mark.match(self._packed):
            return False
        rest = self._packed + self._raw.read(_PIECE)
        if len(rest) > _PIECE or mark.search(rest):
            raise OSError(f"the {self._form.name} data are damaged: no frame begins behind another")
        self._packed = b""
        self.remark = f"bytes behind the end of the {self._form.name} data, passed over"
        return True

    def _unpack(self) -> bytes:
        bite, self._packed = self._packed[:_BITE], self._packed[_BITE:]
        try:
            plain: bytes = self._frame.decompress(bite)
        except self._form.error as error:
            raise OSError(f"the {self._form.name} data are damaged: {error}") from None
        if self._frame.eof:
            self._packed = self._frame.unused_data + self._packed
            self._frame = None
        return plain
