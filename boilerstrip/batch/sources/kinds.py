"""What a file is, by its name; and whether one with a name that says nothing is a page."""

from __future__ import annotations

from collections.abc import Mapping

_COMPRESSED = (".gz", ".zst")
_SUFFIXES: Mapping[str, str] = {
    ".html": "page", ".htm": "page", ".xhtml": "page", ".xht": "page", ".shtml": "page", ".mhtml": "other",
    ".txt": "text",
    ".zip": "zip",
    ".tar": "tar", ".tgz": "tar",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".warc": "warc", ".wet": "warc",
}  # fmt: skip
_SNIFFED = 1024  # bytes
_OPENERS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<title", b"<meta")

CONTAINERS = frozenset({"zip", "tar", "jsonl", "parquet", "warc"})


def kind(name: str) -> str:
    """``page``, ``text``, one of `CONTAINERS`, or ``other``. Compressed files are what they hold."""
    name = name.lower()
    for ending in (*_COMPRESSED, ".bz2", ".xz"):
        if name.endswith(ending):
            inner = kind(name[: -len(ending)])
            if ending in _COMPRESSED:
                return inner if inner not in ("zip", "parquet") else "other"
            return inner if inner == "tar" else "other"
    dot = name.rfind(".")
    return _SUFFIXES.get(name[dot:], "other") if dot >= 0 else "other"


def looks_like_page(start: bytes) -> bool:
    """The first bytes of a file are those of HTML."""
    head = start[:_SNIFFED].replace(b"\0", b"").lower()
    return any(opener in head for opener in _OPENERS)
