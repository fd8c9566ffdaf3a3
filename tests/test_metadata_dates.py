"""Dates of attributes and of displayed lines."""

from __future__ import annotations

import pytest

from boilerstrip.metadata.dates import displayed, is_date, iso
from boilerstrip.phrases import LanguageFile, read_files

LINES = [
    ("Thứ Tư, ngày 13/11/2024 | 08:16", "vi", "2024-11-13"),
    ("18:46 | 29/03/2021", "vi", "2021-03-29"),
    ("21 tháng 8, 2024", "vi", "2024-08-21"),
    ("22 Tháng Bảy, 2024", "vi", "2024-07-22"),
    ("Tháng Mười Hai 5, 2024", "vi", "2024-12-05"),
    ("Tháng 7 22, 2024", "vi", "2024-07-22"),
    ("Đã đăng vào thg 10 3, 2024 9:15 SA", "vi", "2024-10-03"),
    ("22 Th7, 2024", "", "2024-07-22"),
    ("3 تشرين الأول 2023", "ar", "2023-10-03"),
    ("March 3, 2024", "en", "2024-03-03"),
    ("3 March 2024", "en-GB", "2024-03-03"),
    ("Posted 3rd of May 2024", "en", "2024-05-03"),
    ("03/04/2024", "en-US", "2024-03-04"),
    ("03/04/2024", "en-GB", "2024-04-03"),
    ("03/04/2024", "fr", "2024-04-03"),
    ("13/04/2024", "en-US", "2024-04-13"),
    ("Do 25.04.24 | 14:07 Uhr", "de", "2024-04-25"),
    ("3. März 2024", "de", "2024-03-03"),
    ("3 de mayo de 2024", "es", "2024-05-03"),
    ("2024年5月3日 10:00", "zh", "2024-05-03"),
    ("2024년 5월 3일", "ko", "2024-05-03"),
    ("2024-05-03", "", "2024-05-03"),
    ("04-ago-2021 5:11", "es", "2021-08-04"),
    ("12-Jan-2024", "en", "2024-01-12"),
    ("วันที่ 3/12/2567", "th", "2024-12-03"),
    ("15 ก.ค. 2567 10:30 น.", "th", "2024-07-15"),
    ("15 กรกฎาคม พ.ศ. 2567", "th", "2024-07-15"),
    ("30 سبتمبر/ أيلول 2023", "ar", "2023-09-30"),
    ("٣٠ سبتمبر ٢٠٢٣", "ar", "2023-09-30"),
    ("입력 24.04.02 10:30", "ko", "2024-04-02"),
    ("24/04/02", "ja", "2024-04-02"),
    ("2024. május 3.", "hu", "2024-05-03"),
    ("2024. 05. 03. 09:40", "hu", "2024-05-03"),
    ("更新日：令和6年5月3日", "ja", "2024-05-03"),
    ("令和元年5月3日", "ja", "2019-05-03"),
    ("平成30年（2018年）5月3日", "ja", "2018-05-03"),
    ("發布日期：113年5月3日", "zh-TW", "2024-05-03"),
    ("中華民國１１３年０５月０３日", "", "2024-05-03"),
    ("113/05/03", "zh-Hant", "2024-05-03"),
    ("جمعه ۱۴ اردیبهشت ۱۴۰۳ - ۰۷:۱۵", "fa", "2024-05-03"),
    ("۱۴۰۳/۰۲/۱۴", "fa", "2024-05-03"),
    ("۳۰ اسفند ۱۴۰۳", "", "2025-03-20"),
    ("2024 ජූලි 19", "si", "2024-07-19"),
    ("2024 July 19", "", "2024-07-19"),
    ("Thứ Năm, 06/11/2025", "", "2025-11-06"),
    ("Chủ nhật, ngày 12/10/2025 - 08:16", "", "2025-10-12"),
    ("Tuesday, 06/11/2024", "", "2024-06-11"),
    ("Wednesday, 06/11/2024", "en", "2024-11-06"),
    ("06/11/2024 (Mi.)", "", "2024-11-06"),
    ("Tuesday 06/11/2024", "en-GB", "2024-06-11"),
    ("Monday, 06/11/2024", "en", "2024-06-11"),
]


@pytest.mark.parametrize(("line", "language", "value"), LINES)
def test_displayed(line: str, language: str, value: str) -> None:
    assert next(displayed(line, language), None) == value


@pytest.mark.parametrize(
    "line",
    [
        "3 hours ago",
        "yesterday",
        "3 giờ trước",
        "May 3",
        "12/2567",
        "3/12/2567",
        "31/02/2024",
        "1.2.3.4",
        "555-2024",
        "113/05/03",
        "6年5月3日",
    ],
)
def test_no_full_date(line: str) -> None:
    assert list(displayed(line, "en")) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-03T10:00:00+07:00", "2024-05-03T10:00:00+07:00"),
        ("2024-05-03T10:00:00Z", "2024-05-03T10:00:00+00:00"),
        ("2024-05-03 10:00", "2024-05-03T10:00:00"),
        ("20240503", "2024-05-03"),
        ("2024-13-03", None),
        ("0001-01-01", None),
        ("", None),
    ],
)
def test_iso(value: str, expected: str | None) -> None:
    assert iso(value) == expected


NAMED = [file for file in read_files() if not any(month[:1].isdecimal() for month in file.dates.get("months", ()))]


@pytest.mark.parametrize("file", NAMED, ids=lambda file: file.language)
def test_every_language_names_its_months(file: LanguageFile) -> None:
    assert len(file.dates["months"]) >= 12
    for place, month in enumerate(file.dates["months"][:12]):
        assert set(displayed(f"11 {month} 2024", file.language)) == {f"2024-{place + 1:02}-11"}, month


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("Thứ Năm, ngày 06/11/2025 10:15 GMT+7", True),
        ("Published: 3 May 2024", True),
        ("May 3, 2024: the bridge opens", False),
        ("The bridge", False),
    ],
)
def test_a_date_and_next_to_nothing_else(line: str, alone: bool) -> None:
    assert is_date(line) is alone


@pytest.mark.parametrize("line", ["प्रकाशित: 11 अगस्त 2024", "ប្រកាស 11 សីហា 2024", "11 สิงหาคม 2567"])
def test_marks_over_and_under_letters_belong_to_the_name_of_a_month(line: str) -> None:
    assert list(displayed(line, "")) == ["2024-08-11"]


def test_a_year_is_that_of_the_date_before_it() -> None:
    assert list(displayed("3 May 2024 June 9", "en")) == ["2024-05-03"]
