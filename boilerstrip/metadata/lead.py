"""The standfirst: the paragraph between headline and body that sums the article up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from boilerstrip.metadata.plain import is_prose, is_sentence
from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View

_BELOW: Final = 16  # blocks below the title that are looked at
_SHORTEST, _LONGEST = 25, 900  # characters of a lead
_PROSE: Final = 80  # characters from which a block counts as a paragraph
_ENOUGH: Final = 0.45
_BOLD: Final = ("b", "strong")


@dataclass(frozen=True, slots=True)
class Lead:
    """The lead and the block that shows it."""

    text: str
    origin: str
    block: int
    confidence: float


def find_lead(view: View, title: int, taken: frozenset[int]) -> Lead | None:
    """The displayed lead, by its markup, its likeness to the claimed description, and how it stands apart."""
    best: Lead | None = None
    values = dict.fromkeys([claim.value for claim in view.claims.leads[:4]])
    claimed = {identity: frozenset(identity.split()) for value in values if len(identity := key(value)) > 20}
    prose = 0
    for block in range(title + 1, min(view.size, title + 1 + _BELOW)):
        text = view.page.texts[block]
        if block in taken or not _SHORTEST <= len(text) <= _LONGEST:
            continue
        if not view.page.flattened and view.page.link_chars[block] * 2 > len(text):
            continue
        value = _flattened(view, block, title) if view.page.flattened else _value(view, block, taken)
        value += _likeness(key(text), claimed) if claimed else 0.0
        value = min(1.0, value - 0.01 * (block - title))
        if value > (best.confidence if best is not None else _ENOUGH):
            best = Lead(" ".join(text.split()), "block", block, value)
        prose += len(text) > _PROSE
        if prose >= 2:
            break
    return best


def _likeness(own: str, claimed: dict[str, frozenset[str]]) -> float:
    """How much of a claimed description, which comes with its words, the block says."""
    best = 0.0
    words = set(own.split())
    for other, there in claimed.items():
        if own.startswith(other[:-4]) or other.startswith(own):
            return 0.6
        shared = len(words & there) / max(1, min(len(words), len(there)))
        if shared > 0.6 and len(there) > 5:
            best = 0.35 * shared
    return best


def _value(view: View, block: int, taken: frozenset[int]) -> float:
    """What markup and neighbours say."""
    value = 0.0
    if view.marked(block, "other"):
        return 0.0
    if view.marked(block, "lead", widest=2):
        value += 0.5
    following = _next_paragraph(view, block, taken)
    if following < 0 or not view.kept[block]:
        return value
    if view.tag(block) in ("h2", "h3"):
        value += 0.5 if is_sentence(view.page.texts[block]) else 0.3
    elif view.tag(block) != view.tag(following):
        value += 0.25
    if any(between in taken for between in range(block + 1, following)):
        value += 0.5  # byline and date part it from the text
    elif following > block + 1:
        value += 0.23
    if _is_bold(view, block) and not _is_bold(view, following):
        value += 0.5
    return value


def _is_bold(view: View, block: int) -> bool:
    """Whether all of a block's text is bold."""
    tag, parent = view.page.elements.tag, view.page.elements.parent
    for text, element in view.page.pieces[block]:
        if text.isspace() or element < 0:
            continue
        while element > view.page.element[block] and tag[element] not in _BOLD:
            element = parent[element]
        if tag[element] not in _BOLD:
            return False
    return True


def _flattened(view: View, block: int, title: int) -> float:
    """A short paragraph right below the title, before the text goes on."""
    text = view.page.texts[block]
    if not 40 <= len(text) <= 400 or block > title + 6 or not (view.kept[block] or is_prose(text)):
        return 0.0
    return 0.52 if _next_paragraph(view, block, frozenset()) >= 0 else 0.0


def _next_paragraph(view: View, block: int, taken: frozenset[int]) -> int:
    """The next block of the body that is a paragraph; -1 if none follows soon."""
    for later in range(block + 1, min(view.size, block + 12)):
        if view.kept[later] and later not in taken and len(view.page.texts[later]) > _PROSE:
            return later
    return -1
