"""A short article before a longer list of teasers that read like prose."""

from __future__ import annotations

import numpy as np
import pytest

from boilerstrip.deciding.foremost import foremost
from boilerstrip.evidence.matrix import Evidence, gather
from boilerstrip.options import Limits
from boilerstrip.phrases import load
from boilerstrip.reading.tree import read_html

TITLE = "The bridge is open"
PARAGRAPH = (
    "<p>The bridge over the river was opened on Monday, a year later than the council had promised to us all.</p>"
)
TEASER = "<div><h3>Ferries return</h3><div>Ferries between the islands are to start again after a year of lying idle"
FORM = "<form><p>Name</p><p>Mail</p><p>Text</p><p>Rules</p><p>Send</p></form>"


def judged(body: str, article: float, rest: float) -> tuple[Evidence, list[str]]:
    """Evidence of a page, and what is left of it, paragraphs scored `article`, all that a teaser holds `rest`."""
    page = read_html(f"<title>{TITLE}</title><body><h1>{TITLE}</h1>{body}", Limits())
    evidence = gather(page, load())
    scores = np.array([article if "bridge over" in t else rest if "Ferries" in t else 0.1 for t in page.texts], "f4")
    kept = scores > 0.4
    left = foremost(evidence, scores, kept)
    assert not (left & ~kept).any()
    return evidence, [text for text, own in zip(page.texts, left.tolist(), strict=True) if own]


def test_what_stands_behind_the_article_is_a_list() -> None:
    _, left = judged(PARAGRAPH * 3 + FORM + TEASER * 6, 0.97, 0.8)
    assert len(left) == 3
    assert all("bridge over" in text for text in left)


@pytest.mark.parametrize(
    ("body", "article", "rest"),
    [
        (PARAGRAPH * 3 + TEASER * 6, 0.97, 0.8),  # no gap
        (PARAGRAPH + FORM + TEASER * 6, 0.97, 0.8),  # an introduction
        (PARAGRAPH * 3 + FORM + TEASER * 6, 0.97, 0.95),  # as sure
        (PARAGRAPH * 3 + FORM + TEASER * 6, 0.85, 0.6),  # nothing sure
        (PARAGRAPH * 3 + FORM + TEASER, 0.97, 0.6),  # little
        ("<p>Menu</p>" * 9 + PARAGRAPH * 3 + FORM + TEASER * 6, 0.97, 0.8),  # far from the title
    ],
)
def test_otherwise_all_stays(body: str, article: float, rest: float) -> None:
    assert sum("Ferries" in text for text in judged(body, article, rest)[1]) >= 2
