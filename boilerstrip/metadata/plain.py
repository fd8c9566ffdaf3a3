"""Lines that are no headings and may be a title all the same, because of what they say or where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from boilerstrip.metadata.headings import LONGEST, OVER, shown_text
from boilerstrip.metadata.headline import is_site, parts
from boilerstrip.metadata.kicker import headline
from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View
from boilerstrip.phrases import bits_of

_SENTENCE_ENDS: Final = frozenset('.。!？?…"”»')
CAPTION: Final = bits_of("caption")
_LOOKED_AT: Final = 1_500  # blocks in which a line is sought that a title claims
_EDGE: Final = 1 / 3  # of a claim, that a line with which it begins or ends holds at least
_SPACELESS: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Title:
    """A title and the blocks that display it."""

    text: str
    origin: str
    confidence: float
    blocks: tuple[int, ...] = ()


def claimed_line(view: View, claimed: list[tuple[str, str]], sites: frozenset[str], first: int) -> Title | None:
    """A line that is no heading but says what the title claims, up to the site's and section's names."""
    wanted: dict[str, float] = {}
    for text, _ in [*claimed, (view.claims.document_title, "")]:
        for part in parts(text):
            wanted.setdefault(key(part), len(part))
    wanted.pop("", None)
    starts = view.claims.document_title + " \n " + " \n ".join(text for text, _ in claimed)
    whole = [key(text) for text, _ in claimed]
    best: Title | None = None
    most = 8.0
    for block, text in enumerate(view.page.texts[:_LOOKED_AT]):
        over = 0 <= first - block <= OVER
        if len(text) > LONGEST or (text[:8] not in starts and not over):
            continue
        line, linked = text.split("\n", 1)[0], view.page.link_chars[block] > 0
        size = wanted.get(key(line))
        if size is None and over and not linked and is_spaceless(line):
            size = _edge(key(line), whole)
        if size is None or (linked and is_site(line, sites)):
            continue
        value = size + (6 if over else 0) - (8 if linked else 0)
        if value > most:
            most, best = value, Title(" ".join(line.split()), "block", 0.75, (block,))
    if best is not None and not view.page.flattened:
        alone = headline(view, best.blocks[0], [text for text, _ in claimed])
        return replace(best, text=alone) if alone and key(alone) in wanted else best
    return best


def _edge(line: str, claims: Iterable[str]) -> int | None:
    """Length of a line with which a claim begins or ends, if it makes up enough of it. In scripts that write no spaces
    between words, one is as good as a mark."""
    for claim in claims:
        if len(line) >= _EDGE * len(claim) and (claim.startswith(line + " ") or claim.endswith(" " + line)):
            return len(line)
    return None


def is_spaceless(text: str) -> bool:
    """Whether a text holds Chinese or Japanese, whose words no spaces part."""
    return _SPACELESS.search(text) is not None


def nearest_line(view: View) -> Title | None:
    """The line of a headline's shape nearest before the text begins, where nothing else tells the title."""
    texts = view.page.texts
    start = first_prose(view)
    far = 0.25 if view.page.flattened else 0.6
    best, most = -1, 0.0
    for block in range(max(0, start - 12), min(start + 1, len(texts))):
        text = texts[block]
        if not 8 < len(text) <= LONGEST or text.rstrip()[-1:] in ".。" or view.matches[block] & CAPTION:
            continue
        if view.page.link_chars[block] * 2 > len(text) or (view.matches[block] and len(text) < 60):
            continue
        value = min(len(text.split()) + len(text) / 12, 14) - far * (start - block)
        if text[-1:] in ":…":
            value -= 6
        if value > most:
            best, most = block, value
    return Title(shown_text(view, best), "block", 0.6, (best,)) if best >= 0 else None


def first_prose(view: View) -> int:
    """The first paragraph: a kept one, or a line before it that reads like one (a lead is not always kept)."""
    texts = view.page.texts
    kept = next((i for i, keep in enumerate(view.kept) if keep and len(texts[i]) > 100), -1)
    if kept < 0:
        return next((i for i, text in enumerate(texts) if len(text) > 140), min(len(texts), 1))
    lines = range(max(1, kept - 8), kept)
    return next((i for i in lines if is_prose(texts[i]) and not view.matches[i] & CAPTION), kept)


def is_prose(text: str) -> bool:
    """Whether a line reads like a paragraph: long, and ending as a sentence does."""
    return len(text) > 100 and text.rstrip()[-1:] in _SENTENCE_ENDS
