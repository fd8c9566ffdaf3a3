"""Scores: the probability that each block is content, from its evidence."""

from __future__ import annotations

import numpy as np

from boilerstrip.evidence.matrix import Evidence
from boilerstrip.evidence.wording import Floats


def predict(evidence: Evidence) -> Floats:
    """Probability of content for each block, n floats."""
    c = evidence.columns
    z = (
        1.1 * c["words"]
        + 0.8 * c["sentences"]
        + 1.0 * c["ends_stop"]
        - 3.0 * c["times"]
        + 2.0 * c["title_overlap"]
        - 4.0 * c["after_related"]
        - 3.0 * c["says_label.related"]
        - 2.5
        - 0.8 * c["prose_before"]
    )
    if "link_density" in c:
        z = z - 4.0 * c["link_density"] + 2.0 * c["up1_prose_share"] + 1.5 * c["up2_prose_share"] - 1.5
        for kind in ("nav", "footer", "aside", "form", "button", "hidden"):
            z = z - 3.0 * c["in_" + kind]
    out: Floats = (1 / (1 + np.exp(-z))).astype(np.float32)
    return out
