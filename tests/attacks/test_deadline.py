"""`limits.seconds` is kept to within a fifth, by a clock that runs only while this process does."""

from __future__ import annotations

import math
import time

import pytest
from shapes import HTML, TEXT

import boilerstrip
from boilerstrip import Limits, extractor
from boilerstrip.reading.deadline import Deadline

SIZE = 1_500_000
SOME = ("p", "links", "br", "nested div", "mis-nested b, p", "table", "one text", "json-ld, graph", "white space")
MORE = (
    "names of attributes",
    "body tags",
    "NUL",
    "bidi overrides",
    "accents of two classes",
    "data set by code, quotes",
    "line ends in data",
    "XHTML, empty elements",
)
SOME_TEXT = ("declarations", "NUL", "one line", "short lines", "two lines in turn", "accents of two classes")
CASES = [("html", name) for name in (*SOME, *MORE)] + [("text", name) for name in SOME_TEXT]


class ProcessorTime(Deadline):
    """So that other work on the machine does not count."""

    def __init__(self, seconds: float = math.inf) -> None:
        super().__init__(seconds, time.process_time)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extractor, "Deadline", ProcessorTime)
    boilerstrip.extract("<p>What is loaded once is loaded now.</p>" * 3)
    boilerstrip.extract_text("What is loaded once is loaded now.\n" * 3)


@pytest.mark.parametrize(("door", "name"), CASES)
def test_a_fifth_late_at_most(door: str, name: str) -> None:
    source = (HTML if door == "html" else TEXT)[name](SIZE)
    extract = boilerstrip.extract if door == "html" else boilerstrip.extract_text
    start = time.process_time()
    doc = extract(source, limits=Limits(seconds=0.4))
    assert time.process_time() - start < 0.4 * 1.2 + 0.04  # some noise, on a busy machine
    if doc.status == "truncated":
        assert any(note.startswith("limit of ") for note in doc.notes)


@pytest.mark.parametrize("name", ["p", "links", "table"])
def test_more_time_more_text(name: str) -> None:
    source = HTML[name](1_000_000)
    short, long = (boilerstrip.extract(source, limits=Limits(seconds=seconds)) for seconds in (0.15, 0.6))
    assert short.status == "truncated"
    assert "limit of 0.15 seconds was hit while reading" in short.notes
    assert 0 < len(short.blocks) < len(long.blocks)
    assert [block.text for block in short.blocks] == [block.text for block in long.blocks[: len(short.blocks)]]


def test_time_enough_changes_nothing() -> None:
    source = HTML["articles"](20_000)
    assert boilerstrip.extract(source, limits=Limits(seconds=60)) == boilerstrip.extract(source)


def test_a_deadline_of_nothing_still_gives_a_document() -> None:
    doc = boilerstrip.extract(HTML["p"](50_000), limits=Limits(seconds=1e-9))
    assert doc.status == "truncated"
    assert 0 < len(doc.blocks) < 1_000
