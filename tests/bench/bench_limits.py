"""Time and memory of the whole extraction against the size of hostile input, as a table in Markdown.

    python tests/bench/bench_limits.py [--sizes 0.25,1,4] [--only WORD] > table.md

Each extraction runs in a process of its own. The exponent is that of the fit of time = a * size ** exponent over all
sizes; 1 is linear. Beside the shapes at these sizes come some of a size of their own.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent.parent), str(HERE.parent / "attacks")]

from shapes import HTML, LARGE, TEXT  # noqa: E402

import boilerstrip  # noqa: E402

MEGABYTE = 1_000_000
DOORS = {"html": (boilerstrip.extract, HTML), "text": (boilerstrip.extract_text, TEXT)}
T = TypeVar("T")


class Measured(NamedTuple):
    """One extraction."""

    size: int
    """Bytes, in UTF-8."""
    seconds: float
    """CPU seconds."""
    grown: float
    """Megabytes above those of the start."""
    status: str


def alone(work: Callable[..., T], *arguments: object) -> T:
    """What `work` returns, run in a process of its own."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(work, arguments)


def make(door: str, name: str, size: int, path: Path) -> None:
    """Write one input to a file: making it takes memory that must not be counted. Size 0 names a large one."""
    source = DOORS[door][1][name](size) if size else LARGE[name][1]()
    path.write_bytes(source.encode("utf-8", "surrogatepass"))


def measure(door: str, path: Path) -> Measured:
    source = path.read_bytes().decode("utf-8", "surrogatepass")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    doc = DOORS[door][0](source)
    seconds = time.process_time() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return Measured(path.stat().st_size, seconds, grown, doc.status)


def measured(door: str, name: str, size: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        alone(make, door, name, size, path)
        return alone(measure, door, path)


def exponent(sizes: list[int], seconds: list[float]) -> float:
    """The slope of the least squares line through the logarithms."""
    x = [math.log(size) for size in sizes]
    y = [math.log(max(second, 1e-4)) for second in seconds]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True)) / sum((a - middle_x) ** 2 for a in x)


def row(door: str, name: str, sizes: list[int]) -> str:
    found = [measured(door, name, size) for size in sizes]
    last = found[-1]
    millions = last.size / MEGABYTE
    cells = [f"{one.seconds:.2f}" for one in found]
    cells += [f"{exponent(sizes, [one.seconds for one in found]):.2f}" if len(sizes) > 1 else ""]
    cells += [f"{last.seconds / millions:.2f}", f"{last.grown / millions:.0f}"]
    return f"| {door} | `{name}` | {' | '.join(cells)} | {last.status} |"


def row_of_large(name: str) -> str:
    one = measured(LARGE[name][0], name, 0)
    millions = one.size / MEGABYTE
    cells = [f"{millions:.1f}", f"{one.seconds:.2f}", f"{one.seconds / millions:.2f}", f"{one.grown / millions:.0f}"]
    return f"| {LARGE[name][0]} | {name} | {' | '.join(cells)} | {one.status} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="0.25,1,4", help="megabytes")
    parser.add_argument("--only", default="", help="shapes whose name holds this")
    given = parser.parse_args()
    for extract, _ in DOORS.values():
        extract("<p>A word or two, to load what is loaded once.</p>" * 3)
    sizes = [int(float(size) * MEGABYTE) for size in given.sizes.split(",")]
    print("| input | shape | MB | s | s per MB | MB per MB | status |\n| --- | --- |" + " ---: |" * 4 + " --- |")
    for name in LARGE:
        if given.only in name:
            print(row_of_large(name), flush=True)
    heads = [f"{size / MEGABYTE:g} MB, s" for size in sizes]
    print(f"\n| input | shape | {' | '.join(heads)} | exponent | s per MB | MB per MB | status |")
    print(f"| --- | --- |{' ---: |' * (len(sizes) + 3)} --- |")
    for door, (_, shapes) in DOORS.items():
        for name in shapes:
            if given.only in name:
                print(row(door, name, sizes), flush=True)


if __name__ == "__main__":
    main()
