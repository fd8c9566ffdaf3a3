"""What stands in the text is decided with it: data tables, headings, a short last sentence."""

from __future__ import annotations

import numpy as np
import pytest
from deciding_support import page_of

import boilerstrip
from boilerstrip.deciding.body import decide
from boilerstrip.evidence.matrix import gather
from boilerstrip.phrases import load

PROSE = "The harbour council said on Monday that the ferries would run again in May, a year later than promised. "
ROWS = "".join(f"<tr><td>{room}</td><td>{n * 7 + 3}</td></tr>" for n, room in enumerate(("Kitchen", "Hall", "Cellar")))
TABLE = f"<table><tr><th>Room</th><th>2023</th></tr>{ROWS}</table>"


@pytest.mark.parametrize("table", [TABLE, f"<figure>{TABLE}</figure>"], ids=["bare", "in a figure"])
def test_a_table_of_numbers_within_the_text_is_kept(table: str) -> None:
    assert cells_of(f"<p>{PROSE * 2}</p><p>{PROSE}</p>{table}<p>{PROSE}Nobody came.</p><p>{PROSE}So it went.</p>") == 8


@pytest.mark.parametrize(
    "table",
    [TABLE, f"<div><figure>{TABLE}</figure></div>", TABLE.replace("<td>", "<td><p>").replace("<th>", "<th><p>")],
    ids=["bare", "in boxes", "cells of paragraphs"],
)
def test_a_table_of_numbers_at_the_end_of_the_text_is_kept(table: str) -> None:
    assert cells_of(f"<p>{PROSE * 2}</p><p>{PROSE}</p><p>{PROSE}Nobody came.</p>{table}") == 8


def test_a_table_beside_the_text_is_dropped() -> None:
    assert cells_of(f"<p>{PROSE * 2}</p><p>{PROSE}</p><p>{PROSE}Nobody came.</p>", f"<aside>{TABLE}</aside>") == 0


def test_a_table_behind_another_one_is_kept_with_its_heading() -> None:
    behind = f"<h3>Another year</h3>{TABLE}<p>{PROSE}So it went.</p>"
    article = f"<p>{PROSE * 2}</p><p>{PROSE}</p><h3>One year</h3>{TABLE}{behind}"
    assert cells_of(article) == 16
    assert "Another year" in boilerstrip.extract(f"<h1>Ferries return</h1>{article}<footer>Imprint</footer>").text


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        ("<p>PV: Xin cảm ơn ông!</p>", True),
        ("<p>Thank you all.</p>", True),
        ("<p>Thank you</p>", False),
        ("<p>Read more: The ferry sank.</p>", False),
        ("<p><a href=/a>The ferry sank.</a></p>", False),
        ("<div><p>The ferry sank.</p></div>", False),
    ],
)
def test_a_likely_short_last_sentence_beside_the_text_is_kept(last: str, kept: bool) -> None:
    assert kept_of(f"<main><p>{PROSE}</p><p>{PROSE}So.</p>{last}</main><p>Imprint</p>", 0.9, 0.9, 0.4, 0.1)[2] == kept


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        ("<p>The ferry sank.</p><p>Nobody was on board.</p>", [True, True]),
        ("<p>The ferry sank.</p><p>Nobody was on …</p>", [True, False]),
        ("<p>The ferry sank.</p><img src=a.jpg><p>Nobody was on board.</p>", [True, False]),
        ("<div><p>The ferry sank.</p></div><div><p>Nobody was on board.</p></div>", [False, False]),
        ("</main><main><p>The ferry sank.</p><p>Nobody was on board.</p>", [False, False]),
    ],
    ids=["whole", "broken off", "below a picture", "in other boxes", "in another container"],
)
def test_likely_last_paragraphs_beside_the_text_are_kept(last: str, kept: list[bool]) -> None:
    page = f"<main><p>{PROSE}</p><p>{PROSE}So.</p>{last}</main><p>Imprint</p>"
    assert kept_of(page, 0.9, 0.9, 0.3, 0.3, 0.1) == [True, True, *kept, False]


@pytest.mark.parametrize(("tag", "kept"), [("h2", True), ("h4", True), ("p", False)])
def test_a_likely_heading_above_a_paragraph_of_the_text_is_kept(tag: str, kept: bool) -> None:
    section = f"<section><p>{PROSE}So.</p><p>{PROSE}Now.</p></section>"
    page = f"<p>{PROSE}</p><p>A ferry</p><p>Two ferries</p><{tag}>The ferries</{tag}>{section}"
    assert kept_of(page, 0.9, 0.1, 0.1, 0.4, 0.9, 0.9) == [True, False, False, kept, True, True]
    assert not kept_of(page, 0.9, 0.1, 0.1, 0.3, 0.9, 0.9)[3]


def kept_of(html: str, *scores: float) -> list[bool]:
    """Which blocks of a page are kept where these are their scores."""
    page = page_of(html)
    assert len(page.texts) == len(scores)
    evidence = gather(page, load())
    return [bool(one) for one in decide(page, evidence, np.array(scores, dtype=np.float32), "balanced")]


def cells_of(article: str, behind: str = "") -> int:
    """How many cells of the table are kept."""
    doc = boilerstrip.extract(
        f"<title>Ferries return</title><nav><a href=/>Home</a></nav><article><h1>Ferries return</h1>{article}</article>"
        f"{behind}<footer>Imprint</footer>"
    )
    return sum(block.kept for block in doc.blocks if "table" in block.path)


LAST = "Ban quản lý dự kiến mở rộng vùng tuần tra trong năm nay."
PARAGRAPH = (
    "Ban quản lý khu bảo tồn cho biết các đội tuần tra đã ghi nhận nhiều cá thể quý hiếm trong năm qua, và người dân "
    "địa phương cũng tham gia giám sát thường xuyên hơn trước."
)


@pytest.mark.parametrize("signature", ["XUÂN LONG", "Theo Hồ Hương", "Hà Thu (tổng hợp)", "Nhóm PV"])
def test_a_short_last_sentence_of_flattened_text_is_kept(signature: str) -> None:
    lines = [
        *("Trang chủ", "Thời sự", "Thế giới", "Khu bảo tồn mở rộng vùng tuần tra", "Thứ tư, 24/1/2024, 10:30 (GMT+7)"),
        *(PARAGRAPH, f"{PARAGRAPH} Đây là đoạn thứ hai.", f"{PARAGRAPH} Đoạn thứ ba nói về kinh phí.", LAST, signature),
        *("Tin liên quan", "Giá gạo tăng mạnh sau Tết", "Cầu mới thông xe vào tháng sáu", "Bản quyền thuộc Báo Mẫu"),
    ]
    text = boilerstrip.extract_text("\n\n".join(lines)).text
    assert LAST in text
    assert not [line for line in lines[-5:] if line in text]


WAVES = "We have never seen waves as high as these in all the years since the ferry began to run"
WHOLES = {
    "footer": f"<blockquote><p>{WAVES}.</p><footer>— Greta Roe</footer></blockquote>",
    "cite": f"<blockquote><p>{WAVES}.</p><cite>Greta Roe</cite></blockquote>",
    "terms": "<dl><dt>Fare</dt><dd>Two euros for a passenger and eight for a car, which may be paid on board.</dd>"
    "<dt>Hours</dt><dd>From five in the morning to nine in the evening, every twenty minutes.</dd></dl>",
}


@pytest.mark.parametrize("name", WHOLES)
@pytest.mark.parametrize("at", [1, 3])
def test_a_short_quotation_and_a_list_of_terms_are_kept_whole(name: str, at: int) -> None:
    prose = [
        "On Monday morning the ferry went across the river for the first time since the storm, with four hundred.",
        "The mayor said that two more crossings a day would be made until the new bridge is opened next year.",
        "It had been closed for three days, since the waves were too high for it, and who had to cross drove hours.",
    ]
    paragraphs = [f"<p>{text}</p>" for text in prose]
    body = "".join([*paragraphs[:at], WHOLES[name], *paragraphs[at:]])
    doc = boilerstrip.extract(
        "<html lang=en><title>The ferry is back</title><nav><a href=/>Home</a></nav>"
        f"<article><h1>The ferry is back</h1>{body}</article><footer><p>Copyright Kiel Post</p></footer></html>"
    )
    assert [block.text for block in doc.blocks if block.kept] == [b.text for b in doc.blocks[2:-1]]
    assert doc.authors == ()


def test_a_table_of_cells_of_many_lines_is_no_data_table() -> None:
    """Its cells are decided each by itself: a forum's post and what is said of its author."""
    author = "".join(f"<div>Line {n}</div>" for n in range(6))
    kept = kept_of(f"<table><tr><td>{author}</td><td><p>{PROSE}</p></td></tr></table>", *[0.1] * 6, 0.9)
    assert kept == [False] * 6 + [True]


def test_a_table_that_holds_another_is_no_data_table() -> None:
    """Its cells are decided each by itself: they are columns of a page."""
    inner = "<table><tr><td>2</td><td>3</td></tr></table>"
    cells = "".join(f"<tr><td>Line {n}</td><td>{PROSE}</td></tr>" for n in range(4))
    scores = [0.1, 0.9] * 4 + [0.1, 0.1, 0.1]
    kept = kept_of(f"<table>{cells}<tr><td>Reply</td><td>{inner}</td></tr></table>", *scores)
    assert kept == [False, True] * 4 + [False] * 3
