"""The headline as displayed, without the site's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from boilerstrip.metadata.headings import LONGEST, OVER, Heading, all_headings, shown_text
from boilerstrip.metadata.headline import beginnings, edges, is_site, parts, strip_known, strip_likely
from boilerstrip.metadata.kicker import headline
from boilerstrip.metadata.text import key, without_hints
from boilerstrip.metadata.trail import in_trail
from boilerstrip.metadata.view import View
from boilerstrip.phrases import KINDS

_SENTENCE_ENDS: Final = frozenset('.。!？?…"”»')
_CAPTION: Final = sum(1 << at for at, kind in enumerate(KINDS) if kind.endswith(".caption"))
_START: Final = 0.9  # agreement of a heading that is the first part of a claim: sections and sites stand behind it
_RIGHT_OVER: Final = 3  # blocks between such a heading and the body
_PART: Final = 12  # characters of a heading that a part of a claim may bear out
_SURE: Final = 0.7  # confidence of a heading from which no plain line is sought
_BARS: Final = "|｜¦"  # marks behind which no headline goes on
_AGREEING, _LEAST, _BEHIND_TRAIL = 0.34, 0.2, 0.2  # what a heading is worth, where the page claims a title and not
_LOOKED_AT: Final = 1_500  # blocks in which a plain line is sought


@dataclass(frozen=True, slots=True)
class Title:
    """A title and the blocks that display it."""

    text: str
    origin: str
    confidence: float
    blocks: tuple[int, ...] = ()


def find_title(view: View, sites: frozenset[str], first: int) -> Title | None:
    """The best of what headings show and head and scripts claim; a displayed headline wins over an equal claim.

    `first` is the first block of the body so far.
    """
    if view.page.flattened:
        return _flattened(view)
    claimed = list(_claimed(view, sites))
    displayed = _heading(view, claimed, sites, first)
    if displayed is None or (displayed.confidence < _SURE and not _is_part(displayed.text, claimed)):
        line = _plain(view, claimed, first)
        if line is not None and (displayed is None or not _is_nearer(displayed, line, first)):
            displayed = replace(line, text=strip_likely(line.text, _BARS))
    if displayed is not None:
        return displayed
    for text, origin in claimed:
        return Title(strip_likely(text), origin, 0.6)
    return _flattened(view)


def _claimed(view: View, sites: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Claimed titles without the site's name, the most telling first."""
    claims = view.claims
    found = [(claim.value, claim.origin) for claim in claims.titles if claim.origin != "json-ld page"]
    found.append((claims.document_title, "title element"))
    found += [(claim.value, claim.origin) for claim in claims.titles if claim.origin == "json-ld page"]
    seen: set[str] = set()
    for value, origin in found:
        if value in seen:
            continue
        seen.add(value)
        text = strip_known(value, sites)
        if key(text) and not is_site(text, sites):
            yield text, origin


def _heading(view: View, claimed: list[tuple[str, str]], sites: frozenset[str], first: int) -> Title | None:
    """The heading that the page shows for what it claims, or the one that stands over its body."""
    highest = list(all_headings(view, first, 1))
    headings = chain(highest, all_headings(view, first, 2, 3))  # the lower ones are read if nothing above them will do
    trail = [blocks[0] for _, blocks, _ in highest if in_trail(view, blocks[0])]
    best: Title | None = None
    if trail:  # the page may show its headline as a heading of lower level between the trail and the body
        shown = [
            h
            for h in all_headings(view, first)
            if trail[0] < h[1][0] and h[1][-1] <= first + 1 and h[1][0] not in trail
        ]
        best = _likeliest(view, shown, claimed, sites, first, _BEHIND_TRAIL)
        best = replace(best, confidence=max(best.confidence, _SURE)) if best is not None else None
    best = best or _likeliest(view, headings, claimed, sites, first, _AGREEING if claimed else _LEAST)
    if best is None:
        return None
    best = _without_rest(best, view, first)
    text = best.text
    if len(best.blocks) == 1 and _bare(text) == _bare(shown_text(view, best.blocks[0])):
        text = without_hints(headline(view, best.blocks[0], [text for text, _ in claimed]) or text)
    return Title(text, best.origin, min(1.0, best.confidence), best.blocks)


def _likeliest(
    view: View,
    headings: Iterable[Heading],
    claimed: list[tuple[str, str]],
    sites: frozenset[str],
    first: int,
    least: float,
) -> Title | None:
    """The best of some headings, if it is worth more than `least`."""
    keys = [key(text) for text, _ in claimed]
    starts = frozenset(key(start) for text, _ in claimed for start in beginnings(text))
    document = key(view.claims.document_title)
    best: Title | None = None
    for text, blocks, level in headings:
        if level > 1 and best is not None and best.confidence > 0.9:
            break  # the first heading says what the page claims
        own = key(text)
        if not own or len(text) > LONGEST or is_site(text, sites):
            continue
        agreement = _agreement(own, keys, document)
        if own in starts and 0 <= first - blocks[-1] <= _RIGHT_OVER:
            agreement = max(agreement, _START)
        whole = len(blocks) == 1 and _bare(text) == _bare(shown_text(view, blocks[0]))
        if not whole and agreement < 0.9:
            continue  # a part of a heading, or several lines of one, must be what the page claims
        value = 0.75 * agreement
        if level == 1:
            value += 0.2
        if 0 <= first - blocks[-1] <= 25:
            value += 0.15 - 0.004 * (first - blocks[-1])
        elif blocks[0] > first + 3:
            value -= 0.2
        if value > (best.confidence if best is not None else least):
            best = Title(strip_known(text, sites), "block", value, blocks)
    return best


def _bare(text: str) -> str:
    """The words of a text without the spaces between them, which markup may glue."""
    return key(text).replace(" ", "")


def _without_rest(best: Title, view: View, first: int) -> Title:
    """The heading between another and the body that says the other's beginning, as far as a mark, and no more."""
    starts = {key(start) for start in beginnings(best.text)}
    for text, blocks, _ in all_headings(view, first) if starts else ():
        if best.blocks[-1] < blocks[0] and blocks[-1] <= first + 1 and key(text) in starts:
            return replace(best, text=text, blocks=blocks)
    return best


def _is_nearer(heading: Title, line: Title, first: int) -> bool:
    """Whether a heading stands right over the body, and a line that says what the page claims does not."""
    return 0 <= first - heading.blocks[-1] <= OVER and not 0 <= first - line.blocks[0] <= OVER


def _is_part(text: str, claimed: list[tuple[str, str]]) -> bool:
    """Whether a claim begins or ends with a heading, apart from the rest by a mark."""
    own = key(text)
    return len(own) >= _PART and any(own in {key(edge) for edge in edges(claim)} for claim, _ in claimed)


def _agreement(own: str, keys: list[str], document: str) -> float:
    """How well a heading agrees with what the page claims, 0 to 1."""
    value = 0.0
    words = set(own.split())
    for place, claimed in enumerate(keys[:6]):
        if own == claimed:
            value = max(value, 1.0 - 0.02 * place)
        elif own in claimed or claimed in own:
            value = max(value, 0.85 * min(len(own), len(claimed)) / max(len(own), len(claimed)) - 0.02 * place)
        elif len(words) > 2:
            other = set(claimed.split())
            value = max(value, 0.8 * len(words & other) / max(len(words | other), 1) - 0.02 * place)
    if value < 0.75 and document and own in document:
        value = max(value, 0.3 + 0.45 * len(own) / len(document))
    return value


def _plain(view: View, claimed: list[tuple[str, str]], first: int) -> Title | None:
    """A line that is no heading but says what the title claims, up to the site's and section's names."""
    wanted: dict[str, float] = {}
    for text, _ in [*claimed, (view.claims.document_title, "")]:
        for part in parts(text):
            wanted.setdefault(key(part), len(part))
    wanted.pop("", None)
    starts = view.claims.document_title + " \n " + " \n ".join(text for text, _ in claimed)
    best: Title | None = None
    most = 8.0
    for block, text in enumerate(view.page.texts[:_LOOKED_AT]):
        if len(text) > LONGEST or text[:8] not in starts:
            continue
        line = text.split("\n", 1)[0]
        size = wanted.get(key(line))
        if size is None:
            continue
        value = size + (6 if 0 <= first - block <= 12 else 0) - (8 if view.page.link_chars[block] else 0)
        if value > most:
            most, best = value, Title(" ".join(line.split()), "block", 0.75, (block,))
    if best is not None and not view.page.flattened:
        alone = headline(view, best.blocks[0], [text for text, _ in claimed])
        return replace(best, text=alone) if alone and key(alone) in wanted else best
    return best


def _flattened(view: View) -> Title | None:
    """The line of a headline's shape nearest before the text begins, where nothing else tells the title."""
    texts = view.page.texts
    start = _first_prose(view)
    far = 0.25 if view.page.flattened else 0.6
    best, most = -1, 0.0
    for block in range(max(0, start - 12), min(start + 1, len(texts))):
        text = texts[block]
        if not 8 < len(text) <= LONGEST or text.rstrip()[-1:] in ".。" or view.matches[block] & _CAPTION:
            continue
        if view.page.link_chars[block] * 2 > len(text) or (view.matches[block] and len(text) < 60):
            continue
        value = min(len(text.split()) + len(text) / 12, 14) - far * (start - block)
        if text[-1:] in ":…":
            value -= 6
        if value > most:
            best, most = block, value
    return Title(shown_text(view, best), "block", 0.6, (best,)) if best >= 0 else None


def _first_prose(view: View) -> int:
    """The first paragraph: a kept one, or a line before it that reads like one (a lead is not always kept)."""
    texts = view.page.texts
    kept = next((i for i, keep in enumerate(view.kept) if keep and len(texts[i]) > 100), -1)
    if kept < 0:
        return next((i for i, text in enumerate(texts) if len(text) > 140), min(len(texts), 1))
    lines = range(max(1, kept - 8), kept)
    return next((i for i in lines if is_prose(texts[i]) and not view.matches[i] & _CAPTION), kept)


def is_prose(text: str) -> bool:
    """Whether a line reads like a paragraph: long, and ending as a sentence does."""
    return len(text) > 100 and text.rstrip()[-1:] in _SENTENCE_ENDS
