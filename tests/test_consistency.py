"""What stands in the text is decided with it: data tables, and in flattened text a short last sentence."""

from __future__ import annotations

import pytest

import boilerstrip

PROSE = "The harbour council said on Monday that the ferries would run again in May, a year later than promised. "
ROWS = "".join(f"<tr><td>{room}</td><td>{n * 7 + 3}</td></tr>" for n, room in enumerate(("Kitchen", "Hall", "Cellar")))
TABLE = f"<table><tr><th>Room</th><th>2023</th></tr>{ROWS}</table>"


@pytest.mark.parametrize("table", [TABLE, f"<figure>{TABLE}</figure>"], ids=["bare", "in a figure"])
def test_a_table_of_numbers_within_the_text_is_kept(table: str) -> None:
    assert cells_of(f"<p>{PROSE * 2}</p><p>{PROSE}</p>{table}<p>{PROSE}Nobody came.</p><p>{PROSE}So it went.</p>") == 8


def test_a_table_of_numbers_at_the_end_of_the_text_is_kept() -> None:
    assert cells_of(f"<p>{PROSE * 2}</p><p>{PROSE}</p><p>{PROSE}Nobody came.</p>{TABLE}") == 8


def test_a_table_beside_the_text_is_dropped() -> None:
    assert cells_of(f"<p>{PROSE * 2}</p><p>{PROSE}</p><p>{PROSE}Nobody came.</p>", f"<aside>{TABLE}</aside>") == 0


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
