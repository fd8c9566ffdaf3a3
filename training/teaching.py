"""Labels softened by other networks, for one that is to learn from them.

Fits that differ by their seed alone err on different blocks, and the mean of some is surer than any of them. A network
of the same size that learns this mean together with the labels comes close to it, and costs at run time what one costs
(knowledge distillation: Hinton, Vinyals and Dean 2015; with a student as large as its teachers: Furlanello, Lipton,
Tschannen, Itti and Anandkumar 2018, "Born-again neural networks").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.family import Floats, Ints
from training.dataset import ALWAYS_TRAINED, Sample

_SHARE = 0.5  # of the target that is the teachers'


class Teacher(Protocol):
    """A fitted network, as the package evaluates it."""

    def predict(self, matrix: Floats, ranges: NDArray[np.int32], groups: Ints) -> Floats:
        """Probability of content for each block."""
        ...


def softened(samples: Sequence[Sample], teachers: Sequence[Teacher]) -> list[Sample]:
    """The samples with targets half of their labels, half of the teachers' mean probability; the project's own pages,
    whose labels are certain, as they are."""
    return [one if one.fold == ALWAYS_TRAINED else _softened(one, teachers) for one in samples]


def _softened(one: Sample, teachers: Sequence[Teacher]) -> Sample:
    evidence = one.evidence()
    said = np.mean([teacher.predict(*evidence) for teacher in teachers], axis=0)
    return replace(one, target=((1 - _SHARE) * one.target + _SHARE * said).astype(np.float32))
