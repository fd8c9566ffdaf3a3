"""The page as a whole: how good the extraction is likely to be, and whether the page holds an article at all.

Both are logistic functions of thirteen numbers over the scores and the blocks that are kept. The first of them is the
F that the scores themselves expect: a block of probability p that is kept is right by p, one that is dropped misses p.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from boilerstrip.evidence.containers import COUNT, LINK_DENSITY
from boilerstrip.evidence.family import Flags, Floats
from boilerstrip.evidence.matrix import Evidence

SIGNS = (
    *("expected_f", "expected_precision", "expected_recall", "certainty", "kept_words", "kept_share", "switches"),
    *("kept_links", "kept_prose", "longest_run", "title", "alike", "blocks"),
)
_PROSE = 20  # words from which an unlinked block is prose
_GAP = 3  # dropped blocks that do not end a run of prose
_RUN, _LINKED = 4, 0.2  # siblings of one shape, and share of them that is linked, of a list of links


@dataclass(frozen=True)
class Verdict:
    """What is known of the page as a whole; both are probabilities."""

    confidence: float
    """Expected F of the extraction."""
    article: float
    """The page holds an article, a thread or a document, rather than a list of links to such."""


class Judge:
    """Weights of the two functions."""

    def __init__(self, mean: Floats, scale: Floats, weights: Floats) -> None:
        self._mean, self._scale, self._weights = mean, scale, weights

    def judge(self, evidence: Evidence, scores: Floats, kept: Flags) -> Verdict:
        """The verdict on a page whose blocks are decided."""
        x = np.clip((signs(evidence, scores, kept) - self._mean) * self._scale, -4, 4)
        logits = self._weights[:, :-1] @ x + self._weights[:, -1]
        confidence, article = (1 / (1 + np.exp(-logits))).tolist()
        return Verdict(confidence, article)


def signs(evidence: Evidence, scores: Floats, kept: Flags) -> Floats:
    """The numbers that the verdict rests on, in the order of `SIGNS`."""
    words = evidence.wording.words
    total = max(float(words.sum()), 1.0)
    inside = max(float(words[kept].sum()), 1.0)
    hits = float((words * scores)[kept].sum())
    precision = hits / inside
    recall = hits / max(float((words * scores).sum()), 1e-6)
    expected = 2 * precision * recall / max(precision + recall, 1e-6)
    links = float((words * evidence.link_density)[kept].sum()) / inside
    prose = kept & (words >= _PROSE) & (evidence.link_density < 0.3)
    prose_words = float(words[prose].sum())
    alike = 0.0
    if evidence.containers is not None and evidence.structure is not None:
        runs = evidence.containers.alike[evidence.structure.parent[evidence.structure.block]]
        listed = kept & (runs[:, COUNT] >= _RUN) & (runs[:, LINK_DENSITY] > _LINKED)
        alike = float(words[listed].sum()) / inside
    return np.array(
        [
            expected,
            precision,
            recall,
            float((words * np.abs(scores - 0.5)).sum()) * 2 / total,
            np.log1p(inside),
            inside / total,
            float(np.count_nonzero(kept[1:] != kept[:-1])) / max(float(kept.sum()), 1.0),
            links,
            prose_words / inside,
            np.log1p(_longest_run(prose, words)),
            float(evidence.repeats.title >= 0),
            alike,
            np.log1p(len(words)),
        ],
        dtype=np.float32,
    )


def _longest_run(prose: Flags, words: Floats) -> float:
    """Words of the longest stretch of prose without more than a few blocks between."""
    places = np.flatnonzero(prose)
    if not len(places):
        return 0.0
    group = np.concatenate([[0], np.cumsum(np.diff(places) > _GAP)])
    return float(np.bincount(group, words[places]).max())
