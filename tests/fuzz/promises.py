"""What is promised of every document, whatever the page; and pages to begin a search for counterexamples with."""

from __future__ import annotations

from collections.abc import Iterator

from fixtures_support import all_fixtures
from safety import check_html, check_tree, rendered
from shapes import HTML, TEXT
from vectors import MARKDOWN, XSS

from boilerstrip import Document
from boilerstrip.reading.tags import KINDS

STATUSES = {"ok", "thin", "no_article", "empty", "truncated"}


def check(doc: Document) -> None:
    """Raise AssertionError where `doc` breaks a promise."""
    assert doc.status in STATUSES
    assert (doc.status == "truncated") == any(note.startswith("limit of") for note in doc.notes), doc.notes
    assert [block.index for block in doc.blocks] == list(range(len(doc.blocks)))
    assert all(block.text and block.reason and 0 <= block.score <= 1 for block in doc.blocks)
    assert all(block.path for block in doc.blocks[:3])
    assert 0 <= doc.confidence <= 1
    assert Document.from_dict(doc.to_dict()) == doc
    for text in (doc.text, doc.markdown, doc.html, doc.title or "", doc.byline or ""):
        text.encode()  # no lone surrogates
    check_html(doc.html)
    check_tree(rendered(doc.markdown))


def first_inputs() -> Iterator[bytes]:
    """Pages of the fixtures, hostile shapes and vectors, all of them small."""
    for fixture in all_fixtures():
        yield fixture.data[:12_000]
    for shape in (*HTML.values(), *TEXT.values()):
        yield shape(1_000).encode("utf-8", "surrogatepass")
    for vector in (*XSS, *MARKDOWN):
        yield f"<article><h1>A bridge</h1><p>{'The bridge was opened. ' * 8}</p>{vector}</article>".encode()


def words() -> Iterator[str]:
    """Pieces of pages that a random change would not come upon."""
    for tag in KINDS:
        if tag is not None and tag[0].isalpha():
            yield f"<{tag}>"
            yield f"</{tag}>"
    yield from ("<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&#x110000;", "<svg>", "<math>", "<x-y>", "<a href='")
    yield from (
        "hidden",
        "class=byline",
        "itemprop=articleBody",
        "datetime=2026-01-02",
        "shadowrootmode=open",
        "rowspan=",
    )
    yield from ('<script type="application/ld+json">', '{"@type":"NewsArticle","articleBody":"', "charset=utf-16")
    yield from (
        "By Ann Baker\n",
        "Read more:",
        "12/11/2026 10:00",
        "Share",
        "© 2026",
        "。",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\0",
    )
    yield from (
        "\x1b$B",
        "~{",
        "[a](b)",
        "```",
        "| a | b |",
        "# ",
        "> ",
        "1. ",
        "***",
        "\r",
        "\u2028",
        "\ud55c",
        "đ",
        "ๆ",
    )
