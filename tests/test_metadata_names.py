"""Lines to names, in many languages."""

from __future__ import annotations

import pytest

from boilerstrip.metadata.names import Reader

LINES = [
    ("TS. Vũ Đăng Minh", ["Vũ Đăng Minh"]),
    ("XUÂN LONG", ["XUÂN LONG"]),
    ("Hà Thu (tổng hợp)", ["Hà Thu"]),
    ("Theo Hồ Hương", ["Hồ Hương"]),
    ("Nguyễn Hoài An - Đỗ Minh Triết", ["Nguyễn Hoài An", "Đỗ Minh Triết"]),
    ("By Jane Roe and John Doe, Reuters", ["Jane Roe", "John Doe"]),
    ("By Jane Roe | March 3, 2024 | 5 min read", ["Jane Roe"]),
    ("Jane Roe, Senior Writer", ["Jane Roe"]),
    ("By Dr. Jane Roe", ["Jane Roe"]),
    ("By Jane Roe\n@janeroe jane.roe@example.com", ["Jane Roe"]),
    ("By Jane Roe in Berlin", ["Jane Roe"]),
    ("Posted on 3 May 2024 by Jane Roe", ["Jane Roe"]),
    ("Von Max Müller und Erika Mustermann", ["Max Müller", "Erika Mustermann"]),
    ("Par Jean d'Ormesson et Marie Le Pen", ["Jean d'Ormesson", "Marie Le Pen"]),
    ("Por María R. Sahuquillo y José Pérez", ["María R. Sahuquillo", "José Pérez"]),
    ("JANE ROE, JOHN DOE", ["JANE ROE", "JOHN DOE"]),
    ("T. V. Raman", ["T. V. Raman"]),
    ("By Ludwig van Beethoven", ["Ludwig van Beethoven"]),
    ("Posted by roe64 (2025-11-01 15:15)", ["roe64"]),
    ("Von jane.roe am Samstag, 19. Oktober 2019", ["jane.roe"]),
    ("By Nina Roe", ["Nina Roe"]),
    ("By Md Jane Roe", ["Md Jane Roe"]),
    ("Editor : Jane Roe", ["Jane Roe"]),
    ("执笔人：王伟 李娜", ["王伟", "李娜"]),
    ("By Jane Roe, John Doe, and Tom Poe", ["Jane Roe", "John Doe", "Tom Poe"]),
    ("By Jane Roe, John Doe, & Tom Poe", ["Jane Roe", "John Doe", "Tom Poe"]),
    ("This post was written by Jane Roe, Senior Writer", ["Jane Roe"]),
    ("Dieser Beitrag wurde verfasst von Jane Roe", ["Jane Roe"]),
    ("Posted on 8th March 2024 by guest author: Prof Jane Roe", ["Jane Roe"]),
    ("Medically reviewed by Anna Poe, MD — Written by Jane Roe on May 3, 2024", ["Jane Roe"]),
    ("Written by Jane Roe — Medically reviewed by Anna Poe, MD", ["Jane Roe"]),
    ("Harbour Public Radio | By Jane Roe", ["Jane Roe"]),
    ("Jane Roe (Text), Max Poe (Bilder)", ["Jane Roe"]),
    ("Jane Roe (Text) und Max Poe (Fotos)", ["Jane Roe"]),
    ("Max Poe (photos) and Jane Roe (text)", ["Jane Roe"]),
    ("Max Poe (Foto)", []),
    ("Opracowanie: KS", []),
    ("记者陈思远、刘佳宁", ["陈思远", "刘佳宁"]),
    ("Автор: Олена Шевченко, фото: Іван Бойко", ["Олена Шевченко"]),
    ("Text: Karl Meier, Fotos: Eva Roth", ["Karl Meier"]),
    ("Texto: Lucía Gómez / Fotos: Pedro Ruiz", ["Lucía Gómez"]),
    ("Bài: Minh Anh; Ảnh: Quốc Bảo", ["Minh Anh"]),
    ("文・田中太郎 写真・中村浩", ["田中太郎"]),
    ("文/王小明 图/李红", ["王小明"]),
    ("Text: Åsa Lindström Foto: Björn Ek", ["Åsa Lindström"]),
    ("Door onze redacteur Pieter van 't Hoff", ["Pieter van 't Hoff"]),
    ("Door onze correspondent Anna Bakker", ["Anna Bakker"]),
    ("Von unserem Korrespondenten Karl Meier, Berlin", ["Karl Meier"]),
    ("Tin-ảnh: Ca Linh - Công Tuấn - Vân Du", ["Ca Linh", "Công Tuấn", "Vân Du"]),
]


@pytest.mark.parametrize(("line", "names"), LINES)
def test_names_of_a_line(line: str, names: list[str]) -> None:
    assert Reader().read(line).names == names


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("cs", "Jana Nováková", ["Jana Nováková"]),  # "yesterday" in Swahili
        ("en", "Leo Marks, Berlin", ["Leo Marks"]),  # "today"
        ("en", "Theo James", ["Theo James"]),  # "according to" in Vietnamese
        ("vi", "Theo Hồ Hương", ["Hồ Hương"]),
        ("en", "By Tim Roe", ["Tim Roe"]),  # "team" in Indonesian
        ("en", "By M. J. Quinn", ["M. J. Quinn"]),  # "Mr" in French
        ("en", "By M. Night Ray", ["M. Night Ray"]),
        ("", "By M. Night Ray", ["M. Night Ray"]),
        ("fr", "Par M. J. Quinn", ["M. J. Quinn"]),
        ("fr", "Par M. Paul Quinn", ["Paul Quinn"]),
        ("en", "By H. G. Roe", ["H. G. Roe"]),
        ("ar", "أ. د. محمد الخطيب", ["محمد الخطيب"]),
    ],
)
def test_titles_and_labels_that_are_names_elsewhere(language: str, line: str, names: list[str]) -> None:
    assert Reader(language=language).read(line).names == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("كتب: محمد عبد الرحمن وسارة الخطيب", ["محمد عبد الرحمن", "سارة الخطيب"]),
        ("كتب: محمد الخطيب وسارة علي وأحمد حسن", ["محمد الخطيب", "سارة علي", "أحمد حسن"]),
        ("كتب: محمد عبد الرحمن وليد الخطيب", ["محمد عبد الرحمن وليد الخطيب"]),  # a given name begins with the letter
        ("كتب: وسارة الخطيب", ["وسارة الخطيب"]),
    ],
)
def test_a_joiner_that_is_written_as_one_word_with_the_name_behind_it(line: str, names: list[str]) -> None:
    assert Reader(language="ar").read(line).names == names


def test_a_helper_stays_in_the_byline() -> None:
    line = "Text: Karl Meier, Fotos: Eva Roth"
    found = Reader().read(line)
    assert line[found.start : found.end] == line


def test_an_agency_before_a_slash_is_no_helper() -> None:
    assert Reader().read("By Jane Roe, AFP/Getty Images").sources


@pytest.mark.parametrize(
    "line",
    [
        "Nhóm PV",
        "CC BY-NC 4.0",
        "By University of Somewhere",
        "By Staff Writer",
        "By Reuters",
        "Published 3 May 2024",
        "5 min read",
    ],
)
def test_no_names(line: str) -> None:
    assert Reader().read(line).names == []


@pytest.mark.parametrize("name", ["Redacción Kiel", "Rédaction Kiel", "Redação Kiel", "Kieler Geschäftsstelle"])
def test_a_desk_whose_word_has_accents_is_nobody(name: str) -> None:
    assert Reader().claimed([name]) == []


def test_a_desk_is_nobody() -> None:
    named = Reader().read("HN tổng hợp")
    assert named.nobody
    assert named.names == []


def test_the_plus_of_an_agency_stays() -> None:
    assert Reader(language="vi").read("Theo TTXVN/Vietnam+").sources == ["Theo TTXVN/Vietnam+"]


def test_an_agency_is_a_source() -> None:
    assert Reader().read("By Jane Roe, Reuters").sources == ["Reuters"]


def test_a_source_in_brackets_stays_as_displayed() -> None:
    assert Reader().read("(theo Yonhap)").names == []


def test_the_site_is_no_person() -> None:
    reader = Reader(frozenset(("dailyplanet",)))
    assert reader.read("By Daily Planet").names == []
    assert reader.read("By Clark Kent Daily Planet", trusted=True).names == ["Clark Kent"]
    assert reader.claimed(["Daily Planet", "Clark Kent"]) == ["Clark Kent"]


def test_a_known_person_may_share_the_name_of_the_site() -> None:
    reader = Reader(frozenset(("janeroe",)), persons=frozenset(("jane roe",)))
    assert reader.read("By Jane Roe").names == ["Jane Roe"]


@pytest.mark.parametrize(
    ("claimed", "names"),
    [
        (["https://www.facebook.com/someone"], []),
        (["105092"], []),
        (["Roe, Jane"], ["Jane Roe"]),
        (["By Jane Roe and John Doe"], ["Jane Roe", "John Doe"]),
        (["jane roe"], ["jane roe"]),
        (["admin", "Editorial Team"], []),
        (["Jane Roe, PhD"], ["Jane Roe"]),
    ],
)
def test_claimed_values(claimed: list[str], names: list[str]) -> None:
    assert Reader().claimed(claimed) == names


def test_a_long_line_costs_little() -> None:
    assert len(Reader().read("By " + "Jane Roe, " * 100_000).names) <= 12


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (["Kiel Harbour Inc."], []),
        (["Kiel Harbour e.V."], []),
        (["Kiel Harbour GmbH"], []),
        (["Joe Root"], ["Joe Root"]),  # a word that is an account's as well
        (["Emily Post"], ["Emily Post"]),
        (["Emily Desk"], []),
        (["TOI Lifestyle Desk"], []),
        (["Former Member"], []),
        (["Human in the Loop"], []),  # "in" joins names in Slovene
        (["Ana Poe in Jan Roe"], ["Ana Poe", "Jan Roe"]),
    ],
)
def test_desks_and_firms_are_no_persons(values: list[str], names: list[str]) -> None:
    assert Reader().claimed(values) == names


@pytest.mark.parametrize(("line", "names"), [("via Harbour Sailors", []), ("via Greta Roe", ["Greta Roe"])])
def test_a_source_is_a_person_only_with_a_given_name(line: str, names: list[str]) -> None:
    assert Reader().read(line).names == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Roe1 ; John Doe1,2 ; Ann Poe2", ["Jane Roe", "John Doe", "Ann Poe"]),
        ("Jane Roe†, John Doe‡", ["Jane Roe", "John Doe"]),
        ("Posted by roe81", ["roe81"]),
        ("Jane Roe <jane_roe at kiel dot example>", ["Jane Roe"]),
        ("By Jane Roe\nBaltic Maritime Studies", ["Jane Roe"]),
        ("By Jane Roe\nJohn Doe", ["Jane Roe", "John Doe"]),
        ("作者： 小河&风\n大将军(从一品)\n能力值:545803", ["小河&风"]),
        ("Reporter Jane Roe/John Doe", ["Jane Roe", "John Doe"]),
        ("Writer Jane Roe | Editor John Doe", ["Jane Roe"]),
    ],
)
def test_what_stands_at_names(line: str, names: list[str]) -> None:
    assert Reader().read(line, trusted=True).names == names


def test_letters_beside_an_agency_name_nobody() -> None:
    assert Reader().read("By roe/Reuters").names == []
    assert Reader().claimed(["roe/Reuters"]) == []
    assert Reader().read("By Jane Roe/Reuters").names == ["Jane Roe"]


@pytest.mark.parametrize(("claim", "names"), [("Jane Roe, CFP", ["Jane Roe"]), ("Roe, Jane", ["Jane Roe"])])
def test_a_degree_behind_a_claimed_name_is_no_given_name(claim: str, names: list[str]) -> None:
    assert Reader().claimed([claim]) == names


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("fil", "Ni Maria Santos", ["Maria Santos"]),
        ("tl", "Nina Maria Santos at Jose Reyes", ["Maria Santos", "Jose Reyes"]),
        ("fil", "Nina Maria Santos at Jose Reyes", ["Maria Santos", "Jose Reyes"]),
        ("am", "በ አበበ ከበደ", ["አበበ ከበደ"]),
        ("am", "በአበበ ከበደ", ["አበበ ከበደ"]),
        ("am", "በቀለ ከበደ", ["በቀለ ከበደ"]),
        ("en", "Ni Maria Santos", ["Ni Maria Santos"]),
        ("fil", "Ni Santos", ["Ni Santos"]),
    ],
)
def test_a_short_role_stands_before_a_given_name_in_its_own_language(
    language: str, line: str, names: list[str]
) -> None:
    assert Reader(language=language).read(line).names == names


def test_the_rubric_behind_a_name_that_stands_behind_a_date() -> None:
    assert Reader(language="en").read("May 3, 2024 • Jane Roe in Bridges").names == ["Jane Roe"]
    assert Reader(language="en").read("Jane Roe in Bridges").names == []
    assert Reader(language="en").read("May 3, 2024 • Rain and storms in Kiel").names == []


def test_who_changed_an_article_is_a_helper() -> None:
    named = Reader().read("Updated on May 3, 2024 by Jane Roe")
    assert (named.names, named.opener) == (["Jane Roe"], "updated")


def test_a_site_for_which_somebody_writes_is_no_part_of_the_name() -> None:
    reader = Reader(frozenset({"dailyplanet"}))
    assert reader.read("By Jane Roe For Daily Planet").names == ["Jane Roe"]


def test_a_place_behind_a_chinese_name_is_no_part_of_it() -> None:
    assert Reader(language="zh-Hant").read("中央社記者吳欣怡台北3日電").names == ["吳欣怡"]
