"""Shapes, spans and pictures of kept blocks: where they stand in lists and tables, and their inline markup."""

from __future__ import annotations

import time

import pytest
from deciding_support import OTHER, PROSE, judged, page_of
from hypothesis import given
from hypothesis import strategies as st

from boilerstrip.deciding.grids import Cell
from boilerstrip.deciding.pictures import pictures_of
from boilerstrip.deciding.shapes import Around, Shapes
from boilerstrip.deciding.spans import Spans
from boilerstrip.document import Picture, Role, Shape, Span


def shapes(source: str) -> dict[str, Around]:
    page = page_of(source)
    found = Shapes(page)
    return {text: found.around(element) for text, element in zip(page.texts, page.element, strict=True)}


def shape_of(source: str, text: str) -> Shape | None:
    page = page_of(source)
    found = Shapes(page)
    return found.shape(found.around(page.element[page.texts.index(text)]))


def cells(source: str) -> dict[str, Cell | None]:
    return {text: around.cell for text, around in shapes(source).items()}


def spans(source: str) -> tuple[Span, ...]:
    page = page_of(source)
    assert len(page.texts) == 1
    return Spans(page).of(0)


# Headings


@pytest.mark.parametrize("level", range(1, 7))
def test_heading_has_its_level(level: int) -> None:
    shape = shape_of(f"<h{level}>Head</h{level}><p>text</p>", "Head")
    assert shape == Shape(level=level)


def test_heading_by_role() -> None:
    around = shapes('<div role="heading" aria-level="3">Head</div><div role="heading">Other</div>')
    assert (around["Head"].role, around["Head"].heading, around["Other"].heading) == (Role.HEADING, 3, 2)


def test_plain_paragraph_has_no_shape() -> None:
    assert shape_of("<div><p>text</p></div>", "text") is None


# Lists


def test_nested_lists_have_depth_and_items() -> None:
    around = shapes("<ul><li>one<ol start=4><li>four<li><p>five</p><p>more</p></ol><li>two</ul><p>out</p>")
    assert [around[text].depth for text in ("one", "four", "five", "two", "out")] == [1, 2, 2, 1, 0]
    assert [around[text].ordered for text in ("one", "four", "two")] == [False, True, False]
    assert [around[text].number for text in ("one", "four", "five", "more")] == [0, 4, 5, 5]
    assert around["five"].item == around["more"].item != around["four"].item
    assert around["out"].item == -1


def test_numbers_count_items_that_hold_no_text_and_follow_value() -> None:
    around = shapes("<ol><li>a<li><img src=x><li>c<li value=10>j<li>k</ol>")
    assert [around[text].number for text in "acjk"] == [1, 3, 10, 11]


def test_broken_numbers_do_no_harm() -> None:
    around = shapes(f"<ol start=x><li value=''>a<li value={'9' * 400}>b</ol><ol start=-3><li>c</ol>")
    assert [around[text].number for text in "abc"] == [1, 2, 0]


def test_item_with_a_headline_is_an_entry_and_no_item() -> None:
    around = shapes(f"<ul><li><h3>Nine o'clock</h3><p>{PROSE}</p></ul>")
    assert around["Nine o'clock"].role is Role.HEADING
    assert (around[PROSE].role, around[PROSE].item) == (Role.PARAGRAPH, -1)


def test_quote_in_item_keeps_both() -> None:
    around = shapes("<ul><li>said<blockquote>words</blockquote></ul>")
    assert around["words"].role is Role.QUOTE
    assert around["words"].item == around["said"].item >= 0


def test_quote_round_the_whole_page_is_an_indent() -> None:
    around = shapes("<blockquote>" + "".join(f"<p>p{n}</p>" for n in range(9)) + "</blockquote>")
    assert around["p3"].role is Role.PARAGRAPH


# Code


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ('<pre><code class="language-python">x</code></pre>', "python"),
        ('<pre class="brush: js">x</pre>', "js"),
        ('<div class="highlight highlight-source-c++"><pre>x</pre></div>', "c++"),
        ('<pre class="sourceCode haskell">x</pre>', "haskell"),
        ('<div class="highlight-rust notranslate"><div class="highlight"><pre>x</pre></div></div>', "rust"),
        ('<div class="highlight-default notranslate"><div class="highlight"><pre>x</pre></div></div>', ""),
        ('<div class="highlight-wrapper"><pre>x</pre></div>', ""),
        ('<div data-lang="go"><div><pre>x</pre></div></div>', "go"),
        ('<pre class="language-plaintext">x</pre>', ""),
        ("<pre>x</pre>", ""),
    ],
)
def test_code_has_its_language(source: str, language: str) -> None:
    around = shapes(source)["x"]
    assert around.role is Role.CODE
    shape = shape_of(source, "x")
    assert (shape.language if shape else "") == language


# Tables


def test_cells_stand_where_a_browser_lays_them_out() -> None:
    grid = cells(
        "<table><tr><th rowspan=2>a</th><th colspan=2>b</th><th>c</th></tr>"
        "<tr><td>d</td><td rowspan=3>e</td><td>f</td></tr><tr><td colspan=2>g</td><td>h</td></tr></table>"
    )
    assert {text: cell and cell[:2] for text, cell in grid.items()} == {
        "a": (0, 0),
        "b": (0, 1),
        "c": (0, 3),
        "d": (1, 1),
        "e": (1, 2),
        "f": (1, 3),
        "g": (2, 0),
        "h": (2, 3),
    }
    assert grid["a"] == Cell(0, 0, True, 1, 2)
    assert grid["b"] == Cell(0, 1, True, 2, 1)
    assert grid["e"] == Cell(1, 2, False, 1, 2)  # there is no third row below


def test_no_cell_reaches_out_of_its_row_group() -> None:
    grid = cells(
        "<table><thead><tr><th rowspan=9>a<th>b</thead><tbody><tr><td rowspan=0>c<td>d<tr><td>e</tbody></table>"
    )
    assert [cell and cell[:2] for cell in grid.values()] == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 1)]
    assert [cell and cell.rowspan for cell in grid.values()] == [1, 1, 2, 1, 1]


def test_blocks_of_a_cell_share_its_place_and_its_table() -> None:
    around = shapes("<table><tr><th>h<th>i<tr><td><p>one</p><ul><li>two</ul><td>x</table>")
    assert around["one"].cell == around["two"].cell == Cell(1, 0, False, 1, 1)
    assert around["two"].role is Role.TABLE
    assert around["two"].item == -1
    assert around["one"].table == around["x"].table >= 0


@pytest.mark.parametrize(
    "source",
    [
        f"<table><tr><td>{PROSE}</td></tr><tr><td>x</td></tr></table>",
        f'<table role="presentation"><tr><th>{PROSE}</th><td>x</td></tr></table>',
        f"<table><tr><td>{PROSE}</td><td><table><tr><th>a<td>b</table></td></tr><tr><td>y</table>",
        f"<table><tr><td>menu</td><td>{''.join(f'<p>{PROSE} {n}</p>' for n in range(20))}{PROSE}</td></tr></table>",
    ],
    ids=["one column", "role", "table in it", "long cell"],
)
def test_layout_tables_have_no_cells(source: str) -> None:
    assert shapes(source)[PROSE].role is Role.PARAGRAPH


def test_table_in_a_layout_table_has_cells() -> None:
    around = shapes("<table><tr><td>x</td><td><table><tr><th>a<td>b</table></td></tr></table>")
    assert around["x"].cell is None
    assert around["b"].cell == Cell(0, 1, False, 1, 1)


def test_huge_spans_cost_nothing() -> None:
    row = "<tr>" + "<td colspan=999999999 rowspan=999999999>x" * 40
    start = time.process_time()
    grid = shapes("<table>" + row * 300 + "<tr><th>end</table>")
    assert time.process_time() - start < 4
    assert grid["end"].cell is not None


def test_deep_nesting_is_no_recursion() -> None:
    around = shapes("<ul><li>" * 1500 + "deep")
    assert around["deep"].depth == 1500


# Spans


def test_plain_text_has_no_spans() -> None:
    assert spans("<p>only <span>plain</span> text</p>") == ()


def test_markup_is_cut_where_it_begins_and_ends() -> None:
    assert spans('<p>One <b>two <i>three</i></b> and <a href=" /x ">four <code>f()</code></a>.</p>') == (
        Span("One "),
        Span("two ", bold=True),
        Span("three", bold=True, italic=True),
        Span(" and "),
        Span("four ", href="/x"),
        Span("f()", href="/x", code=True),
        Span("."),
    )


def test_block_in_a_link_is_linked_whole() -> None:
    page = page_of("<a href=/x><h3>Head</h3><p>text</p></a>")
    assert Spans(page).of(0) == (Span("Head", href="/x"),)
    assert Spans(page).of(1) == (Span("text", href="/x"),)


def test_anchor_without_target_is_no_link_and_hides_none() -> None:
    assert spans("<p>a <a name=x>b</a></p>") == ()
    assert spans("<p><a href=/y><a-x>b</a-x></a></p>") == (Span("b", href="/y"),)


def test_style_makes_and_undoes_markup() -> None:
    assert spans('<p>a <span style="font-weight: 700">b</span> <b style="font-weight:normal">c</b></p>') == (
        Span("a "),
        Span("b", bold=True),
        Span(" c"),
    )


def test_lines_stay_apart() -> None:
    assert spans("<p> one <b>two <br> three</b><br/>four</p>") == (
        Span("one "),
        Span("two\nthree", bold=True),
        Span("\nfour"),
    )


def test_accents_compose_across_markup() -> None:
    parts = spans("<p>cafe<b>\u0301 is</b> open</p>")
    assert "".join(span.text for span in parts) == "café is open"
    assert parts[0] == Span("café")


_INLINE = st.sampled_from(["b", "i", "em", "strong", "code", "span", "a href=/x", "a"])
_TEXT = st.text(st.sampled_from("ab e\u0301\u0323\t\n\u00a0\u3000\u1100\u1161한."), max_size=6)
_MARKED = st.recursive(
    _TEXT | st.sampled_from(["<br>", " <br> ", "<wbr>", "<img src=x>"]),
    lambda inner: (
        st.lists(inner, max_size=4).map("".join)
        | st.tuples(_INLINE, inner).map(lambda one: f"<{one[0]}>{one[1]}</{one[0].split()[0]}>")
    ),
    max_leaves=14,
)


@given(_MARKED)
def test_spans_joined_are_the_text(source: str) -> None:
    page = page_of(f"<div>{source}</div>")
    found = Spans(page)
    for block, text in enumerate(page.texts):
        parts = found.of(block)
        assert not parts or "".join(span.text for span in parts) == text


# Pictures


def pictures(source: str, kept: tuple[str, ...] = (PROSE, OTHER)) -> list[str]:
    page = page_of(source)
    own = [text in kept for text in page.texts]
    roles = [Role.PARAGRAPH if keep else Role.BOILERPLATE for keep in own]
    return [picture.src for picture in pictures_of(page, roles, own)]


def test_picture_between_paragraphs() -> None:
    page = page_of(f'<p>{PROSE}</p><img src="/a.jpg" alt=" A  boat "><p>{OTHER}</p>')
    assert pictures_of(page, [Role.PARAGRAPH] * 2, [True, True]) == (Picture("/a.jpg", "A boat", 1),)


@pytest.mark.parametrize(
    ("image", "src"),
    [
        ("<img src='data:image/gif;base64,R0' data-src=/lazy.jpg>", "/lazy.jpg"),
        ("<img src=/small.jpg data-original=/full.jpg>", "/full.jpg"),
        ("<img srcset='/s.jpg 320w, /l.jpg 1200w, /m.jpg 640w'>", "/l.jpg"),
        ("<picture><source srcset='/p.webp 2x'><img alt=x></picture>", "/p.webp"),
        ("<img src='data:x' class=lazy><noscript><img src=/real.jpg></noscript>", "/real.jpg"),
        ("<img src=/a.jpg><img src=/a.jpg>", "/a.jpg"),
    ],
)
def test_picture_is_where_it_is_loaded_from(image: str, src: str) -> None:
    assert pictures(f"<div><p>{PROSE}</p>{image}<p>{OTHER}</p></div>") == [src]


@pytest.mark.parametrize(
    "image",
    [
        "<img src=/pixel.gif>",
        "<img src=/a.jpg width=1 height=1>",
        "<img src=/x.svg>",
        "<img class='author-avatar' src=/a.jpg>",
        "<img src='data:image/gif;base64,R0'>",
        "<img alt=x>",
        "<div><a href=/t><img src=/t.jpg>Another story</a></div>",
    ],
)
def test_ornaments_and_thumbs_of_teasers_are_no_pictures(image: str) -> None:
    assert pictures(f"<div><p>{PROSE}</p>{image}<p>{OTHER}</p></div>") == []


def test_pictures_outside_the_article_are_not_its_own() -> None:
    assert pictures(f"<img src=/a.jpg><p>menu</p><p>{PROSE}</p><p>footer</p><img src=/b.jpg>") == []


def test_page_without_article_has_no_pictures() -> None:
    assert pictures(f"<p>{PROSE}</p><img src=/a.jpg>", kept=()) == []


def test_shape_reaches_the_finding() -> None:
    found = judged(f"<p>{PROSE}</p><ol><li><b>first</b> thing</ol>", lambda text: True)
    role, kept, _, shape, parts = found["first thing"]
    assert (role, kept) == (Role.LIST_ITEM, True)
    assert shape is not None
    assert (shape.level, shape.ordered, shape.number) == (1, True, 1)
    assert parts == (Span("first", bold=True), Span(" thing"))
