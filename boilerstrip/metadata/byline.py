"""Who wrote it: what the page shows near the title, under the lead and at the end, weighed with what it claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from boilerstrip.metadata.claims import AuthorClaim
from boilerstrip.metadata.names import Named, Reader
from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View
from boilerstrip.phrases import KINDS

_LONGEST: Final = 220  # characters of a byline
_ABOVE: Final = 4  # blocks above the title
_BELOW: Final = 24  # blocks below the title
_PROSE: Final = 3  # paragraphs below the title that are looked past
_TAIL: Final = 5  # blocks behind the body
_OPENER: Final = 1 << KINDS.index("opener.byline")
_CLOSER: Final = 1 << KINDS.index("closer.byline")


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the page that may be its byline."""

    block: int
    line: str
    named: Named
    strength: float
    """0 to 1: how sure it is that this line names the article's authors."""


@dataclass(frozen=True, slots=True)
class Byline:
    """The decision."""

    line: str | None
    authors: tuple[str, ...]
    source: str | None
    origin: str
    block: int
    confidence: float


def find_byline(view: View, reader: Reader, title: int, span: tuple[int, int]) -> Byline:
    """Weigh lines and claims. `title` is the title's block or -1, `span` the body's first and last block."""
    claims = [(claim, reader.claimed(claim.names)) for claim in view.claims.authors]
    known = {key(name) for claim, names in claims if not claim.organisation for name in names}
    shown = list(_lines(view, reader, title, span, known))
    best = max(shown, key=lambda s: s.strength, default=None)
    return _decide(best, claims)


def _decide(best: Shown | None, claims: list[tuple[AuthorClaim, list[str]]]) -> Byline:
    line = best.line if best is not None else None
    block = best.block if best is not None else -1
    source = best.named.sources[0] if best is not None and best.named.sources else None
    persons = [(claim, names) for claim, names in claims if names and not claim.organisation]
    if best is not None and best.strength >= 0.6 and best.named.names:
        shown = {key(name) for name in best.named.names}
        for claim, names in persons:
            if shown <= {key(name) for name in names} and claim.origin == "json-ld":
                return Byline(line, tuple(names), source, claim.origin, block, 0.95)
        return Byline(line, tuple(best.named.names), source, "block", block, best.strength)
    if persons:
        claim, names = persons[0]
        return Byline(line, tuple(names), source, claim.origin, block, 0.7)
    if best is not None and best.named.names and best.strength >= 0.5:
        return Byline(line, tuple(best.named.names), source, "block", block, best.strength)
    return Byline(line, (), source, "block", block, best.strength if best is not None else 0.0)


def _lines(view: View, reader: Reader, title: int, span: tuple[int, int], known: set[str]) -> Iterator[Shown]:
    for block in _places(view, title, span):
        text = view.page.texts[block]
        if len(text) > _LONGEST:
            continue
        marked = view.marked(block, "author") and not view.marked(block, "other")
        named = reader.read(text, trusted=marked)
        if not named.names and not named.nobody and not named.sources:
            continue
        strength = _strength(view, block, named, marked, known, title, span)
        if strength > 0.3:
            yield Shown(block, " ".join(text.split()), named, strength)


def _places(view: View, title: int, span: tuple[int, int]) -> Iterator[int]:
    """Blocks near the title, then those at the body's end."""
    first, last = span
    prose = 0
    block = max(0, title - _ABOVE)
    stop = min(view.size, max(title, 0) + _BELOW)
    while block < stop and prose < _PROSE:
        if block != title:
            yield block
        if view.kept[block] and len(view.page.texts[block]) > 120:
            prose += 1
        block += 1
    for late in range(max(block, last - 2), min(view.size, last + _TAIL)):
        yield late


def _strength(
    view: View, block: int, named: Named, marked: bool, known: set[str], title: int, span: tuple[int, int]
) -> float:
    strength = 0.2
    if named.opened or view.matches[block] & (_OPENER | _CLOSER):
        strength += 0.4
    if marked:
        strength += 0.35
    if any(key(name) in known for name in named.names):
        strength += 0.4
    if title < block <= span[0] + 1 and not named.rest:
        strength += 0.25
    if block < title:
        strength -= 0.1
    strength -= min(0.4, named.rest / 60)
    if not named.names:
        strength -= 0.2
    return max(0.0, min(1.0, strength - 0.002 * abs(block - title)))
