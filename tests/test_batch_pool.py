"""Worker processes: one result a page, whatever becomes of the page or of its worker."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from boilerstrip.batch.jobs import RecordJob
from boilerstrip.batch.pool import Pool
from boilerstrip.batch.records import Done, Reply, Task, Trouble
from boilerstrip.batch.stream import stream
from boilerstrip.options import Options


@pytest.fixture(autouse=True)
def _keep_what_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most of a short run is the start of its workers."""
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)


class Trapped(RecordJob):
    """A job that does to its worker what pages do in the worst case."""

    def run(self, task: Task) -> Reply:
        source = str(task.source)
        if source == "hang":
            time.sleep(3600)
        if source == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if source == "leave":
            os._exit(3)
        if source == "raise":
            raise SystemExit
        if source.startswith("until"):
            while not Path(source.removeprefix("until ")).exists():
                time.sleep(0.01)
        if source.startswith("sleep"):
            time.sleep(float(source.split()[1]))
        return Done("ok", source.encode())


TRAPPED = Trapped(Options(), ())


def through(sources: list[str], workers: int = 2, seconds: float | None = None, ordered: bool = True) -> list[Reply]:
    work = ((None, Task(source)) for source in sources)
    return [r.reply for r in stream(work, lambda: Pool(TRAPPED, workers, seconds), ordered)]


def test_a_worker_that_dies_costs_one_page() -> None:
    sources = [f"page {i}" for i in range(60)]
    sources[7], sources[20], sources[21], sources[40] = "die", "leave", "die", "raise"
    replies = through(sources)
    for place, (source, reply) in enumerate(zip(sources, replies, strict=True)):
        if place in (7, 20, 21, 40):
            assert isinstance(reply, Trouble)
            assert reply.kind == "died"
        else:
            assert reply == Done("ok", source.encode())
    assert "signal 9" in str(replies[7])
    assert "exit code 3" in str(replies[20])


def test_a_page_that_hangs_is_ended_in_time_and_costs_one_page() -> None:
    sources = [f"page {i}" for i in range(30)]
    sources[0], sources[12] = "hang", "hang"
    start = time.monotonic()
    replies = through(sources, seconds=1.5)
    assert time.monotonic() - start < 300  # the pages would take hours
    assert [i for i, r in enumerate(replies) if isinstance(r, Trouble)] == [0, 12]
    assert replies[0] == Trouble("timeout", "the page took more than 1.5 s")


def test_a_worker_killed_from_outside_is_replaced() -> None:
    pool = Pool(TRAPPED, 2, 30)
    work = ((i, Task("sleep 0.02")) for i in range(60))
    replies = []
    for result in stream(work, lambda: pool, ordered=False):
        replies.append(result)
        if len(replies) in (10, 30):
            os.kill(pool.pids()[0], signal.SIGKILL)
    assert sorted(r.label for r in replies) == list(range(60))
    assert sum(isinstance(r.reply, Trouble) for r in replies) <= 2


def test_results_come_in_order_or_as_they_are_ready(tmp_path: Path) -> None:
    """The first page is ready only when the test lets it be: as soon as another one is done."""
    gate = tmp_path / "gate"
    sources = [f"until {gate}", *(f"page {i}" for i in range(20))]
    bodies = []
    work = ((None, Task(source)) for source in sources)
    for result in stream(work, lambda: Pool(TRAPPED, 2, None), ordered=False):
        gate.touch()
        assert isinstance(result.reply, Done)
        bodies.append(result.reply.body.decode())
    assert sorted(bodies) == sorted(sources)
    assert bodies[0] != sources[0]
    assert [r.body.decode() for r in through(sources) if isinstance(r, Done)] == sources


def test_pages_of_any_size_keep_what_is_under_way_small() -> None:
    taken = []

    def huge() -> Iterator[str]:
        for number in range(30):
            taken.append(number)
            yield "page" + " " * (30 << 20)

    results = stream(((None, Task(p)) for p in huge()), lambda: Pool(TRAPPED, 2, None), ordered=True)
    next(results)
    assert len(taken) < 10
    results.close()
