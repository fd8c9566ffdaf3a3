"""What training does to its samples before the network is fitted."""

from __future__ import annotations

import json

import numpy as np
import pytest
from numpy.typing import NDArray

from boilerstrip.evidence.family import Floats, Ints
from training.dataset import ALWAYS_TRAINED, Sample, fold_of
from training.own_pages import FIXTURES, labelled
from training.teaching import softened


class Teacher:
    """Says the same of every block."""

    def __init__(self, probability: float) -> None:
        self.probability = probability

    def predict(self, matrix: Floats, ranges: NDArray[np.int32], groups: Ints) -> Floats:
        return np.full(len(matrix), self.probability, dtype=np.float32)


def sample(fold: int) -> Sample:
    """A page of two blocks, the first of them content."""
    return Sample(
        source="own",
        site="example.org",
        fold=fold,
        matrix=np.zeros((2, 3), dtype=np.float16),
        target=np.array([1, 0], dtype=np.float32),
        weight=np.ones(2, dtype=np.float32),
        ranges=np.zeros((2, 4), dtype=np.int32),
        groups=np.zeros(2, dtype=np.int32),
        nameless_groups=np.zeros(2, dtype=np.int32),
    )


def test_half_of_a_target_is_the_teachers() -> None:
    page = sample(fold=3)
    (taught,) = softened([page], [Teacher(0.8), Teacher(0.4)])
    assert taught.target.tolist() == pytest.approx([0.8, 0.3])
    assert page.target.tolist() == [1, 0]


def test_certain_labels_stay() -> None:
    (taught,) = softened([sample(fold=ALWAYS_TRAINED)], [Teacher(0.5)])
    assert taught.target.tolist() == [1, 0]


def test_fold_of_a_site_is_the_same_everywhere() -> None:
    assert [fold_of(site) for site in ("example.org", "example.com", "例え.jp")] == [0, 1, 4]


@pytest.mark.parametrize("name", sorted(path.parent.name for path in FIXTURES.glob("*/page.html")))
def test_fixtures_are_labelled_as_they_are_to_come_out(name: str) -> None:
    expected = json.loads((FIXTURES / name / "expected.json").read_text("utf8"))
    dropped = {" ".join(text.split()) for text in expected["dropped"]}
    for page, labels in labelled(FIXTURES / name, flat=False):
        content = [text for text, target in zip(page.texts, labels.target, strict=True) if target]
        repeated = {" ".join(one["text"].split()) for one in expected["kept"]}  # a menu may say a heading's words
        assert not dropped.intersection(" ".join(text.split()) for text in content) - repeated
        words = sum(len(one["text"].split()) for one in expected["kept"])
        assert sum(len(text.split()) for text in content) == pytest.approx(words, rel=0.05)
