"""WARC and WET: each record once, and damage always said."""

from __future__ import annotations

import gzip
import io
import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from batch_support import batch, forms, load, records, sources, warc_record

from boilerstrip.batch.sources.found import Broken, Payload, Skipped
from boilerstrip.batch.sources.framing import Framing
from boilerstrip.batch.sources.reading import Reading

BODIES = [b"<html><p>page %d</p></html>" % i for i in range(5)]
PLAIN = [warc_record(i, body) for i, body in enumerate(BODIES)]
LONG_ONES = [warc_record(i, b"<p>" + b"%x" % random.Random(i).getrandbits(800_000)) for i in range(5)]
PACK: dict[str, Callable[[bytes], bytes]] = {".warc.gz": gzip.compress, ".warc.zst": zstandard.compress}
MEMBERS = {
    ".warc": PLAIN,
    ".warc.gz": [gzip.compress(r) for r in PLAIN],
    ".warc.zst": [zstandard.compress(r) for r in PLAIN],
}


@pytest.mark.parametrize("ending", MEMBERS)
def test_every_cut_through_a_warc_file_is_said(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"cut{ending}"
    members = MEMBERS[ending]
    whole = b"".join(members)
    ends = {sum(map(len, members[: i + 1])) for i in range(5)}
    for cut in range(0, len(whole), 3):
        path.write_bytes(whole[:cut])
        found = forms(path)
        complete = sum(cut >= end for end in ends)
        only_line_ends_are_lost = ending == ".warc" and any(end - 4 <= cut < end for end in ends)
        if cut in ends or only_line_ends_are_lost:
            assert found == "P" * len(found)
        else:
            assert found.count("B") == 1, cut
        assert complete <= found.count("P") <= complete + 1


@pytest.mark.parametrize("ending", [".warc.gz", ".warc.zst"])
def test_records_behind_damage_are_found(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"damaged{ending}"
    members = MEMBERS[ending]
    chance = random.Random(5)
    for _ in range(60):
        damaged = chance.randrange(5)
        data = [bytearray(member) for member in members]
        start = chance.randrange(len(data[damaged]) - 20)
        data[damaged][start : start + 20] = chance.randbytes(20)
        path.write_bytes(b"".join(data))
        good = sources(path)
        assert set(BODIES[:damaged] + BODIES[damaged + 1 :]) <= set(good)
        assert "B" in forms(path) or len(good) == 5 or "S" in forms(path)


def test_wrong_lengths_in_a_plain_warc_cost_their_record(tmp_path: Path) -> None:
    path = tmp_path / "wrong.warc"
    for wrong in (b"Content-Length: 9", b"Content-Length: x", b"Content-Lengsh: "):
        path.write_bytes(b"".join([PLAIN[0], PLAIN[1].replace(b"Content-Length: ", wrong), *PLAIN[2:]]))
        assert forms(path) == "PBPPP"
        assert sources(path) == [BODIES[0], *BODIES[2:]]
    path.write_bytes(PLAIN[0] + b"garbage\r\n\r\n" + b"".join(PLAIN[1:]))
    assert forms(path) == "PBPPPP"


@pytest.mark.parametrize("ending", MEMBERS)
@pytest.mark.parametrize("digits", [19, 31, 5000])
def test_a_length_that_no_file_can_have_is_called_wrong(ending: str, digits: int, tmp_path: Path) -> None:
    path = tmp_path / f"long{ending}"
    wrong = PLAIN[1].replace(b"Content-Length: ", b"Content-Length: " + b"1" * (digits - 2), 1)
    pack = PACK.get(ending, bytes)
    path.write_bytes(b"".join([MEMBERS[ending][0], pack(wrong), *MEMBERS[ending][2:]]))
    assert forms(path) == "PBPPP"
    broken = next(content for _, content in load(path) if isinstance(content, Broken))
    assert "length is wrong" in broken.error


def test_an_empty_file_is_called_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.touch()
    ((_, content),) = load(path)
    assert isinstance(content, Broken)
    assert "the file is empty" in content.error


def test_broken_records_are_named_by_their_offset(tmp_path: Path) -> None:
    path = tmp_path / "cut.warc.gz"
    members = MEMBERS[".warc.gz"]
    path.write_bytes(b"".join(members)[:-40])
    locator, content = load(path)[-1]
    assert locator == str(sum(map(len, members[:4])))
    assert isinstance(content, Broken)
    assert "cut off" in content.error


def test_a_warc_that_is_one_gzip_member_has_locators_that_differ(tmp_path: Path) -> None:
    path = tmp_path / "one.warc.gz"
    path.write_bytes(gzip.compress(b"".join(PLAIN)))
    found = load(path)
    assert len({locator for locator, _ in found}) == len(found) == 5
    assert sources(path) == BODIES


@pytest.mark.parametrize("ending", [".warc.gz", ".warc.zst"])
@pytest.mark.parametrize("wrong", [b"Content-Length: 9", b"Content-Length: x", b"Content-Lengsh: "])
@pytest.mark.parametrize("apart", [False, True])
def test_wrong_lengths_in_a_compressed_warc_cost_their_record(
    ending: str, wrong: bytes, apart: bool, tmp_path: Path
) -> None:
    pack = PACK[ending]
    plain = [PLAIN[0], PLAIN[1].replace(b"Content-Length: ", wrong), *PLAIN[2:]]
    path = tmp_path / f"wrong{ending}"
    path.write_bytes(b"".join(map(pack, plain)) if apart else pack(b"".join(plain)))
    assert sources(path) == [BODIES[0], *BODIES[2:]]
    assert forms(path).count("B") == 1


@pytest.mark.parametrize("ending", [".warc.gz", ".warc.zst"])
def test_of_records_compressed_as_one_all_before_damage_are_read(ending: str, tmp_path: Path) -> None:
    packed = PACK[ending](b"".join(LONG_ONES))
    path = tmp_path / f"damaged{ending}"
    for cut in (len(packed) // 2, len(packed) - 9):
        path.write_bytes(packed[:cut])
        found = forms(path)
        assert found == "P" * (len(found) - 1) + "B"
        assert len(found) >= cut * 5 // len(packed)
        path.write_bytes(packed[:cut] + b"\xff" * 40 + packed[cut + 40 :])
        found = forms(path)
        assert found.startswith("P")
        assert found.endswith("B")


def test_a_page_about_the_format_is_whole(tmp_path: Path) -> None:
    body = b"<p>A record ends so:</p><pre>\r\n\r\nWARC/1.0\r\nWARC-Type: response</pre>"
    path = tmp_path / "format.warc.gz"
    path.write_bytes(b"".join(gzip.compress(warc_record(number, body)) for number in range(3)))
    assert sources(path) == [body] * 3


def test_only_html_responses_are_read_and_the_rest_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "mixed.warc"
    path.write_bytes(
        warc_record(0, b"GET / HTTP/1.1\r\n\r\n", form=b"request")
        + warc_record(1, b"{}", media=b"application/json")
        + warc_record(2, b"<html>", media=b"Text/HTML")
        + warc_record(3, b"<p>", media=b"application/xhtml+xml", warc=b"WARC-Truncated: length\r\n")
        + warc_record(4, form=b"revisit")
        + warc_record(5, b"plain text", form=b"conversion", media=b"text/plain")
        + warc_record(6, b"<p>stored", form=b"resource", media=b"text/html")
    )
    found = [content for _, content in load(path)]
    assert [type(c).__name__ for c in found] == [
        *["Skipped"] * 2,
        "Payload",
        "Payload",
        "Skipped",
        "Payload",
        "Payload",
    ]
    truncated, converted = found[3], found[5]
    assert isinstance(truncated, Payload)
    assert truncated.remark is not None
    assert isinstance(converted, Payload)
    assert converted.flattened
    assert converted.url == "http://e.org/5"
    assert isinstance(found[1], Skipped)
    assert "application/json" in found[1].reason


@pytest.mark.parametrize(
    ("media", "charset"),
    [(b'text/html; charset="windows-1258"', "windows-1258"), (b"text/html;CHARSET=UTF-8", "utf-8"),
     (b"text/html; charset=x-gbk", "x-gbk"), (b"text/html; charset=utf-7", None),
     (b"text/html; charset=nonsense", None), (b"text/html; charset=rot13", None), (b"text/html", None)],
)  # fmt: skip
def test_the_charset_of_the_header_counts_where_it_is_one(media: bytes, charset: str | None, tmp_path: Path) -> None:
    path = tmp_path / "charset.warc"
    path.write_bytes(warc_record(0, media=media))
    [(_, content)] = load(path)
    assert isinstance(content, Payload)
    assert (content.charset or "").lower() == (charset or "")


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(part), part) for part in (body[:5], body[5:])) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (b"Content-Encoding: gzip\r\n", gzip.compress(b"<p>the body")),
        (b"Content-Encoding: zstd\r\n", zstandard.compress(b"<p>the body")),
        (b"Transfer-Encoding: chunked\r\n", chunked(b"<p>the body")),
        (b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gzip.compress(b"<p>the body"))),
        (b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip, br\r\n", b"<p>the body"),
        (b"Content-Encoding: deflate\r\n", b"<p>the body"),
    ],
    ids=["gzip", "zstd", "chunked", "chunked gzip", "gzip and br wrongly", "deflate wrongly"],
)
def test_bodies_are_decoded_where_they_are_encoded(headers: bytes, body: bytes, tmp_path: Path) -> None:
    path = tmp_path / "encoded.warc"
    path.write_bytes(warc_record(0, body, more=headers) + warc_record(1, b"<p>next"))
    assert sources(path) == [b"<p>the body", b"<p>next"]


LONG = b"<p>" + b" ".join(b"%x" % random.Random(number).getrandbits(64) for number in range(2000))
ZIPPED = gzip.compress(LONG, mtime=0)


@pytest.mark.parametrize(
    ("headers", "body", "least", "cut"),
    [
        (b"Content-Encoding: gzip\r\n", ZIPPED[: len(ZIPPED) // 2], 15_000, "compressed data"),
        (b"Content-Encoding: gzip\r\n", ZIPPED[:9000] + b"\xff" * 500 + ZIPPED[9000:], 10_000, "compressed data"),
        (b"Content-Encoding: deflate\r\n", zlib.compress(LONG)[:9000], 10_000, "compressed data"),
        (b"Content-Encoding: zstd\r\n", zstandard.compress(10 * LONG)[:-9], 128_000, "compressed data"),
        (b"Transfer-Encoding: chunked\r\n", b"%x\r\n" % len(LONG) + LONG[:9000], 9000, "last chunk"),
        (b"Transfer-Encoding: chunked\r\n", b"100\r\n" + LONG[:256] + b"\r\n", 256, "last chunk"),
        (b"Transfer-Encoding: chunked\r\n", b"100\r\n" + LONG[:256] + b"\r\nZZ\r\n" + LONG[256:], 33_000, "broken"),
        (b"Content-Length: 99999\r\n", LONG, 33_000, "Content-Length"),
        (b"Content-Length: 9\r\n", LONG, 33_000, None),
        (b"Content-Length: 99999\r\nContent-Encoding: gzip\r\n", LONG, 33_000, None),
        (b"Content-Length: \xb2\r\n", LONG, 33_000, None),
        (b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(ZIPPED)[:9000], 10_000, "last chunk"),
    ],
)
def test_a_body_that_is_cut_off_is_read_and_said(
    headers: bytes, body: bytes, least: int, cut: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "cut.warc"
    path.write_bytes(warc_record(0, body, more=headers) + warc_record(1))
    (_, content), (_, behind) = load(path)
    assert isinstance(content, Payload)
    assert isinstance(content.source, bytes)
    assert len(content.source) >= least
    assert content.source[:200] == LONG[:200]
    assert cut in content.remark if cut and content.remark else content.remark is cut
    assert isinstance(behind, Payload)
    assert behind.remark is None


def test_a_body_behind_the_limit_is_not_called_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "long.warc"
    path.write_bytes(warc_record(0, LONG, more=b"Content-Length: %d\r\n" % len(LONG)) + warc_record(1, b"<p>next"))
    (_, content), _ = load(path, Reading(limit=1000))
    assert isinstance(content, Payload)
    assert content.remark is None


def test_what_a_source_says_of_a_page_stands_in_its_notes(tmp_path: Path) -> None:
    path = tmp_path / "cut.warc"
    path.write_bytes(warc_record(0, more=b"Content-Length: 99999\r\n") + warc_record(1))
    batch(path, "-o", tmp_path / "out.jsonl", "--fields", "notes", "--ordered")
    first, second = records(tmp_path / "out.jsonl")
    assert first["notes"][0] == "the HTTP body is cut off: it is shorter than its Content-Length"
    assert second["notes"] == []


def test_of_marks_without_records_no_byte_is_read_again_and_again(tmp_path: Path) -> None:
    path = tmp_path / "marks.warc.gz"
    path.write_bytes(b"\x1f\x8b\x08" * 30_000)
    read = []

    class Counting(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            read.append(super().read(size))
            return read[-1]

    with Counting(path) as file:
        assert Framing(file).next_record(0) is None
    assert sum(map(len, read)) < 2 * path.stat().st_size
