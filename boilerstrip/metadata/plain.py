"""Lines that are no headings and may be a title all the same, because of what they say or where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from boilerstrip.metadata.dates import displayed
from boilerstrip.metadata.headings import LONGEST, OVER, shown_text
from boilerstrip.metadata.headline import beginnings, is_site, parts
from boilerstrip.metadata.kicker import headline
from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View
from boilerstrip.phrases import bits_of, load
from boilerstrip.reading.sentences import FULL_STOPS, SENTENCE_ENDS
from boilerstrip.writing import HAN, KANA

_ENDS: Final = SENTENCE_ENDS + '"”»'
_PARAGRAPH: Final = 100  # characters of a line that may be a paragraph
_WORD: Final = 8  # characters that a word has at most, on average; more where no spaces part words
_LONG: Final = 80  # characters that few headlines have
_OVERLONG: Final = 4  # characters over that, which cost as much as a word is worth
_CAPTIONED: Final = 3  # what it costs to begin as a caption does: "Infographic: ..."
_DATED: Final = 9  # what a date in a line costs
_MENU: Final = 4  # what the label of a menu at a line's start costs
_SHORTEST: Final = 8  # characters that few headlines have, twice as many as where no spaces part words
_MAIL: Final = re.compile(r"\w@\w")
_BARS: Final = 3  # marks in a menu of one line
_BAR: Final = re.compile(r"[|｜¦›»·•]|(?<=\s)/(?=\s)")
_INSIDE: Final = 5.0  # what each line above costs that belongs to the text
_HEADLINE: Final = 8.0  # what a good headline is worth
_LEAD: Final = 1.6  # times the headline's length that a standfirst right below it has
_STANDFIRST: Final = 5.0  # what it costs to be one
_REPEATED: Final = 60  # lines below one that is the document's title, in which the headline is sought
_NAME: Final = 5  # words of a site's name
_ROUND: Final = 10  # characters that may stand round it
CAPTION: Final = bits_of("caption")
_CREDIT: Final = bits_of("closer.caption", "mention.caption", "label.caption")
_LEGAL: Final = bits_of("legal", "contact")
_NAVIGATION: Final = bits_of("navigation", "login")
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


def nearest_line(view: View) -> Title | None:
    """The line of a headline's shape nearest before the text begins, where nothing else tells the title."""
    texts = view.page.texts
    start = first_prose(view)
    far = 0.25 if view.page.flattened else 0.6
    best, most = -1, 0.0
    above, alone = -2, True  # the last line so far that would do as a headline; it follows no other
    inside = 0  # lines above that the body keeps
    for block in range(max(0, start - 12), min(start + 1, len(texts))):
        text = texts[block]
        if _may_be_headline(view, block):
            value = _shape(text) - far * (start - block) - _INSIDE * inside
            value -= _CAPTIONED * bool(view.matches[block] & CAPTION)
            if value > min(most, _HEADLINE) and _opens_menu(text):
                value -= _MENU
            if block - 1 == above and _is_standfirst(text, texts[above], alone):
                value -= _STANDFIRST
            if value > _HEADLINE:
                above, alone = block, block - 1 != above
            if value > most:
                best, most = block, value
        inside = min(3, inside + (view.kept[block] and not view.matches[block]))
    if best < 0:
        return None
    best = _shown_alone(view, best)
    return Title(_without_site(view, best), "block", 0.6, (best,))


def _is_standfirst(text: str, above: str, alone: bool) -> bool:
    """Whether a line right below one that would do as a headline says more of it: it is much longer, or the two stand
    `alone`, as no row of teasers does, and the second is not the headline again, below a trail that ends with it."""
    return len(text) > max(_LONG, _LEAD * len(above)) or (alone and key(text) not in key(above))


def _may_be_headline(view: View, block: int) -> bool:
    """Whether a line is neither a sentence nor the credit of a picture, nor label, link or menu."""
    text = view.page.texts[block]
    least = _SHORTEST / 2 if is_spaceless(text) else _SHORTEST
    if not least < len(text) <= LONGEST or is_sentence(text) or view.matches[block] & _CREDIT or _MAIL.search(text):
        return False
    other = view.matches[block] & ~CAPTION
    if view.page.link_chars[block] * 2 > len(text) or (other and len(text) < 60):
        return False
    return len(_BAR.findall(text)) < _BARS


def _shape(text: str) -> float:
    """How much a line looks like a headline, about as many as it has words; headlines are neither long nor dated."""
    value = min(max(len(text.split()), len(text) / _WORD) + len(text) / 12, 14)
    value -= max(0, len(text) - _LONG) / _OVERLONG
    if text[-1:] in ":…":
        value -= 6
    if next(displayed(text), None) is not None:
        value -= _DATED
    return value


def _opens_menu(text: str) -> bool:
    """Whether a line begins with a label of a menu, as "Home" is, and goes on without a mark."""
    words = text.split()[:4]
    return any(load().match(" ".join(words[:count])) & _NAVIGATION for count in range(1, len(words)))


def is_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does. A question or an exclamation may be a headline, if it is short."""
    end = text.rstrip()[-1:]
    return bool(end) and (end in FULL_STOPS or (end in _ENDS and len(text) > _PARAGRAPH))


def _shown_alone(view: View, block: int) -> int:
    """The first line right below that says the beginning of a line, up to a mark; else the line itself."""
    starts = {key(start) for start in beginnings(view.page.texts[block])}
    below = range(block + 1, min(view.size, block + _REPEATED)) if starts else ()
    return next((i for i in below if len(view.page.texts[i]) <= LONGEST and key(view.page.texts[i]) in starts), block)


def _without_site(view: View, block: int) -> str:
    """A line without the name behind its last mark, if a line above it is that name or a legal notice holds it."""
    text = shown_text(view, block)
    starts = beginnings(text)
    if not starts or len(starts[-1]) <= len(text) / 2:
        return text
    name = key(text[len(starts[-1]) :])
    if not 0 < len(name.split()) <= _NAME:
        return text
    lines = [(i, line) for i, line in enumerate(view.page.texts) if len(line) <= LONGEST and not view.kept[i]]
    above = any(i < block and len(line) <= len(name) + _ROUND and name in key(line) for i, line in lines)
    return starts[-1] if above or any(view.matches[i] & _LEGAL and name in key(line) for i, line in lines) else text


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
