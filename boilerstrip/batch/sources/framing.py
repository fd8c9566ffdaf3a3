"""Where records of a WARC file stand, found without its parser: behind damage, and at the end of the file."""

from __future__ import annotations

import os
import zlib
from typing import IO

from boilerstrip.batch.sources.opening import first_frame

_GZIP, _ZSTD, _PLAIN = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\nWARC/"
_PIECE = 1 << 20
_PEEK = 4096  # compressed bytes that must be enough to see the first word of a record
_HEAD = 1 << 16  # bytes; more headers no record has
NEXT = b"\r\n\r\nWARC/1"  # behind a record
DIGITS = 18  # of a length; no file is longer, nor can a longer number be sought
_PADDING = 64  # bytes between two records that are passed over


class Framing:
    """Looks into a file of its own handle, so that no parser is disturbed."""

    def __init__(self, file: IO[bytes]):
        self._file = file
        self.size = os.fstat(file.fileno()).st_size
        start = file.read(4)
        self._mark = _GZIP if start[:3] == _GZIP else _ZSTD if start == _ZSTD else _PLAIN

    @property
    def plain(self) -> bool:
        """The file is not compressed."""
        return self._mark == _PLAIN

    def next_record(self, offset: int) -> int | None:
        """Where the first record at `offset` or behind it seems to begin."""
        skip = 1 if self.plain else 0  # of the mark's line feed
        offset -= skip
        while offset < self.size:
            piece = self._at(offset, _PIECE)
            place = piece.find(self._mark)
            while place >= 0:
                start = piece[place : place + _PEEK]
                if len(start) < _PEEK and offset + len(piece) < self.size:
                    start = self._at(offset + place, _PEEK)
                if self._begins_record(start):
                    return offset + place + skip
                place = piece.find(self._mark, place + 1)
            offset += max(len(piece) - len(self._mark) + 1, 1)
        return None

    def _begins_record(self, start: bytes) -> bool:
        if self._mark != _GZIP:
            return True
        try:
            return zlib.decompressobj(31).decompress(start, 5) == b"WARC/"
        except zlib.error:
            return False

    def holds_all(self, name: str) -> bool:
        """Whether the first compressed piece holds more than its one record, so that none but it can be found behind
        damage. `name` tells the compression."""
        self._file.seek(0)
        rest = b""
        for piece in first_frame(self._file, name) if not self.plain else ():
            if NEXT in (rest := rest[1 - len(NEXT) :] + piece):
                return True
        return False

    def swallows(self, offset: int, name: str, length: int) -> bool:
        """Whether the record at `offset` calls itself longer than the compressed piece that it stands in."""
        self._file.seek(offset)
        head, size, behind = b"", 0, 0
        for piece in first_frame(self._file, name):
            size += len(piece)
            if not behind:
                head += piece
                behind = head.find(b"\r\n\r\n") + 4 if b"\r\n\r\n" in head else 0
            elif size >= behind + length:
                break
        return size < behind + length

    def wrong_length(self, offset: int) -> bool:
        """Of a plain file: behind the record at `offset`, as long as it says it is, stands no other record."""
        head, mark, _ = self._at(offset, _HEAD).partition(b"\r\n\r\n")
        lengths = [line[15:].strip() for line in head.split(b"\r\n") if line[:15].lower() == b"content-length:"]
        if not mark or not lengths or not lengths[0].isdigit() or len(lengths[0]) > DIGITS:
            return True
        behind = self._at(offset + len(head) + len(mark) + int(lengths[0]), _PADDING)
        follows = behind.lstrip(b"\r\n\0")
        return bool(follows) and not follows.startswith(b"WARC/") and not behind.startswith(b"\r\n\r\n")

    def tail(self, offset: int, start: int) -> str | None:
        """What is wrong with the gzip members from `offset` to the end; from `start` where none begins there."""
        if self._mark != _GZIP:
            return None
        self._file.seek(offset if self._at(offset, 3) == _GZIP else start)
        member = zlib.decompressobj(31)
        fresh, rest = True, b""
        while rest or (rest := self._file.read(_HEAD)):  # a small piece: the rest of it is copied for each member
            if fresh and not rest.strip(b"\0"):
                rest = b""
                continue
            try:
                member.decompress(rest, _PIECE)
                while member.unconsumed_tail:
                    member.decompress(member.unconsumed_tail, _PIECE)
            except zlib.error as error:
                return f"the gzip data are damaged: {error}"
            fresh, rest = member.eof, member.unused_data
            if fresh:
                member = zlib.decompressobj(31)
        return None if fresh else "the gzip data are cut off"

    def _at(self, offset: int, size: int) -> bytes:
        self._file.seek(max(offset, 0))
        return self._file.read(size)
