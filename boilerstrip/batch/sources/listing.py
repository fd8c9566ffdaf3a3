"""What the inputs of a command name: files, one by one, in the order of the command, those of a directory by name."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from boilerstrip.batch.errors import RunError
from boilerstrip.batch.sources.found import said
from boilerstrip.batch.sources.kinds import kind, looks_like_page

_MAGIC = frozenset("*?[")


class Listed(NamedTuple):
    """A file that is to be read."""

    order: int
    """Place among the inputs of the command of the one that it was found by."""
    path: str
    """As the input named it."""
    kind: str
    """As `kinds.kind` has it, or ``skipped`` or ``unreadable``."""
    base: str
    """Absolute directory that the names of output files may start behind."""
    size: int = 0
    modified: int = 0
    """Nanoseconds since the epoch."""
    said: str = ""
    """Why it is skipped or unreadable."""


def check(inputs: Iterable[str]) -> None:
    """Raises `RunError` for an input that names nothing."""
    for given in inputs:
        if given != "-" and not os.path.lexists(given) and next(_expand(given), None) is None:
            pattern = "nothing matches the pattern" if _MAGIC & set(given) else "there is no such file or directory"
            raise RunError(f"{given}: {pattern}")


def list_inputs(inputs: Iterable[str], lines: Iterable[bytes], never: Iterable[str]) -> Iterator[Listed]:
    """Files that `inputs` name: paths, patterns, or ``-`` for the paths in `lines`. Nothing at or under the absolute
    paths `never` is listed, such as the output."""
    avoided = tuple(never)
    for order, given in enumerate(inputs):
        if given == "-":
            for line in lines:
                path = os.fsdecode(line)
                if path:
                    yield from _at(order, path, avoided)
        else:
            for path in [given] if os.path.lexists(given) else _expand(given):
                yield from _at(order, path, avoided)


def _expand(pattern: str) -> Iterator[str]:
    return iter(sorted(glob.iglob(pattern, recursive=True)))


def _at(order: int, path: str, never: tuple[str, ...]) -> Iterator[Listed]:
    if os.path.isdir(path):
        yield from _walk(order, path, os.path.abspath(path), never)
    elif not _avoided(path, never):
        yield _file(order, path, os.path.dirname(os.path.abspath(path)), named=True)


def _walk(order: int, top: str, base: str, never: tuple[str, ...]) -> Iterator[Listed]:
    """Files under `top`. Links to directories are followed, but not back to a directory that they stand in."""
    waiting = [(top, frozenset[tuple[int, int]]())]
    while waiting:
        folder, above = waiting.pop()
        try:
            status = os.stat(folder)
            identity = (status.st_dev, status.st_ino)
            if identity in above:
                yield Listed(order, folder, "skipped", base, said="links to a directory that they stand in")
                continue
            with os.scandir(folder) as entries:
                for entry in entries:
                    if _avoided(entry.path, never):
                        continue
                    if entry.is_dir():
                        waiting.append((entry.path, above | {identity}))
                    else:
                        yield _file(order, entry.path, base, named=False)
        except OSError as error:
            yield Listed(order, folder, "unreadable", base, said=f"the directory cannot be read: {said(error)}")


def _avoided(path: str, never: tuple[str, ...]) -> bool:
    absolute = os.path.abspath(path)
    return any(absolute == other or absolute.startswith(other + os.sep) for other in never)


def _file(order: int, path: str, base: str, named: bool) -> Listed:
    """A file that was named itself is a page, whatever its name."""
    known = kind(path)
    try:
        status = os.stat(path)
        if not os.path.isfile(path):
            return Listed(order, path, "unreadable", base, said="it is no regular file")
        if known == "other" and (named or _starts_like_page(path)):
            known = "page"
    except OSError as error:
        return Listed(order, path, "unreadable", base, said=f"the file cannot be read: {said(error)}")
    if known == "other":
        return Listed(
            order, path, "skipped", base, said=f"files that are no pages ({Path(path).suffix.lower() or 'no suffix'})"
        )
    return Listed(order, path, known, base, status.st_size, status.st_mtime_ns)


def _starts_like_page(path: str) -> bool:
    with open(path, "rb") as file:
        return looks_like_page(file.read(1024))
