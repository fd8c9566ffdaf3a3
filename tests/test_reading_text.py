"""Reading flattened text, telling it from HTML, and finding text in scripts."""

from __future__ import annotations

import json

import pytest

import boilerstrip
from boilerstrip.options import Limits
from boilerstrip.reading.lines import read_text
from boilerstrip.reading.recognise import has_markup, looks_like_html

PARAGRAPHS = [
    "The bridge over the river was opened on Monday, a year later than the council had planned it to be.",
    "Thousands of people came to see it, although it had been raining since the night before.",
    "The mayor said that children would reach their school sooner, and farmers the market.",
    "It had cost more than was expected, she said, and the council would have to explain why.",
    "The old bridge, built of wood ninety years ago, is to stay open to people on foot and to cyclists.",
    "Work on the road that leads to it from the station will begin in the spring, when the ground is dry.",
    "Until then buses go by way of the mill, which takes them some ten minutes longer than before.",
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\n \n"])
def test_line_ends(end: str) -> None:
    assert read_text(end.join(PARAGRAPHS), Limits()).texts == PARAGRAPHS


def test_lines_are_named() -> None:
    page = read_text("a\n\n b  c \n", Limits())
    assert page.texts == ["a", "b c"]
    assert [page.path(index) for index in (0, 1)] == ["line 1", "line 3"]


def test_one_long_line_is_read_by_sentences_and_loses_nothing() -> None:
    text = 'He said: "Go." ' * 3 + "“Now?” she asked. " + " ".join(PARAGRAPHS) * 3
    texts = read_text(text, Limits()).texts
    assert len(texts) > 8
    assert " ".join(texts) == text.strip()


@pytest.mark.parametrize("stop", "।۔።။។")
def test_one_long_line_is_read_by_the_sentence_ends_of_its_script(stop: str) -> None:
    sentence = f"नदी पर बना नया पुल मंगलवार को खुल गया{stop}"
    assert read_text(" ".join([sentence] * 40), Limits()).texts == [sentence] * 40


@pytest.mark.parametrize(("limit", "value"), [("blocks", 3), ("bytes", 40)])
@pytest.mark.parametrize("text", ["A word.\n" * 500, "A word. " * 500, "字。" * 500])
def test_limits(text: str, limit: str, value: int) -> None:
    page = read_text(text, Limits(**{limit: value}))
    assert page.truncated
    assert page.notes == [f"limit of {value} {limit} was hit while reading"]
    assert 0 < len(page.texts) == len(page.lines) == len(page.link_chars)
    assert sum(map(len, page.texts)) <= 40


@pytest.mark.parametrize(
    ("text", "page", "markup"),
    [
        ("", False, False),
        ("a < b and c > d", False, False),
        ("List<String> x", False, False),
        ("<3 <3 <3", False, False),
        ("the <b> tag makes <i> of it", False, True),
        ("<p>a</p><p>b</p>", True, True),
        ("<p>\nA sentence\nof several lines\nthat was wrapped.\n</p>\n<p>\nAnd one more.", True, True),
        ("<a href=/><img src=a.gif></a>\n" + "A line of the page.\n" * 9, False, True),
        ("<!DOCTYPE html>x", True, True),
        (" \n<?xml version='1.0'?><!-- a --><html>", True, True),
        ("<!---->" * 5_000, False, False),
        ("<font>a", False, True),
        ("<script type='application/ld+json'>{}</script>", False, True),
        ("<!--", False, False),
        ("<?xml", False, False),
    ],
)
def test_recognise(text: str, page: bool, markup: bool) -> None:
    assert looks_like_html(text) is page
    assert has_markup(text) is markup


HEAD = '<html><head><title>The bridge - Gazette</title><meta property="og:type" content="article">'
SHELL = "<body><div id=root></div><p>Please turn JavaScript on.</p></body>"


def _article_body(text: str) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "articleBody": text})}</script>'


def _next_data(value: object) -> str:
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(value)}</script>'


MARKUP = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
HIDDEN = {
    "articleBody": _article_body("\n".join(PARAGRAPHS)),
    "markup in data": _next_data({"props": {"story": {"html": MARKUP}}}),
    "paragraphs in data": _next_data({"a": [{"type": "p", "text": text} for text in PARAGRAPHS], "b": "x y" * 9}),
    "inline pieces": _next_data(
        {
            "body": [
                {"p": [{"value": text[:50]}, {"in": [{"value": text[50:55]}]}, {"value": text[55:]}]}
                for text in PARAGRAPHS
            ]
        }
    ),
    "lines in data": _next_data({"post": {"title": "The bridge", "text": "\n\n".join(PARAGRAPHS)}}),
    "streamed": f"<script>self.__next_f.push({json.dumps([1, MARKUP])})</script>",
}


@pytest.mark.parametrize("name", HIDDEN)
@pytest.mark.parametrize("body", [SHELL, "<body></body>"])
def test_text_that_only_scripts_hold(name: str, body: str) -> None:
    doc = boilerstrip.extract(f"{HEAD}{HIDDEN[name]}</head>{body}</html>")
    assert doc.text.endswith("\n\n".join(PARAGRAPHS))
    assert doc.status == "ok"
    assert "the visible page holds little text or none: it was taken from a script" in doc.notes
    assert doc.blocks[-1].path.endswith("script:nth-child(3)")


@pytest.mark.parametrize("name", HIDDEN)
def test_a_page_that_shows_next_to_nothing_need_not_say_that_it_is_an_article(name: str) -> None:
    head = "<html><head><title>The bridge - Gazette</title>"
    doc = boilerstrip.extract(f"{head}{HIDDEN[name]}</head><body><a href=/>Gazette</a><p>Loading</p></body></html>")
    assert doc.text.endswith("\n\n".join(PARAGRAPHS))
    assert "the visible page holds little text or none: it was taken from a script" in doc.notes


def test_visible_text_is_not_said_twice() -> None:
    visible = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    for hidden in HIDDEN.values():
        doc = boilerstrip.extract(f"{HEAD}{hidden}</head><body><h1>The bridge</h1>{visible}</body></html>")
        assert doc.text.count(PARAGRAPHS[1]) == 1
        assert not doc.notes


def test_an_index_page_keeps_its_scripts_to_itself() -> None:
    links = "".join(f"<li><a href=/{n}>A headline, number {n}</a>" for n in range(30))
    assert not boilerstrip.extract(f"<title>Gazette</title>{HIDDEN['paragraphs in data']}<ul>{links}</ul>").notes


@pytest.mark.parametrize(
    "source", ['{"articleBody":' * 20_000, "[" * 100_000, '{"articleBody": 7}', "{", "\0", '"articleBody"']
)
def test_broken_data_is_passed_over(source: str) -> None:
    html = f'{HEAD}<script type="application/ld+json">{source}</script><p>Short.</p>'
    assert "script" not in " ".join(boilerstrip.extract(html).notes)
