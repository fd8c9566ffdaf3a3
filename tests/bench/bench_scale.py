"""How fast and how large a run over a crawl is: WARC to Parquet, beside other engines that run in the same way.

    python tests/bench/bench_scale.py PAGES.zip... --pages 3000 --long 100000 --write docs/scale.md

PAGES.zip hold pages; they are repeated until there are enough, in a WARC file of gzip members as crawlers write it.
All engines go through the same reader, the same worker processes and the same writer; only the work on a page differs.
Printed is a line of JSON for each measurement: pages/s, CPU time of run and workers, memory in MB as the run goes. CPU
time of a page is what a run over ``--pages`` pages needs more than one over each distinct page once: in that, all that
is loaded when it is first needed is loaded. ``--long`` is one more run, of
boilerstrip alone on all workers, for its memory, which ends after ``--minutes`` at the latest; of ``--small`` pages
alone where that is given. ``--write`` puts the tables into a file, between its two marks.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from scale_crawl import pages_of, write_warc
from scale_peers import FIELDS, Peer

from boilerstrip.batch import columns, run
from boilerstrip.batch.jobs import Job
from boilerstrip.batch.plan import Plan
from boilerstrip.batch.tally import Tally

_BEGIN, _END = "<!-- measured -->", "<!-- end -->"
_SHARES = (0.01, 0.1, 0.25, 0.5, 0.75, 0.99)
_SAMPLE = 2.0  # seconds between two looks at memory


class Silent:
    """Follows a run, and its memory where `seconds` are given, after which it interrupts it."""

    def __init__(self, seconds: float | None = None) -> None:
        self.marks: list[dict[str, float]] = []
        self.pages = 0
        self._until = time.monotonic() + (seconds or float("inf"))
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        if seconds is not None:  # a look at memory is CPU time of the run
            self._thread = threading.Thread(target=self._watch, daemon=True)

    def listed(self, sources: int, size: int) -> None:
        if self._thread is not None:
            self._thread.start()

    def went_on(self, tally: Tally, share: float) -> None:
        self.pages = tally.records
        if time.monotonic() > self._until:
            raise KeyboardInterrupt

    def stop(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(_SAMPLE):
            workers = [memory(pid) for pid in children()]
            self.marks.append({"pages": self.pages, "run": memory(os.getpid()), "worker": max(workers, default=0.0)})

    def at(self, share: float) -> dict[str, float]:
        """Memory in MB of the run and of its largest worker when `share` of all that was done was done."""
        mark = next((mark for mark in self.marks if mark["pages"] >= share * self.pages), self.marks[-1])
        return {name: round(mark[name]) for name in ("run", "worker")}


def memory(pid: int) -> float:
    """Resident memory in MB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
    except (OSError, StopIteration):
        return 0.0


def children() -> list[int]:
    """Processes that this one has started."""
    found = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [int(pid) for path in found for pid in path.read_text().split()]


def measure(
    engine: str,
    workers: int,
    source: Path,
    folder: Path,
    seconds: float | None = None,
    once: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """One run. `once`: a run over some of the pages, which is taken off its CPU time."""
    plan = Plan((str(source),), folder / "out.parquet", "parquet", ".zst", FIELDS, workers=workers, overwrite=True)
    job: Job | None = None if engine == "boilerstrip" else Peer(engine)
    observer = Silent(seconds)
    before, own = resource.getrusage(resource.RUSAGE_CHILDREN), time.process_time()
    load, begun = os.getloadavg()[0], time.monotonic()
    errors: dict[str, int] = {}
    with suppress(KeyboardInterrupt):
        tally = run.run(plan, observer, job)
        assert tally is not None
        observer.pages, errors = tally.records, tally.errors
    passed = time.monotonic() - begun
    observer.stop()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    own = time.process_time() - own
    less = once or {"pages": 0, "cpu_workers": 0.0, "cpu_run": 0.0}
    more = observer.pages - less["pages"]
    return {
        "engine": engine,
        "workers": workers,
        "pages": observer.pages,
        "errors": errors,
        "seconds": round(passed, 1),
        "pages_per_second": round(observer.pages / passed, 1),
        "cpu_workers": round(cpu, 3),
        "cpu_run": round(own, 3),
        "cpu_ms_a_page_workers": round((cpu - less["cpu_workers"]) * 1000 / more, 2),
        "cpu_ms_a_page_run": round((own - less["cpu_run"]) * 1000 / more, 2),
        "memory_mb": {f"{share:.0%}": observer.at(share) for share in _SHARES} if observer.marks else {},
        "load_before": round(load, 1),
    }


def table(speed: list[dict[str, Any]]) -> list[str]:
    """How fast the engines are, as Markdown, and what a billion pages cost by it."""
    lines = [
        "| engine | workers | CPU ms a page: workers | run | pages/s a core, by CPU time | pages/s, by the clock |"
        " load before | errors |",
        "| --- " * 8 + "|",
    ]
    for one in speed:
        worker, own = one["cpu_ms_a_page_workers"], one["cpu_ms_a_page_run"]
        lines.append(
            f"| {one['engine']} | {one['workers']} | {worker} | {own} | {1000 / (worker + own):.1f} |"
            f" {one['pages_per_second']} | {one['load_before']} | {sum(one['errors'].values())} |"
        )
    lines += ["", "| engine | core-hours for 10^9 pages | core-years | kWh, were a core 5 W |", "| --- " * 4 + "|"]
    for name in dict.fromkeys(one["engine"] for one in speed):
        mine = [one for one in speed if one["engine"] == name]
        hours = min(one["cpu_ms_a_page_workers"] + one["cpu_ms_a_page_run"] for one in mine) / 3.6e6 * 1e9
        lines.append(f"| {name} | {hours:,.0f} | {hours / 8766:.1f} | {hours * 5 / 1000:,.0f} |")
    return lines


def memory_table(long: dict[str, Any], crawl: dict[str, float]) -> list[str]:
    """How memory goes, as Markdown."""
    marks = long["memory_mb"].items()
    lines = [
        f"Memory in MB over {long['pages']:,} pages of {crawl['page_kb']} KB on average ({crawl['distinct']} distinct"
        f" ones, repeated), {long['workers']} workers:",
        "",
        "| part of the pages | " + " | ".join(share for share, _ in marks) + " |",
        "| --- " * (1 + len(marks)) + "|",
    ]
    for name, label in (("run", "run"), ("worker", "largest worker")):
        lines.append(f"| {label} | " + " | ".join(str(mark[name]) for _, mark in marks) + " |")
    return lines


def write(path: Path, text: str) -> None:
    """Put `text` between the marks of the file."""
    before, rest = path.read_text(encoding="utf-8").split(_BEGIN)
    path.write_text(f"{before}{_BEGIN}\n{text}\n{_END}{rest.split(_END)[1]}", encoding="utf-8")


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", nargs="+", metavar="PAGES.zip")
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--each", type=int, default=200, help="distinct pages taken from each archive")
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--engines", default="boilerstrip,trafilatura,resiliparse")
    parser.add_argument("--long", type=int, default=0, metavar="PAGES")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="that --long may take")
    parser.add_argument("--small", type=float, default=float("inf"), metavar="KB", help="of a page of --long at most")
    parser.add_argument("--write", type=Path, metavar="FILE.md")
    given = parser.parse_args()
    columns.require()  # now, or the first run has it in its CPU time
    with tempfile.TemporaryDirectory() as name:
        text = [*compare(given, Path(name)), "", *go_on(given, Path(name))]
    if given.write:
        write(given.write, "\n".join(text).strip())


def compare(given: argparse.Namespace, folder: Path) -> list[str]:
    """All engines over the same pages."""
    engines = [engine for engine in given.engines.split(",") if engine]
    if not engines:
        return []
    source, one_round = folder / "crawl.warc.gz", folder / "once.warc.gz"
    pages = list(pages_of(given.archives, given.each, 1 << 40))
    crawl = write_warc(source, iter(pages), given.pages)
    write_warc(one_round, iter(pages), len(pages))
    print(json.dumps(crawl), flush=True)
    speed = []
    for engine, workers in itertools.product(engines, map(int, given.workers.split(","))):
        once = measure(engine, workers, one_round, folder)
        speed.append(measure(engine, workers, source, folder, once=once))
        print(json.dumps(speed[-1]), flush=True)
    about = f"{given.pages} pages of {crawl['page_kb']} KB on average, {crawl['distinct']} of them distinct;"
    return [f"{about} {os.cpu_count()} cores.", "", *table(speed)]


def go_on(given: argparse.Namespace, folder: Path) -> list[str]:
    """boilerstrip for long."""
    if not given.long:
        return []
    source = folder / "long.warc.gz"
    crawl = write_warc(source, pages_of(given.archives, given.each, int(min(given.small, 1e9) * 1000)), given.long)
    workers = max(map(int, given.workers.split(",")))
    long = measure("boilerstrip", workers, source, folder, given.minutes * 60)
    print(json.dumps({**crawl, **long}), flush=True)
    return memory_table(long, crawl)


if __name__ == "__main__":
    main()
