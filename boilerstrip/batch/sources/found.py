"""What readers give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


class Payload(NamedTuple):
    """A page and what its container says of it."""

    source: bytes | str
    url: str | None = None
    charset: str | None = None
    flattened: bool = False
    remark: str | None = None
    """Something about it that its document's notes hold, and that is counted in the summary."""


class Broken(NamedTuple):
    """A record that is there but cannot be read: it gives an output record with this error."""

    error: str
    url: str | None = None
    """Where it is known all the same."""


class Skipped(NamedTuple):
    """What is no page and gives no output record; it is counted under `reason`."""

    reason: str


Content = Payload | Broken | Skipped


@dataclass(frozen=True, slots=True)
class Found:
    """One thing in a source: a page, something broken, or something that is no page."""

    locator: str
    """Where it stands in the source: a member's name, a line, a row, an offset. Empty: it is the source."""
    load: Callable[[], Content]
    """Reads it; to be called before the next one is asked for, or not at all."""
    share: float = 1.0
    """Part of the source that has been read by now, 0 to 1."""


def broken(locator: str, error: str, share: float = 1.0) -> Found:
    """Something that cannot be read."""
    return Found(locator, lambda: Broken(error), share)


def said(error: BaseException) -> str:
    """What an error of a library says, in one line."""
    text = " ".join(str(error).split()) if not isinstance(error, OSError) else (error.strerror or str(error))
    return text or type(error).__name__
