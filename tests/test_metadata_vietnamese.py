"""Bylines of Vietnamese pages, whose given names are words elsewhere, from pages that declare their language or not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import boilerstrip
from boilerstrip import Document

TITLE = "Hồ chứa lớn nhất Bến Lức cạn trơ đáy"
FIRST = (
    "Sáng 22/10, đứng trên thân đập nhìn xuống, hồ Tân Lộc chỉ còn là một vũng nước đục rộng bằng sân bóng. Đàn trâu "
    "của ông Bảy Thạnh lội qua nơi mà tháng 5 vẫn còn sâu hơn chín mét."
)
SECOND = (
    "Hồ có dung tích thiết kế 18 triệu m3, cấp nước sinh hoạt cho năm xã phía đông huyện và tưới cho 2.300 ha lúa. Từ "
    "giữa tháng 9, trạm bơm số hai phải ngừng vì ống hút trơ ra ngoài không khí."
)
LAST = "Trước mắt, quân đội điều tám xe bồn chở nước miễn phí cho các ấp xa nhất, mỗi ngày hai chuyến."


def of_html(*above: str, below: str = "") -> Document:
    top = "".join(f"<div>{line}</div>" for line in above)
    end = f"<p>{below}</p>" if below else ""
    body = f"<h1>{TITLE}</h1>{top}<p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p>{end}"
    return boilerstrip.extract(f"<html><head><title>{TITLE}</title></head><body><div>{body}</div></body></html>")


def of_text(*above: str, below: str = "") -> Document:
    return boilerstrip.extract_text("\n\n".join(line for line in (TITLE, *above, FIRST, SECOND, LAST, below) if line))


DOORS = pytest.mark.parametrize("door", [of_html, of_text])


@DOORS
@pytest.mark.parametrize("name", ["Thu Hà", "Mai Hà", "Lê Minh Thu", "Sa Huỳnh", "Do Hải", "Lê Mi"])
def test_given_names_that_are_months_or_weekdays_elsewhere(door: Callable[..., Document], name: str) -> None:
    assert door(f"{name} 22/10/2024 10:15").authors == (name,)
    assert door(f"Tác giả: {name} 22/10/2024").authors == (name,)


@DOORS
@pytest.mark.parametrize("name", ["Lưu Bảo Ngân", "Nguyễn Thị Minh Thu", "Đào Phương"])
def test_family_names_that_begin_names(door: Callable[..., Document], name: str) -> None:
    assert door("TTO - Tin nhanh", name).authors == (name,)
    assert door(below=name).authors == (name,)
    assert door(below=f"KT. CHỦ TỊCH</p><p>{name}" if door is of_html else f"KT. CHỦ TỊCH\n\n{name}").authors == ()


@DOORS
@pytest.mark.parametrize("who", ["Phòng CT SV", "Trung tâm Y tế Bến Lức", "Báo Sông Hậu", "Công ty Địa ốc Tân Phong"])
def test_offices_are_no_persons(door: Callable[..., Document], who: str) -> None:
    assert door(f"Được đăng bởi {who} vào 22/10/2024").authors == ()
    assert door("Được đăng bởi Ngô Thị Phương Thảo vào 22/10/2024").authors == ("Ngô Thị Phương Thảo",)


def test_a_byline_behind_the_text_that_markup_calls_a_credit() -> None:
    assert of_html(below="<b class=credit>Thực hiện: Lò Thị Hiền</b>").authors == ("Lò Thị Hiền",)
    assert of_html("<p class=credit>Lò Thị Hiền</p>").authors == ("Lò Thị Hiền",)
    assert of_html("<img src=/a.jpg><p class=credit>Lò Thị Hiền</p>").authors == ()


@DOORS
def test_a_line_of_the_pages_furniture_between_byline_and_text(door: Callable[..., Document]) -> None:
    found = door("Quế Chi | 02/11/2024 07:21", "Theo dõi Báo Sông trên Google News")
    assert found.authors == ("Quế Chi",)
    assert door("22/10/2024", "Google News").authors == ()


@DOORS
@pytest.mark.parametrize(
    "line", ["PV: Xin cảm ơn ông!", "Phóng viên: Cảm ơn ông.", "Người đăng: Làng quê vào lúc 22:41"]
)
def test_a_capital_before_small_words_is_no_name(door: Callable[..., Document], line: str) -> None:
    assert door(below=line).authors == ()
    assert door(line).authors == ()


@pytest.mark.parametrize("section", ["Di sản", "Di động", "Di tích"])
def test_openers_of_other_languages_are_none_in_a_menu(section: str) -> None:
    assert of_text("22/10/2024").authors == ()
    menu = f"Trang chủ\nThời sự\n{section}\nGiải trí\n\n{TITLE}\n\n22/10/2024\n\n{FIRST}\n\n{SECOND}\n\n{LAST}"
    assert boilerstrip.extract_text(menu).authors == ()


@pytest.mark.parametrize("address", ["/tac-gia/the-kha", "https://x.example/tacgia/123/the-kha", "/Author/the-kha"])
def test_addresses_of_authors(address: str) -> None:
    assert of_html(f"<a href='{address}'>Thế Kha</a>").authors == ("Thế Kha",)


def test_the_language_is_still_the_one_that_the_page_declares() -> None:
    assert of_html().language is None
    assert of_text().language is None


@pytest.mark.parametrize("line", ["BS. Nguyễn Thị Minh Thu15-10-2024 10:00", "Nguyễn Thị Minh Thu15/10/2024"])
def test_a_date_that_a_flattener_glued_to_the_name(line: str) -> None:
    assert of_text(line).authors == ("Nguyễn Thị Minh Thu",)


def test_a_signature_with_what_its_bearer_is_in_lines_below() -> None:
    found = of_html(below="<b>TS. Vũ Đăng Minh</b><br>Viện Kinh tế Việt Nam")
    assert found.authors == ("Vũ Đăng Minh",)
    assert found.byline == "TS. Vũ Đăng Minh"
    assert "Viện Kinh tế" not in found.text


@pytest.mark.parametrize("cell", ["th", "td"])
@pytest.mark.parametrize("header", ["STT", "TT"])
def test_the_header_of_a_tables_first_column_is_no_agency(header: str, cell: str) -> None:
    rows = "".join(f"<tr><td>{number}<td>Ấp {number}<td>{number}00 hộ</tr>" for number in range(1, 6))
    table = f"<table><tr><{cell}>{header}<{cell}>Ấp<{cell}>Số hộ</tr>{rows}</table>"
    found = boilerstrip.extract(f"<h1>{TITLE}</h1><p>{FIRST}</p>{table}<p>{SECOND}</p><p>{LAST}</p>")
    assert (found.source, found.byline) == (None, None)
    assert header in found.text


@DOORS
@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("PV Trần Lan", "Trần Lan", None),
        ("Tác giả, Thương Lê", "Thương Lê", None),
        ("PV. Trần Lan", "Trần Lan", None),
        ("Vũ Miền/VOV-Tây Bắc", "Vũ Miền", "VOV-Tây Bắc"),
        ("Thu Hằng/Vietnam+", "Thu Hằng", "Vietnam+"),
        ("Theo Trần Lan/Dân Việt", "Trần Lan", "Dân Việt"),
    ],
)
def test_roles_offices_and_papers_beside_a_name(
    door: Callable[..., Document], line: str, author: str, source: str | None
) -> None:
    found = door(below=line)
    assert (found.authors, found.source) == ((author,), source)


def test_initials_that_are_a_role_elsewhere() -> None:
    page = f"<h1>Rain ends the match</h1><p>By PV Sindhu</p><p>{'The rain went on for most of the day. ' * 5}</p>"
    assert boilerstrip.extract(page).authors == ("PV Sindhu",)


def test_letters_tell_the_language_of_a_page_that_declares_another() -> None:
    page = f"<html lang=en><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p><p>Theo Hồ Hương</p></html>"
    assert boilerstrip.extract(page).authors == ("Hồ Hương",)


@DOORS
@pytest.mark.parametrize(
    "line", ["Đăng vào 22 Tháng Mười, 2024 bởi Lan Anh", "Đăng ngày 22/10/2024 bởi Lan Anh", "22/10/2024 | Bởi Lan Anh"]
)
def test_names_behind_a_date_and_a_word_that_begins_sentences_as_well(door: Callable[..., Document], line: str) -> None:
    found = door(line)
    assert (found.authors, found.date) == (("Lan Anh",), "2024-10-22")


@DOORS
def test_an_office_behind_a_signature_and_one_that_gave_the_figures(door: Callable[..., Document]) -> None:
    assert door(below="Thanh Hà - Đài TT-TH huyện").authors == ("Thanh Hà",)
    found = door(below="Đồ họa: NGỌC THÀNH - Nguồn: Cục Thủy lợi")
    assert (found.authors, found.source) == (("NGỌC THÀNH",), "Nguồn: Cục Thủy lợi")


def test_an_address_that_a_flattener_glued_to_a_name() -> None:
    assert of_text("Mai Hàmaiha.tn@bao.example").authors == ("Mai Hà",)
