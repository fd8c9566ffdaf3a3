"""Evaluates the trained network with numpy alone, in a fixed number of matrix products a page.

`training/network.py` holds the same network for training and says what its parts are; `make train` compares the two
before it writes weights. What is the same for all blocks of a page is multiplied once, and what is pooled or shifted is
multiplied before, which gives the same numbers with less work.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.family import Floats, Ints
from boilerstrip.scoring.verdict import Judge

DILATIONS = (1, 2, 4, 8, 16)
CUT = 4.0
"""Standard deviations at which evidence is cut."""
FEW_WORDS = 0.3
"""Least weight of a block, in words."""
SHARE_SCALE = 2.0
"""What shares are multiplied by, to be of the size of the other numbers."""
SOME = 1e-3
"""Words; keeps shares of nothing finite."""
_ROWS = 1_024  # blocks scaled at a time: a copy of all evidence would take more memory than the evidence
_ALONE = 200_000  # multiplications; OpenBLAS begins threads at 4 * 65,536 (interface/gemm.c)


class Network:
    """Weights of one front door. Never changed after it is made, so threads may share it."""

    def __init__(self, arrays: dict[str, NDArray[np.float32]], names: tuple[str, ...]) -> None:
        self.names = names
        self._mean, self._scale = arrays["mean"], arrays["scale"]
        self._words = names.index("words")
        self._into, self._into_bias = _layer(arrays, "into")
        width = len(self._into_bias)
        weight, self._context_bias = _layer(arrays, "context")
        self._context, self._context_page = _beside(weight[: 4 * width], 4), weight[4 * width :]
        steps = [_layer(arrays, f"steps.{place}") for place in range(len(DILATIONS))]
        self._steps = [(_beside(weight, 3), bias) for weight, bias in steps]
        self._first, self._first_bias = _layer(arrays, "first")
        weight, self._last_bias = _layer(arrays, "last")
        self._last = _beside(weight[: 3 * width], 3)
        self._last_page, self._last_middle, self._last_same = np.split(weight[3 * width : 6 * width], 3)
        self._last_shares = weight[6 * width :]
        self._out, self._out_bias = _layer(arrays, "out")
        self._slope, self._shift = arrays["calibration"].tolist()
        self.judge = Judge(arrays["verdict.mean"], arrays["verdict.scale"], arrays["verdict.weights"])

    def predict(self, matrix: Floats, ranges: NDArray[np.int32], groups: Ints) -> Floats:
        """Calibrated probability of content for each of n blocks.

        `matrix`: n x m evidence, columns as `names`. `ranges`, n x 4, and `groups`, n, as in `Evidence`.
        """
        pools = _Pools(ranges, groups)
        parts = [_times(self._scaled(matrix[at : at + _ROWS]), self._into) for at in range(0, len(matrix), _ROWS)]
        h = _relu(np.concatenate(parts), self._into_bias)
        h = self._in_context(h, pools)
        for dilation, (weight, bias) in zip(DILATIONS, self._steps, strict=True):
            h += _relu(_convolved(h, weight, dilation), bias)
        first = (h @ self._first + self._first_bias)[:, 0]
        logit = first + self._second_look(h, first, self._word_counts(matrix) + FEW_WORDS, pools)
        out: Floats = (1 / (1 + np.exp(-(self._slope * logit + self._shift)))).astype(np.float32)
        return out

    def _scaled(self, matrix: Floats) -> Floats:
        x = matrix - self._mean
        x *= self._scale
        out: Floats = np.clip(x, -CUT, CUT, out=x)
        return out

    def _word_counts(self, matrix: Floats) -> Floats:
        """Words of each block, as far as the scaled evidence tells."""
        mean, scale = self._mean[self._words], self._scale[self._words]
        x = np.clip((matrix[:, self._words] - mean) * scale, -CUT, CUT)
        out: Floats = np.expm1(np.maximum(x / scale + mean, 0))
        return out

    def _in_context(self, h: Floats, pools: _Pools) -> Floats:
        own, near, far, alike = _columns(_times(h, self._context), 4)
        out = own + pools.near.means(near)
        out += pools.far.means(far)
        out += pools.alike(alike)
        return _relu(out, self._context_bias + h.mean(0) @ self._context_page)

    def _second_look(self, h: Floats, first: Floats, words: Floats, pools: _Pools) -> Floats:
        """What is added to the first logits once it is known where the article's words probably stand."""
        width = h.shape[1]
        mass = words / (1 + np.exp(-first))
        middle = mass @ h / (mass.sum() + SOME)
        weight = self._last.copy()
        weight[:, :width] += middle[:, None] * self._last_same
        own, near, alike = _columns(_times(h, weight), 3)
        out = own + pools.near.means(near)
        out += pools.alike(alike)
        out += pools.shares(mass, words) @ self._last_shares
        bias = self._last_bias + h.mean(0) @ self._last_page + middle @ self._last_middle
        logits: Floats = (_relu(out, bias) @ self._out + self._out_bias)[:, 0]
        return logits


class _Pool:
    """The blocks from `begin` to `end` (exclusive) round each block."""

    def __init__(self, begin: NDArray[np.int32], end: NDArray[np.int32]) -> None:
        self._begin, self._end = begin.astype(np.intp), end.astype(np.intp)
        self._sizes = np.maximum(end - begin, 1).astype(np.float64)[:, None]

    def sums(self, total: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sums over the blocks, from prefix sums."""
        out: NDArray[np.float64] = total.take(self._end, axis=0)
        out -= total.take(self._begin, axis=0)
        return out

    def means(self, h: Floats) -> Floats:
        """Means over the blocks."""
        out = self.sums(_prefix_sums(h))
        out /= self._sizes
        return out.astype(np.float32)


class _Pools:
    """Which blocks each block is pooled with: two containers round it, and the blocks of its make."""

    def __init__(self, ranges: NDArray[np.int32], groups: Ints) -> None:
        self.near, self.far = _Pool(ranges[:, 0], ranges[:, 1]), _Pool(ranges[:, 2], ranges[:, 3])
        self._groups = groups  # numbered from 0, none left out
        self._order = np.argsort(groups, kind="stable")
        sizes = np.bincount(groups)
        self._starts = np.cumsum(sizes) - sizes
        self._sizes = sizes.astype(np.float32)[:, None]

    def alike(self, h: Floats) -> Floats:
        """Means over the blocks of one make."""
        out: Floats = (self._group_sums(h) / self._sizes).take(self._groups, axis=0)
        return out

    def shares(self, mass: Floats, words: Floats) -> Floats:
        """n x 9: how the article's probable words lie to each block, see `training.network.shares`."""
        both = np.stack([mass, words], axis=1)
        total = _prefix_sums(both)
        whole = total[-1] + SOME
        near, far = self.near.sums(total), self.far.sums(total)
        group = self._group_sums(both)[self._groups]
        out = np.empty((len(mass), 9), dtype=np.float32)
        out[:, 0] = total[:-1, 0] / whole[0]
        out[:, 1] = (total[-1, 0] - total[1:, 0]) / whole[0]
        parts: tuple[NDArray[Any], ...] = (near, far, group)
        for place, part in enumerate(parts, 2):
            out[:, place] = part[:, 0] / whole[0]
            out[:, place + 3] = part[:, 0] / (part[:, 1] + SOME)
        out[:, 8] = whole[0] / whole[1]
        out *= np.float32(SHARE_SCALE)
        return out

    def _group_sums(self, h: Floats) -> Floats:
        out: Floats = np.add.reduceat(h.take(self._order, axis=0), self._starts, axis=0)
        return out


def _layer(arrays: dict[str, NDArray[np.float32]], name: str) -> tuple[Floats, Floats]:
    return np.ascontiguousarray(arrays[f"{name}.weight"].T), arrays[f"{name}.bias"]


def _beside(weight: Floats, count: int) -> Floats:
    """The rows of a layer's weights for the equal parts of its input set side by side: one product serves them all."""
    return np.ascontiguousarray(np.concatenate(np.split(weight, count), axis=1))


def _columns(product: Floats, count: int) -> list[Floats]:
    """The parts of a product with weights that stand side by side."""
    width = product.shape[1] // count
    return [product[:, part * width : (part + 1) * width] for part in range(count)]


def _relu(x: Floats, bias: Floats) -> Floats:
    out: Floats = x + bias  # most come as columns of a wider array; alone they are quicker to go on with
    np.maximum(out, 0, out=out)
    return out


def _times(x: Floats, weight: Floats) -> Floats:
    """The matrix product, in parts so small that BLAS keeps to the caller's thread.

    It would begin threads for a page's matrices, and waiting for each other they take many times the work's CPU time.
    """
    rows = max(1, _ALONE // weight.size)
    cut = len(x) - len(x) % rows
    if len(x) <= rows:
        return x @ weight
    out = np.empty((len(x), weight.shape[1]), dtype=np.float32)
    np.matmul(x[:cut].reshape(-1, rows, x.shape[1]), weight, out=out[:cut].reshape(-1, rows, weight.shape[1]))
    np.matmul(x[cut:], weight, out=out[cut:])
    return out


def _convolved(h: Floats, weight: Floats, dilation: int) -> Floats:
    """What the blocks `dilation` before and behind each block and the block itself give, nothing beyond the ends."""
    before, out, behind = _columns(_times(h, weight), 3)
    out[dilation:] += before[:-dilation]
    out[:-dilation] += behind[dilation:]
    return out


def _prefix_sums(h: Floats) -> NDArray[np.float64]:
    total = np.zeros((len(h) + 1, h.shape[1]))
    total[1:] = h
    np.add.accumulate(total, axis=0, out=total)
    return total
