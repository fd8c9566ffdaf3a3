"""`Extractor.extract_many`: one result a page, whatever becomes of the page or of its worker."""

from __future__ import annotations

import gc
import multiprocessing
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import boilerstrip
from boilerstrip.batch.jobs import DocumentJob
from boilerstrip.batch.records import Failure, Task, Trouble, WebPage
from boilerstrip.document import Document
from boilerstrip.errors import OptionError
from boilerstrip.extractor import Extractor
from boilerstrip.options import Options


@pytest.fixture(autouse=True)
def _keep_what_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most of a short run is the start of its workers."""
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)


def page(number: int) -> str:
    words = " ".join(f"word{number} stands in the sentence number {i}, as prose does." for i in range(6))
    return f"<title>Page {number}</title><h1>Page {number}</h1><p>{words}</p><ul><li><a href=/x>More news</a></ul>"


def children() -> set[str]:
    """Processes that this one has started, also those that have ended and were not waited for."""
    return {pid for path in Path("/proc/self/task").glob("*/children") for pid in path.read_text().split()}


def test_workers_give_what_one_process_gives() -> None:
    pages = [page(i) for i in range(40)]
    alone = [boilerstrip.extract(p) for p in pages]
    results = list(Extractor().extract_many(pages, workers=2))
    assert results == alone
    assert isinstance(results[3], Document)
    assert [b.path for b in results[3].blocks] == [b.path for b in alone[3].blocks]
    assert results[3].markdown == alone[3].markdown
    assert list(Extractor().extract_many(pages, workers=0)) == alone


def test_options_and_what_is_known_of_a_page_reach_the_worker() -> None:
    known = WebPage(
        "Câu này có dấu, và đủ dài.".encode("windows-1258", "replace"), "http://e.org/", "windows-1258", True
    )
    [result] = Extractor(focus="precision").extract_many([known], workers=1)
    direct = boilerstrip.extract_text(known.source, url=known.url, charset=known.charset, focus="precision")
    assert result == direct
    assert isinstance(result, Document)
    assert result.options.focus == "precision"


def test_bad_pages_give_failures_in_their_place() -> None:
    strange = WebPage(3, url="http://e.org/", key="three")  # type: ignore[arg-type]
    pages: list[str | bytes | WebPage] = [page(0), b"%PDF-1.7 ...", strange, page(1)]
    results = list(Extractor().extract_many(pages, workers=2))
    assert [r.status == "error" for r in results] == [False, True, True, False]
    failure = results[2]
    assert isinstance(failure, Failure)
    assert (failure.kind, failure.url, failure.key, failure.index) == ("input", "http://e.org/", "three", 2)
    assert "int" in failure.error


def test_pages_are_read_lazily() -> None:
    taken = []

    def endless() -> Iterator[str]:
        number = 0
        while True:
            taken.append(number)
            yield page(number)
            number += 1

    results = Extractor().extract_many(endless(), workers=2)
    assert not taken
    for _ in range(5):
        next(results)
    assert len(taken) < 5 + 2 * 16 + 2
    del results
    gc.collect()


def test_processes_end_with_the_iterator() -> None:
    before = children()
    results = Extractor().extract_many((page(i) for i in range(1000)), workers=2)
    next(results)
    assert children() - before
    del results
    gc.collect()
    assert not children() - before


def test_an_error_of_the_input_reaches_the_caller() -> None:
    def broken() -> Iterator[str]:
        yield page(0)
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        list(Extractor().extract_many(broken(), workers=1))


@pytest.mark.parametrize("wrong", [{"workers": -1}, {"workers": True}, {"timeout": 0}, {"workers": 0, "timeout": 1}])
def test_wrong_values_are_refused_before_anything_starts(wrong: dict[str, float]) -> None:
    with pytest.raises(OptionError, match=next(iter(wrong)) if len(wrong) == 1 else "timeout"):
        Extractor().extract_many([], **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong", [float("inf"), float("nan"), -1.0, 1e300, 10**400, "5", True], ids=lambda wrong: str(wrong)[:6]
)
def test_a_timeout_is_a_number_of_seconds_that_a_clock_can_hold(wrong: float) -> None:
    with pytest.raises(OptionError, match=r"timeout: .* was given, seconds above 0 and up to 1000000000, or None"):
        Extractor().extract_many([page(0)], workers=1, timeout=wrong)


def test_the_longest_timeout_is_a_timeout() -> None:
    [result] = Extractor().extract_many([page(0)], workers=1, timeout=1_000_000_000)
    assert isinstance(result, Document)


@pytest.mark.parametrize("wrong", ["<p>One page.</p>", b"<p>One page.</p>", WebPage("<p>One page.</p>"), None])
def test_a_page_is_not_taken_for_pages(wrong: object) -> None:
    """A str is an iterable of characters: each would be a page of its own."""
    with pytest.raises(OptionError, match=f"pages: {type(wrong).__name__} was given, an iterable of pages"):
        Extractor().extract_many(wrong, workers=0)  # type: ignore[arg-type]


@pytest.mark.parametrize("method", [m for m in ("spawn", "fork") if m in multiprocessing.get_all_start_methods()])
def test_an_unguarded_script_works_under_any_start_method(method: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent(f"""
        import multiprocessing
        multiprocessing.set_start_method({method!r})
        from boilerstrip.extractor import Extractor
        print("once")
        print([r.status for r in Extractor().extract_many(["<h1>A</h1><p>Some words.</p>", b"%PDF-1"], workers=2)])
        """)
    )
    path = os.pathsep.join(p for p in sys.path if p)
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert done.stdout.splitlines()[0] == "once"
    assert done.stdout.count("once") == 1
    assert "'error'" in done.stdout, done.stderr


def test_works_in_a_process_that_was_forked_and_in_a_thread(tmp_path: Path) -> None:
    code = textwrap.dedent("""
        import os, threading
        from boilerstrip.extractor import Extractor
        def use():
            print([r.status for r in Extractor().extract_many(["<h1>A</h1><p>Some words.</p>"], workers=1)], flush=True)
        thread = threading.Thread(target=use); thread.start(); thread.join()
        pid = os.fork()
        if pid == 0:
            use(); os._exit(0)
        os.waitpid(pid, 0)
        """)
    path = os.pathsep.join(p for p in sys.path if p)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path}
    )
    assert len(done.stdout.splitlines()) == 2, done.stderr


def test_importing_the_library_loads_none_of_the_machinery() -> None:
    code = "import sys, boilerstrip.extractor; print([m for m in sys.modules if m.startswith('boilerstrip.batch')])"
    path = os.pathsep.join(p for p in sys.path if p)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path}
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_a_document_job_reports_its_own_faults() -> None:
    reply = DocumentJob(Options()).run(Task(b"\x89PNG\r\n\x1a\n"))
    assert isinstance(reply, Trouble)
    assert reply.kind == "input"


class Unsendable(str):
    """Text that no pickle takes."""

    def __reduce_ex__(self, _protocol: object) -> str:
        raise RuntimeError("not to be sent")


@pytest.mark.parametrize("workers", [0, 1])
def test_a_page_of_odd_types_costs_itself_at_most(workers: int) -> None:
    odd = Unsendable(page(1))
    gone = memoryview(b"<p>gone")
    gone.release()
    pages: list[str | memoryview | WebPage] = [
        page(0),
        odd,
        WebPage(page(1), url=odd, charset=Unsendable("utf-8")),
        gone,
        page(2),
    ]
    results = list(Extractor().extract_many(pages, workers=workers))
    assert [result.status for result in results] == ["thin", "thin", "thin", "error", "thin"]
    assert results[1] == boilerstrip.extract(page(1))
    [failure] = Extractor().extract_many([WebPage(page(1), flattened=odd)], workers=workers)  # type: ignore[arg-type]
    assert isinstance(failure, Failure)
    assert (failure.kind, failure.error) == ("input", "flattened must be True or False")


def test_ordered_is_a_truth_value() -> None:
    with pytest.raises(OptionError, match="ordered: 'x' was given, True or False is expected"):
        Extractor().extract_many([], ordered="x")  # type: ignore[arg-type]
