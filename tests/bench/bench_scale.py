"""How fast and how large a run over a crawl is: WARC to Parquet, beside other engines that run in the same way.

    python tests/bench/bench_scale.py PAGES.zip... --pages 3000 --long 100000 --write docs/scale.md

PAGES.zip hold pages; they are repeated until there are enough, in a WARC file of gzip members as crawlers write it.
All engines go through the same reader, the same worker processes and the same writer; only the work on a page differs.
Printed is a line of JSON for each measurement: pages/s, CPU time of run and workers, memory in MB as the run goes.
``--long`` is one more run, of boilerstrip alone on all workers, for its memory. ``--write`` puts the tables into a
file, between its two marks.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import resource
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from boilerstrip.batch import run
from boilerstrip.batch.jobs import Job, trouble
from boilerstrip.batch.plan import Plan
from boilerstrip.batch.records import Done, Reply, Task
from boilerstrip.batch.tally import Tally

FIELDS = ("title", "byline", "authors", "date", "language", "text")
_BEGIN, _END = "<!-- measured -->", "<!-- end -->"
_SAMPLE = 0.5  # seconds between two looks at memory


@dataclass(frozen=True)
class Peer:
    """Another engine's work on a page: as many of `FIELDS` as it has."""

    engine: str

    def run(self, task: Task) -> Reply:
        try:
            values = _trafilatura(task) if self.engine == "trafilatura" else _resiliparse(task)
        except Exception as error:
            return trouble(error)
        start = {"id": task.id, "source": task.origin, "url": task.url, "status": "ok", "confidence": None}
        record = {**start, **dict.fromkeys(FIELDS), **values, "error": None}
        return Done("ok", json.dumps(record, ensure_ascii=False).encode("utf-8", "replace"))


def _trafilatura(task: Task) -> dict[str, Any]:
    import trafilatura

    found = trafilatura.extract(task.source, url=task.url, with_metadata=True, output_format="json") or "{}"
    data = json.loads(found)
    author = data.get("author")
    return {
        "title": data.get("title"),
        "authors": author.split("; ") if author else [],
        "date": data.get("date"),
        "language": data.get("language"),
        "text": data.get("text"),
    }


def _resiliparse(task: Task) -> dict[str, Any]:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    assert isinstance(task.source, bytes)
    tree = HTMLTree.parse_from_bytes(task.source, task.charset or detect_encoding(task.source) or "utf-8")
    return {"title": tree.title, "text": extract_plain_text(tree, main_content=True)}


class Silent:
    """Follows a run and its memory."""

    def __init__(self) -> None:
        self.marks: list[dict[str, float]] = []
        self._share = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def listed(self, sources: int, size: int) -> None:
        self._thread.start()

    def went_on(self, tally: Tally, share: float) -> None:
        self._share = share

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(_SAMPLE):
            workers = [memory(pid) for pid in children()]
            self.marks.append({"share": self._share, "run": memory(os.getpid()), "worker": max(workers, default=0.0)})

    def at(self, share: float) -> dict[str, float]:
        """Memory in MB of the run and of its largest worker when `share` of the input was read."""
        mark = next((mark for mark in self.marks if mark["share"] >= share), self.marks[-1])
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


def pages_of(archives: list[str], each: int) -> Iterator[bytes]:
    """The first `each` pages of each archive."""
    for archive in archives:
        with zipfile.ZipFile(archive) as file:
            yield from (file.read(name) for name in file.namelist()[:each])


def write_warc(path: Path, archives: list[str], each: int, count: int) -> dict[str, float]:
    """`count` pages as WARC records, a gzip member each; the mean size of a page in KB and the file's size in MB."""
    members = []
    size = 0
    for number, page in enumerate(pages_of(archives, each)):
        size += len(page)
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/%d\r\n" % number
        head += b"WARC-Record-ID: <urn:uuid:%032d>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n" % number
        head += b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(block)
        members.append(gzip.compress(head + block + b"\r\n\r\n", 6))
    with path.open("wb") as file:
        file.writelines(itertools.islice(itertools.cycle(members), count))
    return {"page_kb": round(size / len(members) / 1000, 1), "warc_mb": round(path.stat().st_size / 1e6, 1)}


def measure(engine: str, workers: int, source: Path, folder: Path) -> dict[str, Any]:
    """One run."""
    plan = Plan(
        (str(source),), folder / "out.parquet", "parquet", ".zst", FIELDS, workers=workers, timeout=120, overwrite=True
    )
    job: Job | None = None if engine == "boilerstrip" else Peer(engine)
    observer = Silent()
    before, own = resource.getrusage(resource.RUSAGE_CHILDREN), time.process_time()
    start = time.monotonic()
    tally = run.run(plan, observer, job)
    seconds = time.monotonic() - start
    observer.stop()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert tally is not None
    return {
        "engine": engine,
        "workers": workers,
        "pages": tally.records,
        "errors": tally.errors,
        "seconds": round(seconds, 1),
        "pages_per_second": round(tally.records / seconds, 1),
        "cpu_ms_a_page_run": round((time.process_time() - own) * 1000 / tally.records, 2),
        "cpu_ms_a_page_workers": round(
            (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000 / tally.records, 2
        ),
        "memory_mb": {f"{share:.0%}": observer.at(share) for share in (0.1, 0.25, 0.5, 0.75, 0.99)},
        "output_mb": round(plan.output.stat().st_size / 1e6, 1),
        "load_before": round(os.getloadavg()[0], 2),
    }


def table(speed: list[dict[str, Any]], long: dict[str, Any] | None, crawl: dict[str, float]) -> str:
    """What was measured, as Markdown, and what a billion pages cost by it."""
    lines = [
        f"{os.cpu_count()} cores; {speed[0]['pages']} pages of {crawl['page_kb']} KB on average; a load of"
        f" {speed[0]['load_before']} before the first run.",
        "",
        "| engine | workers | pages/s | CPU ms a page: workers | run | MB: largest worker | run | errors |",
        "| --- " * 8 + "|",
    ]
    for one in speed:
        peak = {name: max(mark[name] for mark in one["memory_mb"].values()) for name in ("worker", "run")}
        lines.append(
            f"| {one['engine']} | {one['workers']} | {one['pages_per_second']} | {one['cpu_ms_a_page_workers']} |"
            f" {one['cpu_ms_a_page_run']} | {peak['worker']} | {peak['run']} | {sum(one['errors'].values())} |"
        )
    lines += [
        "",
        "| engine | core-hours for 10^9 pages | core-years | kWh, were a core 5 W |",
        "| --- | --- | --- | --- |",
    ]
    for name in dict.fromkeys(one["engine"] for one in speed):
        mine = [one for one in speed if one["engine"] == name]
        hours = min(one["cpu_ms_a_page_workers"] + one["cpu_ms_a_page_run"] for one in mine) / 3.6e6 * 1e9
        lines.append(f"| {name} | {hours:,.0f} | {hours / 8766:.1f} | {hours * 5 / 1000:,.0f} |")
    if long is not None:
        marks = long["memory_mb"].items()
        lines += [
            "",
            f"Memory in MB over {long['pages']:,} pages, {long['workers']} workers:",
            "",
        ]
        lines.append("| part of the input | " + " | ".join(share for share, _ in marks) + " |")
        lines.append("| --- " * (1 + len(marks)) + "|")
        for name in ("run", "worker"):
            label = "run" if name == "run" else "largest worker"
            lines.append(f"| {label} | " + " | ".join(str(mark[name]) for _, mark in marks) + " |")
    return "\n".join(lines)


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
    parser.add_argument("--write", type=Path, metavar="FILE.md")
    given = parser.parse_args()
    counts = [int(count) for count in given.workers.split(",")]
    speed, long = [], None
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "crawl.warc.gz"
        crawl = write_warc(source, given.archives, given.each, given.pages)
        print(json.dumps(crawl), flush=True)
        for engine, workers in itertools.product(given.engines.split(","), counts):
            speed.append(measure(engine, workers, source, Path(name)))
            print(json.dumps(speed[-1]), flush=True)
        if given.long:
            write_warc(source, given.archives, given.each, given.long)
            long = measure("boilerstrip", max(counts), source, Path(name))
            print(json.dumps(long), flush=True)
    if given.write:
        write(given.write, table(speed, long, crawl))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    import bench_scale  # so that workers find `Peer` in a module that has a name

    bench_scale.main()
