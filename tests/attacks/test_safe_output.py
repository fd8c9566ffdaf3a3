"""Nothing that a page holds can run where its article is shown."""

from __future__ import annotations

import html
import re
import socket

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser
from vectors import MARKDOWN, XSS

import boilerstrip
from boilerstrip import Document

BEFORE = "<p>The bridge over the river was opened on Monday, a year later than the council had planned it to be.</p>"
BEHIND = "<p>Thousands of people came to see it, although it had been raining hard since the night before that day.</p>"
SAFE_TAGS = frozenset(
    """html head body h1 h2 h3 h4 h5 h6 p br a b strong i em code pre ul ol li table thead tbody tr th td caption hr
    blockquote img figure figcaption article header footer section div span sub sup del ins time cite q""".split()  # noqa: SIM905
)
SAFE_ATTRIBUTES = {
    "href",
    "title",
    "src",
    "alt",
    "colspan",
    "rowspan",
    "start",
    "class",
    "rel",
    "datetime",
    "width",
    "height",
}
SAFE_URL = re.compile(r"(?:https?:|mailto:|/|#|\?|[^:]*$)", re.I)


def article(vector: str) -> Document:
    page = f"<html><body><article><h1>The bridge</h1>{BEFORE * 3}{vector}{BEHIND * 3}</article></body></html>"
    return boilerstrip.extract(
        page, url="https://example.org/a", focus="recall", links=True, images=True, captions=True
    )


def check(markup: str) -> None:
    """No element, attribute or URL that could run, as a browser would parse `markup`."""
    root = LexborHTMLParser(markup).root
    assert root is not None
    for node in root.traverse():
        assert node.tag in SAFE_TAGS, markup
        for name, value in node.attributes.items():
            assert name in SAFE_ATTRIBUTES, markup
            if name in ("href", "src"):
                assert SAFE_URL.match(value or ""), markup


@pytest.mark.parametrize("vector", XSS)
def test_html(vector: str) -> None:
    shown = article(vector).html
    check(shown)
    body = LexborHTMLParser(shown).body
    assert body is not None
    check(body.html or "")  # a second parse: markup must not change its meaning


@pytest.mark.parametrize("vector", XSS)
def test_markdown_of_markup(vector: str) -> None:
    check(MarkdownIt("commonmark", {"html": True}).enable("table").render(article(vector).markdown))


@pytest.mark.parametrize("text", MARKDOWN)
@pytest.mark.parametrize(
    "around", ["<p>{}</p>", "<ul><li>{}<li>more of it</ul>", "<table><tr><td>{}<td>b<tr><td>c<td>d</table>"]
)
def test_markdown_of_text(text: str, around: str) -> None:
    vector = around.format(f"Some words of prose {html.escape(text)} and some more of them, to be kept.")
    doc = article(vector)
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(doc.markdown)
    check(shown)
    body = LexborHTMLParser(shown).body
    assert body is not None
    if any("Some words of prose" in block.text for block in doc.blocks if block.kept):
        assert " ".join(text.split()) in " ".join(body.text().split())
    else:
        assert around.startswith("<table>")  # a table of so few words is not always taken for the article's
    assert not body.css("a[href*=alert], img, script")


@pytest.mark.parametrize("attribute", ["title", "byline", "text", "markdown", "html", "lead"])
def test_no_control_characters(attribute: str) -> None:
    noise = "\x00\x01\x08\x0b\x0c\x1b\x7f\x85\u202a\u202e\u2066\u2069\ufeff\U000e0041\U000e007f"
    page = (
        f"<title>The {noise}bridge</title><h1>The {noise}bridge</h1><p class=author>By Ann{noise} Baker</p>"
        f"{BEFORE.replace(' ', ' ' + noise, 3) * 3}<pre>a {noise}line</pre>{BEHIND * 3}"
    )
    for doc in (boilerstrip.extract(page), boilerstrip.extract_text(re.sub(r"<[^>]*>", "\n", page))):
        assert not set(noise) & set(getattr(doc, attribute) or "")
        assert not any(set(noise) & set(block.text) for block in doc.blocks)


@pytest.mark.parametrize("text", ["a page\fanother page", "\fa page"])
def test_a_form_feed_ends_a_line_of_preformatted_text(text: str) -> None:
    [block] = boilerstrip.extract(f"<pre>{text}</pre>").blocks
    assert block.text == text.strip("\f").replace("\f", "\n")


def test_the_tags_of_flags_stay() -> None:
    flag = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    page = f"<h1>Won by {flag}</h1><p>{BEFORE}{flag}\U000e0041</p>"
    doc = boilerstrip.extract(page)
    assert doc.title == f"Won by {flag}"
    assert all("\U000e0041" not in block.text for block in doc.blocks)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    doctype = '<!DOCTYPE html SYSTEM "http://example.org/a.dtd" [<!ENTITY x SYSTEM "http://example.org/x">]>'
    links = "<link rel=stylesheet href=http://example.org/a.css><img src=http://example.org/a.png><iframe src=http://example.org/>"
    doc = boilerstrip.extract(f"{doctype}{links}{BEFORE * 5}&x;", url="https://example.org/a", second_opinion=True)
    assert doc.text
