"""Readers: each record once, and damage always said."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import tarfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from batch_support import warc_record

from boilerstrip.batch.errors import RunError
from boilerstrip.batch.sources import listing
from boilerstrip.batch.sources.found import Broken, Content, Payload, Skipped
from boilerstrip.batch.sources.kinds import kind
from boilerstrip.batch.sources.reading import Reading

LIMIT = 1_000_000


def load(path: Path, reading: Reading | None = None) -> list[tuple[str, Content]]:
    found = (reading or Reading(limit=LIMIT)).read(path, kind(path.name))
    return [(one.locator, one.load()) for one in found]


def forms(path: Path) -> str:
    """P, B or S for each thing that was found."""
    return "".join(type(content).__name__[0] for _, content in load(path))


def sources(path: Path) -> list[bytes | str]:
    return [content.source for _, content in load(path) if isinstance(content, Payload)]


BODIES = [b"<html><p>page %d</p></html>" % i for i in range(5)]
PLAIN = [warc_record(i, body) for i, body in enumerate(BODIES)]
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


def test_only_html_responses_are_read_and_the_rest_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "mixed.warc"
    path.write_bytes(
        warc_record(0, b"GET / HTTP/1.1\r\n\r\n", kind=b"request")
        + warc_record(1, b"{}", media=b"application/json")
        + warc_record(2, b"<html>", media=b"Text/HTML")
        + warc_record(3, b"<p>", media=b"application/xhtml+xml", warc=b"WARC-Truncated: length\r\n")
        + warc_record(4, kind=b"revisit")
        + warc_record(5, b"plain text", kind=b"conversion", media=b"text/plain")
        + warc_record(6, b"<p>stored", kind=b"resource", media=b"text/html")
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
)
def test_bodies_are_decoded_where_they_are_encoded(headers: bytes, body: bytes, tmp_path: Path) -> None:
    path = tmp_path / "encoded.warc"
    path.write_bytes(warc_record(0, body, more=headers) + warc_record(1, b"<p>next"))
    assert sources(path) == [b"<p>the body", b"<p>next"]


def make_tar(names: list[str], links: bool = False) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for number, name in enumerate(names):
            data = b"<html>%d" % number * 100
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        if links:
            info = tarfile.TarInfo("link.html")
            info.type, info.linkname = tarfile.LNKTYPE, names[0]
            archive.addfile(info)
    return buffer.getvalue()


def test_tar_in_all_compressions_and_zip(tmp_path: Path) -> None:
    names = ["a.html", "b/c.htm", "b/c.htm", "notes.txt", "picture.png", "unknown"]
    plain = make_tar(names, links=True)
    for ending, data in (
        ("tar", plain),
        ("tar.gz", gzip.compress(plain)),
        ("tgz", gzip.compress(plain)),
        ("tar.zst", zstandard.compress(plain)),
    ):
        path = tmp_path / f"pages.{ending}"
        path.write_bytes(data)
        found = load(path)
        assert [type(c).__name__[0] for _, c in found] == [*"PPPPPPS"]
        assert len({locator for locator, _ in found}) == 7
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        archive.writestr("a.html", "<p>a")
        archive.writestr("style.css", "p {}")
        archive.writestr("a.txt", "text")
    found = load(tmp_path / "pages.zip")
    assert [type(c).__name__[0] for _, c in found] == ["P", "S", "P"]
    assert [c.flattened for _, c in found if isinstance(c, Payload)] == [False, True]


def test_damaged_archives_say_so(tmp_path: Path) -> None:
    plain = make_tar(["a.html", "b.html", "c.html"])
    path = tmp_path / "x.tar"
    for cut in range(0, 7 * 512, 256):
        path.write_bytes(plain[:cut])
        assert "B" in forms(path), cut
    path.write_bytes(plain[:1536] + b"\xff" * 512 + plain[2048:])  # a header in the middle
    assert forms(path) == "PB"
    path.write_bytes(plain)
    assert forms(path) == "PPP"
    packed = tmp_path / "x.tar.gz"
    packed.write_bytes(gzip.compress(os.urandom(1) + plain)[:-20])
    assert "B" in forms(packed)
    archive = tmp_path / "x.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("a.html", "<p>a is here")
        zipped.writestr("b.html", "<p>b is here")
    archive.write_bytes(archive.read_bytes().replace(b"a is here", b"a is gone"))
    assert forms(archive) == "BP"
    archive.write_bytes(archive.read_bytes()[:-30])
    assert forms(archive) == "B"


def test_jsonl_in_all_compressions(tmp_path: Path) -> None:
    lines = [
        {"html": "<p>a", "url": "http://a/"},
        {"html": "<p>b"},
        {"text": "x"},
        {"html": 3},
        [1],
        {"html": "c", "url": 1},
    ]
    text = "\n".join(map(json.dumps, lines)).encode() + b"\n\n{broken\n" + b'{"html": "<p>last"}'
    for ending, data in (
        ("", text),
        (".gz", gzip.compress(text)),
        (".zst", zstandard.compress(text[:50]) + zstandard.compress(text[50:])),
    ):
        path = tmp_path / f"pages.jsonl{ending}"
        path.write_bytes(data)
        assert forms(path) == "PPBBBBBP"
        assert load(path)[0][1] == Payload("<p>a", "http://a/")
        assert load(path)[-1][0] == "line-9"
        if ending:
            path.write_bytes(data[:-5])
            assert forms(path).endswith("B")
    path = tmp_path / "other.ndjson"
    path.write_text('{"body": "<p>a", "link": "http://a/"}')
    assert load(path, Reading("body", "link"))[0][1] == Payload("<p>a", "http://a/")


def test_a_line_that_is_too_long_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    path.write_text('{"html": "a"}\n{"html": "' + "b" * (1 << 21) + '"}\n{"html": "c"}\n')
    assert [type(c).__name__[0] for _, c in load(path, Reading(limit=1000))] == ["P", "B", "P"]


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    html = pa.array(["<p>a", None, "<p>c"] * 30)
    pq.write_table(
        pa.table({"html": html, "url": [f"http://{i}/" for i in range(90)], "other": [0] * 90}), path, row_group_size=7
    )
    found = load(path)
    assert [type(c).__name__[0] for _, c in found] == ["P", "B", "P"] * 30
    assert found[-1] == ("row-90", Payload("<p>c", "http://89/"))
    assert forms_of(load(path, Reading("body"))) == "B"
    path.write_bytes(path.read_bytes()[:-20])
    assert forms(path) == "B"


def forms_of(found: list[tuple[str, Content]]) -> str:
    return "".join(type(content).__name__[0] for _, content in found)


def test_listing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("d/a.html", "d/b/c.txt", "d/b/x.zip", "d/image.png", "d/index.php", "d/out/z.html", "named.bin"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<!DOCTYPE html><p>" if name.endswith("php") else "x")
    (tmp_path / "d/b/loop").symlink_to(tmp_path / "d")
    (tmp_path / "d/dangling.html").symlink_to(tmp_path / "nowhere")
    monkeypatch.chdir(tmp_path)
    listed = list(
        listing.list_inputs(["d", "named.bin", "-"], [b"d/a.html", b"gone.html", b""], [str(tmp_path / "d/out")])
    )
    kinds = sorted((one.path, one.kind) for one in listed if one.order < 2)
    assert kinds == [
        ("d/a.html", "page"), ("d/b/c.txt", "text"), ("d/b/loop", "skipped"), ("d/b/x.zip", "zip"),
        ("d/dangling.html", "unreadable"), ("d/image.png", "skipped"), ("d/index.php", "page"), ("named.bin", "page"),
    ]  # fmt: skip
    assert [one.kind for one in listed if one.order == 2] == ["page", "unreadable"]
    listing.check(["d", "d/**/*.txt"])
    with pytest.raises(RunError, match="nothing matches"):
        listing.check(["d/*.nothing"])
    with pytest.raises(RunError, match="no such"):
        listing.check(["nowhere"])


def test_what_cannot_be_read_is_a_record(tmp_path: Path) -> None:
    gone = Reading().read(tmp_path / "gone.warc", "warc")
    assert [type(one.load()).__name__ for one in gone] == ["Broken"]
    page = tmp_path / "page.html.gz"
    page.write_bytes(gzip.compress(b"<p>" * 1000)[:-9])
    assert forms(page) == "B"
    page.write_bytes(gzip.compress(b"<p>" * 1000))
    assert sources(page) == [b"<p>" * 1000]
