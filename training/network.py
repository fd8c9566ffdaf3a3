"""The network that is trained; `boilerstrip.scoring.network` evaluates the same with numpy alone.

A block is judged by its own evidence, by the mean of what is seen in two containers round it, in all blocks of its
make and on the whole page, and by its neighbours: residual convolutions whose dilation doubles see 31 blocks to
either side. The means are taken once more before the verdict.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

DILATIONS = (1, 2, 4, 8, 16)
PAD = 32  # blocks of nothing between two pages of a batch: more than the convolutions reach at one step


Arrays = tuple[NDArray[np.floating], NDArray[np.int32], NDArray[np.integer]]
"""Evidence, ranges and groups of a page."""


class Batch:
    """Pages laid end to end with gaps between them."""

    def __init__(self, pages: list[Arrays]) -> None:
        width = pages[0][0].shape[1]
        length = sum(len(page[0]) + PAD for page in pages)
        groups = np.zeros(length, dtype=np.int64)  # group 0: the gaps
        self.count = 1
        x = np.zeros((length, width), dtype=np.float32)
        mask = np.zeros((length, 1), dtype=np.float32)
        ranges = np.zeros((length, 6), dtype=np.int64)
        self.slices: list[slice] = []
        at = 0
        for matrix, spans, alike in pages:
            n = len(matrix)
            x[at : at + n] = matrix
            mask[at : at + n] = 1
            ranges[at : at + n, :4] = spans.astype(np.int64) + at
            ranges[at : at + n, 4], ranges[at : at + n, 5] = at, at + n
            groups[at : at + n] = alike.astype(np.int64) + self.count
            self.count += int(alike.max()) + 1
            self.slices.append(slice(at, at + n))
            at += n + PAD
        self.x, self.mask, self.ranges = torch.from_numpy(x), torch.from_numpy(mask), torch.from_numpy(ranges)
        self.groups = torch.from_numpy(groups)
        self.sizes = torch.bincount(self.groups, minlength=self.count).clamp(min=1).float().unsqueeze(1)


def pooled(h: torch.Tensor, ranges: torch.Tensor, column: int) -> torch.Tensor:
    """Mean of h over each block's range; ranges are contiguous, so it is a difference of prefix sums."""
    total = torch.cat([torch.zeros(1, h.shape[1], dtype=torch.float64), torch.cumsum(h.double(), 0)])
    begin, end = ranges[:, column], ranges[:, column + 1]
    return ((total[end] - total[begin]) / (end - begin).clamp(min=1).unsqueeze(1)).float()


def alike(h: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Mean of h over the blocks of each block's group."""
    sums = torch.zeros(batch.count, h.shape[1]).index_add(0, batch.groups, h)
    return (sums / batch.sizes)[batch.groups]


class Network(nn.Module):  # type: ignore[misc]
    """Evidence to one logit a block."""

    def __init__(self, features: int, width: int, dropout: float) -> None:
        super().__init__()
        self.into = nn.Linear(features, width)
        self.context = nn.Linear(5 * width, width)
        self.steps = nn.ModuleList(nn.Linear(3 * width, width) for _ in DILATIONS)
        self.last = nn.Linear(4 * width, width)
        self.out = nn.Linear(width, 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, batch: Batch) -> torch.Tensor:
        mask, ranges = batch.mask, batch.ranges
        h = torch.relu(self.into(batch.x)) * mask
        h = self.dropout(h)
        near, far, page = (pooled(h, ranges, column) for column in (0, 2, 4))
        h = torch.relu(self.context(torch.cat([h, near, far, alike(h, batch), page], 1))) * mask
        for dilation, step in zip(DILATIONS, self.steps, strict=True):
            gap = torch.zeros(dilation, h.shape[1])
            before = torch.cat([gap, h[:-dilation]])
            behind = torch.cat([h[dilation:], gap])
            h = h + self.dropout(torch.relu(step(torch.cat([before, h, behind], 1)))) * mask
        near, page = (pooled(h, ranges, column) for column in (0, 4))
        h = torch.relu(self.last(torch.cat([h, near, alike(h, batch), page], 1)))
        return self.out(self.dropout(h)).squeeze(1)
