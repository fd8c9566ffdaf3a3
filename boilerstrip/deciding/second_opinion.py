"""A second opinion on pages of low confidence: what trafilatura would keep, as evidence and not as the answer."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.family import Floats
from boilerstrip.reading.page import Page

LOW = 0.6
"""Confidence below which the other is asked."""
_WEIGHT = 1.0  # logits by which its verdict moves a score
_SOLID = re.compile(r"\W+")
_SAMPLE = 60  # letters and digits of a block that are looked for in the other's text
_LEAST = 8


def consult(page: Page, scores: Floats, html: str) -> Floats:
    """The scores, moved towards what trafilatura keeps; unchanged where it keeps nothing or fails.

    Imports trafilatura, which takes about half a second the first time.
    """
    held = _held(page, html)
    if held is None:
        return scores
    logits = np.log(scores / np.maximum(1 - scores, 1e-6)) + _WEIGHT * held
    out: Floats = (1 / (1 + np.exp(-logits))).astype(np.float32)
    return out


def _held(page: Page, html: str) -> NDArray[np.float32] | None:
    """1 for each block that trafilatura keeps, -1 for each that it does not, 0 for those too short to tell."""
    import trafilatura

    try:
        text = trafilatura.extract(html, include_comments=False, include_tables=True)
    except Exception:  # whatever it fails with, there is no second opinion then
        return None
    if not text:
        return None
    solid = _SOLID.sub("", text).lower()
    held = np.zeros(len(page.texts), dtype=np.float32)
    for place, block in enumerate(page.texts):
        sample = _SOLID.sub("", block[: 3 * _SAMPLE]).lower()[:_SAMPLE]
        if len(sample) >= _LEAST:
            held[place] = 1 if sample in solid else -1
    return held
