"""Articles with the beginnings of others beside them, as further pages for training of flattened text.

Flattened, a list of teasers whose summaries are sentences reads like an article of unrelated paragraphs, and where it
is longer than the article it outweighs it. Annotated pages hold few such lists. So beside some articles, mostly behind
them, a list is set whose lines are taken from other pages' articles.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence

import numpy as np

from boilerstrip.reading.page import Page
from training.labels import Labels

_LEAST, _MOST = 4, 60  # teasers of a list
_HEADLINE = (6, 14)  # words
_SUMMARY = (12, 40)
_MARKS = ("• ", "* ", "- ", "› ", "")
_BEHIND = 0.7  # share of the lists that stand behind the article; the others stand before it
_BESIDE = 3  # blocks between the article and the list, at most


def followed(page: Page, labels: Labels, paragraphs: Sequence[str], name: str) -> tuple[Page, Labels] | None:
    """The flattened page with a list of teasers made of `paragraphs`, and its labels; None where there is no article or
    too few paragraphs. `name` decides what the list is like: the same name gives the same page."""
    content = np.flatnonzero(labels.target > 0).tolist()
    chance = random.Random(name)
    teasers = _teasers(paragraphs, chance)
    if not content or len(teasers) < _LEAST:
        return None
    gap = chance.randrange(_BESIDE)
    at = min(content[-1] + 1 + gap, len(page.texts)) if chance.random() < _BEHIND else max(content[0] - gap, 0)
    blank, between = chance.choice((0, 1)), chance.choice((0, 1))
    texts: list[str] = []
    places: list[int] = []
    line = page.lines[at - 1][1] + 1 + blank if at else 1
    for teaser in teasers:
        for text in teaser:
            texts.append(text)
            places.append(line)
            line += 1
        line += between
    shift = line + blank - (page.lines[at][0] if at < len(page.lines) else 0)
    longer = copy.copy(page)
    longer.texts = page.texts[:at] + texts + page.texts[at:]
    longer.lines = [
        *page.lines[:at],
        *((place, place) for place in places),
        *((first + max(shift, 0), last + max(shift, 0)) for first, last in page.lines[at:]),
    ]
    longer.link_chars = [0] * len(longer.texts)
    weight = np.sqrt([max(1, len(text.split())) for text in texts]).astype(np.float32)
    target = np.insert(labels.target, at, np.zeros(len(texts), dtype=np.float32))
    return longer, Labels(target.astype(np.float32), np.insert(labels.weight, at, weight).astype(np.float32))


def _teasers(paragraphs: Sequence[str], chance: random.Random) -> list[list[str]]:
    """Lists of lines: a headline, a summary or both, maybe a date, all of one form."""
    mark = chance.choice(_MARKS)
    headed, summed = chance.choice(((True, False), (False, True), (True, True), (False, True)))
    dated = chance.random() < 0.3
    cut = chance.choice(("", "…", "...", "."))
    picked = list(paragraphs)
    chance.shuffle(picked)
    found = []
    for paragraph in picked[: chance.randint(_LEAST, _MOST)]:
        lines = []
        if headed:
            lines.append(beginning(paragraph, chance.randint(*_HEADLINE)).rstrip(".,;:"))
        if dated:
            lines.append(some_day(chance))
        if summed:
            summary = beginning(paragraph, chance.randint(*_SUMMARY))
            lines.append(summary if len(summary) == len(paragraph) else summary.rstrip(".,;:…") + cut)
        lines[0] = mark + lines[0]
        found.append(lines)
    return found


def some_day(chance: random.Random) -> str:
    """A date as pages show them."""
    return f"{chance.randint(1, 28):02}.{chance.randint(1, 12):02}.{chance.randint(2009, 2025)}"


def beginning(text: str, words: int) -> str:
    """The first words of a text, or as many characters of one that sets no spaces between words."""
    parts = text.split()
    return " ".join(parts[:words]) if len(parts) > len(text) / 12 else text[: 2 * words]
