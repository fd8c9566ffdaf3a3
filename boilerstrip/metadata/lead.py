"""The standfirst: the paragraph between headline and body that sums the article up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View

_BELOW: Final = 14  # blocks below the title that are looked at
_SHORTEST, _LONGEST = 25, 900  # characters of a lead


@dataclass(frozen=True, slots=True)
class Lead:
    """The lead and the block that shows it."""

    text: str
    origin: str
    block: int
    confidence: float


def find_lead(view: View, title: int, taken: frozenset[int]) -> Lead | None:
    """The displayed lead: said to be one by its markup, or equal to what the page claims as its description."""
    best: Lead | None = None
    claimed = [identity for claim in view.claims.leads[:4] if len(identity := key(claim.value)) > 20]
    prose = 0
    for block in range(title + 1, min(view.size, title + 1 + _BELOW)):
        text = view.page.texts[block]
        if block in taken or not _SHORTEST <= len(text) <= _LONGEST:
            continue
        value = _value(view, block, title, claimed)
        if value > (best.confidence if best is not None else 0.45):
            best = Lead(" ".join(text.split()), "block", block, value)
        prose += len(text) > 80
        if prose >= 2:
            break
    return best


def _value(view: View, block: int, title: int, claimed: list[str]) -> float:
    text = view.page.texts[block]
    value = 0.0
    if not view.page.flattened:
        if view.marked(block, "lead", widest=2) and not view.marked(block, "other"):
            value += 0.5
        if view.tag(block) in ("h2", "h3"):
            value += 0.3
    own = key(text) if claimed else ""
    if any(own.startswith(other[:-4]) or other.startswith(own) for other in claimed):
        value += 0.6
    if view.page.flattened and 40 <= len(text) <= 400 and view.kept[block]:
        value += 0.5
    return min(1.0, value - 0.01 * (block - title))
