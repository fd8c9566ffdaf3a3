"""The project's own fixtures as training pages: few, but each line's verdict is known for certain.

They stand for what the corpora lack (Vietnamese pages, teaser lists without any class name, traps in one page), and are
in the training half of every split. So the tests over them show that nothing was lost again; they are no measure of
pages that were never seen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
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
_FEW, _MOST = 0.3, 0.7  # shares of a block's words: up to the first it is not content, from the second it is
_WORD = re.compile(r"\w+")


def own_samples(flat: bool) -> list[Sample]:
    """Samples of the fixtures of one door."""
    return [sample for folder in sorted(FIXTURES.iterdir()) for sample in _samples(folder, flat)] * _TIMES[flat]


def _samples(folder: Path, flat: bool) -> Iterator[Sample]:
    for page, labels in labelled(folder, flat):
        yield arrays("own", f"fixtures/{folder.name}", ALWAYS_TRAINED, page, labels)


def labelled(folder: Path, flat: bool) -> Iterator[tuple[Page, Labels]]:
    """A fixture as a door sees it, with its labels; nothing where it holds no article."""
    gold = folder / "expected.json"
    expected: dict[str, Any] = json.loads(gold.read_text("utf8")) if gold.exists() else {"status": "no_article"}
    if expected["status"] == "no_article":  # what to keep of a list of links is no question for these
        return
    for page in _pages(folder, flat):
        yield page, _labels(page, expected)


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
    """Blocks whose words are those of the kept texts, in their order, are content; what stands beside the text, and
    what is content in part, is left out; all else is not content.

    The longest stretches in common are found first, so that a table of contents before the text, or a menu that says a
    heading's words, is not taken for the heading.
    """
    blocks = [_WORD.findall(text.casefold()) for text in page.texts]
    words = [word for block in blocks for word in block]
    owner = np.repeat(np.arange(len(blocks)), [len(block) for block in blocks])
    kept = _WORD.findall("\n".join(one["text"] for one in expected["kept"]).casefold())
    matched = np.zeros(len(blocks))
    for at, _, size in SequenceMatcher(None, words, kept, autojunk=False).get_matching_blocks():
        np.add.at(matched, owner[at : at + size], 1)
    count = np.bincount(owner, minlength=len(blocks))
    share = matched / np.maximum(count, 1)
    aside = {" ".join(one["text"].split()) for one in expected["aside"]}
    beside = np.array([" ".join(text.split("\n")[0].split()) in aside for text in page.texts], dtype=np.bool_)
    unsure = (count == 0) | ((share > _FEW) & (share < _MOST)) | (beside & (share <= _FEW))
    weight = np.where(unsure, 0, _SURE * np.sqrt(count)).astype(np.float32)
    return Labels((share >= _MOST).astype(np.float32), weight)
