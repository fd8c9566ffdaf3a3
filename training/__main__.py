"""`python -m training train|evaluate --corpus FOLDER`: the weights from annotated pages, and their figures."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from boilerstrip.options import FOCUSES, Options
from training import cross
from training.dataset import FOLDS, build
from training.evaluate import Job, confidence_line, run, table, zero_line
from training.export import PLAIN, to_bytes
from training.files import read_pickle, write_pickle
from training.fit import Settings, fit
from training.own_pages import own_samples
from training.records import EVALUATED, TRAINED, load

PACKAGE = Path(__file__).resolve().parent.parent / "boilerstrip" / "scoring"
DOORS = {"html": False, "text": True}
FLATTENED = ("aed", "fundus", "zh69", "daniel")


def main() -> None:
    """Read the command line and do what it asks for."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("command", choices=("train", "evaluate"))
    parser.add_argument("--corpus", type=Path, required=True, help="folder of <source>.zip and <source>.jsonl")
    parser.add_argument("--build", type=Path, default=Path("build/training"), help="where samples and folds are kept")
    parser.add_argument("--peers", type=Path, help="a text of peers' figures to print below")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()
    args.build.mkdir(parents=True, exist_ok=True)
    if args.command == "train":
        train(args.corpus, args.build, args.workers)
    else:
        evaluate(args.corpus, args.build, args.workers)
        if args.peers:
            print(args.peers.read_text("utf8"))


def train(corpus: Path, folder: Path, workers: int) -> None:
    """Fit the folds and the shipped weights of both doors: the folds' go below `folder`, the others into the package."""
    fitted = {}
    for door in DOORS:
        samples = _samples(corpus, folder, door, workers)
        folds = cross.fit_folds(samples, Settings(), print, workers)
        _write_folds(folder, door, [to_bytes(one) for one in folds])
        fitted[door] = folds
    for door, flat in DOORS.items():
        samples, folds = read_pickle(folder / f"{door}-samples.pickle"), fitted[door]
        calibrations = [cross.calibrate(samples, folds, without=fold) for fold in range(FOLDS)]
        plain = [replace(PLAIN, slope=slope, shift=shift) for slope, shift in calibrations]
        _write_folds(folder, door, [to_bytes(one, trim) for one, trim in zip(folds, plain, strict=True)])
        results = run(Job(folder / "folds", flat=flat, signs=True), load(corpus, *TRAINED), workers)
        trimmed = [cross.trim(calibrations[fold], results, without=fold) for fold in range(FOLDS)]
        _write_folds(folder, door, [to_bytes(one, trim) for one, trim in zip(folds, trimmed, strict=True)])
        trim = cross.trim(cross.calibrate(samples, folds), results)
        (PACKAGE / f"{door}.npz").write_bytes(to_bytes(fit(samples, Settings(), print), trim))


def evaluate(corpus: Path, folder: Path, workers: int) -> None:
    """Print the figures of the folds' weights, each on the sites it has not seen."""
    folds = folder / "folds"
    results = run(Job(folds), load(corpus, *EVALUATED), workers)
    table(results)
    print(zero_line(results))
    print(confidence_line(results))
    print("class and id attributes taken away first")
    table(run(Job(folds, nameless=True), load(corpus, *EVALUATED), workers), kinds=False)
    print("flattened to text by three tools first")
    table(run(Job(folds, flat=True), load(corpus, *FLATTENED), workers), kinds=False)
    for focus in FOCUSES[1:]:
        print(f"focus {focus}")
        job = Job(folds, Options(slow_dates=False, focus=focus))
        table(run(job, load(corpus, *EVALUATED), workers), kinds=False)


def _samples(corpus: Path, folder: Path, door: str, workers: int) -> Path:
    """The file of a door's training samples, made where it is absent."""
    kept = folder / f"{door}-samples.pickle"
    if not kept.exists():
        write_pickle(kept, build(load(corpus, *TRAINED), DOORS[door], workers) + own_samples(DOORS[door]))
    return kept


def _write_folds(folder: Path, door: str, weights: Sequence[bytes]) -> None:
    for fold, data in enumerate(weights):
        place = folder / "folds" / str(fold)
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{door}.npz").write_bytes(data)


if __name__ == "__main__":
    main()
