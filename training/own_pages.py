"""The project's own fixtures as training pages: few, but each line's verdict is known for certain.

They stand for what the corpora lack (Vietnamese pages, teaser lists without any class name, traps in one page), and are
in the training half of every split. So the tests over them show that nothing was lost again; they are no measure of
pages that were never seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from boilerstrip.options import Limits
from boilerstrip.reading.decode import decode
from boilerstrip.reading.lines import read_text
from boilerstrip.reading.page import Page
from boilerstrip.reading.tree import read_html
from training.dataset import ALWAYS_TRAINED, Sample, arrays, flattened
from training.labels import Labels

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
_TIMES = {False: 2, True: 8}  # how often each is shown in an epoch, by door: flattened ones are the smaller part
_SURE = 1.5  # how much more its labels weigh


def own_samples(flat: bool) -> list[Sample]:
    """Samples of the fixtures of one door."""
    return [sample for folder in sorted(FIXTURES.iterdir()) for sample in _samples(folder, flat)] * _TIMES[flat]


def _samples(folder: Path, flat: bool) -> Iterator[Sample]:
    gold = folder / "expected.json"
    expected: dict[str, Any] = json.loads(gold.read_text("utf8")) if gold.exists() else {"status": "no_article"}
    if expected["status"] == "no_article":  # what to keep of a list of links is no question for these
        return
    for page in _pages(folder, flat):
        yield arrays("own", f"fixtures/{folder.name}", ALWAYS_TRAINED, page, _labels(page, expected))


def _pages(folder: Path, flat: bool) -> Iterator[Page]:
    """The fixture as a door sees it; an HTML page is flattened by each of three tools for the other door."""
    html, text = folder / "page.html", folder / "page.txt"
    if not flat:
        if html.exists():
            yield read_html(decode(html.read_bytes())[0], Limits())
    elif text.exists():
        yield read_text(decode(text.read_bytes())[0], Limits())
    else:
        for flattened_text in flattened(html.read_bytes()).values():
            yield read_text(flattened_text, Limits())


def _labels(page: Page, expected: dict[str, Any]) -> Labels:
    """Kept lines in their order are content; what stands beside the text is left out; all else is not content."""
    kept = [
        " ".join(cell.split())
        for one in expected["kept"]
        for row in one["text"].split("\n")
        for cell in row.split("\t")
    ]
    aside = {" ".join(one["text"].split()) for one in expected["aside"]}
    n = len(page.texts)
    target = np.zeros(n, dtype=np.float32)
    weight = np.array([_SURE * max(1, len(text.split())) ** 0.5 for text in page.texts], dtype=np.float32)
    at = 0
    for place, text in enumerate(page.texts):
        lines = [" ".join(line.split()) for line in text.split("\n")]
        if lines[0] in kept[at:]:
            at = kept.index(lines[0], at) + len(lines)
            target[place] = 1
        elif lines[0] in aside:
            weight[place] = 0
    return Labels(target, weight)
