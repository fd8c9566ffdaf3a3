"""Every legacy encoding that the web uses, declared in meta, in the header, wrongly, or not at all."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from legacy_texts import CARRIERS, PROSE

from boilerstrip.reading.decode import decode
from boilerstrip.reading.labels import resolve
from boilerstrip.reading.statistics import wide

TABLE = [(language, label) for language, labels in CARRIERS.items() for label in labels]
NEVER_GUESSED = {"macintosh", "x-mac-cyrillic", "iso-8859-3", "iso-8859-10", "iso-8859-14", "iso-8859-16"}
"""Encodings that statistics do not look for: rare even in their day, and easily taken for others."""
ALIKE = {"windows-1252", "iso-8859-1"}


def prose(language: str, label: str, repeated: int = 1) -> str:
    text = PROSE[language] if label.startswith(("windows", "utf")) else PROSE[language].replace("’", "'")
    return "</p>\n<p>".join([text] * repeated)


def encoded(text: str, label: str) -> bytes:
    """As editors of the time wrote it: in windows-1258 vowels are whole and tones stand behind them."""
    codec = resolve(label)
    assert codec is not None
    if codec == "cp1258":
        text = "".join(_tone_apart(letter) for letter in unicodedata.normalize("NFC", text))
    return text.encode(codec)


def _tone_apart(letter: str) -> str:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        marks = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        rest = "".join(mark for mark in marks if mark not in tones)
        return unicodedata.normalize("NFC", rest) + tones
    return letter


def page(body: str, head: str = "", attributes: str = "") -> str:
    menu = "<ul><li><a href='/'>Home</a><li><a href='/news'>News</a></ul><script>var a = {b: 1};</script>"
    return f"<html{attributes}><head>{head}<title>.</title></head><body>{menu}<p>{body}</p></body></html>"


@pytest.mark.parametrize("repeated", [1, 60], ids=["short", "long"])
@pytest.mark.parametrize(("language", "label"), TABLE)
class TestEveryEncoding:
    def test_declared_in_meta(self, language: str, label: str, repeated: int) -> None:
        body = prose(language, label, repeated)
        text, notes = decode(encoded(page(body, f"<meta charset='{label}'>"), label))
        assert body in text
        assert notes == []

    def test_declared_in_the_old_meta_behind_a_long_comment(self, language: str, label: str, repeated: int) -> None:
        body = prose(language, label, repeated)
        meta = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'
        text, _ = decode(encoded(page(body, f"<!-- {'x' * 6000} -->{meta}"), label))
        assert body in text

    def test_declared_in_the_header(self, language: str, label: str, repeated: int) -> None:
        body = prose(language, label, repeated)
        text, notes = decode(encoded(page(body), label), label)
        assert body in text
        assert notes == []

    def test_header_beats_meta(self, language: str, label: str, repeated: int) -> None:
        body = prose(language, label, repeated)
        text, _ = decode(encoded(page(body, "<meta charset='utf-8'>"), label), label)
        assert body in text

    def test_wrongly_declared_as_utf8(self, language: str, label: str, repeated: int) -> None:
        if label in NEVER_GUESSED:
            pytest.skip("not guessed")
        body = prose(language, label, repeated)
        text, _ = decode(encoded(page(body, "<meta charset='utf-8'>", f" lang='{language}'"), label))
        assert body in text

    def test_not_declared(self, language: str, label: str, repeated: int) -> None:
        if label in NEVER_GUESSED:
            pytest.skip("not guessed")
        body = prose(language, label, repeated)
        text, notes = decode(encoded(page(body, attributes=f' class=x lang="{language}"'), label))
        assert body in text
        assert notes == [] if label == "utf-8" else notes[0].startswith("encoding guessed: ")

    def test_not_declared_without_a_language(self, language: str, label: str, repeated: int) -> None:
        if label in NEVER_GUESSED or language == "hu":  # Hungarian's own letters are those of western languages
            pytest.skip("not guessed")
        body = prose(language, label, repeated)
        text, _ = decode(encoded(page(body), label))
        assert body in text


FAR_FROM_LATIN = [
    row for row in TABLE if row[0] in ("ru", "uk", "bg", "el", "he", "ar", "th", "ja", "ko", "zh", "zh-Hant")
]


@pytest.mark.parametrize(("language", "label"), FAR_FROM_LATIN)
def test_an_uninformed_declaration_yields_to_the_bytes(language: str, label: str) -> None:
    """Tools write ISO-8859-1 and clients assume it where they know nothing."""
    if label in NEVER_GUESSED:
        pytest.skip("not guessed")
    body = prose(language, label)
    assert body in decode(encoded(page(body, "<meta charset=iso-8859-1>"), label))[0]
    assert body in decode(encoded(page(body, f"<meta charset={label}>"), label), "ISO-8859-1")[0]


@pytest.mark.parametrize("language", PROSE)
@pytest.mark.parametrize(
    "declared", ["gb2312", "iso-8859-15", "windows-1251", "gb18030", "shift_jis", "euc-kr", "utf-16"]
)
def test_utf8_beats_a_meta_that_says_otherwise(language: str, declared: str) -> None:
    body = PROSE[language]
    assert body in decode(page(body, f"<meta charset='{declared}'>").encode())[0]


@pytest.mark.parametrize("language", PROSE)
@pytest.mark.parametrize("order", ["le", "be"])
@pytest.mark.parametrize("bom", [True, False])
@pytest.mark.parametrize("declared", [None, "utf-16", "utf-8"])
def test_utf16(language: str, order: str, bom: bool, declared: str | None) -> None:
    if declared == "utf-16" and order == "be" and not bom:
        pytest.skip("the label means little-endian")
    mark = {"le": codecs.BOM_UTF16_LE, "be": codecs.BOM_UTF16_BE}[order] if bom else b""
    source = page(PROSE[language])
    assert decode(mark + source.encode(f"utf-16-{order}"), declared)[0] == source


@pytest.mark.parametrize("language", PROSE)
@pytest.mark.parametrize("order", ["le", "be"])
def test_utf16_without_a_byte_order_mark_and_markup(language: str, order: str) -> None:
    text = PROSE[language] * 2
    bare = "".join(letter for letter in text if letter > "\x7f") * 10 if language in ("zh", "ja", "ko", "th") else text
    for source in (text, bare):
        assert decode(source.encode(f"utf-16-{order}"))[0] == source


@pytest.mark.parametrize(("language", "label"), TABLE)
def test_some_control_characters_make_no_utf16(language: str, label: str) -> None:
    data = encoded(prose(language, label), label)
    assert wide(data[:20] + b"\1\2" + data[20:] + b"\3") is None


@pytest.mark.parametrize("language", PROSE)
@pytest.mark.parametrize("meta", ["", "<meta charset=utf-8>"])
def test_utf8_with_stray_bytes_stays_utf8(language: str, meta: str) -> None:
    body = prose(language, "utf-8", 3)
    text, notes = decode(page(body, meta).encode() + b"<p>caf\xe9 \xa9 2011</p>\xe2\x80")
    assert body in text
    assert notes == ["bytes that are not utf-8 were replaced"]


@pytest.mark.parametrize("label", ["gb18030", "gb2312"])
@pytest.mark.parametrize("meta", ["", "<meta charset=gb2312>"])
def test_a_few_broken_bytes_do_not_spoil_a_legacy_page(label: str, meta: str) -> None:
    source = encoded(page(prose("zh", label, 20), meta), label)
    middle = source.index(b"</p>") + 4
    text, notes = decode(source[:middle] + b"\xff\xff\x80" + source[middle:])
    assert text.count(PROSE["zh"]) == 20
    assert f"bytes that are not {resolve(label)} were replaced" in notes


@pytest.mark.parametrize("language", ["vi"])
def test_tones_are_composed(language: str) -> None:
    text, _ = decode(encoded(PROSE[language], "windows-1258"), "windows-1258")
    assert text == unicodedata.normalize("NFC", PROSE[language])


@pytest.mark.parametrize(("language", "label"), TABLE)
def test_flattened_text_has_no_markup_to_lean_on(language: str, label: str) -> None:
    if label in NEVER_GUESSED or language == "hu":
        pytest.skip("not guessed")
    text = prose(language, label)
    assert decode(encoded(text, label))[0] == unicodedata.normalize("NFC", text)
