"""Which blocks are the article's: scores to kept or dropped, decided over the whole page."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.family import Floats

THRESHOLDS = {"balanced": 0.5, "precision": 0.65, "recall": 0.35}
"""Operating points of the one threshold that `Options.focus` moves."""


def decide(scores: Floats, focus: str) -> NDArray[np.bool_]:
    """True for each block that is kept."""
    kept: NDArray[np.bool_] = scores >= THRESHOLDS[focus]
    return kept
