"""What decoding promises beside the encodings: order of trust, clear errors, mended input."""

from __future__ import annotations

import bz2
import random

import pytest

from boilerstrip.errors import InputError
from boilerstrip.reading.decode import decode
from boilerstrip.reading.labels import resolve


def test_byte_order_mark_beats_the_header() -> None:
    assert decode(b"\xef\xbb\xbf" + "<p>Được</p>".encode(), "windows-1251") == ("<p>Được</p>", [])


def test_byte_order_mark_of_a_str_is_no_text() -> None:
    assert decode("\ufeff<p>a</p>") == ("<p>a</p>", [])


def test_header_beats_meta() -> None:
    data = "<meta charset=windows-1252><p>Новый мост".encode("cp1251")
    assert decode(data, "windows-1251")[0].endswith("Новый мост")


def test_meta_beats_statistics() -> None:
    assert decode("<meta charset=iso-8859-5><p>Мост".encode("iso8859-5"))[0].endswith("Мост")


def test_xml_declaration() -> None:
    assert decode('<?xml version="1.0" encoding="windows-1251"?><html><p>Мост'.encode("cp1251"))[0].endswith("Мост")


def test_a_header_that_does_not_fit_is_said() -> None:
    text, notes = decode("<meta charset=windows-1251><p>Новый мост через реку".encode("cp1251"), "utf-8")
    assert text.endswith("Новый мост через реку")
    assert notes == ["utf-8 was given, but the bytes make no sense in it"]


def test_guess_is_said() -> None:
    assert decode("<p>Новый мост через реку открыли".encode("cp1251"))[1] == ["encoding guessed: cp1251"]


@pytest.mark.parametrize("data", [b"", b" ", b"<p>plain", b"\0" * 5000, bytes(range(32, 256)), b"\xff", b"\x80" * 9])
@pytest.mark.parametrize("charset", [None, "utf-8", "windows-1251", "gb2312", "utf-16", "iso-2022-jp"])
def test_any_bytes_give_a_text_that_utf8_can_carry(data: bytes, charset: str | None) -> None:
    text, notes = decode(data, charset)
    assert text.encode("utf-8").decode("utf-8") == text
    assert all(isinstance(note, str) and note for note in notes)


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_all_kinds_of_bytes(kind: type) -> None:
    assert decode(kind("<p>Được".encode())) == ("<p>Được", [])


def test_surrogates() -> None:
    assert decode("a\ud83d\ude00b\ud800c") == ("a😀b\ufffdc", ["lone surrogates were replaced"])


def test_replacement_characters_of_the_page_are_no_damage() -> None:
    assert decode("<p>a\ufffdb — c".encode()) == ("<p>a\ufffdb — c", [])


@pytest.mark.parametrize("source", [None, 7, ["<p>"], object()])
def test_wrong_type(source: object) -> None:
    with pytest.raises(InputError, match=f"^{type(source).__name__} was given, str or bytes are expected$"):
        decode(source)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "charset", ["klingon", "", "base64", "rot13", "idna", "undefined", "utf-7", "unicode_escape", 7]
)
def test_unknown_charset(charset: object) -> None:
    with pytest.raises(InputError, match=f"^charset: {charset!r} was given, the name of a text encoding"):
        decode(b"<p>a", charset)  # type: ignore[arg-type]


@pytest.mark.parametrize("label", ["klingon", "base64", "utf-7", "none", "x" * 5000])
def test_a_page_may_declare_nonsense(label: str) -> None:
    assert decode(f"<meta charset={label}><p>Được".encode())[0].endswith("<p>Được")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04\x14", "a ZIP archive"),
        (b"\x1f\x8b\x08", "gzip data"),
        (b"\xff\xd8\xff\xe0", "a JPEG"),
        (bz2.compress(b"some words"), "bzip2 data"),
        (bz2.compress(b""), "bzip2 data"),
        (b"RIFF\n\0\0\0WEBPVP8 ", "a RIFF file"),
        (b"GIF89a\1\0", "a GIF"),
        (b"wOF2\0\1\0\0", "a font"),
    ],
)
def test_binary_data_is_named(data: bytes, name: str) -> None:
    with pytest.raises(InputError, match=f"^{name}.* was given, the bytes of an HTML or text page are expected$"):
        decode(data)


@pytest.mark.parametrize("word", ["BZh", "BZh9 Straße", "RIFF", "RIFF raff and more", "GIF87", "%PDF-", "wOFF", "ID3"])
def test_text_may_begin_as_binary_data_do(word: str) -> None:
    assert decode(f"{word} is a word.".encode())[0] == f"{word} is a word."


@pytest.mark.parametrize(
    "label", ["Windows-1251", " cp1251 ", "win-1251", "windows1251", "x-cp1251", '"windows-1251"', "windows-1251;"]
)
def test_labels_as_they_are_written(label: str) -> None:
    assert resolve(label) == "cp1251"


@pytest.mark.parametrize("charset", [None, "utf-8", "windows-1252"])
@pytest.mark.parametrize("size", [200, 5_000, 300_000])
def test_binary_data_of_no_known_kind_are_refused(size: int, charset: str | None) -> None:
    data = random.Random(size).randbytes(size)
    with pytest.raises(InputError, match=r"^binary data was given, the bytes of an HTML or text page are expected$"):
        decode(b"\x00\x07" + data, charset)


@pytest.mark.parametrize("data", [b"\0" * 5_000, b"\x01\x02" * 5_000, "<p>\x01Cầu\x02</p>".encode() * 50])
def test_control_characters_alone_make_no_binary_data(data: bytes) -> None:
    assert decode(data)[0] == data.decode()


TEX = "<p>The mass is $5~{\\rm kg}$ as Smith {\\it et al.~} have shown for all of them.</p>"


@pytest.mark.parametrize("charset", [None, "utf-8", "iso-8859-1"])
@pytest.mark.parametrize(
    "source", [TEX, "<p>a \x1b$B b</p>", "<script>a('~{')</script><p>text</p><script>b('~}')</script>"]
)
def test_ascii_that_holds_the_bytes_of_an_escape(source: str, charset: str | None) -> None:
    assert decode(source.encode(), charset) == (source, [])


@pytest.mark.parametrize("encoding", ["cp1250", "cp1254", "cp1257", "iso8859_2", "iso8859_9"])
def test_a_client_that_knows_no_charset_says_latin_1(encoding: str) -> None:
    """As `requests` does where the header names none."""
    words = {"cp1250": "rzeka została żółta", "iso8859_2": "rzeka została żółta", "cp1257": "upė buvo pavasarį šalta"}
    text = words.get(encoding, "nehrin suyu ilkbaharda soğuk, kıyısı ışıklıydı")
    page = f"<html><head><meta charset={encoding.replace('cp', 'windows-').replace('8859_', '-8859-')}></head><p>{text}"
    assert decode(page.encode(encoding), "iso-8859-1")[0] == page


@pytest.mark.parametrize("charset", ["klingon", 5])
def test_a_charset_that_is_none_whatever_the_page_is(charset: object) -> None:
    for source in ("<p>a", b"<p>a"):
        with pytest.raises(InputError, match="charset"):
            decode(source, charset)  # type: ignore[arg-type]
