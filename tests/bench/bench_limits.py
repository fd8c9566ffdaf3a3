"""Time and memory of the whole extraction against the size of hostile input, as a table in Markdown.

    python tests/bench/bench_limits.py [--sizes 0.25,1,4] [--only WORD] > table.md

Each extraction runs in a process of its own. The exponent is that of the fit of time = a * size ** exponent over all
sizes; 1 is linear.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent.parent), str(HERE.parent / "attacks")]

from shapes import HTML, TEXT  # noqa: E402

import boilerstrip  # noqa: E402

MEGABYTE = 1_000_000
COMMAND = [sys.executable, str(Path(__file__).resolve())]


def make(door: str, name: str, size: int) -> None:
    """Write one input to standard output: making it takes memory that must not be counted."""
    source = (HTML if door == "html" else TEXT)[name](size)
    sys.stdout.buffer.write(source.encode("utf-8", "surrogatepass"))


def measured(door: str, name: str, size: int) -> dict[str, float | str]:
    """CPU seconds, megabytes above those of the start, and the status, of one input."""
    made = subprocess.run([*COMMAND, "--make", json.dumps([door, name, size])], stdout=subprocess.PIPE, check=True)
    source = made.stdout.decode("utf-8", "surrogatepass")
    del made
    extract = boilerstrip.extract if door == "html" else boilerstrip.extract_text
    extract("<p>A word or two, to load what is loaded once.</p>" * 3)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    doc = extract(source)
    seconds = time.process_time() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return {"seconds": seconds, "grown": grown, "status": doc.status, "blocks": len(doc.blocks)}


def exponent(sizes: list[int], seconds: list[float]) -> float:
    """The slope of the least squares line through the logarithms."""
    x = [math.log(size) for size in sizes]
    y = [math.log(max(second, 1e-4)) for second in seconds]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True)) / sum((a - middle_x) ** 2 for a in x)


def row(door: str, name: str, sizes: list[int]) -> str:
    found = []
    for size in sizes:
        run = subprocess.run([*COMMAND, "--one", json.dumps([door, name, size])], capture_output=True, check=True)
        found.append(json.loads(run.stdout))
    seconds = [one["seconds"] for one in found]
    largest = sizes[-1] / MEGABYTE
    cells = [f"{second:.2f}" for second in seconds]
    cells += [f"{exponent(sizes, seconds):.2f}", f"{seconds[-1] / largest:.2f}", f"{found[-1]['grown'] / largest:.0f}"]
    return f"| {door} | {name} | {' | '.join(cells)} | {found[-1]['status']} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="0.25,1,4", help="megabytes")
    parser.add_argument("--only", default="", help="shapes whose name holds this")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--make", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measured(*json.loads(given.one))))
        return
    if given.make:
        make(*json.loads(given.make))
        return
    sizes = [int(float(size) * MEGABYTE) for size in given.sizes.split(",")]
    heads = [f"{size / MEGABYTE:g} MB, s" for size in sizes]
    print(f"| input | shape | {' | '.join(heads)} | exponent | s per MB | MB per MB | status |")
    print(f"| --- | --- |{' ---: |' * (len(sizes) + 3)} --- |")
    for door, shapes in (("html", HTML), ("text", TEXT)):
        for name in shapes:
            if given.only in name:
                print(row(door, name, sizes), flush=True)


if __name__ == "__main__":
    main()
