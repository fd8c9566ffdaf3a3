"""Pages that a client read as Latin-1 or its kin before they came here."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from legacy_texts import CARRIERS, PROSE

import boilerstrip
from boilerstrip import Document
from boilerstrip.reading.decode import decode
from boilerstrip.reading.labels import resolve
from boilerstrip.reading.misread import misread
from boilerstrip.reading.statistics import strangeness

NOTE = "the page had been decoded wrongly before: mended"
FOREIGN = ("ar", "el", "fa", "he", "ja", "ko", "ru", "th", "uk", "zh", "zh-hant")  # no letter of Latin script
SEVEN_BIT = {"hz-gb-2312", "iso-2022-jp", "iso-2022-kr"}  # of which no client makes anything but ASCII
LEGACY = [(language, label) for language in FOREIGN for label in CARRIERS.get(language, ()) if label not in SEVEN_BIT]
VIETNAMESE = (
    "<title>Đọc thêm: cầu mới</title><p>Cầu Vàm Sơn đã thông xe sáng thứ hai, chậm một năm so với kế hoạch.</p>"
)


def as_browsers_do(data: bytes) -> str:
    """Windows-1252 of the WHATWG: bytes without a character of their own are controls."""
    return "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252") for byte in data
    )


@pytest.mark.parametrize("language", PROSE)
@pytest.mark.parametrize("times", [1, 2, 3])
def test_utf8_that_was_read_as_latin1(language: str, times: int) -> None:
    page = text = f"<p>{PROSE[language]}</p>"
    for _ in range(times):
        page = page.encode().decode("latin-1")
    notes = [] if text.isascii() else [NOTE]
    assert decode(page) == (text, notes)
    assert decode(page.encode()) == (text, notes)


@pytest.mark.parametrize("language", PROSE)
def test_utf8_that_was_read_as_windows_1252(language: str) -> None:
    text = f"<p>{PROSE[language]}</p>"
    assert decode(as_browsers_do(text.encode()))[0] == text


@pytest.mark.parametrize(("language", "label"), LEGACY)
def test_legacy_encodings_that_were_read_as_latin1_or_latin9(language: str, label: str) -> None:
    codec = resolve(label)
    assert codec is not None
    text = f"<meta charset={label}><p>{PROSE[language].replace('’', chr(39))}</p>"
    for wrong in ("latin-1", "iso8859_15"):
        found, notes = decode(text.encode(codec).decode(wrong))
        assert found == text
        assert notes[0] == NOTE


@pytest.mark.parametrize("read", [boilerstrip.extract, boilerstrip.extract_text])
def test_both_doors_mend_and_say_so(read: Callable[[str], Document]) -> None:
    right = read(VIETNAMESE)
    assert right.title == "Đọc thêm: cầu mới"
    wrong = read(VIETNAMESE.encode().decode("latin-1"))
    assert wrong.to_dict() | {"notes": []} == right.to_dict() | {"notes": []}
    assert NOTE in wrong.notes


def test_a_character_that_a_limit_cut_in_two() -> None:
    whole = VIETNAMESE.encode().decode("latin-1")
    for end in range(20, 80):
        text, notes = decode(whole[:end])
        assert text.rstrip("\ufffd") == VIETNAMESE[: len(text.rstrip("\ufffd"))]
        assert notes[0] == NOTE


@pytest.mark.parametrize(
    "text",
    [
        "Größe, Brücke, Straße: alles ist geöffnet.", "« Déjà vu », dit-elle à la fenêtre.", "São João não é Março.",
        "NÃO HÁ PÃO", "Ísland, þjóð, æði, úr ýmsu", "£5 – “it’s” © 2012 · €3", "naïve café", "Zażółć gęślą jaźń",
        "Đọc thêm", "дом", "橋", "¯\\_(ツ)_/¯", "x² ± ½°", "1 º, 2 ª", "плюс É",
    ],
)  # fmt: skip
def test_text_that_makes_sense_is_left_alone(text: str) -> None:
    assert misread(text) is None
    assert decode(text) == (text, [])
    assert decode(text.encode()) == (text, [])


@pytest.mark.parametrize(
    "text",
    [
        "thÃªm một",
        "Новыймостopen",
        "openмост",
        "a橋b",
        "\x80\x81 a",
        "橋bridge",
        "été a été",
        "“a”",
        "a\ufffdb",
        "é",
        "ÃÂ£",
    ],
)
def test_few_characters_on_a_long_page_are_as_strange_as_alone(text: str) -> None:
    long = "The bridge was opened on Monday. " * 50
    assert strangeness(f"{long} {text} {long}") == strangeness(text)


def test_a_page_of_which_a_part_was_misread_is_left_alone() -> None:
    text = "<p>Die Brücke ist offen.</p><p>BrÃ¼cke</p>"
    assert decode(text) == (text, [])


@given(st.text(st.characters(max_codepoint=0x17F)))
def test_what_is_not_utf8_seen_through_latin1_loses_nothing(text: str) -> None:
    found, notes = decode(text)
    assert found == text.removeprefix("\ufeff") or NOTE in notes
