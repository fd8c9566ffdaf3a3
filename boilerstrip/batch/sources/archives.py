"""Archives of pages: ZIP and tar. Members that are no pages are counted."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import IO

from boilerstrip.batch.sources.found import Broken, Content, Found, Payload, Skipped, broken, said
from boilerstrip.batch.sources.kinds import kind, looks_like_page
from boilerstrip.batch.sources.opening import Opened, remark, unpacked

_DAMAGE = (OSError, EOFError, zlib.error, zipfile.BadZipFile, tarfile.TarError, RuntimeError, NotImplementedError)
"""What the libraries raise for damaged, encrypted or exotic members."""


def read_zip(path: Path, limit: int) -> Iterator[Found]:
    """Members of a ZIP archive. Its directory is held in memory."""
    try:
        archive = zipfile.ZipFile(path)
    except _DAMAGE as error:
        yield broken("", f"the archive cannot be read: {said(error)}")
        return
    with archive:
        names = _Names()
        members = archive.infolist()
        for place, member in enumerate(members, 1):
            if not member.is_dir():
                load = _loader(partial(archive.open, member), member.filename, limit)
                yield Found(names.unique(member.filename), load, place / len(members))


class _Watched(tarfile.TarInfo):
    """tarfile takes a damaged header in the middle of an archive for its end; here it shows what it was."""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> _Watched:
        try:
            return super().fromtarfile(tarfile_)
        except tarfile.HeaderError as error:
            tarfile_.ending = error  # type: ignore[attr-defined]
            raise


def read_tar(path: Path, limit: int) -> Iterator[Found]:
    """Members of a tar archive, streamed; compressed with gzip or zstd, by its name."""
    names = _Names()
    last = "its start"
    with Opened(path) as file:
        try:
            archive = _open_tar(file.stream, path.name)
            for member in archive:
                vars(archive)["members"] = []  # or the list grows with the archive
                if member.isdir():
                    continue
                last = names.unique(member.name)
                load = _loader(partial(_member, archive, member), member.name, limit) if member.isfile() else _no_file
                yield Found(last, load, file.share)
            ending = getattr(archive, "ending", None)
        except _DAMAGE as error:
            ending = error
    # tarfile has no public name for its errors of headers.
    if ending is not None and type(ending).__name__ != "EOFHeaderError":
        yield broken(f"after {last}", f"the archive is damaged or cut off after {last}: {said(ending)}")


def _open_tar(stream: IO[bytes], name: str) -> tarfile.TarFile:
    if name.lower().endswith((".bz2", ".xz")):
        return tarfile.open(fileobj=stream, mode="r|*", tarinfo=_Watched)
    # What is read up to damage counts: `read` would lose it, for want of the rest of what was asked for.
    pieces: IO[bytes] = SimpleNamespace(read=stream.read1)  # type: ignore[attr-defined,assignment]
    return tarfile.open(fileobj=pieces, mode="r|", tarinfo=_Watched)


def _no_file() -> Content:
    return Skipped("members of archives that are links or devices")


def _member(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    stream = archive.extractfile(member)
    if stream is None:
        raise tarfile.ReadError("the member holds no data")
    return stream


def _loader(open_member: Callable[[], IO[bytes]], name: str, limit: int) -> Callable[[], Content]:
    def load() -> Content:
        try:
            with open_member() as raw:
                stream = unpacked(raw, name)
                known = kind(name)
                if known not in ("page", "text"):
                    start = stream.read(1024)
                    if known != "other" or not looks_like_page(start):
                        return Skipped(f"members of archives that are no pages ({_suffix(name)})")
                    return Payload(start + stream.read(limit + 1 - len(start)), remark=remark(stream))
                body = stream.read(limit + 1)
                return Payload(body, flattened=known == "text", remark=remark(stream))
        except _DAMAGE as error:
            return Broken(f"the member cannot be read: {said(error)}")

    return load


def _suffix(name: str) -> str:
    last = name.rpartition("/")[2]
    return "." + last.rpartition(".")[2].lower() if "." in last else "no suffix"


class _Names:
    """Archives may hold two members of one name; each gets a locator of its own."""

    def __init__(self) -> None:
        self._last: dict[int, int] = {}

    def unique(self, name: str) -> str:
        """`name`, or with its number where it was there before."""
        number = self._last[hash(name)] = self._last.get(hash(name), 0) + 1
        return name if number == 1 else f"{name}~{number}"
