"""Memory over many extractions of mixed pages: fixtures and hostile shapes, in this one process.

    python tests/bench/bench_growth.py [--count 10000]

Prints the resident memory after each tenth. It must level off: what grows with the count is a leak.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent.parent), str(HERE.parent / "attacks"), str(HERE.parent)]

from fixtures_support import all_fixtures  # noqa: E402
from shapes import HTML, TEXT  # noqa: E402

import boilerstrip  # noqa: E402


def resident() -> float:
    """Megabytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise OSError("/proc/self/status has no VmRSS")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    count = parser.parse_args().count
    pages = [fixture.page for fixture in all_fixtures()] + [shape(3_000) for shape in (*HTML.values(), *TEXT.values())]
    start = time.process_time()
    for number in range(count + 1):
        if number % max(1, count // 10) == 0:
            print(f"{number:6} extractions, {resident():6.1f} MB, {time.process_time() - start:6.1f} CPU s", flush=True)
        source = f"{pages[number % len(pages)]}\n<!-- {number} -->"
        doc = boilerstrip.extract(source, url=f"https://example.org/{number}", slow_dates=False)
        _ = (doc.text, doc.html, doc.markdown)


if __name__ == "__main__":
    main()
