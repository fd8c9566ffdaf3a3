"""The standfirst: the paragraph between headline and body that sums the article up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from boilerstrip.metadata.plain import is_prose, is_sentence
from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View
from boilerstrip.metadata.words import spaceless

_BELOW: Final = 16  # blocks below the title that are looked at
_SHORTEST, _LONGEST = 25, 900  # characters of a lead
_PROSE: Final = 80  # characters from which a block counts as a paragraph
_SMALL: Final = 60  # characters of a line of furniture between lead and text
_NAME: Final = 2  # words with which a note on the author begins as his byline does
_ENOUGH: Final = 0.45
_BOLD: Final = ("b", "strong")
_LATER, _SEVERAL = (
    40,
    2,
)  # blocks behind the first paragraph, and how many bold ones among them tell that the first is one
_ITEMS: Final = ("li", "dt", "dd")


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
        if block in taken or not _SHORTEST <= _length(text) <= _LONGEST:
            continue
        if not view.page.flattened and view.page.link_chars[block] * 2 > len(text):
            continue
        value = _flattened(view, block, title, taken) if view.page.flattened else _value(view, block, taken)
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
    if view.marked(block, "other") or view.tag(block) in _ITEMS:
        return 0.0
    if view.marked(block, "lead", widest=2):
        value += 0.5
    following = _next_paragraph(view, block, taken)
    if following < 0 or not (view.kept[block] or _stands_apart(view, block, following, taken)):
        return value
    if view.tag(block) in ("h2", "h3"):
        value += 0.5 if is_sentence(view.page.texts[block]) else 0.3
    elif view.tag(block) != view.tag(following):
        value += 0.25
    if any(between in taken for between in range(block + 1, following)):
        value += 0.5  # byline and date part it from the text
    elif following > block + 1:
        value += 0.23
    if _is_bold(view, block) and not _is_bold(view, following) and not _bold_again(view, following):
        value += 0.5
    return value


def _bold_again(view: View, following: int) -> bool:
    """Whether more of the text is bold: the questions of an interview, headings that are none."""
    later = [block for block in range(following + 1, min(view.size, following + _LATER)) if view.kept[block]]
    return sum(_is_bold(view, block) for block in later) >= _SEVERAL


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


def _stands_apart(view: View, block: int, following: int, taken: frozenset[int]) -> bool:
    """Whether a sentence that no phrase makes furniture has byline or date, and no other text, between it and the
    text: it is the article's however it is scored."""
    if view.matches[block] or not is_sentence(view.page.texts[block]):
        return False
    between = range(block + 1, following)
    quiet = all(b in taken or (not view.kept[b] and len(view.page.texts[b]) <= _SMALL) for b in between)
    bearer = " ".join(key(view.page.texts[block]).split()[:_NAME])  # of a note on the author
    noted = any(bearer in key(view.page.texts[b]) for b in taken if 0 <= b < view.size)
    return quiet and not noted and any(b in taken for b in between)


def _flattened(view: View, block: int, title: int, taken: frozenset[int]) -> float:
    """A short paragraph right below the title, before the text goes on, or parted from it by byline or date."""
    text = view.page.texts[block]
    following = _next_paragraph(view, block, taken)
    if len(text) > 400 or block > title + 6 or following < 0:
        return 0.0
    if _stands_apart(view, block, following, taken):
        return 0.6
    return 0.52 if len(text) >= 40 and (view.kept[block] or is_prose(text)) else 0.0


def _length(text: str) -> int:
    """Characters; those of scripts without spaces say as much as two others do."""
    return len(text) * (2 if spaceless(text[0]) else 1)


def _next_paragraph(view: View, block: int, taken: frozenset[int]) -> int:
    """The next block of the body that is a paragraph; -1 if none follows soon."""
    for later in range(block + 1, min(view.size, block + 12)):
        if view.kept[later] and later not in taken and len(view.page.texts[later]) > _PROSE:
            return later
    return -1
