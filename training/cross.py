"""Cross-validation by site: five networks, each fitted without the sites of one fold, and one fitted to all pages."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from boilerstrip.scoring.model import read_network
from boilerstrip.scoring.network import Network
from boilerstrip.scoring.verdict import SIGNS
from training.dataset import ALWAYS_TRAINED, FOLDS, Sample
from training.evaluate import Results
from training.export import Trimmings, check_agreement, to_bytes
from training.files import read_pickle
from training.fit import Settings, fit
from training.logistic import fit_logistic
from training.teaching import softened

_LISTS = frozenset({"listing", "collection"})
_NEITHER = frozenset({"product"})


def weights_of(folder: Path, fold: int | None, door: str) -> Path:
    """The weights file of a fold, or of the fit to all pages where None."""
    return (folder / "whole" if fold is None else folder / "folds" / str(fold)) / f"{door}.npz"


def fit_all(folder: Path, door: str, samples: Path, settings: Settings, workers: int) -> None:
    """Write the weights of each fold, and of the fit to all pages, that are not there yet; their teachers' first.

    Each is fitted in a process of its own.
    """
    taught = [(weights_of(folder, fold, door), fold, None) for fold in (*range(FOLDS), None)]
    teachers = [(_teacher_of(path, seed), fold, seed) for path, fold, _ in taught for seed in settings.teachers]
    with ProcessPoolExecutor(workers) as pool:
        for fits in (teachers, taught):
            missing = [one for one in fits if not one[0].exists()]
            jobs = [pool.submit(_fit, target, fold, seed, samples, settings) for target, fold, seed in missing]
            for job in jobs:
                job.result()


def _teacher_of(path: Path, seed: int) -> Path:
    return path.with_stem(f"{path.stem}-teacher-{seed}")


def _fit(target: Path, fold: int | None, teacher: int | None, samples: Path, settings: Settings) -> None:
    """Fit the network of a fold: the teacher of that seed, or where None the one that is taught."""
    torch.set_num_threads(1)  # the fits are what runs side by side

    def report(line: str) -> None:
        print(f"{target.parent.name} {target.stem} {line}", flush=True)

    pages = [one for one in read_pickle(samples) if one.fold != fold]
    if teacher is not None:
        settings = replace(settings, seed=teacher)
    elif settings.teachers:
        paths = [_teacher_of(target, seed) for seed in settings.teachers]
        pages = softened(pages, [read_network(path.read_bytes(), path.name) for path in paths])
    fitted = fit(pages, settings, report)
    weights = to_bytes(fitted)
    check_agreement(fitted, weights, pages[:: max(1, len(pages) // 50)])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(weights)


def read_folds(folder: Path, door: str) -> list[Network]:
    """The networks of all folds, as the package evaluates them."""
    return [read_network(weights_of(folder, fold, door).read_bytes(), f"fold {fold}") for fold in range(FOLDS)]


def calibrate(samples: Sequence[Sample], folds: Sequence[Network], without: int | None = None) -> tuple[float, float]:
    """Slope and shift of the logits (Platt scaling), from predictions for sites that were not trained on.

    The networks' own calibration must be plain.
    """
    logits, targets, weights = [], [], []
    for one in samples:
        if one.altered or one.fold in (without, ALWAYS_TRAINED):
            continue
        scores = folds[one.fold].predict(*one.evidence())
        p = np.clip(scores.astype(np.float64), 1e-6, 1 - 1e-6)
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
