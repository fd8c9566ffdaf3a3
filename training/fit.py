"""Fits the network: AdamW over batches of pages, with families of evidence hidden on some of them."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from boilerstrip.scoring.network import CUT
from training.dataset import Sample
from training.hiding import NAMES, Hiding
from training.network import Arrays, Batch, Dropout, Network, WordColumn


@dataclass(frozen=True)
class Settings:
    """What was found to pay, by cross-validation."""

    width: int = 48
    epochs: int = 10
    batch_pages: int = 12
    learning_rate: float = 2e-3
    weight_decay: float = 1e-2
    dropout: float = 0.3
    first_opinion: float = 0.5  # weight of the loss of the first opinion, to that of the last
    hidden: Mapping[str, float] = field(default_factory=dict)  # share of pages, by family of evidence
    seed: int = 1
    teachers: tuple[int, ...] = ()  # seeds of the networks that this one learns from besides the labels


@dataclass
class Fitted:
    """A network and the scaling of its input."""

    network: Network
    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    names: tuple[str, ...]

    def predict(self, one: Sample) -> NDArray[np.float32]:
        """Probabilities of content of a page's blocks."""
        batch = Batch([(scaled(one.matrix, self.mean, self.scale), one.ranges, one.groups)])
        self.network.eval()
        with torch.no_grad():
            out: NDArray[np.float32] = torch.sigmoid(self.network(batch)[1][batch.slices[0]]).numpy()
        return out


def scaled(matrix: NDArray[np.floating], mean: NDArray[np.float32], scale: NDArray[np.float32]) -> NDArray[np.float32]:
    """Evidence to zero mean and unit variance, cut at some deviations."""
    out: NDArray[np.float32] = np.clip((matrix.astype(np.float32) - mean) * scale, -CUT, CUT)
    return out


def spread(samples: Sequence[Sample]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Mean of each column over all blocks, and one over its standard deviation."""
    count = sum(len(sample.matrix) for sample in samples)
    mean = sum(sample.matrix.sum(0, dtype=np.float64) for sample in samples) / count
    square = sum((sample.matrix.astype(np.float64) ** 2).sum(0) for sample in samples) / count
    deviation = np.sqrt(np.maximum(square - mean**2, 0))
    return np.asarray(mean, dtype=np.float32), (1 / np.maximum(deviation, 1e-2)).astype(np.float32)


def page_weights(sample: Sample) -> NDArray[np.float32]:
    """Weights that let pages count nearly alike, however long."""
    total = float(sample.weight.sum())
    share: NDArray[np.float32] = sample.weight / max(total, 1.0) * min(math.sqrt(total), 20.0)
    return share


def _arrays(matrix: NDArray[np.float32], one: Sample, nameless: bool) -> Arrays:
    return matrix, one.ranges, one.nameless_groups if nameless else one.groups


def fit(samples: Sequence[Sample], settings: Settings, report: Callable[[str], None] = print) -> Fitted:
    """The network fitted to the samples. The same samples and settings give the same weights on one machine."""
    torch.manual_seed(settings.seed)
    shuffle = random.Random(settings.seed)
    names = samples[0].names
    mean, scale = spread(samples)
    inputs = [scaled(sample.matrix, mean, scale) for sample in samples]
    absent = torch.from_numpy(np.clip((0 - mean) * scale, -CUT, CUT).astype(np.float32))
    hiding = Hiding(names, absent, settings.hidden)
    column = names.index("words")
    words = WordColumn(column, float(mean[column]), float(scale[column]))
    network = Network(len(names), settings.width, Dropout(settings.dropout, settings.seed), words)
    optimiser = torch.optim.AdamW(network.parameters(), lr=settings.learning_rate, weight_decay=settings.weight_decay)
    count = math.ceil(len(samples) / settings.batch_pages)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, settings.learning_rate, total_steps=settings.epochs * count, pct_start=0.15
    )
    loss_of = nn.BCEWithLogitsLoss(reduction="none")
    order = list(range(len(samples)))
    for epoch in range(settings.epochs):
        shuffle.shuffle(order)
        network.train()
        began, total = time.monotonic(), 0.0
        for at in range(0, len(order), settings.batch_pages):
            picked = order[at : at + settings.batch_pages]
            chosen = [samples[i] for i in picked]
            hidden = [hiding.draw(shuffle) for _ in picked]
            batch = Batch([_arrays(inputs[i], samples[i], NAMES in one) for i, one in zip(picked, hidden, strict=True)])
            for part, families in zip(batch.slices, hidden, strict=True):
                batch.x[part] = hiding.hide(batch.x[part], families)
            opinions = network(batch)
            loss = torch.zeros(())
            for one, part in zip(chosen, batch.slices, strict=True):
                weight, target = torch.from_numpy(page_weights(one)), torch.from_numpy(one.target)
                for share, logits in zip((settings.first_opinion, 1.0), opinions, strict=True):
                    loss = loss + share * (loss_of(logits[part], target) * weight).sum()
            loss = loss / len(chosen)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item() * len(chosen)
        report(f"epoch {epoch + 1}: loss {total / len(order):.4f}, {time.monotonic() - began:.0f} s")
    return Fitted(network, mean.astype(np.float32), scale, names)
