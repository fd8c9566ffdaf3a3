"""The output as it grows: whole lines, made safe batch by batch, and cut back to the last safe byte after a kill."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from pathlib import Path

from boilerstrip.batch.errors import missing

_LARGE = 16 << 20  # bytes of lines that are made safe whatever their number

CODECS = ("", ".gz", ".zst")
"""Endings of the compressions."""


class Spool:
    """Lines in the file at `path`, of which `written` bytes are safe; all behind them is cut off.

    Each batch is a gzip member or zstd frame of its own, so that a file can be cut between any two. `every`: lines
    in a batch. The batches follow from the lines alone, never from the clock: a resumed run makes the same bytes.
    """

    def __init__(self, path: Path, codec: str, every: int, written: int = 0):
        self._pack = _packer(codec)
        self._every = every
        self._file = path.open("r+b" if path.exists() else "x+b")
        self._file.truncate(written)
        self._file.seek(written)
        self._lines: list[bytes] = []
        self._size = 0

    def add(self, line: bytes) -> bool:
        """Take a line; whether it is time to commit."""
        self._lines.append(line + b"\n")
        self._size += len(line)
        return len(self._lines) >= self._every or self._size >= _LARGE

    def commit(self, last: bool = False) -> int:
        """Make all lines safe; the bytes that are safe. The last batch of an empty output is an empty frame."""
        if self._lines or (last and not self._file.tell()):
            self._file.write(self._pack(b"".join(self._lines)))
            self._file.flush()
            os.fsync(self._file.fileno())
            self._lines, self._size = [], 0
        return self._file.tell()

    def close(self) -> None:
        """Close the file. Lines that were not committed are dropped."""
        self._file.close()


def _packer(codec: str) -> Callable[[bytes], bytes]:
    if codec == ".gz":
        return lambda data: gzip.compress(data, 6, mtime=0)
    if codec == ".zst":
        try:
            import zstandard
        except ImportError:
            raise missing("zstandard", "a .zst output") from None
        compress: Callable[[bytes], bytes] = zstandard.ZstdCompressor(level=3).compress
        return compress
    return lambda data: data
