"""Lines that are no headings and may be a title all the same, because of what they say; which lines are prose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from boilerstrip.metadata.headings import LONGEST, OVER
from boilerstrip.metadata.headline import is_site, parts
from boilerstrip.metadata.kicker import headline
from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View
from boilerstrip.phrases import bits_of
from boilerstrip.reading.sentences import FULL_STOPS, SENTENCE_ENDS
from boilerstrip.writing import HAN, KANA

_ENDS: Final = SENTENCE_ENDS + '"”»'
_PARAGRAPH: Final = 100  # characters of a line that may be a paragraph
_LONG: Final = 80  # characters that few headlines have
CAPTION: Final = bits_of("caption")
_LOOKED_AT: Final = 1_500  # blocks in which a line is sought that a title claims
_EDGE: Final = 1 / 3  # of a claim, that a line with which it begins or ends holds at least
_SPACELESS: Final = re.compile(f"[{HAN}{KANA}]")


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


def is_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does. A question or an exclamation may be a headline, if it is short."""
    end = text.rstrip()[-1:]
    return bool(end) and (end in FULL_STOPS or (end in _ENDS and len(text) > _PARAGRAPH))


def first_prose(view: View) -> int:
    """The first paragraph: a kept one, or a line before it that reads like one (a lead is not always kept)."""
    texts = view.page.texts
    kept = next((i for i, keep in enumerate(view.kept) if keep and len(texts[i]) > _LONG), -1)
    if kept < 0:
        kept = next((i for i, keep in enumerate(view.kept) if keep), -1)
        return kept if kept >= 0 else next((i for i, text in enumerate(texts) if len(text) > 140), min(len(texts), 1))
    lines = range(max(1, kept - 8), kept)
    return next((i for i in lines if is_prose(texts[i]) and not view.matches[i] & CAPTION), kept)


def is_prose(text: str) -> bool:
    """Whether a line reads like a paragraph: long, and ending as a sentence does."""
    return len(text) > _PARAGRAPH and text.rstrip()[-1:] in _ENDS
