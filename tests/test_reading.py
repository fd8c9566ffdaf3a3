"""Reading HTML: which blocks a page has, whatever its markup."""

from __future__ import annotations

import gc
import pickle

import pytest
from selectolax.lexbor import LexborHTMLParser

import boilerstrip
from boilerstrip.options import Limits
from boilerstrip.reading.deadline import Deadline
from boilerstrip.reading.page import Page
from boilerstrip.reading.tree import read_html

PROSE = "The bridge over the river was opened on Monday, a year later than planned."


def read(html: str, **limits: int) -> Page:
    return read_html(html, Limits(**limits))


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("", []),
        ("  \n", []),
        ("plain text", ["plain text"]),
        ("<p>a<p>b", ["a", "b"]),
        ("<p>a<b>b</b>c</p>", ["abc"]),
        ("<p>a <b> b </b> c</p>", ["a b c"]),
        ("<b>a</b> <i>b</i>", ["a b"]),
        ("<b>a</b><i>b</i>", ["ab"]),
        ("a<br>b", ["a\nb"]),
        ("a<br><br>b", ["a", "b"]),
        ("a<br> <br>b", ["a", "b"]),
        ("<br>a<br>", ["a"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("<span>a<div>b</div>c</span>", ["a", "b", "c"]),
        ("<ul><li>a<ul><li>b</ul>c</ul>", ["a", "b", "c"]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", ["a", "b", "c"]),
        ("<pre>  a\n    b\n</pre>c", ["  a\n    b", "c"]),
        ("<pre><div>a</div><div>b</div>c</pre>", ["a\nb\nc"]),
        ("<pre>   <b>a</b>\n</pre>", ["   a"]),
        ("<pre> \n </pre><p>a", ["a"]),
        ("<p>a<script>b</script>c<style>d</style>e", ["ace"]),
        ("<p>a<svg><g><text>b</text></g></svg>c", ["ac"]),
        ("<p>a<!-- b -->c", ["ac"]),
        ("<p>a\u00a0b", ["a b"]),
        ("<p>e\u0301", ["\u00e9"]),
        ("<x-card>a</x-card><x-card>b</x-card>", ["a", "b"]),
        ("<template>a</template>b", ["b"]),
        ("a<template shadowrootmode=open><p>b</p>c</template>d", ["a", "b", "c", "d"]),
        (
            "<i><template shadowrootmode=open>a<i><template shadowrootmode=open>b</template>c</i></template></i>",
            ["a", "b", "c"],
        ),
        ("<noscript><p>a</p></noscript>", ["a"]),
        (
            "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>a<br/>b</p></body></html>",
            ["a\nb"],
        ),
        ("<body><p>a</body><body class=x><p>b", ["a", "b"]),
        ("<html><p>a</html><p>b", ["a", "b"]),
        ("<button>a</button>b<legend>c</legend>", ["a", "b", "c"]),
        ("<select><option>a</select><textarea>b</textarea><title>c</title>d", ["d"]),
        ("<math><mi>x</mi></math>y", ["xy"]),
    ],
)
def test_blocks(html: str, texts: list[str]) -> None:
    assert read(html).texts == texts


@pytest.mark.parametrize(
    "around",
    [
        "<font>{}",
        "<font color=red><b><i>{}",
        "<center>{}</center>",
        "<div>" * 300 + "{}",
        "<span>" * 3000 + "{}",
        "<div>" * 100_000 + "{}",
        "<table><tr><td><table><tr><td>{}</table></table>",
        "<x-body><x-text>{}</x-text></x-body>",
        "<blockquote>" * 50 + "{}",
        "<article><p>other</article><article>{}</article>",
        "<noscript>{}</noscript>",
        "<div><template shadowrootmode=open>{}</template></div>",
        "<body><body><body>{}",
        "<a href=/>{}",
        "<form>{}",
        "<p><b><p><i><p>{}",
        "<marquee>{}</marquee>",
        "<frameset><noframes></noframes></frameset>{}",
        "<li>{}",
        "<td>{}",
        "<div hidden>{}</div>",
        "<b></i></p></div>{}",
        "<ul>" * 5_000 + "{}",
        "<b><i>" * 5_000 + "{}",
    ],
)
def test_prose_is_found_in_any_wrapping(around: str) -> None:
    page = read(around.format(f"<p>{PROSE}</p>"))
    if "<frameset>" in around:  # what browsers show of it: nothing
        return
    assert page.texts.count(PROSE) == 1


def test_every_paragraph_after_unclosed_inline_tags_is_found() -> None:
    page = read("".join(f"<font size={n}><b><p>{PROSE} {n}" for n in range(3_000)))
    assert [text for text in page.texts if text] == [f"{PROSE} {n}" for n in range(3_000)]


HTML = "<html><body class=a><div id=m>x<p>one <a href=/u>two</a></p><ul><li>three<li>four</ul></div><p>five<br><br>six"


def test_columns_agree() -> None:
    page = read(HTML)
    elements = page.elements
    assert page.texts == ["x", "one two", "three", "four", "five", "six"]
    assert [elements.tag[element] for element in page.element] == ["div", "p", "li", "li", "p", "p"]
    assert page.link_chars == [0, 3, 0, 0, 0, 0]
    spans = {(elements.tag[e], elements.begin[e], elements.end[e]) for e in range(len(elements.tag))}
    assert {("body", 0, 6), ("div", 0, 4), ("a", 1, 2), ("ul", 2, 4), ("li", 3, 4), ("p", 4, 6)} <= spans
    assert elements.attributes[elements.tag.index("div")] == {"id": "m"}
    assert all(parent < number for number, parent in enumerate(elements.parent))


def test_paths_find_their_elements_again() -> None:
    page = read(HTML)
    tree = LexborHTMLParser(HTML)
    for index, text in enumerate(page.texts):
        found = tree.css(page.path(index))
        assert len(found) == 1
        assert text in " ".join(found[0].text().split())


@pytest.mark.parametrize("depth", [63, 64, 65, 124, 125, 126, 127, 128, 129, 130, 1_900])
def test_paths_of_deep_elements_find_them_and_are_bounded(depth: int) -> None:
    html = "<!doctype html>" + "<div><i></i>" * depth + "<p>a<p>b" + "</div>" * (depth - 100) + "<p>c"
    page = read(html)
    tree = LexborHTMLParser(html)
    for index, text in enumerate(page.texts):
        path = page.path(index)
        assert text in [node.text(deep=False) for node in tree.css(path)]
        assert path.count(">") < 128
        if depth < 126:  # html, body and the paragraph itself beside
            assert len(tree.css(path)) == 1


def test_paths_of_nested_words_are_bounded() -> None:
    doc = boilerstrip.extract("<div>a word" * 3_900)
    assert len(doc.to_json()) < 3_000 * len(doc.blocks)


def test_attributes_outlive_the_tree_and_cross_processes() -> None:
    page = read(HTML)
    expected = [{"class": "a"} if tag == "body" else {"id": "m"} if tag == "div" else {} for tag in page.elements.tag]
    expected[page.elements.tag.index("a")] = {"href": "/u"}
    crossed = pickle.loads(pickle.dumps(page)).elements.attributes
    gc.collect()
    assert list(page.elements.attributes) == list(crossed) == expected
    assert page.elements.attributes[1:3] == expected[1:3]
    assert page.elements.attributes[-1] is page.elements.attributes[-1]


def test_text_that_nobody_sees_makes_no_block() -> None:
    page = read("<p>a</p><div><p>\ufeff</p><img></div><p>\x01</p><p>b<b>\ufeffc</b></p>")
    elements = page.elements
    assert page.texts == ["a", "bc"]
    assert len(page.element) == len(page.pieces) == len(page.link_chars) == 2
    spans = list(zip(elements.tag, elements.begin, elements.end, strict=True))[3:]
    assert spans == [("p", 0, 1), ("div", 1, 1), ("p", 1, 1), ("img", 1, 1), ("p", 1, 1), ("p", 1, 2), ("b", 1, 2)]
    assert [image.before for image in page.images] == [1]


@pytest.mark.parametrize("html", [HTML, "<p>Đoạn văn 中文</p>" * 3, "<b>" * 5_000 + "é", ""])
def test_bytes_at_hand_change_nothing(html: str) -> None:
    pages = [read_html(html, Limits(depth=9), utf8=utf8) for utf8 in (None, html.encode())]
    columns = [(page.texts, page.elements.tag, list(page.elements.attributes), page.notes) for page in pages]
    assert columns[0] == columns[1]


def test_head() -> None:
    head = read(
        "<title> A  title </title><base target=_top><base href=' /d/ '><base href=/e/>"
        "<meta name=a content=b><link rel=canonical href=/c>"
        "<script type=application/ld+json>{}</script><script id=__NEXT_DATA__ type=application/json>[1]</script>"
        "<script>var not = 'data'</script>"
    ).head
    assert head.title == "A title"
    assert head.base == "/d/"
    assert head.metas == [{"name": "a", "content": "b"}]
    assert head.links == [{"rel": "canonical", "href": "/c"}]
    assert head.data == [("application/ld+json", "{}"), ("application/json", "[1]")]


@pytest.mark.parametrize(("limit", "value"), [("blocks", 7), ("nodes", 7), ("bytes", 70), ("depth", 3)])
def test_a_limit_is_said_and_honoured(limit: str, value: int) -> None:
    html = "".join(f"<div><p>{PROSE}" for _ in range(5_000))
    page = read(html, **{limit: value})
    assert page.truncated
    assert any(note.startswith(f"limit of {value} ") for note in page.notes)
    assert 0 < len(page.texts) == len(page.element) == len(page.pieces) == len(page.link_chars)
    assert max(page.elements.end) <= len(page.texts)
    if limit == "blocks":
        assert page.texts == [PROSE] * 7
    if limit == "nodes":
        assert len(page.elements.tag) == 7
    if limit == "depth":
        assert PROSE in page.texts


def test_no_limit_no_note() -> None:
    page = read("<p>a" * 1_000)
    assert not page.truncated
    assert page.notes == []


def test_the_clock_stops_the_walk() -> None:
    ticks = iter(range(10_000))
    limits = Limits(seconds=20)
    page = read_html("<p>a" * 50_000, limits, Deadline(limits.seconds, clock=lambda: float(next(ticks))))
    assert page.truncated
    assert "limit of 20 seconds was hit while reading" in page.notes
    assert 0 < len(page.texts) < 20_000


def test_elements_behind_the_limit_are_not_even_parsed() -> None:
    html = f"<p>{PROSE}</p>" + "<hr>" * 500 + "<p>last</p>"
    page = read_html(html, Limits(nodes=100))
    assert page.texts == [PROSE]
    assert page.notes == ["limit of 100 nodes was hit while reading"]
    assert read_html(html, Limits(nodes=1_000)).texts == [PROSE, "last"]


def test_formatting_that_each_paragraph_opens_anew_counts_as_nodes() -> None:
    html = "".join(f"<font size={n}>word<p>" for n in range(5_000))  # five of them in each paragraph
    assert "limit of 20000 nodes was hit while reading" in read_html(html, Limits(nodes=20_000)).notes
    assert not any("nodes" in note for note in read_html(html, Limits(nodes=60_000)).notes)


def test_a_tag_that_the_limit_cuts_is_no_text() -> None:
    html = "<table>" + "<tr><td>cell</td></tr>" * 100
    for size in range(200, 222):
        page = read_html(html[:size], Limits())
        assert "cell".startswith(page.texts[-1])
        assert set(page.texts[:-1]) == {"cell"}


PARAGRAPH = f"{PROSE} Thousands of people came to see it, and some of them had waited since the early morning."


@pytest.mark.parametrize("opened", ["<a href=/here>", "<a name=top>"])
def test_a_link_that_was_never_closed_links_nothing(opened: str) -> None:
    page = read(f"<p><a href=/home>Home</a><h1>News</h1><p>Read {opened}it.{f'<p>{PARAGRAPH}' * 3}")
    assert page.texts[-1] == PARAGRAPH
    assert page.link_chars[-3:] == [0, 0, 0]
    assert page.link_chars[0] == len("Home")


@pytest.mark.parametrize(
    "teasers",
    [
        "".join(f"<p><a href=/{n}>{PARAGRAPH}</a>" for n in range(5)),  # each leads elsewhere
        f"<p><a>{PARAGRAPH}</a>" * 5,  # addresses were taken out
        f"<p><a href=/a>Bridge open again</a><p><a href=/a>{PARAGRAPH}</a>" * 5,  # a headline and a summary
    ],
)
def test_links_as_long_as_paragraphs_stay_links(teasers: str) -> None:
    page = read(f"<h1>News</h1>{teasers}")
    assert all(page.link_chars[1:])


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<h2>Install<a class=headerlink href='#install'>¶</a></h2>", ["Install"]),
        ("<h2><a href='#x'><span>#</span></a> Hello <b>you</b></h2>", ["Hello you"]),
        ("<li>The rule is of 1981. <a href='#r1'>↩</a></li>", ["The rule is of 1981."]),
        ("<h3>Keepers <span>[<a href=/e>edit</a>]</span></h3>", ["Keepers"]),
        ("<h3>Hüter<span>[</span><a href=/e>Bearbeiten</a><span> | </span><a href=/q>Quelltext</a>]</h3>", ["Hüter"]),
        # What may be a mark, and is none.
        ("<p>Learn <a href='#c'>C#</a></p>", ["Learn C#"]),
        ("<p>Number <a href='/n'>#</a></p>", ["Number #"]),
        ("<p>All of it <b>!</b></p>", ["All of it !"]),
        ("<div><a href='#r'>¶</a></div>", ["¶"]),
        ("<h2>[<a href=/e>edit</a>]</h2>", ["[edit]"]),
        ("<h2>The list [1, <a href=/e>2</a>]</h2>", ["The list [1, 2]"]),
        ("<p>A paragraph [<a href=/n>note</a>]</p>", ["A paragraph [note]"]),
        ("<pre>x = 1 <a href='#l1'>#</a></pre>", ["x = 1 #"]),
    ],
)
def test_marks_of_anchors_are_no_text(html: str, texts: list[str]) -> None:
    page = read_html(html, Limits())
    assert page.texts == texts
    assert [len(pieces) > 0 for pieces in page.pieces] == [True]
