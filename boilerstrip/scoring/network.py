"""Evaluates the trained network with numpy alone, in a fixed number of matrix products a page.

`training/network.py` holds the same network for training; `make train` compares the two before it writes weights.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.family import Floats, Ints
from boilerstrip.scoring.verdict import Judge

DILATIONS = (1, 2, 4, 8, 16)
_CUT = 4.0  # standard deviations at which evidence is cut


class Network:
    """Weights of one front door. Never changed after it is made, so threads may share it."""

    def __init__(self, arrays: dict[str, NDArray[np.float32]], names: tuple[str, ...]) -> None:
        self.names = names
        self._mean, self._scale = arrays["mean"], arrays["scale"]
        self._into = _layer(arrays, "into")
        self._context = _layer(arrays, "context")
        self._steps = [_layer(arrays, f"steps.{place}") for place in range(len(DILATIONS))]
        self._last = _layer(arrays, "last")
        self._out = _layer(arrays, "out")
        self._slope, self._shift = arrays["calibration"].tolist()
        self.judge = Judge(arrays["verdict.mean"], arrays["verdict.scale"], arrays["verdict.weights"])

    def predict(self, matrix: Floats, ranges: NDArray[np.int32], groups: Ints) -> Floats:
        """Calibrated probability of content for each of n blocks.

        `matrix`: n x m evidence, columns as `names`. `ranges`, n x 4, and `groups`, n, as in `Evidence`.
        """
        x = np.clip((matrix - self._mean) * self._scale, -_CUT, _CUT)
        h = _relu(x, self._into)
        page = np.broadcast_to(h.mean(0), h.shape)
        total = _prefix_sums(h)
        near, far = _means(total, ranges[:, 0], ranges[:, 1]), _means(total, ranges[:, 2], ranges[:, 3])
        order = np.argsort(groups, kind="stable")
        starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
        h = _relu(np.concatenate([h, near, far, _alike(h, groups, order, starts), page], axis=1), self._context)
        n, width = h.shape
        for dilation, step in zip(DILATIONS, self._steps, strict=True):
            wide = np.zeros((n, 3 * width), dtype=np.float32)
            wide[dilation:, :width] = h[:-dilation] if dilation < n else 0
            wide[:, width : 2 * width] = h
            wide[: max(n - dilation, 0), 2 * width :] = h[dilation:]
            h = h + _relu(wide, step)
        near = _means(_prefix_sums(h), ranges[:, 0], ranges[:, 1])
        page = np.broadcast_to(h.mean(0), h.shape)
        h = _relu(np.concatenate([h, near, _alike(h, groups, order, starts), page], axis=1), self._last)
        weight, bias = self._out
        logit = (h @ weight + bias)[:, 0]
        out: Floats = (1 / (1 + np.exp(-(self._slope * logit + self._shift)))).astype(np.float32)
        return out


def _layer(arrays: dict[str, NDArray[np.float32]], name: str) -> tuple[Floats, Floats]:
    return np.ascontiguousarray(arrays[f"{name}.weight"].T), arrays[f"{name}.bias"]


def _relu(x: Floats, layer: tuple[Floats, Floats]) -> Floats:
    out = x @ layer[0]
    out += layer[1]
    np.maximum(out, 0, out=out)
    return out


def _prefix_sums(h: Floats) -> NDArray[np.float64]:
    total = np.zeros((len(h) + 1, h.shape[1]))
    np.cumsum(h, axis=0, out=total[1:])
    return total


def _alike(h: Floats, groups: Ints, order: Ints, starts: Ints) -> Floats:
    """Mean of h over the blocks of each block's group; groups are numbered from 0 without gaps."""
    counts = np.diff(starts, append=len(order)).astype(np.float32)
    sums = np.add.reduceat(h[order], starts, axis=0)
    out: Floats = (sums / counts[:, None])[groups].astype(np.float32)
    return out


def _means(total: NDArray[np.float64], begin: NDArray[np.int32], end: NDArray[np.int32]) -> Floats:
    out: Floats = ((total[end] - total[begin]) / np.maximum(end - begin, 1)[:, None]).astype(np.float32)
    return out
