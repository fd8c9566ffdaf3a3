"""JSONL: an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from boilerstrip.batch.sources.found import Broken, Content, Found, Payload, Skipped, broken, said
from boilerstrip.batch.sources.opening import Opened, remark

_ESCAPED = 6  # bytes that JSON may need for a character


def read(path: Path, html_field: str, url_field: str, limit: int) -> Iterator[Found]:
    """Lines that are not blank. What cannot be read ends the file with one broken record."""
    longest = _ESCAPED * limit + (1 << 20)
    number = 0
    with Opened(path) as file:
        try:
            while line := file.stream.readline(longest):
                number += 1
                if len(line) == longest and not line.endswith(b"\n"):
                    while (rest := file.stream.readline(longest)) and not rest.endswith(b"\n"):
                        pass
                    yield broken(f"line-{number}", f"the line is longer than {longest} bytes", file.share)
                elif line.strip():
                    yield Found(f"line-{number}", partial(_load, line, html_field, url_field), file.share)
            if (behind := remark(file.stream)) is not None:
                yield Found(f"after line-{number}", partial(Skipped, behind))
        except (OSError, EOFError) as error:
            yield broken(f"after line-{number}", f"the file cannot be read after line {number}: {said(error)}")


def _load(line: bytes, html_field: str, url_field: str) -> Content:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Broken(f"the line is no JSON: {said(error)}")
    if not isinstance(given, dict):
        return Broken(f"the line holds {_kind(given)}, an object is expected")
    return of_fields(given, html_field, url_field)


def _kind(value: object) -> str:
    """What a field holds, as an error says it."""
    return "null" if value is None else type(value).__name__


def of_fields(given: dict[str, Any], html_field: str, url_field: str) -> Content:
    """The page in a record of named fields."""
    html, url = given.get(html_field), given.get(url_field)
    if url is not None and not isinstance(url, str):
        return Broken(f"the field {url_field!r} holds {_kind(url)}, text is expected")
    if html_field not in given:
        return Broken(f"there is no field {html_field!r}; there are {', '.join(map(repr, given)) or 'none'}", url)
    if not isinstance(html, (str, bytes)):
        return Broken(f"the field {html_field!r} holds {_kind(html)}, text is expected", url)
    return Payload(html, url)
