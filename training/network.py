"""The network that is trained; `boilerstrip.scoring.network` evaluates the same with numpy alone.

A block is judged by its own evidence, by the mean of what is seen in two containers round it, in all blocks of its
make and on the whole page, and by its neighbours: residual convolutions whose dilation doubles see 31 blocks to
either side. That gives a first opinion of every block, and with it an idea of where the article stands: which share of
its words lies before a block, behind it, in its containers and in blocks of its make. Knowing that, each block is
looked at again: a comment behind the article reads like the article, but what it stands in holds little of it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from boilerstrip.scoring.network import DILATIONS, FEW_WORDS, SHARE_SCALE, SOME

PAD = 32  # blocks of nothing between two pages of a batch: more than the convolutions reach at one step
SHARES = 9


Arrays = tuple[NDArray[np.floating], NDArray[np.int32], NDArray[np.integer]]
"""Evidence, ranges and groups of a page."""


class WordColumn(NamedTuple):
    """Where the evidence tells how long a block is: log(1 + words), scaled."""

    place: int
    mean: float
    scale: float


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


NEAR, FAR, PAGE = 0, 2, 4
"""Columns of a batch's ranges: of the container of each block, of the one round that, of its page."""


def range_sums(h: torch.Tensor, ranges: torch.Tensor, column: int) -> torch.Tensor:
    """Sums of h over each block's range; ranges are contiguous, so each is a difference of prefix sums."""
    total = torch.cat([torch.zeros(1, h.shape[1], dtype=torch.float64), torch.cumsum(h.double(), 0)])
    return (total[ranges[:, column + 1]] - total[ranges[:, column]]).float()


def pooled(h: torch.Tensor, ranges: torch.Tensor, column: int) -> torch.Tensor:
    """Mean of h over each block's range."""
    size = (ranges[:, column + 1] - ranges[:, column]).clamp(min=1).unsqueeze(1)
    return range_sums(h, ranges, column) / size


def group_sums(h: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Sums of h over the blocks of each block's group."""
    return torch.zeros(batch.count, h.shape[1]).index_add(0, batch.groups, h)[batch.groups]


def alike(h: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Mean of h over the blocks of each block's group."""
    return group_sums(h, batch) / batch.sizes[batch.groups]


def shares(mass: torch.Tensor, words: torch.Tensor, batch: Batch) -> torch.Tensor:
    """How the article's probable words (`mass`) lie to each block.

    Their share before the block, behind it, in the nearer and the farther container and in blocks of its make; which
    share of the words of those three they are, and of the page's.
    """
    ranges = batch.ranges
    both = torch.cat([mass, words], 1)
    page, near, far = (range_sums(both, ranges, column) for column in (PAGE, NEAR, FAR))
    group = group_sums(both, batch)
    total = page[:, :1] + SOME
    places = torch.arange(len(mass))
    begin, end = ranges[:, PAGE], ranges[:, PAGE + 1]
    before = range_sums(mass, torch.stack([begin, torch.maximum(places, begin)], 1), 0)
    behind = range_sums(mass, torch.stack([torch.minimum(places + 1, end), end], 1), 0)
    columns = [before, behind, near[:, :1], far[:, :1], group[:, :1]]
    parts = [column / total for column in columns]
    parts += [part[:, :1] / (part[:, 1:] + SOME) for part in (near, far, group)]
    return torch.cat([*parts, total / (page[:, 1:] + SOME)], 1) * batch.mask * SHARE_SCALE


class Network(nn.Module):  # type: ignore[misc]
    """Evidence to two logits a block: the first opinion and the last."""

    def __init__(self, features: int, width: int, dropout: float, words: WordColumn) -> None:
        super().__init__()
        self.words = words
        self.into = nn.Linear(features, width)
        self.context = nn.Linear(5 * width, width)
        self.steps = nn.ModuleList(nn.Linear(3 * width, width) for _ in DILATIONS)
        self.first = nn.Linear(width, 1)
        self.last = nn.Linear(6 * width + SHARES, width)
        self.out = nn.Linear(width, 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        mask, ranges = batch.mask, batch.ranges
        h = torch.relu(self.into(batch.x)) * mask
        h = self.dropout(h)
        near, far, page = (pooled(h, ranges, column) for column in (NEAR, FAR, PAGE))
        h = torch.relu(self.context(torch.cat([h, near, far, alike(h, batch), page], 1))) * mask
        for dilation, step in zip(DILATIONS, self.steps, strict=True):
            gap = torch.zeros(dilation, h.shape[1])
            before = torch.cat([gap, h[:-dilation]])
            behind = torch.cat([h[dilation:], gap])
            h = h + self.dropout(torch.relu(step(torch.cat([before, h, behind], 1)))) * mask
        first = self.first(self.dropout(h))
        place, mean, scale = self.words
        words = (torch.expm1((batch.x[:, place : place + 1] / scale + mean).clamp(min=0)) + FEW_WORDS) * mask
        mass = torch.sigmoid(first) * words
        middle = range_sums(h * mass, ranges, PAGE) / (range_sums(mass, ranges, PAGE) + SOME)
        near, page = (pooled(h, ranges, column) for column in (NEAR, PAGE))
        parts = [h, near, alike(h, batch), page, middle, h * middle, shares(mass, words, batch)]
        z = torch.relu(self.last(torch.cat(parts, 1)))
        last = first + self.out(self.dropout(z))
        return first.squeeze(1), last.squeeze(1)
