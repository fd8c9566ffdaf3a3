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


class Sums:
    """Sums of h over contiguous ranges of blocks, each a difference of two prefix sums."""

    def __init__(self, h: torch.Tensor) -> None:
        self._before = torch.cat([torch.zeros(1, h.shape[1], dtype=torch.float64), torch.cumsum(h.double(), 0)])

    def between(self, begin: torch.Tensor, end: torch.Tensor) -> torch.Tensor:
        """Sum over the blocks from each of `begin` to before that of `end`."""
        return (self._before.index_select(0, end) - self._before.index_select(0, begin)).float()

    def over(self, ranges: torch.Tensor, column: int) -> torch.Tensor:
        """Sum over each block's range."""
        return self.between(ranges[:, column], ranges[:, column + 1])

    def pooled(self, ranges: torch.Tensor, column: int) -> torch.Tensor:
        """Mean over each block's range."""
        size = (ranges[:, column + 1] - ranges[:, column]).clamp(min=1).unsqueeze(1)
        return self.over(ranges, column) / size


def group_sums(h: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Sums of h over the blocks of each block's group."""
    return torch.zeros(batch.count, h.shape[1]).index_add(0, batch.groups, h).index_select(0, batch.groups)


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
    sums = Sums(both)
    page, near, far = (sums.over(ranges, column) for column in (PAGE, NEAR, FAR))
    group = group_sums(both, batch)
    total = page[:, :1] + SOME
    places = torch.arange(len(mass))
    begin, end = ranges[:, PAGE], ranges[:, PAGE + 1]
    before = sums.between(begin, torch.maximum(places, begin))
    behind = sums.between(torch.minimum(places + 1, end), end)
    parts = [part[:, :1] / total for part in (before, behind, near, far, group)]
    parts += [part[:, :1] / (part[:, 1:] + SOME) for part in (near, far, group)]
    return torch.cat([*parts, total / (page[:, 1:] + SOME)], 1) * batch.mask * SHARE_SCALE


class Dropout(nn.Module):  # type: ignore[misc]
    """As `nn.Dropout`, from numpy's generator: torch's takes a fifth of the time of a fit."""

    def __init__(self, rate: float, seed: int) -> None:
        super().__init__()
        self._rate = rate
        self._chance = np.random.default_rng(seed)

    def forward(self, h: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return h
        stays = torch.from_numpy(self._chance.random(tuple(h.shape), dtype=np.float32) >= self._rate)
        return h * (stays.float() / (1 - self._rate))


class Network(nn.Module):  # type: ignore[misc]
    """Evidence to two logits a block: the first opinion and the last."""

    def __init__(self, features: int, width: int, dropout: Dropout, words: WordColumn) -> None:
        super().__init__()
        self.words = words
        self.into = nn.Linear(features, width)
        self.context = nn.Linear(5 * width, width)
        self.steps = nn.ModuleList(nn.Linear(3 * width, width) for _ in DILATIONS)
        self.first = nn.Linear(width, 1)
        self.last = nn.Linear(6 * width + SHARES, width)
        self.out = nn.Linear(width, 1)
        self.dropout = dropout

    def forward(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        mask, ranges = batch.mask, batch.ranges
        h = torch.relu(self.into(batch.x)) * mask
        h = self.dropout(h)
        sums = Sums(h)
        near, far, page = (sums.pooled(ranges, column) for column in (NEAR, FAR, PAGE))
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
        middle = Sums(h * mass).over(ranges, PAGE) / (Sums(mass).over(ranges, PAGE) + SOME)
        sums = Sums(h)
        near, page = (sums.pooled(ranges, column) for column in (NEAR, PAGE))
        parts = [h, near, alike(h, batch), page, middle, h * middle, shares(mass, words, batch)]
        z = torch.relu(self.last(torch.cat(parts, 1)))
        last = first + self.out(self.dropout(z))
        return first.squeeze(1), last.squeeze(1)
