"""What must hold whatever the page: hypothesis builds pages, broken ones among them, and mutates the fixtures."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections import Counter

import pytest
from fixtures_support import Fixture, all_fixtures
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import boilerstrip
from boilerstrip import BoilerstripError, Document, Limits
from boilerstrip.reading.tree import read_html

QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
WORD = re.compile(r"\w+")
TAGS = ("p", "div", "span", "a", "b", "ul", "li", "table", "tr", "td", "h1", "h2", "article", "nav", "br", "img", "pre")
RARE_TAGS = ("code", "blockquote", "font", "script", "style", "template")
WORDS = (
    *("Cầu", "mới", "bridge", "opened", "桥梁", "мост", "the", "of", "Xem", "thêm:", "Đọc", "2024", "10:30"),
    *("&amp;", "&lt;", "<b>", "\u200b", "\u202e", "\x00", "–", "“quote”", "By", "Reuters", "©"),
)

text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
opening = st.sampled_from((*TAGS, *RARE_TAGS)).map(lambda tag: f"<{tag}>")
closing = st.sampled_from(TAGS).map(lambda tag: f"</{tag}>")
named = st.tuples(st.sampled_from(TAGS), st.sampled_from(["related", "body", "share", "x"])).map(
    lambda pair: f'<{pair[0]} class="{pair[1]}" href="/a">'
)
broken_page = st.lists(st.one_of(text, opening, closing, named, st.just("<!-- a -->"), st.just("<")), max_size=60).map(
    "".join
)
flat_page = st.lists(st.one_of(text, st.just("")), max_size=60).map("\n".join)
fixture = st.sampled_from(all_fixtures())
cut = st.integers(min_value=0, max_value=3000)


def words(value: str) -> Counter[str]:
    return Counter(WORD.findall(unicodedata.normalize("NFC", value)))


FIELDS = (
    *("title", "byline", "authors", "source", "date", "modified", "lead", "language", "site_name", "description"),
    *("image", "canonical_url", "tags"),
)


def check(doc: Document) -> None:
    """What holds for every document."""
    assert set(doc.provenance) == {name for name in FIELDS if getattr(doc, name)}
    assert all(-1 <= given.block < len(doc.blocks) for given in doc.provenance.values())
    assert [block.index for block in doc.blocks] == list(range(len(doc.blocks)))
    assert all(0 <= block.score <= 1 and block.reason for block in doc.blocks)
    assert 0 <= doc.confidence <= 1
    kept = Counter[str]()
    for block in doc.blocks:
        if block.kept:
            kept += words(block.text)
    assert words(doc.text) == kept  # each kept block once, and nothing else
    assert Document.from_dict(doc.to_dict()) == doc


@QUICK
@given(broken_page)
def test_broken_html(page: str) -> None:
    doc = boilerstrip.extract(page, slow_dates=False)
    check(doc)
    assert doc == boilerstrip.extract(page, slow_dates=False)


@QUICK
@given(broken_page)
@example("<p>one <a>two</a><a><br><br></a>three")  # the break stands in an element that does not hold the text
@example("<div><a>one</a><b><div>two</div></b></div>")
def test_elements_round_a_block_hold_it(html: str) -> None:
    page = read_html(html, Limits())
    elements = page.elements
    for block, element in enumerate(page.element):
        while element >= 0:
            assert elements.begin[element] <= block < elements.end[element]
            element = elements.parent[element]


@QUICK
@given(flat_page)
def test_flattened_text_names_its_lines(page: str) -> None:
    doc = boilerstrip.extract_text(page)
    check(doc)
    lines = re.split(r"\r\n|\r|\n", page)
    for block in doc.blocks:
        if match := re.fullmatch(r"lines? (\d+)(?:-(\d+))?", block.path):
            first, last = int(match[1]), int(match[2] or match[1])
            assert not words(block.text) - words(" ".join(lines[first - 1 : last]))


@QUICK
@given(st.one_of(st.text(max_size=400), st.binary(max_size=400)))
def test_any_input_gives_a_document_or_an_error_of_the_library(source: str | bytes) -> None:
    for door in (boilerstrip.extract, boilerstrip.extract_text):
        with contextlib.suppress(BoilerstripError):
            check(door(source, slow_dates=False))


@settings(max_examples=25, deadline=None)
@given(fixture, cut, cut)
def test_fixtures_cut_anywhere(one: Fixture, start: int, length: int) -> None:
    source = one.page
    check(boilerstrip.extract(source[:start] + source[start + length :], slow_dates=False))


@pytest.mark.parametrize("name", [one.name for one in all_fixtures(entry="html")])
def test_every_word_of_the_text_is_on_the_page(name: str) -> None:
    one = next(one for one in all_fixtures() if one.name == name)
    tree = LexborHTMLParser(one.page)
    doc = boilerstrip.extract(one.data)
    check(doc)
    assert not words(doc.text) - words(tree.text(separator=" ") + tree.text())


@pytest.mark.parametrize("name", [one.name for one in all_fixtures(entry="html")])
def test_styles_comments_and_scripts_change_nothing(name: str) -> None:
    one = next(one for one in all_fixtures() if one.name == name)
    added = "<style>p{color:red}</style><!-- a note --><script>var text = '<p>words</p>'</script>"
    more = one.page.replace("</p>", "</p>" + added)
    plain, full = boilerstrip.extract(one.page, slow_dates=False), boilerstrip.extract(more, slow_dates=False)
    assert (plain.text, plain.title, plain.byline, plain.status) == (full.text, full.title, full.byline, full.status)
    assert [block.score for block in plain.blocks] == pytest.approx([block.score for block in full.blocks], abs=1e-6)
