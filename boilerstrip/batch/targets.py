"""Names of output files for single pages: made from the input's path so that no two inputs can share one.

A name is the path of the source below the directory that all sources share, then the place in the source, then the
ending of the form, always added and never exchanged: ``a.htm`` and ``a.html`` stay two. Characters that file systems
refuse are written as ``%`` and two digits, and so is ``%`` itself.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import unicodedata
from pathlib import Path, PurePosixPath

RECORDS = "_records.jsonl"
"""Beside the pages: the record of each input, also of those that failed."""

_REFUSED = frozenset(b'%<>:"|?*\\') | frozenset(range(32))
_LONGEST = 200  # bytes of a name; file systems allow 255
_HASH = 16  # bytes


class Targets:
    """Names below one directory, for pages that end in `ending`. `folds`: the file system takes ``A`` for ``a``."""

    def __init__(self, root: str, ending: str, folds: bool = False):
        self._root, self._ending, self._folds = root, os.fsencode(ending), folds

    def target(self, path: str, locator: str) -> str:
        """Relative path of the output file for the record at `locator` of the source at `path`."""
        absolute = os.path.abspath(path)
        inside = os.path.relpath(absolute, self._root) if self._root else absolute.lstrip(os.sep)
        parts = [os.fsencode(part) for part in Path(inside).parts]
        if locator:
            parts += [part.encode("utf-8", "surrogatepass") for part in locator.split("/")]
        names = [self._name(part, directory=True) for part in parts[:-1]] + [self._name(parts[-1], directory=False)]
        if self._folds:
            names[-1] += _fingerprint(b"/".join(parts)) if _folded(parts) else b""
        return str(PurePosixPath(*(os.fsdecode(name) for name in names))) + os.fsdecode(self._ending)

    def _name(self, part: bytes, directory: bool) -> bytes:
        """A directory must not have the name of a page's file, nor anything that of the list of records."""
        name = b"".join(b"%%%02X" % byte if byte in _REFUSED else bytes((byte,)) for byte in part)
        if name in (b"", b".", b"..") or name.startswith(b"_records"):
            name = b"%%%02X" % name[0] + name[1:] if name else b"%"
        if name == b"%2E.":
            name = b"%2E%2E"
        if directory and name.lower().endswith(self._ending):
            name = name[:-1] + b"%%%02X" % name[-1]
        if len(name) > _LONGEST:
            name = name[: _LONGEST - 2 * _HASH - 2] + b"%~" + _fingerprint(part)[1:]
        return name


def _fingerprint(data: bytes) -> bytes:
    return b"~" + hashlib.blake2b(data, digest_size=_HASH).hexdigest().encode()


def _folded(parts: list[bytes]) -> bool:
    """A file system that folds names would change this one."""
    text = b"/".join(parts).decode("utf-8", "surrogateescape")
    return unicodedata.normalize("NFC", text.lower()) != text


def folds_names(directory: Path) -> bool:
    """The file system of `directory` takes names for one that differ in case alone."""
    with tempfile.NamedTemporaryFile(dir=directory, prefix="Case") as probe:
        name = Path(probe.name)
        return name.with_name(name.name.swapcase()).exists()
