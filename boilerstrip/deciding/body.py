"""Which blocks are the article's: scores to kept or dropped, decided over the whole page.

Kept is the set of blocks whose expected F is highest. For calibrated probabilities that set lies above one threshold,
F / (1 + beta^2), where F is the highest expected F-beta itself (Lipton, Elkan and Naryanaswamy 2014, "Optimal
thresholding of classifiers to maximize F1 measure"): a page that is sure of itself needs half, a doubtful one less.
"""

from __future__ import annotations

import numpy as np

from boilerstrip.deciding.consistency import align
from boilerstrip.deciding.copies import without_copies
from boilerstrip.deciding.enclosed import enclosed
from boilerstrip.deciding.regained import regain
from boilerstrip.deciding.trailing import trailing
from boilerstrip.evidence.family import Flags, Floats
from boilerstrip.evidence.matrix import Evidence
from boilerstrip.reading.page import Page

BETAS = {"balanced": 0.8, "precision": 0.5, "recall": 2.0}
"""Operating points of the one threshold, by `Options.focus`: how much recall weighs against precision.

Probabilities are too high on pages unlike those trained on; a beta a little below 1 makes up for it.
"""
_FLATTENED = 0.75
"""How much lower beta is for flattened text, whose probabilities are too high by more."""

_BEFORE = 3.0  # how far, in logits, scores fall before the title
_MARGIN = 4  # blocks before the title that may be its own: a date, a standfirst, a picture's text
_LIKELY, _UNLINKED, _SENTENCE, _ENOUGH = 0.6, 0.3, 12, 30  # prose: score, link density, words; and words of it in all

_FEW_WORDS = 0.3  # least weight of a block, in words


def weigh(evidence: Evidence, scores: Floats) -> Floats:
    """The scores in the light of the whole page: where the article starts.

    Where the page shows its title and enough prose behind it, what stands well before the title is a menu or a list of
    other articles, however much it reads like prose: its odds fall.
    """
    title = evidence.repeats.title
    if title < 0:
        return scores
    words = evidence.wording.words
    order = np.arange(len(scores))
    prose = (scores > _LIKELY) & (evidence.link_density < _UNLINKED) & (words >= _SENTENCE)
    if float(words[prose & (order > title)].sum()) < _ENOUGH:
        return scores
    odds = scores / np.maximum(1 - scores, 1e-6) * np.exp(-_BEFORE * (order < title - _MARGIN))
    out: Floats = (odds / (1 + odds)).astype(np.float32)
    return out


def decide(page: Page, evidence: Evidence, scores: Floats, focus: str) -> Flags:
    """True for each block that is kept."""
    beta = BETAS[focus] * (_FLATTENED if page.flattened else 1)
    line = threshold(evidence.wording.words, scores, beta)
    kept: Flags = scores >= line
    kept = align(page, evidence, scores, kept, line)
    kept = regain(evidence, scores, kept, line)
    kept = enclosed(evidence, scores, kept, line)
    kept = trailing(evidence, scores, kept, line)
    return without_copies(page, evidence, scores, kept & ~evidence.contents)


def threshold(words: Floats, scores: Floats, beta: float) -> float:
    """The score from which a block is kept: the lowest of the set whose expected F-beta is highest."""
    order = np.argsort(-scores, kind="stable")
    weight = np.maximum(words[order], _FEW_WORDS).astype(np.float64)
    hits = np.cumsum(weight * scores[order])
    kept = np.cumsum(weight)
    expected = (1 + beta**2) * hits / (kept + beta**2 * hits[-1] + 1e-12)
    return float(min(scores[order][int(expected.argmax())], expected.max() / (1 + beta**2)))
