"""Dates of attributes and of displayed lines."""

from __future__ import annotations

import pytest

from boilerstrip.metadata.dates import displayed, iso

LINES = [
    ("Thứ Tư, ngày 13/11/2024 | 08:16", "vi", "2024-11-13"),
    ("18:46 | 29/03/2021", "vi", "2021-03-29"),
    ("21 tháng 8, 2024", "vi", "2024-08-21"),
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
]


@pytest.mark.parametrize(("line", "language", "value"), LINES)
def test_displayed(line: str, language: str, value: str) -> None:
    assert next(displayed(line, language), None) == value


@pytest.mark.parametrize(
    "line",
    ["3 hours ago", "yesterday", "3 giờ trước", "May 3", "12/2567", "3/12/2567", "31/02/2024", "1.2.3.4", "555-2024"],
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
