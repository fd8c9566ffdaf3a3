"""Articles with the beginnings of others beside them or among their paragraphs, as further pages for training of
flattened text.

Flattened, a list of teasers whose summaries are sentences reads like an article of unrelated paragraphs, and where it
is longer than the article it outweighs it. Annotated pages hold few such lists, and hardly any that an article goes on
behind. So beside some articles, mostly behind them, and within some others a list is set whose lines are taken from
other pages' articles.
"""

from __future__ import annotations

import copy
import itertools
import random
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from boilerstrip.phrases import read_files
from boilerstrip.reading.page import Page
from training.labels import Labels

_LEAST, _MOST = 4, 60  # teasers of a list beside an article
_FEW = 8  # teasers of one within, at most
_HEADLINE = (6, 14)  # words
_SUMMARY = (12, 40)
_FORMS = ((True, False), (False, True), (True, True), (False, True))  # whether headlines, and summaries, are shown
_HEADED = ((True, False), (True, False), (True, True))  # within, where summaries alone would be paragraphs
_MARKS = ("• ", "* ", "- ", "› ", "» ", ">> ", "► ", "", "", "")
_BEHIND = 0.7  # share of the lists beside that stand behind the article; the others stand before it
_BESIDE = 3  # blocks between the article and the list, at most
_LABELLED = 0.6  # share of the lists that have a label
_LAST, _NEAR_END = 3, 0.6  # share of the lists within that stand before one of the last paragraphs
_PARAGRAPH = 60  # characters
_HEADS = ("related", "read_also")

Altered = tuple[Page, Labels]
Teasers = list[list[str]]
"""The lines of each."""


def followed(page: Page, labels: Labels, paragraphs: Sequence[str], name: str) -> Altered | None:
    """The flattened page with a list of teasers made of `paragraphs` beside its article, and its labels; None where
    there is no article or too few paragraphs. `name` decides what the list is like: the same name gives the same page.
    """
    content = np.flatnonzero(labels.target > 0).tolist()
    chance = random.Random(name)
    teasers = _teasers(paragraphs, chance, chance.randint(_LEAST, _MOST), _FORMS)
    if not content or len(teasers) < _LEAST:
        return None
    gap = chance.randrange(_BESIDE)
    at = min(content[-1] + 1 + gap, len(page.texts)) if chance.random() < _BEHIND else max(content[0] - gap, 0)
    return _with_list(page, labels, at, _labelled(teasers, page.texts[content[0]], chance), chance)


def interrupted(page: Page, labels: Labels, paragraphs: Sequence[str], name: str) -> Altered | None:
    """The flattened page with a short list of teasers between two paragraphs of its article, as `followed`."""
    chance = random.Random(name)
    teasers = _teasers(paragraphs, chance, chance.randint(1, _FEW), _HEADED)
    places = _between_paragraphs(page, labels)
    if not places or not teasers:
        return None
    at = chance.choice(places[-_LAST:] if chance.random() < _NEAR_END else places)
    return _with_list(page, labels, at, _labelled(teasers, page.texts[at], chance), chance)


def _between_paragraphs(page: Page, labels: Labels) -> list[int]:
    """The blocks of the article before which a list may stand: paragraphs right behind another one."""
    content = [block for block in np.flatnonzero(labels.target > 0).tolist() if len(page.texts[block]) > _PARAGRAPH]
    return [block for before, block in itertools.pairwise(content) if block == before + 1]


def _with_list(page: Page, labels: Labels, at: int, teasers: Teasers, chance: random.Random) -> Altered:
    """The page with teasers before block `at`; all, or none, are parted by blank lines."""
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
    shift = max(line + blank - (page.lines[at][0] if at < len(page.lines) else 0), 0)
    longer = copy.copy(page)
    longer.texts = page.texts[:at] + texts + page.texts[at:]
    longer.lines = [
        *page.lines[:at],
        *((place, place) for place in places),
        *((first + shift, last + shift) for first, last in page.lines[at:]),
    ]
    longer.link_chars = [0] * len(longer.texts)
    weight = np.sqrt([max(1, len(text.split())) for text in texts]).astype(np.float32)
    target = np.insert(labels.target, at, np.zeros(len(texts), dtype=np.float32))
    return longer, Labels(target.astype(np.float32), np.insert(labels.weight, at, weight).astype(np.float32))


def _teasers(
    paragraphs: Sequence[str], chance: random.Random, count: int, forms: Sequence[tuple[bool, bool]]
) -> Teasers:
    """At most `count` teasers: a headline, a summary or both, maybe a date, all of one of the forms."""
    mark = chance.choice(_MARKS)
    headed, summed = chance.choice(forms)
    dated = chance.random() < 0.3
    cut = chance.choice(("", "…", "...", "."))
    picked = list(paragraphs)
    chance.shuffle(picked)
    found = []
    for paragraph in picked[:count]:
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


def _labelled(teasers: Teasers, text: str, chance: random.Random) -> Teasers:
    """The teasers, mostly with a label in the script of `text` above them; a single one always, in its own line where
    it has one line, since without a label it would be a heading."""
    if len(teasers) > 1 and chance.random() >= _LABELLED:
        return teasers
    heads = _heads()
    label = chance.choice(heads.get(_script(text)) or heads[_script("a")])
    if len(teasers) == len(teasers[0]) == 1:
        return [[f"{label}: {teasers[0][0]}"]]
    return [[label + chance.choice(("", ":"))], *teasers]


@lru_cache(maxsize=1)
def _heads() -> dict[str, list[str]]:
    """Labels of lists of all languages, by script."""
    found: dict[str, list[str]] = {}
    for file in read_files():
        for label in [label for kind in _HEADS for label in file.phrases["labels"].get(kind, ())]:
            found.setdefault(_script(label), []).append(label[:1].upper() + label[1:])
    return found


def _script(text: str) -> str:
    """The first word of the name of the first letter: "LATIN", "CJK"."""
    return next((unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha()), "")


def some_day(chance: random.Random) -> str:
    """A date as pages show them."""
    return f"{chance.randint(1, 28):02}.{chance.randint(1, 12):02}.{chance.randint(2009, 2025)}"


def beginning(text: str, words: int) -> str:
    """The first words of a text, or as many characters of one that sets no spaces between words."""
    parts = text.split()
    return " ".join(parts[:words]) if len(parts) > len(text) / 12 else text[: 2 * words]
