"""Renderings over documents made by hand: what each shows, that text stays text, and that data makes the trip back."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser, LexborNode

from boilerstrip.document import STATUSES, Block, Document, Picture, Provenance, Role, Shape, Span
from boilerstrip.errors import DocumentError
from boilerstrip.options import FOCUSES, Limits, Options, make_options
from boilerstrip.rendering import report
from boilerstrip.rendering.html import ATTRIBUTES, ELEMENTS
from boilerstrip.rendering.inline import target
from boilerstrip.rendering.tables import lay_out

MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Paths:
    """A locator that makes its paths up."""

    def path(self, index: int) -> str:
        return f"body > p:nth-of-type({index + 1})"


def document(*parts: Block, **fields: Any) -> Document:
    """A document of `parts`, numbered in their order."""
    return Document(blocks=tuple(replace(part, index=index) for index, part in enumerate(parts)), **fields)


def block(text: str, role: Role = Role.PARAGRAPH, kept: bool = True, **rest: Any) -> Block:
    return Block(0, text, role, 0.9, kept, "by hand", **rest)


def item(text: str, number: int, level: int = 1, ordered: bool = False, role: Role = Role.LIST_ITEM) -> Block:
    return block(text, role, shape=Shape(level=level, ordered=ordered, number=number, item=100 * level + number))


def cell(text: str, row: int, column: int, **rest: Any) -> Block:
    return block(text, Role.TABLE, shape=Shape(table=0, row=row, column=column, **rest))


def spanned(*spans: Span) -> Block:
    return block("".join(span.text for span in spans), spans=spans)


def read(markdown: str) -> LexborHTMLParser:
    """What a reader of Markdown makes of it."""
    return LexborHTMLParser(MARKDOWN.render(markdown))


def only(tree: LexborHTMLParser, selector: str) -> LexborNode:
    """The one element that `selector` finds."""
    (node,) = tree.css(selector)
    return node


def words(tree: LexborHTMLParser) -> list[str]:
    body = tree.body
    return body.text(separator="", deep=True).split() if body is not None else []


# Which blocks


def test_text_is_the_kept_blocks_apart_by_a_blank_line() -> None:
    doc = document(block("Lead", Role.LEAD), block("Menu", Role.NAVIGATION, kept=False), block("Body"))
    assert doc.text == "Lead\n\nBody"
    assert str(replace(doc, title="Title", byline="By X")) == "Title\n\nBy X\n\nLead\n\nBody"


def test_title_and_byline_are_no_text_even_where_they_are_kept() -> None:
    doc = document(block("Title", Role.TITLE), block("By X", Role.BYLINE), block("Body"), title="Title")
    assert doc.text == "Body"
    assert doc.markdown == "# Title\n\nBody"


@pytest.mark.parametrize(
    ("option", "role"), [("captions", Role.CAPTION), ("dates", Role.DATE), ("sources", Role.SOURCE)]
)
def test_what_stands_beside_the_text_is_shown_on_request_only(option: str, role: Role) -> None:
    doc = document(block("Body"), block("Beside", role, kept=False), block("More"))
    assert doc.text == "Body\n\nMore"
    asked = replace(doc, options=make_options(None, {option: True}))
    assert asked.text == "Body\n\nBeside\n\nMore"
    assert "Beside" in asked.markdown
    assert "Beside" in asked.html


def test_an_option_never_shows_what_was_dropped() -> None:
    doc = document(block("Teaser", Role.TEASER, kept=False), block("Said below", Role.COMMENT, kept=False))
    everything = Options(captions=True, dates=True, sources=True, comments=True, images=True)
    assert replace(doc, options=everything).text == ""


def test_kept_comments_are_text() -> None:
    assert document(block("Body"), block("Said below", Role.COMMENT)).text == "Body\n\nSaid below"


def test_an_empty_document_renders_to_nothing() -> None:
    doc = Document()
    assert (doc.text, doc.markdown, doc.html, str(doc)) == ("", "", "", "")


# Lists

NESTED = document(
    block("Before"),
    item("One", 1, ordered=True),
    item("Inner", 1, level=2),
    item("Other", 2, level=2),
    item("Two", 2, ordered=True),
    block("After"),
)


def test_items_of_a_list_stand_on_a_line_each() -> None:
    assert NESTED.text == "Before\n\nOne\nInner\nOther\nTwo\n\nAfter"


def test_nested_lists_in_markdown() -> None:
    assert NESTED.markdown == "Before\n\n1. One\n   - Inner\n   - Other\n2. Two\n\nAfter"


def test_nested_lists_in_html() -> None:
    tree = LexborHTMLParser(NESTED.html)
    assert [node.text().strip() for node in tree.css("ol > li > ul > li")] == ["Inner", "Other"]
    assert len(tree.css("ol")) == len(tree.css("ul")) == 1
    assert len(tree.css("ol > li")) == 2


def test_two_lists_side_by_side_stay_two() -> None:
    numbers = {"A": 1, "B": 2, "C": 1}
    shapes = [Shape(1, True, number, item=place) for place, number in enumerate(numbers.values())]
    doc = document(*(block(text, Role.LIST_ITEM, shape=shape) for text, shape in zip(numbers, shapes, strict=True)))
    assert doc.text == "A\nB\n\nC"
    assert len(read(doc.markdown).css("ol")) == 2
    assert len(LexborHTMLParser(doc.html).css("ol")) == 2


def test_blocks_of_one_item_stay_in_it() -> None:
    code = block("x = 1\n\n  y = 2", Role.CODE, shape=Shape(level=1, item=101))
    doc = document(item("First", 1), code, item("Inner", 5, level=2), item("Still first", 1), item("Second", 2))
    assert doc.text == "First\nx = 1\n\n  y = 2\nInner\nStill first\nSecond"
    for tree in (read(doc.markdown), LexborHTMLParser(doc.html)):
        outer = [
            node for node in tree.css("li") if node.parent and node.parent.parent and node.parent.parent.tag != "li"
        ]
        assert [node.text().split()[0] for node in outer] == ["First", "Second"]
        assert only(tree, "li pre code").text().rstrip("\n") == "x = 1\n\n  y = 2"
        assert "Still first" in outer[0].text()


def test_a_numbered_list_below_words_begins_at_its_number() -> None:
    doc = document(item("Outer", 1), item("Third", 3, level=2, ordered=True), item("Fourth", 4, level=2, ordered=True))
    for tree in (read(doc.markdown), LexborHTMLParser(doc.html)):
        assert only(tree, "li > ol").attributes == {"start": "3"}
        assert len(tree.css("li > ol > li")) == 2


def test_absurd_depth_is_bounded() -> None:
    blocks = [replace(item(f"w{n}", n, level=n * 1000), index=n) for n in range(1, 400)]
    doc = Document(blocks=tuple(blocks))
    expected = [f"w{n}" for n in range(1, 400)]
    assert words(read(doc.markdown)) == words(LexborHTMLParser(doc.html)) == doc.text.split() == expected
    assert max(len(line) for line in doc.markdown.split("\n")) < 60


def test_an_empty_block_opens_no_item() -> None:
    doc = document(item("One", 1), item("\x00 ", 1, level=2, ordered=True), block("After"))
    assert doc.markdown == "- One\n\nAfter"
    assert not LexborHTMLParser(doc.html).css("ol")


# Tables

TABLE = document(
    block("Before"),
    cell("Name", 0, 0, header=True),
    cell("Score|s", 0, 1, header=True, colspan=2),
    cell("An", 1, 0),
    cell("1", 1, 1),
    cell("2", 1, 2),
    cell("Bình", 2, 0, rowspan=2),
    cell("4", 2, 2),
    cell("5", 3, 1),
    cell("6", 3, 2),
)


def test_cells_are_apart_by_tabs_and_rows_by_line_feeds() -> None:
    assert TABLE.text == "Before\n\nName\tScore|s\nAn\t1\t2\nBình\t\t4\n\t5\t6"


def test_pipe_table() -> None:
    lines = TABLE.markdown.split("\n")[2:]
    assert lines[:3] == ["| Name | Score\\|s |  |", "| --- | --- | --- |", "| An | 1 | 2 |"]
    rows = [[node.text() for node in row.css("th, td")] for row in read(TABLE.markdown).css("tr")]
    assert rows == [["Name", "Score|s", ""], ["An", "1", "2"], ["Bình", "", "4"], ["", "5", "6"]]


def test_html_table_keeps_its_spans() -> None:
    tree = LexborHTMLParser(TABLE.html)
    assert [node.attributes for node in tree.css("thead th")] == [{}, {"colspan": "2"}]
    rows = [[(node.text(), node.attributes.get("rowspan")) for node in row.css("td")] for row in tree.css("tbody tr")]
    assert rows == [
        [("An", None), ("1", None), ("2", None)],
        [("Bình", "2"), ("", None), ("4", None)],
        [("5", None), ("6", None)],
    ]


def test_blocks_of_one_cell_and_line_feeds_stay_in_it() -> None:
    doc = document(cell("a\nb", 0, 0), cell("c", 0, 0), cell("d", 0, 1))
    assert doc.text == "a b c\td"
    assert [node.text() for node in read(doc.markdown).css("th")] == ["a b c", "d"]


def test_what_is_kept_of_one_cell_alone_makes_no_table() -> None:
    doc = document(block("Before"), cell("a\nb", 0, 1), cell("c", 0, 1), block("Behind"))
    assert doc.text == "Before\n\na\nb\n\nc\n\nBehind"
    assert doc.markdown == "Before\n\na\\\nb\n\nc\n\nBehind"
    assert "<table" not in doc.html


def test_absurd_spans_and_sparse_tables_cost_nothing() -> None:
    wide = document(cell("a", 0, 0, colspan=10**12, rowspan=10**12), cell("b", 10**12, 10**12))
    assert wide.text.split() == ["a", "b"]
    assert len(wide.html) < 300
    n = 3000
    sparse = document(*(cell("x", 0, c) for c in range(n)), *(cell("y", r, n) for r in range(1, n)))
    assert sum(len(row) for row in lay_out(sparse.blocks)) <= 40 * n
    assert sparse.text.split() == ["x"] * n + ["y"] * (n - 1)


# Headings, quotes, code, pictures


def test_headings_stand_below_the_title() -> None:
    heads = [block(f"H{level}", Role.HEADING, shape=Shape(level=level)) for level in (1, 2, 6)]
    doc = document(*heads, title="T")
    assert doc.markdown == "# T\n\n## H1\n\n### H2\n\n###### H6"
    assert re.findall(r"<(h\d)>", doc.html) == ["h1", "h2", "h3", "h6"]
    assert replace(doc, title=None).markdown == "# H1\n\n## H2\n\n###### H6"
    assert document(block("H", Role.HEADING), title="T").markdown == "# T\n\n## H"


def test_quotes_in_a_row_are_one() -> None:
    doc = document(block("A\nB", Role.QUOTE), block("C", Role.QUOTE), block("D"))
    assert doc.markdown == "> A\\\n> B\n>\n> C\n\nD"
    tree = LexborHTMLParser(doc.html)
    assert [node.text() for node in tree.css("blockquote p")] == ["AB", "C"]
    assert len(tree.css("blockquote br")) == 1


def test_code_keeps_its_white_space_and_cannot_end_its_fence() -> None:
    text = "def f():\n\n    return '```'\n````\n<b>&amp;\t*x*"
    doc = document(block(text, Role.CODE, shape=Shape(language="python")))
    assert doc.text == text
    assert doc.markdown.startswith("`````python\n")
    for tree in (read(doc.markdown), LexborHTMLParser(doc.html)):
        node = only(tree, "pre > code")
        assert node.text().removesuffix("\n") == text
        assert node.attributes == {"class": "language-python"}


@pytest.mark.parametrize("language", ["a b", 'x"><script>', "`", "x\n```", ""])
def test_a_language_that_is_no_name_is_left_out(language: str) -> None:
    doc = document(block("x", Role.CODE, shape=Shape(language=language)))
    assert doc.markdown == "```\nx\n```"
    assert "<pre><code>x</code></pre>" in doc.html


def test_pictures_on_request_with_their_captions() -> None:
    pictures = (Picture("/p (1).jpg", "A ] B", 1), Picture("javascript:alert(1)", "bad", 0), Picture("q.png", "", 9))
    doc = document(
        block("One"), block("Cap", Role.CAPTION, False), block("Two"), pictures=pictures, url="https://h.org/"
    )
    assert "h.org" not in doc.markdown + doc.html
    asked = replace(doc, options=Options(images=True, captions=True))
    assert asked.text == "One\n\nCap\n\nTwo"
    assert asked.markdown == (
        "One\n\n![A \\] B](https://h.org/p%20%281%29.jpg)\n\nCap\n\nTwo\n\n![](https://h.org/q.png)"
    )
    tree = LexborHTMLParser(asked.html)
    assert only(tree, "figure > figcaption").text() == "Cap"
    assert [node.attributes["src"] for node in tree.css("img")] == ["https://h.org/p (1).jpg", "https://h.org/q.png"]


# Inline markup

STYLED = spanned(
    Span("A "), Span(" bold", bold=True), Span(" and "), Span("both", bold=True, italic=True), Span(", "),
    Span("link", href="https://e.org/a_(b)"), Span(", "), Span("a`b", code=True), Span("."),
)  # fmt: skip


def test_spans_in_markdown() -> None:
    expected = "A  **bold** and ***both***, [link](https://e.org/a_%28b%29), ``a`b``."
    assert document(STYLED).markdown == expected


def test_spans_in_html() -> None:
    assert document(STYLED).html == (
        "<article>\n<p>A <strong> bold</strong> and <strong><em>both</em></strong>, "
        '<a href="https://e.org/a_(b)">link</a>, <code>a`b</code>.</p>\n</article>'
    )


def test_links_can_be_left_out() -> None:
    doc = document(STYLED, options=Options(links=False))
    assert "e.org" not in doc.markdown + doc.html
    assert " link, " in doc.markdown


def test_relative_links_are_made_absolute_where_the_address_is_known() -> None:
    doc = document(spanned(Span("x", href="../b")))
    assert doc.markdown == "[x](../b)"
    assert replace(doc, url="https://h.org/a/c").markdown == "[x](https://h.org/b)"


@pytest.mark.parametrize(
    ("base", "url", "link"),
    [
        ("https://e.org/x/", "https://h.org/a/c", "https://e.org/x/b"),
        ("/", "https://h.org/a/c", "https://h.org/b"),
        ("/x/", None, "/x/b"),
        ("javascript:alert(1)//", "https://h.org/a/c", "https://h.org/a/b"),
        ("data:text/html,x", None, "b"),
        ("http://[", "https://h.org/a/c", "https://h.org/a/b"),
    ],
)
def test_relative_links_start_from_the_base_that_the_page_gives(base: str, url: str | None, link: str) -> None:
    pictures = (Picture("b", "", 0),)
    doc = document(
        spanned(Span("x", href="b")), base_url=base, url=url, pictures=pictures, options=Options(images=True)
    )
    assert doc.markdown == f"![]({link})\n\n[x]({link})"
    assert only(read(doc.html), "a").attributes["href"] == only(read(doc.html), "img").attributes["src"] == link


def test_a_page_whose_address_is_no_text_is_rendered() -> None:
    pictures = (Picture("b", "", 0),)
    link = spanned(Span("x", href="b"))
    doc = document(link, url="https://e.org/\ud800/", pictures=pictures, options=Options(images=True))
    assert doc.markdown == "![](https://e.org/\ufffd/b)\n\n[x](https://e.org/\ufffd/b)"
    assert only(read(doc.html), "a").attributes["href"] == only(read(doc.html), "img").attributes["src"]


def test_spans_that_do_not_give_the_text_are_not_trusted() -> None:
    doc = document(block("The text", spans=(Span("other", bold=True),)))
    assert doc.markdown == "The text"
    assert "<p>The text</p>" in doc.html


def test_emphasis_against_punctuation_leaves_no_asterisks() -> None:
    doc = document(spanned(Span("a"), Span("(b)", bold=True), Span("c"), Span("「d」", italic=True), Span("は")))
    assert only(read(doc.markdown), "p").text() == "a(b)c「d」は"
    assert [node.text() for node in read(doc.markdown).css("strong, em")] == ["b", "d"]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " java\nscript:alert(1)", "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x", "file:///etc/passwd", "java\x00script:alert(1)", "javascript\t:alert(1)", "blob:x", "",
        "\ufeffjavascript:alert(1)", "\u200bjavascript:alert(1)", "java\u200bscript:alert(1)", "\u2060 data:x",
        "https:javascript:alert(1)", "https://u@/", "https://", "http://[::1", "http://e.org:99999/", "http://a b/",
    ],
)  # fmt: skip
def test_unsafe_targets_are_dropped(href: str) -> None:
    assert target(href, None) == ""
    doc = document(spanned(Span("words", href=href)))
    assert doc.markdown == "words"
    assert "<a " not in doc.html
    at_home = replace(doc, url="https://h.org/")  # where what is no scheme is a path
    assert at_home.markdown == "words" or at_home.markdown.startswith("[words](https://h.org/java")
    assert ("<a " in at_home.html) == ("](" in at_home.markdown)


@pytest.mark.parametrize(
    "href",
    [
        "https://e.org/", "http://e.org", "mailto:a@e.org", "/a", "a?b=c:d", "#n", "//e.org/x", "https:e.org",
        "https://u:p@e.org:8080/x", "http://[::1]:80", "https://e.org?a", "https://nhật.vn/a\u200cb",
    ],
)  # fmt: skip
def test_safe_targets_are_kept(href: str) -> None:
    assert target(href, None) == href


def test_a_target_cannot_end_early_nor_hide_its_scheme() -> None:
    for href in ("/a) [evil](http://evil.org", "</x> \"t\" 'u' (v)", "javascript&colon;alert(1)", "a\\", "/`x`|*_<b>"):
        doc = document(spanned(Span("`x` words", href=href), Span(" `")))
        links = read(doc.markdown).css("a")
        assert [node.text() for node in links] == ["`x` words"]
        assert not (links[0].attributes["href"] or "").startswith(("javascript:", "http://evil"))


SMUGGLED = [
    "# head", "####### seven", "- item", "+ item", "* item", "1. item", "12) item", "> quote", "    code", "\tcode",
    "---",
    "***", "- - -", "===", "a\n===", "a\n---", "```\ncode", "~~~\ncode", "<script>alert(1)</script>", "<b>x", "<!-- x",
    "<?php", "<![CDATA[x", "&lt;b&gt; &#42;x&#42;", "[x](http://e.org)", "![x](http://e.org)", "<http://e.org>",
    "[x]: http://e.org\n\n[x]", "[x][x]", "*x* **y** _z_ __w__", "`code`", "a\\", "\\*x\\*",
    "| a | b |\n| --- | --- |\n| c | d |",
    "a | b\n--- | ---\nc | d", "a\n:--", "a\n-", "x  \ny", "~~x~~", "!", "a &", "<", "\\", "a #", "#", "_",
    "snake_case_name",
]  # fmt: skip


@pytest.mark.parametrize("text", SMUGGLED)
@pytest.mark.parametrize("role", [Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM, Role.QUOTE])
def test_text_smuggles_nothing_into_markdown(text: str, role: Role) -> None:
    tree = read(document(block(text, role), block("<i>*plain*", role), title=text).markdown)
    assert words(tree) == [*text.split(), *text.split(), "<i>*plain*"]
    frame = {Role.HEADING: {"h2"}, Role.LIST_ITEM: {"ul", "li"}, Role.QUOTE: {"blockquote", "p"}}.get(role, {"p"})
    assert {node.tag for node in tree.css("body *")} - {"h1", "br"} == frame


@pytest.mark.parametrize("text", SMUGGLED)
def test_text_smuggles_nothing_into_cells(text: str) -> None:
    tree = read(document(cell(text, 0, 0), cell("y", 0, 1), cell(text, 1, 0), cell("z", 1, 1)).markdown)
    assert [node.text().split() for node in tree.css("th, td")] == [text.split(), ["y"], text.split(), ["z"]]


# Any text at all

TRICKY = st.lists(
    st.sampled_from([*"*_`[]()<>!&#|~\\-+=.:;1a đ。「\n\"'/^", "&amp;", "](", "```", "**"]), max_size=16
).map("".join)
ANY = st.one_of(TRICKY, st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=24))
HREFS = st.one_of(
    st.just(""), TRICKY, st.sampled_from(["https://e.org/", "javascript:alert(1)", "mailto:a@e.org", "data:x"])
)
SPANS = st.builds(Span, text=ANY, href=HREFS, bold=st.booleans(), italic=st.booleans(), code=st.booleans())
SHAPES = st.builds(
    Shape,
    level=st.integers(-1, 7),
    ordered=st.booleans(),
    number=st.integers(-1, 5),
    item=st.integers(-1, 6),
    table=st.integers(-1, 2),
    row=st.integers(0, 3),
    column=st.integers(0, 3),
    header=st.booleans(),
    colspan=st.integers(0, 5),
    rowspan=st.integers(0, 5),
    language=ANY,
)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    spans = tuple(draw(st.lists(SPANS, max_size=5)))
    text = "".join(span.text for span in spans) if spans else draw(ANY)
    return Block(
        index=0,
        text=text,
        role=draw(st.sampled_from(list(Role))),
        score=draw(st.floats(0, 1)),
        kept=draw(st.booleans()),
        reason=draw(ANY),
        shape=draw(st.none() | SHAPES),
        spans=spans,
        locator=draw(st.sampled_from([None, Paths()])),
    )


PICTURES = st.builds(Picture, src=HREFS, alt=ANY, before=st.integers(0, 9))
OPTIONS = st.builds(
    Options,
    focus=st.sampled_from(FOCUSES),
    **{name: st.booleans() for name in ("comments", "captions", "dates", "sources", "links", "images")},
    limits=st.builds(Limits, bytes=st.integers(1, 99), seconds=st.floats(0.1)),
)
LINE = st.none() | ANY
FIELDS = ("title", "byline", "source", "date", "modified", "lead", "language", "site_name", "description", "image")


def told(parts: list[Block], provenance: dict[str, Provenance], **fields: Any) -> Document:
    """A document whose provenance names blocks that there are."""
    last = len(parts) - 1
    fitting = {name: replace(given, block=min(given.block, last)) for name, given in provenance.items()}
    return document(*parts, provenance=fitting, **fields)


DOCUMENTS = st.builds(
    told,
    st.lists(blocks(), max_size=8),
    **dict.fromkeys(FIELDS, LINE),
    canonical_url=LINE,
    url=st.none() | st.just("https://h.org/a"),
    base_url=LINE,
    authors=st.lists(ANY).map(tuple),
    tags=st.lists(ANY).map(tuple),
    notes=st.lists(ANY).map(tuple),
    pictures=st.lists(PICTURES, max_size=3).map(tuple),
    provenance=st.dictionaries(
        st.sampled_from(FIELDS), st.builds(Provenance, ANY, st.integers(-1, 9), st.floats(0, 1)), max_size=3
    ),
    confidence=st.floats(0, 1),
    status=st.sampled_from(STATUSES),
    options=OPTIONS,
)


def seen(text: str) -> str:
    """The characters of `text` that print, in order; how white space divides them is another matter."""
    return "".join(text.split())


def assert_inactive(tree: LexborHTMLParser) -> None:
    for node in tree.css("body *"):
        tag = node.tag or ""
        assert tag in ELEMENTS
        names = {"class", "start"} | ATTRIBUTES.get(tag, set())
        assert set(node.attributes) <= names
        for name in ("href", "src"):
            address = node.attributes.get(name) or ""
            scheme = re.match(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):", address)
            assert scheme is None or scheme[1].lower() in ("http", "https", "mailto")


@given(DOCUMENTS)
def test_any_document_as_markdown_reads_back_to_its_words(doc: Document) -> None:
    bare = replace(doc, options=replace(doc.options, images=False))
    tree = read(bare.markdown)
    assert_inactive(tree)
    body = tree.body
    expected = seen((doc.title or "") + (doc.byline or "") + doc.text)
    assert seen(body.text(deep=True) if body is not None else "") == expected


@given(DOCUMENTS)
def test_any_document_as_html_reads_back_to_its_words(doc: Document) -> None:
    tree = LexborHTMLParser(doc.html)
    assert_inactive(tree)
    body = tree.body
    expected = seen((doc.title or "") + (doc.byline or "") + doc.text)
    assert seen(body.text(deep=True) if body is not None else "") == expected


@given(st.lists(SPANS, min_size=1, max_size=6))
def test_markdown_has_the_links_that_html_has(parts: list[Span]) -> None:
    doc = document(spanned(*parts), url="https://h.org/")
    links = [[seen(node.text()) for node in tree.css("a")] for tree in (read(doc.markdown), LexborHTMLParser(doc.html))]
    assert links[0] == links[1]


@given(st.text(), st.text())
def test_no_text_makes_a_rendering_fail(text: str, href: str) -> None:
    shapes = [None, Shape(level=1, item=1), Shape(table=1)]
    parts = [
        block(text, role, shape=shape, spans=(Span(text, href=href, bold=True),)) for role in Role for shape in shapes
    ]
    doc = document(*parts, title=text, byline=text, pictures=(Picture(href, text, 1),), options=Options(images=True))
    assert isinstance(doc.html, str)
    assert isinstance(doc.markdown, str)
    assert report.plain(doc).count("\n") == len(parts) + 1


# Data


@given(DOCUMENTS)
def test_data_makes_the_trip_back(doc: Document) -> None:
    data = doc.to_dict()
    back = Document.from_dict(data)
    assert back == doc
    assert back.options == doc.options
    assert [b.path for b in back.blocks] == [b.path for b in doc.blocks]
    assert back.to_dict() == data
    assert Document.from_dict(json.loads(doc.to_json())) == doc


@given(DOCUMENTS)
def test_documents_that_are_equal_have_one_hash(doc: Document) -> None:
    assert {doc: "found"}[Document.from_dict(doc.to_dict())] == "found"


def test_json_leaves_characters_as_they_are_and_has_no_infinity() -> None:
    doc = document(block("Tiếng Việt"))
    assert '"text": "Tiếng Việt"' in doc.to_json(indent=1)
    with pytest.raises(ValueError, match="JSON"):
        replace(doc, confidence=float("nan")).to_json()


def test_defaults_are_left_out() -> None:
    data = document(
        block("x", shape=Shape(level=2), spans=(Span("x", bold=True),)), options=Options(dates=True)
    ).to_dict()
    assert data["options"] == {"dates": True}
    assert data["text"] == "x"
    assert data["blocks"] == [
        {
            "index": 0,
            "text": "x",
            "role": "paragraph",
            "score": 0.9,
            "kept": True,
            "reason": "by hand",
            "shape": {"level": 2},
            "spans": [{"text": "x", "bold": True}],
        }
    ]


def _without(data: Any, key: str) -> Any:
    return {name: value for name, value in data.items() if name != key}


SPOILT: list[tuple[str, Callable[[dict[str, Any]], Any]]] = [
    ("document: None was given, a mapping is expected", lambda d: None),
    ("document: list was given", lambda d: [d]),
    ("document: the key 1 is no str", lambda d: {**d, 1: 2}),
    ("version: missing", lambda d: _without(d, "version")),
    ("version: 99 was given, 1 is expected", lambda d: {**d, "version": 99}),
    ("blocks: missing", lambda d: _without(d, "blocks")),
    ("blocks: str was given, a list is expected", lambda d: {**d, "blocks": "x"}),
    ("'colour' is not known", lambda d: {**d, "colour": 1}),
    ("title: int was given, a str or None is expected", lambda d: {**d, "title": 1}),
    (r"authors\[1\]: None was given, a str is expected", lambda d: {**d, "authors": ["a", None]}),
    ("confidence: 2 was given, a number from 0 to 1", lambda d: {**d, "confidence": 2}),
    ("confidence: nan was given", lambda d: {**d, "confidence": float("nan")}),
    ("confidence: bool was given", lambda d: {**d, "confidence": True}),
    (r"blocks\[0\]: int was given", lambda d: {**d, "blocks": [1]}),
    (
        r"blocks\[0\].role: 'hero' was given, one of lead",
        lambda d: {**d, "blocks": [{**d["blocks"][0], "role": "hero"}]},
    ),
    (r"blocks\[0\].kept: int was given", lambda d: {**d, "blocks": [{**d["blocks"][0], "kept": 1}]}),
    (r"blocks\[0\].score: -1", lambda d: {**d, "blocks": [{**d["blocks"][0], "score": -1}]}),
    (r"blocks\[1\].index: 0 was given, more than 0", lambda d: {**d, "blocks": [d["blocks"][0]] * 2}),
    (
        r"blocks\[1\].index: 0 was given, more than 3",
        lambda d: {**d, "blocks": [{**d["blocks"][0], "index": index} for index in (3, 0)]},
    ),
    (r"blocks\[0\].shape.level: bool", lambda d: {**d, "blocks": [{**d["blocks"][0], "shape": {"level": True}}]}),
    (r"blocks\[0\].shape: 'x' is not", lambda d: {**d, "blocks": [{**d["blocks"][0], "shape": {"x": 1}}]}),
    (r"blocks\[0\].shape: None", lambda d: {**d, "blocks": [{**d["blocks"][0], "shape": None}]}),
    (r"blocks\[0\].spans\[0\].text: missing", lambda d: {**d, "blocks": [{**d["blocks"][0], "spans": [{}]}]}),
    ("status: 'fine' was given, one of ok, thin, no_article", lambda d: {**d, "status": "fine"}),
    (
        r"blocks\[0\].index: -1 was given, a whole number from 0",
        lambda d: {**d, "blocks": [{**d["blocks"][0], "index": -1}]},
    ),
    (
        r"pictures\[0\].before: -1 was given, a whole number from 0",
        lambda d: {**d, "pictures": [{"src": "x", "alt": "", "before": -1}]},
    ),
    *(
        (
            f"provenance.title.block: {block} was given, the index of a block or -1 is expected",
            lambda d, block=block: {
                **d,
                "provenance": {"title": {"origin": "block", "block": block, "confidence": 1}},
            },
        )
        for block in (1, -2)
    ),
    (
        "provenance: 'headline' is not known",
        lambda d: {**d, "provenance": {"headline": {"origin": "block", "block": 0, "confidence": 1}}},
    ),
    (r"pictures\[0\].alt: missing", lambda d: {**d, "pictures": [{"src": "x"}]}),
    ("provenance.title.origin: missing", lambda d: {**d, "provenance": {"title": {}}}),
    ("options: focus: 'x' was given", lambda d: {**d, "options": {"focus": "x"}}),
    ("options: 'x' is not known", lambda d: {**d, "options": {"x": 1}}),
    ("options.limits: 'x' is not known", lambda d: {**d, "options": {"limits": {"x": 1}}}),
    ("options: limits.bytes: 0 was given", lambda d: {**d, "options": {"limits": {"bytes": 0}}}),
]


@pytest.mark.parametrize(("message", "spoil"), SPOILT, ids=[message for message, _ in SPOILT])
def test_other_data_is_refused_with_its_place(message: str, spoil: Callable[[dict[str, Any]], Any]) -> None:
    data = document(block("x")).to_dict()
    with pytest.raises(DocumentError, match=message):
        Document.from_dict(spoil(data))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.data(), JSON)
def test_any_value_at_any_place_is_read_or_refused(data: st.DataObject, value: Any) -> None:
    whole = document(
        STYLED, *TABLE.blocks[:2], pictures=(Picture("a", "b", 0),), options=Options(limits=Limits(bytes=9))
    )
    made = json.loads(whole.to_json())
    at: Any = made
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(at[key], (dict, list)) or not at[key] or data.draw(st.booleans()):
            at[key] = value
            break
        at = at[key]
    try:
        doc = Document.from_dict(made)
    except DocumentError:
        return
    assert Document.from_dict(doc.to_dict()) == doc


# Report, cost


def test_the_report_has_a_line_for_each_block_and_no_control_characters() -> None:
    doc = document(block("Kept\nwords"), block("\x1b[31mMenu " * 30, Role.NAVIGATION, kept=False), notes=("guessed",))
    lines = report.plain(doc).split("\n")
    assert lines[0].split() == ["block", "score", "kept", "role", "reason", "text"]
    assert lines[1].split() == ["0", "0.90", "kept", "paragraph", "by", "hand", "Kept", "words"]
    assert "navigation" in lines[2]
    assert "\x1b" not in lines[2]
    assert len(lines[2]) < 130
    assert lines[3] == "1 of 2 blocks kept; status ok, confidence 0.00; guessed"


def test_rendering_text_loads_no_other_package() -> None:
    code = (
        "import sys; from boilerstrip.document import Document; Document().text; Document().markdown; "
        "Document().to_json(); print([name for name in ('nh3', 'click', 'rich', 'trafilatura') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
