"""The blocks near an article in which its byline is sought, and what their words are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from boilerstrip.metadata.names import Reader
from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View
from boilerstrip.phrases import bits_of

LONGEST: Final = 260  # characters of a byline
_ABOVE: Final = 5  # blocks above the title
_BELOW: Final = 30  # blocks below the title
_FAR: Final = 150  # blocks below the title up to which only lines that begin as bylines do are looked at
_PROSE: Final = 3  # paragraphs below the title that are looked past
_HEAD: Final = 60  # characters of a line that heads a post or stands in a profile
_TAIL: Final = 6  # blocks behind the body
OPENED: Final = bits_of("opener.byline", "closer.byline")
DATED: Final = bits_of("opener.date", "closer.date", "label.date")
CREDIT: Final = bits_of("opener.source", "closer.source", "label.source")


@dataclass
class Window:
    """The blocks that are looked at, and their words."""

    view: View
    reader: Reader
    title: int
    """Last block of the title, or the one before the body where no title is displayed."""
    titles: frozenset[int]
    """All blocks of the title."""
    span: tuple[int, int]
    known: frozenset[str]
    """Keys of the names that the page claims."""
    certain: bool
    """One of them at least has the shape of a person's name, so that a bare line needs it no less."""
    _keys: dict[int, str] = field(default_factory=dict)

    @cached_property
    def blocks(self) -> list[int]:
        """The blocks that are looked at, in page order."""
        return sorted(_places(self.view, self.title, self.span) - self.titles - self.view.others)

    @cached_property
    def claimed(self) -> frozenset[int]:
        """The blocks of the window that hold a name which the page claims."""
        return frozenset(block for name in self.known for block in self._holding(name))

    def shows(self, name: str) -> bool:
        """Whether a name stands in one of the short lines."""
        return next(self._holding(key(name)), -1) >= 0

    def heads(self, name: str) -> bool:
        """Whether a short line anywhere is a name or begins with it: "riverroe 2 years ago"."""
        texts = self.view.page.texts
        return any(text.startswith(name) and len(text) < _HEAD and text[len(name) :][:1] in ("", " ") for text in texts)

    @cached_property
    def _lines(self) -> list[tuple[int, str]]:
        texts = self.view.page.texts
        return [(block, texts[block].casefold()) for block in self.blocks if len(texts[block]) <= LONGEST]

    def _holding(self, identity: str) -> Iterator[int]:
        """Blocks whose key holds another key; only those that hold its last word are taken apart."""
        last = identity.rsplit(" ", 1)[-1]
        for block, low in self._lines:
            if last in low:
                own = self._keys.get(block)
                if own is None:
                    own = self._keys[block] = key(low)
                if identity in own:
                    yield block


def _places(view: View, title: int, span: tuple[int, int]) -> set[int]:
    """Blocks near the title, those round the body's ends, and lines farther off that begin as bylines do."""
    first, last = span
    size, matches = view.size, view.matches
    found = set(range(max(0, title - _ABOVE), _below(view, title)))
    found.update(range(max(0, first - 4), min(size, first + 4)))
    found.update(range(max(0, last - 2), min(size, last + _TAIL)))
    start = max(0, title)
    found.update([block for block, match in enumerate(matches[start : start + _FAR], start) if match & OPENED])
    found.update([block for block, match in enumerate(matches[last : last + _FAR // 5], last) if match & CREDIT])
    return found


def _below(view: View, title: int) -> int:
    """Where the blocks below the title end that are looked at: behind a few paragraphs at the latest."""
    texts, kept = view.page.texts, view.kept
    end = min(view.size, max(title, 0) + _BELOW)
    prose = 0
    for block in range(title + 1, end):
        prose += kept[block] and len(texts[block]) > 120
        if prose >= _PROSE:
            return block + 1
    return end


def numbers(text: str) -> bool:
    """Whether a short line has the digits of a date."""
    return len(text) < 60 and sum(c.isdecimal() for c in text) >= 5
