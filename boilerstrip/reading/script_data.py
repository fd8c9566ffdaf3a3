"""The data that a page holds for its scripts: JSON in a script of its own, set by a script's code, streamed in pieces,
or in an attribute. Values are those that `json` gives, None where a piece cannot be read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from boilerstrip.reading.page import Page

LEAST = 200
"""Characters from which a piece of data may hold an article."""

_LONGEST = 3_000_000  # characters of a piece of data
_STRETCH, _HEAD = 65_536, 1_024  # characters of code between two looks at the clock, and of what leads to data at most
_NAME = r"[\w$.]{1,80}"
# Code up to the data that it sets: ``name = {``, ``name["key"] = [``, ``name = JSON.parse("``, ``name.push([``.
# The first characters of what may stand before it come as one set, which the search skips to.
_SET = re.compile(
    r"[;>\nvlc](?:(?<=[;>\n])|(?:(?<=\bv)ar|(?<=\bl)et|(?<=\bc)onst)[ \t])[ \t]*"
    rf"(?P<name>{_NAME})(?:\[[\"'][\w$.-]{{1,80}}[\"']\])?"
    r"(?:[ \t]*=[ \t]*(?:(?=[\[{])|JSON\.parse\([ \t]*(?:decodeURIComponent\([ \t]*)?(?=[\"']))"
    r"|(?<=\.push)\([ \t]*(?=\[)|(?<=\.enqueue)\([ \t]*(?=\"))"
)
_SCRIPT, _SCRIPT_END = re.compile(r"<script\b", re.I), re.compile(r"</script\b", re.I)
_MARK = re.compile(r"\\.|['\n]")  # in a string of JavaScript: an escape, or an end of it
_BYTE = re.compile(r"\\x(?=[0-9a-fA-F]{2})")
_STREAM = "__next_f.push"
_ROW = re.compile(rb"[0-9a-f]*:(?:T(?P<length>[0-9a-f]{1,8}),|[A-Z]{0,2})")  # of React's server components


def in_scripts(page: Page, naming: str) -> Iterator[tuple[Any, bool]]:
    """The data of scripts of their own that name `naming`; whether it is linked data (JSON-LD)."""
    for kind, source in page.head.data:
        if naming in source:
            yield loaded(source, page), "ld+json" in kind


def in_code(html: str, page: Page) -> Iterator[Any]:
    """The data that the code of scripts in a page's source sets or hands on."""
    stream: list[str] = []
    for script in _scripts(html):
        for name, code in _settings(script):
            streamed = name.endswith(_STREAM)
            value = _set(code, page) if streamed or (name and len(code) >= LEAST) else None
            if streamed:
                stream += [piece for piece in value or () if isinstance(piece, str)]
            yield None if streamed else value  # None so that whoever asks can look at the clock
    yield from _streamed(stream)


def _settings(script: str) -> Iterator[tuple[str, str]]:
    """The names that a script sets data by, or hands it on, each with the code from there up to the next: a failure
    looks at all of it. No name where no data is set, and behind each stretch."""
    name, start = "", 0
    for begin in range(0, len(script), _STRETCH):
        end = begin + _STRETCH
        for match in _SET.finditer(script, begin, end + _HEAD):
            if match.start() >= end:
                break
            yield name, script[start : match.start()]
            name, start = match["name"], match.end()
        yield "", ""
    yield name, script[start:]


def _scripts(html: str) -> Iterator[str]:
    """The scripts of a page's source, from behind their name on."""
    end = 0
    while start := _SCRIPT.search(html, end):
        closing = _SCRIPT_END.search(html, start.end())
        end = closing.start() if closing else len(html)
        yield html[start.end() : end]


def in_attributes(page: Page) -> Iterator[Any]:
    """The data in attributes of a page's elements."""
    for attributes in page.elements.attributes:
        for value in attributes.values():
            if value and len(value) >= LEAST and value[0] in "{[":
                yield loaded(value, page)


def loaded(source: str, page: Page) -> Any:
    """The value of JSON, which may be percent-encoded; None where it is none, or too long: the page says so."""
    if len(source) > _LONGEST:
        page.notes.append(f"a script of more than {_LONGEST} characters was not looked at")
        return None
    try:
        return json.loads(unquote(source) if source.startswith(("%7B", "%5B")) else source, strict=False)
    except (ValueError, RecursionError):
        return None


def opened(text: str, page: Page) -> Any:
    """What a string of data holds, where that is data itself; else None."""
    return loaded(text, page) if len(text) >= LEAST and text.lstrip()[:1] in ("{", "[", "%") else None


def _set(code: str, page: Page) -> Any:
    """The value that `code` begins with."""
    if code.startswith("'"):
        end = next((mark.start() for mark in _MARK.finditer(code, 1) if mark[0][0] != "\\"), 0)
        code = _as_json(code[1:end])
    if len(code) > _LONGEST:
        return loaded(code, page)
    try:
        return json.JSONDecoder(strict=False).raw_decode(code)[0]
    except (ValueError, RecursionError):
        return None


def _as_json(text: str) -> str:
    """The string of JSON that a string of JavaScript in single quotes is. Pairs of backslashes stay: no escape begins
    within one."""
    parts = [part.replace("\\'", "'").replace('\\"', '"').replace('"', '\\"') for part in text.split("\\\\")]
    return '"' + "\\\\".join([_BYTE.sub(r"\\u00", part) for part in parts]) + '"'


def _streamed(pieces: list[str]) -> Iterator[Any]:
    """The rows of a stream that was cut into pieces anywhere; the pieces, where it has no rows."""
    stream = "".join(pieces).encode("utf-8", "replace")
    if not _ROW.match(stream):
        yield from pieces
        return
    at = 0
    while at < len(stream):
        row = _ROW.match(stream, at)
        length = row["length"] if row else None
        start = row.end() if row else at
        end = start + int(length, 16) if length else stream.find(b"\n", start) % (len(stream) + 1)
        if end - start >= LEAST:
            yield stream[start:end].decode("utf-8", "replace")
        at = end if length else end + 1
