"""Writes a fitted network as the package's weights file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from boilerstrip.scoring.model import VERSION, read_network
from boilerstrip.scoring.verdict import SIGNS
from training.dataset import Sample
from training.fit import Fitted

_LONG_AGO = (2020, 1, 1, 0, 0, 0)  # a date for the archive that does not change
_APART = 0.02  # of probabilities
_VERDICT = ("mean", "scale", "weights")


@dataclass(frozen=True)
class Trimmings:
    """What is fitted behind the network: the calibration of its probabilities, and the verdict on the page."""

    slope: float
    shift: float
    mean: NDArray[np.floating]
    scale: NDArray[np.floating]
    weights: NDArray[np.floating]
    """2 x (signs + 1): confidence, then article; the constant last."""


PLAIN = Trimmings(1.0, 0.0, np.zeros(len(SIGNS)), np.ones(len(SIGNS)), np.eye(2, len(SIGNS) + 1))
"""For a network whose trimmings are not fitted yet."""


def to_bytes(fitted: Fitted) -> bytes:
    """The weights as an npz file of half floats, its trimmings plain; the same fit gives the same bytes."""
    arrays = {key: value.numpy().astype(np.float16) for key, value in fitted.network.state_dict().items()}
    arrays["mean"], arrays["scale"] = fitted.mean.astype(np.float32), fitted.scale.astype(np.float32)
    arrays["names"] = np.array("\n".join(fitted.names))
    arrays["version"] = np.array(VERSION)
    return _packed({**arrays, **_arrays(PLAIN)})


def check_agreement(fitted: Fitted, weights: bytes, samples: Sequence[Sample]) -> None:
    """Raise `ValueError` where the package's network does not give what the fitted one gives, half floats apart."""
    network = read_network(weights, "new weights")
    for one in samples:
        ours = network.predict(*one.evidence())
        apart = float(np.abs(ours - fitted.predict(one)).max())
        if apart > _APART:
            raise ValueError(f"{one.site}: the package's scores are {apart:.3f} apart from the fitted network's")


def trimmed(weights: bytes, trimmings: Trimmings) -> bytes:
    """The same network with other trimmings."""
    with np.load(io.BytesIO(weights), allow_pickle=False) as stored:
        return _packed({**{key: stored[key] for key in stored.files}, **_arrays(trimmings)})


def _arrays(trimmings: Trimmings) -> dict[str, NDArray[Any]]:
    arrays = {f"verdict.{key}": np.asarray(getattr(trimmings, key), dtype=np.float32) for key in _VERDICT}
    return {**arrays, "calibration": np.array([trimmings.slope, trimmings.shift], dtype=np.float32)}


def _packed(arrays: dict[str, NDArray[Any]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for key in sorted(arrays):
            part = io.BytesIO()
            np.save(part, arrays[key])
            entry = zipfile.ZipInfo(f"{key}.npy", _LONG_AGO)
            archive.writestr(entry, part.getvalue(), zipfile.ZIP_DEFLATED)
    return out.getvalue()
