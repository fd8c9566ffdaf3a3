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
