"""Cross-validation by site: five networks, each fitted without the sites of one fold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from boilerstrip.scoring.verdict import SIGNS
from training.dataset import ALWAYS_TRAINED, FOLDS, Sample
from training.evaluate import Results
from training.export import Trimmings
from training.files import read_pickle
from training.fit import Fitted, Settings, fit
from training.logistic import fit_logistic

_LISTS = frozenset({"listing", "collection"})
_NEITHER = frozenset({"product"})
_LEAST_WEIGHT = 0.02  # of a probability when its logit is taken


def fit_folds(samples: Path, settings: Settings, report: Callable[[str], None], workers: int) -> list[Fitted]:
    """The network of each fold; each is fitted in a process of its own, which reads the samples from their file."""
    with ProcessPoolExecutor(workers) as pool:
        jobs = [pool.submit(_fit_fold, samples, settings, fold) for fold in range(FOLDS)]
        fitted = []
        for fold, job in enumerate(jobs):
            fitted.append(job.result())
            report(f"fold {fold} is fitted")
        return fitted


def _fit_fold(samples: Path, settings: Settings, fold: int) -> Fitted:
    torch.set_num_threads(1)  # the folds are what runs side by side

    def report(line: str) -> None:
        print(f"fold {fold} {line}", flush=True)

    return fit([one for one in read_pickle(samples) if one.fold != fold], settings, report)


def calibrate(samples: Sequence[Sample], folds: Sequence[Fitted], without: int | None = None) -> tuple[float, float]:
    """Slope and shift of the logits (Platt scaling), from predictions for sites that were not trained on."""
    logits, targets, weights = [], [], []
    for one in samples:
        if one.fold in (without, ALWAYS_TRAINED):
            continue
        p = np.clip(folds[one.fold].predict(one).astype(np.float64), 1e-6, 1 - 1e-6)
        known = one.weight > 0
        logits.append(np.log(p / (1 - p))[known])
        targets.append(one.target[known])
        weights.append(one.weight[known])
    w = fit_logistic(
        np.concatenate(logits)[:, None],
        np.concatenate(targets).astype(np.float64),
        np.concatenate(weights).astype(np.float64),
    )
    return float(w[0]), float(w[1])


def trim(calibration: tuple[float, float], results: Results, without: int | None = None) -> Trimmings:
    """The verdict's weights, from pages whose blocks were judged by networks that had not seen their sites."""
    rows = [(record, one) for record, found in results for one in found if one.signs and one.fold != without]
    x = np.array([one.signs for _, one in rows], dtype=np.float64)
    mean, scale = x.mean(0), 1 / np.maximum(x.std(0), 1e-2)
    x = np.clip((x - mean) * scale, -4, 4)
    f = np.array([one.score[2] for _, one in rows])
    has_body = np.array([bool(record.body) for record, _ in rows], dtype=np.float64)
    confidence = fit_logistic(x, f, has_body)
    lists = np.array([record.kind in _LISTS for record, _ in rows])
    known = np.array([record.kind not in _NEITHER for record, _ in rows])
    weight: NDArray[np.float64] = np.where(lists, (known & ~lists).sum() / max(lists.sum(), 1) * 0.5, 1.0) * known
    article = fit_logistic(x, (~lists).astype(np.float64), weight)
    assert len(mean) == len(SIGNS)
    return Trimmings(*calibration, mean, scale, np.stack([confidence, article]))
