"""No shape of input makes an extraction fail, hang or fall silent, whatever its size."""

from __future__ import annotations

import sys
import time
import unicodedata

import pytest
from selectolax.lexbor import LexborHTMLParser
from shapes import HTML, PROSE, TEXT, Shape

import boilerstrip
from boilerstrip import Document, Limits
from boilerstrip.composed import nfc
from boilerstrip.options import Limits as ReadingLimits
from boilerstrip.reading.lines import read_text
from boilerstrip.reading.names import with_few_names
from boilerstrip.reading.page import Page
from boilerstrip.reading.script_data import in_code
from boilerstrip.reading.taming import tame
from boilerstrip.reading.tree import read_html

STATUSES = {"ok", "thin", "no_article", "empty", "truncated"}
SMALL = 6_000
QUADRATIC_IN_A_PARSER = (
    *("nested div", "nested div, unclosed", "nested ul li", "nested blockquote", "unclosed different font"),
    *("attributes of one element", "NUL in tags", "optgroup", "end tags that do not match", "deep, then wide"),
    *("nested p in b, mis-nested", "nested a, button", "titles", "nested select"),
    *("deep, then lists", "deep, then p", "deep, then closing p", "deep, then hr"),
)


def check(doc: Document) -> None:
    assert doc.status in STATUSES
    assert (doc.status == "truncated") == any(note.startswith("limit of") for note in doc.notes)
    assert [block.index for block in doc.blocks] == list(range(len(doc.blocks)))
    assert doc.text == "" or doc.text.strip()
    assert isinstance(doc.html, str)
    assert isinstance(doc.markdown, str)
    assert Document.from_dict(doc.to_dict()) == doc


@pytest.mark.parametrize("name", HTML)
def test_html(name: str) -> None:
    source = HTML[name](SMALL)
    check(boilerstrip.extract(source, url="https://example.org/a"))


@pytest.mark.parametrize("name", TEXT)
def test_text(name: str) -> None:
    check(boilerstrip.extract_text(TEXT[name](SMALL)))


@pytest.mark.parametrize(
    "name", ["nested div", "nested span", "nested b, unclosed", "nested table", "nested ul li", "class", "style"]
)
def test_prose_in_the_innermost_element_is_read(name: str) -> None:
    texts = read_html(HTML[name](200_000), ReadingLimits()).texts
    assert " ".join(texts).count(PROSE.strip()) >= 3


def fastest(shape: Shape, size: int) -> float:
    """CPU seconds of reading, the lesser of two."""
    source = shape(size)
    times = []
    for _ in range(2):
        start = time.process_time()
        read_html(source, ReadingLimits())
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("name", QUADRATIC_IN_A_PARSER)
def test_eight_times_the_size_takes_no_more_than_linear_time(name: str) -> None:
    """Against its own time at a small size, with a wide margin: a quadratic shape would take 64 times as long."""
    small, large = fastest(HTML[name], 40_000), fastest(HTML[name], 320_000)
    assert large < 8 * 3.5 * max(small, 0.01)


@pytest.mark.parametrize(
    "name",
    [
        *("comments in data", "quotes in deep data", "line ends in data", "spaces behind a type", "body in data"),
        "accents alone in spans",
    ],
)
def test_data_of_eight_times_the_size_takes_no_more_than_linear_time(name: str) -> None:
    """As above, of the whole extraction."""

    def seconds(size: int) -> float:
        source = HTML[name](size)
        start = time.process_time()
        boilerstrip.extract(source, slow_dates=False)
        return time.process_time() - start

    seconds(1_000)
    assert seconds(160_000) < 8 * 3.5 * max(min(seconds(20_000), seconds(20_000)), 0.02)


@pytest.mark.parametrize("name", ["refused links", "links in one paragraph", "bold and italic in turn"])
@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_rendering_of_eight_times_the_size_takes_no_more_than_linear_time(name: str, form: str) -> None:
    """As above."""

    def seconds(size: int) -> float:
        doc = boilerstrip.extract(HTML[name](size), url="https://example.org/a", slow_dates=False)
        start = time.process_time()
        getattr(doc, form)
        return time.process_time() - start

    seconds(1_000)
    assert seconds(640_000) < 8 * 3.5 * max(min(seconds(80_000), seconds(80_000)), 0.02)


@pytest.mark.parametrize("name", [name for name in HTML if name.startswith(("mis-nested", "nested", "unclosed"))])
def test_nothing_is_parsed_that_is_much_deeper_than_the_limit(name: str) -> None:
    """However few of its closing tags have an effect."""
    tamed = tame(HTML[name](150_000), ReadingLimits(), lambda: False).html
    node, depth = LexborHTMLParser(tamed).root, 0
    while node is not None:
        node, depth = node.last_child, depth + 1
    assert depth < 4 * ReadingLimits().depth  # rows and sections of tables are not counted


@pytest.mark.parametrize("name", ["body tags", "html tags", "attributes of one element", "the same attribute"])
def test_no_element_has_more_attributes_than_can_be_compared(name: str) -> None:
    tree = LexborHTMLParser(tame(HTML[name](300_000), ReadingLimits(), lambda: False).html)
    assert tree.root is not None
    assert all(len(node.attributes) < 5_000 for node in tree.root.traverse())


@pytest.mark.parametrize("source", ["<p>" + PROSE * 5 + "</p>", PROSE * 5])
@pytest.mark.parametrize(("limit", "value"), [("bytes", 100), ("blocks", 1), ("seconds", 1e-4)])
def test_limits_are_said_by_both_doors(source: str, limit: str, value: float) -> None:
    page = f"{source}\n" * 30
    for extract in (boilerstrip.extract, boilerstrip.extract_text):
        doc = extract(page, limits=Limits(**{limit: value}))  # type: ignore[arg-type]
        assert doc.status == "truncated"
        assert doc.notes
        assert len(doc.blocks) <= 30
        assert extract(page.encode(), limits=Limits(**{limit: value})).status == "truncated"  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["names of attributes", "names of elements"])
def test_a_parser_meets_a_bounded_number_of_names(name: str) -> None:
    named = with_few_names(HTML[name](1_000_000), lambda: False)
    tree = LexborHTMLParser(named.html)
    assert tree.root is not None
    names = {name for node in tree.root.traverse() for name in (node.tag, *node.attributes)}
    assert 1_000 < len(names) <= 20_100
    assert named.html.count("word") == HTML[name](1_000_000).count("word")
    assert named.notes
    assert named.limited


def test_ordinary_markup_keeps_its_names() -> None:
    page = "".join(f'<p id="p{n}" data-n{n % 50}="{n}"><a href="/{n}">word {n}</a></p>' for n in range(20_000))
    assert with_few_names(page, lambda: False).html is page
    script = "<script>" + "".join(f"if(a<b{n} && c{n}>d{n})" for n in range(40_000)) + "</script>"
    assert with_few_names(script + page, lambda: False).html == script + page


@pytest.mark.parametrize("accents", ["\u0301\u0323", "\u0301\u0323\u0327", "\u0301"])
def test_accents_are_sorted_in_linear_time(accents: str) -> None:
    """Against the time of a few, with a wide margin; and nothing of them is lost."""
    times = []
    for count in (5_000, 40_000):
        text = "a" + accents * count
        start = time.process_time()
        composed = nfc(text)
        times.append(time.process_time() - start)
        marks = unicodedata.normalize("NFD", composed).replace("\u034f", "")
        assert sorted(marks) == sorted(text)
    assert times[1] < 8 * 4 * max(times[0], 0.002)


def test_a_run_of_any_accent_is_parted() -> None:
    for accent in filter(unicodedata.combining, map(chr, range(sys.maxunicode + 1))):
        assert "\u034f" in nfc("a" + accent * 300), hex(ord(accent))


@pytest.mark.parametrize("text", ["", "abc", "Đọc thêm", "e\u0301" * 300, "— " * 300, "가" * 300, "—" * 400])
def test_what_people_write_is_composed_as_ever(text: str) -> None:
    assert nfc(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("name", ["players between words", "comments between spaces"])
def test_no_date_is_sought_where_that_takes_the_square_of_the_size(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sought: list[str] = []
    monkeypatch.setattr("htmldate.find_date", lambda html, **_: sought.append(html))
    boilerstrip.extract(HTML[name](20_000))
    assert len(sought) == 1
    boilerstrip.extract(HTML[name](150_000))
    assert len(sought) == 1


def test_streamed_data_is_looked_at_until_the_deadline() -> None:
    doc = boilerstrip.extract(HTML["streamed data cut short"](3_000_000), limits=Limits(seconds=0.05))
    assert doc.status == "truncated"


def test_code_is_looked_at_stretch_by_stretch() -> None:
    """So that the clock is asked in between, and no data is missed where one stretch ends and the next begins."""
    data = f'window.state = {{"a": 1}};\nb = [{"1, " * 100}2]'
    assert len(list(in_code(f"<script>{' ' * 2_000_000}</script>", Page()))) > 20
    for before in range(65_536 - 40, 65_536):
        found = in_code(f"<script>{' ' * before}\n{data}</script>", Page())
        assert [value for value in found if value is not None] == [[1] * 100 + [2]]


def test_many_sentences_in_one_line_are_bounded() -> None:
    assert len(read_text("A. " * 100_000, ReadingLimits(blocks=500)).texts) == 500
