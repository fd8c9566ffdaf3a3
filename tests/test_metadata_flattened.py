"""Bylines of flattened text, where nothing but the lines and their places tell them."""

from __future__ import annotations

import pytest
from metadata_support import fields_of_text

TITLE = "Ferry across the bay sails again after the storm"
BODY = "\n".join(
    (
        "The ferry across the bay has sailed again since Monday, a week after the storm that had torn its pier away.",
        "Passengers stood on the shore from six in the morning, and the captain greeted each of them by hand.",
        "The county had the pier built anew in no more than seven days; half of it was paid for by the state.",
    )
)


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("3 May 2024, Daniel Roe", ("Daniel Roe",)),
        ("Sunday, 3 May 2024, Daniel Roe", ("Daniel Roe",)),
        ("3 May 2024, New York", ()),
        ("By Jane RoeherDec. 3, 2023 11:00 pm", ("Jane Roeher",)),
        ("By Jane RoeherStaff Writer", ("Jane Roeher",)),
        ("Jane RoeherDec 03, 20232 Shares1530 Views", ("Jane Roeher",)),
        ("ByJane Roeher", ("Jane Roeher",)),
        ("By Jane Roeher Last updated Dec 3, 2023", ("Jane Roeher",)),
        ("By Jane Roeher Jane Roeher", ("Jane Roeher",)),
        ("By Jane RoeherJane Roeher", ("Jane Roeher",)),
        ("By Jane FitzGerald", ("Jane FitzGerald",)),
        ("By Jane FitzGerald 3 May 2024", ("Jane FitzGerald",)),
        ("Shares\nWhy it took a week\nJavaid Roeher\n3 May 2024", ("Javaid Roeher",)),
        ("Shares\nWhy it took a week\n3 May 2024\nJavaid Roeher\nHarbour reporter", ("Javaid Roeher",)),
        ("Shares\nWhy it took a week\nJavaid Roeher\nHarbour", ()),
    ],
)
def test_what_stands_below_the_title(head: str, authors: tuple[str, ...]) -> None:
    assert fields_of_text(f"Menu\n{TITLE}\n{head}\n{BODY}").authors == authors


@pytest.mark.parametrize("line", ["By Jane RoeherDec. 3, 2023 11:00 pm", "Jane RoeherFriday, December 3, 2023"])
def test_a_date_glued_to_a_name(line: str) -> None:
    assert fields_of_text(f"Menu\n{TITLE}\n{line}\n{BODY}").date == "2023-12-03"


def test_an_author_of_teasers_too_beside_the_date() -> None:
    teasers = "\n".join(f"{headline}\nJavaid Roeher" for headline in ("The old pier", "The new pier", "The captain"))
    head = f"{TITLE}\nWhy it took a week\nJavaid Roeher\n3 May 2024"
    assert fields_of_text(f"Menu\n{head}\n{BODY}\nMore\n{teasers}").authors == ("Javaid Roeher",)


def test_views_beside_the_date_are_no_name_where_no_letter_is_a_capital() -> None:
    prose = "عادت العبارة إلى الإبحار عبر الخليج منذ يوم الاثنين بعد أسبوع من العاصفة التي جرفت رصيفها"
    head = "العبارة تعود إلى الخليج بعد العاصفة\nأخبار\nمحليات\nمشاهدات عالية\n2024-05-03"
    assert fields_of_text(f"{head}\n{prose}\n{prose}، وكان الناس ينتظرونها").authors == ()


@pytest.mark.parametrize(
    ("title", "lead", "line", "authors"),
    [
        (
            "สะพานใหม่ข้ามแม่น้ำเปิดให้ใช้แล้ว",
            "สะพานใหม่ข้ามแม่น้ำเปิดให้ประชาชนใช้เมื่อวันจันทร์ช้ากว่าที่สภาเมืองสัญญาไว้หนึ่งปีเต็มและชาวบ้านต่างดีใจกันมากที่ไม่ต้องรอเรืออีกต่อไป",
            "สมชาย ใจดี 22 ตุลาคม 2567 10:15 น.",
            ("สมชาย ใจดี",),
        ),
        (
            "ស្ពានថ្មីបើកឱ្យប្រើប្រាស់",
            "ស្ពានថ្មីឆ្លងទន្លេត្រូវបានបើកឱ្យប្រជាជនប្រើប្រាស់កាលពីថ្ងៃច័ន្ទ យឺតជាងការសន្យារបស់ក្រុមប្រឹក្សាក្រុងមួយឆ្នាំពេញ។",
            "សុខ ចាន់ដារ៉ា ២៨ តុលា ២០២៤",
            ("សុខ ចាន់ដារ៉ា",),
        ),
        (
            "Ferry across the bay sails again after the storm",
            "The ferry across the bay has sailed again since Monday, a week after the storm had torn its pier away.",
            "Daniel Roe, 22 October 2024",
            ("Daniel Roe",),
        ),
        (
            "नदी पर नया पुल सोमवार को खुल गया",
            "नदी पर बना नया पुल सोमवार को लोगों के लिए खोल दिया गया, जो नगर परिषद के वादे से पूरे एक साल बाद हुआ, और लोग खुश हैं।",
            "रवि शंकर, सोनपुर Updated Wed, 20 Nov 2024 08:10 AM IST",
            ("रवि शंकर",),
        ),
    ],
)
def test_name_and_date_below_the_standfirst(title: str, lead: str, line: str, authors: tuple[str, ...]) -> None:
    assert fields_of_text(f"{title}\n{lead}\n{line}\n{lead}\n{lead[:-3]}").authors == authors


def test_names_below_a_title_below_a_date() -> None:
    body = "\n".join(
        (
            "Sáng thứ hai, cây cầu bắc qua sông được khánh thành, chậm một năm so với lời hứa của hội đồng thành phố.",
            "Người dân hai bên bờ sông đã chờ cây cầu này suốt một năm, và ai cũng vui mừng khi được đi qua.",
            "Từ nay học sinh bên kia sông không còn phải qua đò mỗi buổi sáng để đến trường như nhiều năm trước.",
        )
    )
    head = (
        "03/05/2024 08:12 GMT+7\nCầu mới qua sông thông xe sau một năm chờ đợi\nTHÂN HOÀNG - LÊ PHAN\n0 Thích Lưu bài"
    )
    assert fields_of_text(f"Kinh doanh\n{head}\n{body}").authors == ("THÂN HOÀNG", "LÊ PHAN")
