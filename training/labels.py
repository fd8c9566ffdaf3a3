"""Gold to labels: which blocks of a page its gold counts as content, and how far that is known.

A block is content where the gold's body holds most of its 4-word shingles. A block too short for shingles is content
where a line of the gold equals it and content stands close by. Sources differ in what they count in besides the
body (title, byline, date); blocks that show those are left out of training, so that one policy is learnt: the body
and the lead are content, the rest are roles.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from boilerstrip.reading.page import Page
from training.measures import SHINGLE, shingles, tokens
from training.records import Record

Floats = NDArray[np.float32]

_COVERED = 0.6  # share of a block's shingles from which it is content
_UNCOVERED = 0.25  # and up to which it is not; between the two it is left out
_NEAR = 6  # blocks between a short line and a longer one of the body
_LEAST_FOUND = 0.5  # share of the gold that the page's blocks must hold, else the page is of no use
_SEGMENT = 3  # tokens a gold segment must have to give a label


@dataclass
class Labels:
    """Targets and weights of a page's blocks; a weight of 0 leaves the block out."""

    target: Floats
    weight: Floats


def label(record: Record, page: Page) -> Labels | None:
    """Labels of the page's blocks, None where the gold does not fit the page."""
    words = [tokens(text) for text in page.texts]
    if record.body:
        return _by_body(record, words)
    if record.present:
        return _by_segments(record, page.texts)
    return None


def _weights(words: list[list[str]]) -> Floats:
    """A block weighs as the square root of its words: long ones decide F, short ones are many."""
    return np.sqrt(np.array([max(1, len(block)) for block in words], dtype=np.float32))


def _by_body(record: Record, words: list[list[str]]) -> Labels | None:
    body = record.body or ""
    wanted = tokens(body)
    if sum((Counter(wanted) & Counter(word for block in words for word in block)).values()) < _LEAST_FOUND * len(
        wanted
    ):
        return None
    every = shingles(wanted)
    left = every.copy()
    lines = {tuple(tokens(line)) for line in body.splitlines()}
    n = len(words)
    covered = np.zeros(n, dtype=np.float32)
    again = np.zeros(n, dtype=bool)
    sure = np.zeros(n, dtype=bool)
    for order in (True, False):  # long blocks take their shingles first: a teaser must not take a heading's
        for place, block in enumerate(words):
            if (len(block) >= 3 * SHINGLE) != order or len(block) < SHINGLE:
                continue
            own = shingles(block)
            common = own & left
            covered[place] = common.total() / own.total()
            sure[place] = True
            if covered[place] >= _COVERED:
                left -= common
            elif order and (own & every).total() >= _COVERED * own.total():
                again[place] = True
    target = (covered >= _COVERED).astype(np.float32)
    weight = _weights(words)
    _short_lines(words, lines, sure, target, weight)
    weight[sure & (covered > _UNCOVERED) & (covered < _COVERED)] = 0
    weight[again] = 0  # a paragraph that the page shows twice reads like the article both times
    _leave_out_fields(record, words, target, weight)
    return Labels(target, weight)


def _short_lines(
    words: list[list[str]], lines: set[tuple[str, ...]], sure: NDArray[np.bool_], target: Floats, weight: Floats
) -> None:
    """Blocks too short for shingles: content where they equal a line of the gold among other content."""
    listed = np.array([bool(block) and tuple(block) in lines for block in words])
    likely = np.where(sure, target > 0, listed).astype(np.float32)
    around = np.convolve(likely, np.ones(2 * _NEAR + 1), mode="same")
    beside = np.convolve(sure * target, np.ones(2 * _NEAR + 1), mode="same")
    anchors = np.flatnonzero(sure & (target > 0))
    for place in np.flatnonzero(~sure & listed).tolist():
        inside = len(anchors) > 0 and anchors[0] < place < anchors[-1]
        if beside[place] or around[place] > _NEAR:
            target[place] = 1.0
            weight[place] *= 1.0 if inside else 0.5
        else:
            weight[place] *= 0.3


def _leave_out_fields(record: Record, words: list[list[str]], target: Floats, weight: Floats) -> None:
    """No weight for blocks that show the title, the authors or a neutral line."""
    fields = {tuple(tokens(text)) for text in (record.title or "", *record.authors, *record.neutral) if text}
    first = int(np.argmax(target)) if target.any() else 0
    for place, block in enumerate(words):
        if tuple(block) in fields and (place <= first + 3 or tuple(block) not in {tuple(tokens(record.title or ""))}):
            weight[place] = 0


def _by_segments(record: Record, texts: list[str]) -> Labels:
    """Only the blocks that a segment touches get a label."""
    n = len(texts)
    target, weight = np.zeros(n, dtype=np.float32), np.zeros(n, dtype=np.float32)
    for segments, value in ((record.absent, 0.0), (record.present, 1.0)):
        for segment in segments:
            wanted = " ".join(segment.split())
            if len(tokens(wanted)) < _SEGMENT and len(wanted) < 12:
                continue
            hits = [place for place, text in enumerate(texts) if wanted in text]
            if len(hits) == 1:  # a segment that stands twice says nothing of which one is meant
                target[hits[0]] = value
                weight[hits[0]] = 4.0
    return Labels(target, weight)
