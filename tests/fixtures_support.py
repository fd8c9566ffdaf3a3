"""The fixtures, typed, and what a test asks of a text that was extracted from one of them."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"

# From this width on, a dropped text is looked for inside lines too, not as a whole line alone. Chinese and Japanese
# characters count twice, as they do on a terminal.
_TELLING_WIDTH = 30


@dataclass(frozen=True)
class Piece:
    """One text of a page and its role."""

    role: str
    text: str


@dataclass(frozen=True)
class Fixture:
    """One page and the document that is expected of it; `docs/fixtures.md` says what each field means."""

    name: str
    source: str
    language: str
    url: str
    entry: str
    status: str
    title: str | None
    byline: str | None
    authors: tuple[str, ...]
    date: str | None
    lead: str | None
    kept: tuple[Piece, ...]
    aside: tuple[Piece, ...]
    dropped: tuple[str, ...]
    notes: str

    @property
    def path(self) -> Path:
        """The page's file."""
        return FIXTURES / self.name / ("page.txt" if self.entry == "text" else "page.html")

    @cached_property
    def data(self) -> bytes:
        """The page as bytes, UTF-8."""
        return self.path.read_bytes()

    @cached_property
    def page(self) -> str:
        """The page as text, line ends as they are in the file."""
        return self.data.decode("utf-8")

    @property
    def text(self) -> str:
        """What is kept, blocks apart by a blank line."""
        return "\n\n".join(piece.text for piece in self.kept)

    @property
    def kept_lines(self) -> list[str]:
        """What is kept, line by line; a table has a line a row."""
        return lines(self.text)


def all_fixtures(*, entry: str | None = None, source: str | None = None) -> list[Fixture]:
    """Every fixture by name; `entry` ("html" or "text") and `source` ("seed" or "own") narrow them."""
    found = [_load(path.parent) for path in sorted(FIXTURES.glob("*/expected.json"))]
    return [f for f in found if entry in (None, f.entry) and source in (None, f.source)]


def fold(text: str) -> str:
    """White space folded to single spaces, NFC: as a browser shows a line."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def lines(text: str) -> list[str]:
    """The lines of a text that are not blank, folded."""
    return [folded for line in text.split("\n") if (folded := fold(line))]


def missing(fixture: Fixture, text: str) -> list[str]:
    """Lines that `text` should hold but does not (or not often enough), word for word."""
    return list((Counter(fixture.kept_lines) - Counter(lines(text))).elements())


def repeated(fixture: Fixture, text: str) -> list[str]:
    """Kept lines that `text` holds more often than it should."""
    wanted = set(fixture.kept_lines)
    extra = Counter(lines(text)) - Counter(fixture.kept_lines)
    return [line for line in extra.elements() if line in wanted]


def leaked(fixture: Fixture, text: str) -> list[str]:
    """Dropped texts that `text` holds more often than the kept ones do.

    What is dropped is an occurrence: a headline may be kept at the top and dropped in a list, and a short label may
    be a word of the body. Short ones therefore count as whole lines only.
    """
    found, allowed = lines(text), fixture.kept_lines
    return [text for text in dict.fromkeys(fixture.dropped) if _count(text, found) > _count(text, allowed)]


def _count(wanted: str, among: list[str]) -> int:
    if sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in wanted) < _TELLING_WIDTH:
        return among.count(wanted)
    return "\n".join(among).count(wanted)


def _load(folder: Path) -> Fixture:
    raw = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    raw["authors"], raw["dropped"] = tuple(raw["authors"]), tuple(raw["dropped"])
    for key in ("kept", "aside"):
        raw[key] = tuple(Piece(item["role"], item["text"]) for item in raw[key])
    return Fixture(name=folder.name, **raw)
