"""`python -m training train|evaluate --corpus FOLDER`: the weights from annotated pages, and their figures.

Both fit what is not there yet; `train` puts the weights into the package, `evaluate` prints the figures of the folds'.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from boilerstrip.options import FOCUSES, Options
from training import cross
from training.dataset import FOLDS, Sample, build
from training.evaluate import Job, confidence_line, run, table, zero_line
from training.export import PLAIN, Trimmings, trimmed
from training.files import read_pickle, write_pickle
from training.fit import Settings
from training.own_pages import own_samples
from training.records import EVALUATED, TRAINED, load

PACKAGE = Path(__file__).resolve().parent.parent / "boilerstrip" / "scoring"
FLAT = {"html": False, "text": True}
SETTINGS = {
    "html": Settings(seed=4, teachers=(1, 2), hidden={"names": 0.3}),
    "text": Settings(epochs=3, seed=1, hidden={"phrases": 0.15, "title": 0.15, "blank lines": 0.2}),
}
"""Of each front door; a page is shown thrice an epoch to that of flattened text, once from each tool."""
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
    missing = [door for door in SETTINGS if not _finished(args.build, door).exists()]
    if args.command == "train" or missing:
        fit(args.corpus, args.build, args.workers)
    if args.command == "train":
        for door in SETTINGS:
            (PACKAGE / f"{door}.npz").write_bytes(_finished(args.build, door).read_bytes())
    else:
        evaluate(args.corpus, args.build, args.workers)
        if args.peers:
            print(args.peers.read_text("utf8"))


def _finished(folder: Path, door: str) -> Path:
    """The weights of a door as the package holds them: the last that is made."""
    return folder / f"{door}.npz"


def fit(corpus: Path, folder: Path, workers: int) -> None:
    """Fit the weights of the folds, and those that are shipped, of both doors; all go below `folder`.

    What stands in `folder` already is not made again, but calibrated.
    """
    for door, settings in SETTINGS.items():
        cross.fit_all(folder, door, _samples(corpus, folder, door, workers), settings, workers)
    for door in SETTINGS:
        print(f"{door}: calibrate", flush=True)
        samples = read_pickle(_samples(corpus, folder, door, workers))
        final = _trim_folds(corpus, folder, door, samples, workers)
        weights = cross.weights_of(folder, None, door).read_bytes()
        _finished(folder, door).write_bytes(trimmed(weights, final))


def _trim_folds(corpus: Path, folder: Path, door: str, samples: Sequence[Sample], workers: int) -> Trimmings:
    """Calibrate the folds' weights, each by the other folds alone; the trimmings of the shipped weights by all."""
    paths = [cross.weights_of(folder, fold, door) for fold in range(FOLDS)]
    _trim(paths, [PLAIN] * FOLDS)
    networks = cross.read_folds(folder, door)
    calibrations = [cross.calibrate(samples, networks, without=fold) for fold in range(FOLDS)]
    _trim(paths, [replace(PLAIN, slope=slope, shift=shift) for slope, shift in calibrations])
    job = Job(folder / "folds", flat=FLAT[door], signs=True)
    results = run(job, load(corpus, *TRAINED), workers)
    _trim(paths, [cross.trim(calibrations[fold], results, without=fold) for fold in range(FOLDS)])
    return cross.trim(cross.calibrate(samples, networks), results)


def _trim(paths: Sequence[Path], trimmings: Sequence[Trimmings]) -> None:
    for path, one in zip(paths, trimmings, strict=True):
        path.write_bytes(trimmed(path.read_bytes(), one))


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
        write_pickle(kept, build(load(corpus, *TRAINED), FLAT[door], workers) + own_samples(FLAT[door]))
    return kept


if __name__ == "__main__":
    main()
