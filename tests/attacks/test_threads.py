"""The same results from many threads and from other processes, and nothing that grows."""

from __future__ import annotations

import multiprocessing
import resource
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest
from fixtures_support import all_fixtures
from shapes import HTML

import boilerstrip


def pages() -> list[str]:
    return [fixture.path.read_text(encoding="utf-8") for fixture in all_fixtures()] + [
        HTML[name](4_000) for name in sorted(HTML)[::6]
    ]


def extracted(source: str) -> str:
    return boilerstrip.extract(source, slow_dates=False).to_json()


@pytest.fixture(scope="module")
def alone() -> list[str]:
    return [extracted(source) for source in pages()]


def test_sixteen_threads(alone: list[str]) -> None:
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(extracted, pages() * 2)) == alone * 2


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes(alone: list[str], method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system cannot {method}")
    few = slice(0, None, 5)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as pool:
        assert list(pool.map(extracted, pages()[few])) == alone[few]


def test_nothing_grows() -> None:
    """Two thousand extractions need no more memory than the first three hundred, but for some noise."""
    sources = [source[at : at + 600] for source in pages() for at in (0, 3_000)]

    def peak_after(extractions: range) -> float:
        for n in extractions:
            boilerstrip.extract(sources[n % len(sources)], url=f"https://example.org/{n}", slow_dates=False)
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    before = peak_after(range(300))
    assert peak_after(range(300, 2_300)) - before < 24  # MB
