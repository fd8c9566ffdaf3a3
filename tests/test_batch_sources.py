"""Readers: each record once, and damage always said."""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from batch_support import forms, forms_of, load, sources

from boilerstrip.batch.errors import RunError
from boilerstrip.batch.sources import listing
from boilerstrip.batch.sources.found import Broken, Payload
from boilerstrip.batch.sources.reading import Reading


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


LINES = [json.dumps({"html": f"<p>{os.urandom(150).hex()} {number}"}).encode() + b"\n" for number in range(2000)]


@pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".zst", zstandard.compress)])
def test_lines_before_damage_are_read_and_the_damage_is_said(
    ending: str, pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path = tmp_path / f"pages.jsonl{ending}"
    packed = pack(b"".join(LINES))
    whole = [line["html"] for line in map(json.loads, LINES)]

    def read(data: bytes) -> list[bytes | str]:
        path.write_bytes(data)
        assert forms(path).strip("P") == "B"
        return sources(path)

    assert read(packed[:-4])[:1550] == whole[:1550]  # a block of zstd, 128 KB, is whole or cannot be read
    half = read(packed[: len(packed) // 2])
    assert half == whole[: len(half)]
    assert len(half) > 600
    assert read(packed + b"junk" + packed) == whole
    assert read(packed + b"junk" * 100_000) == whole
    middle = len(packed) // 2
    path.write_bytes(packed[:middle] + b"\xff" * 2000 + packed[middle:])
    assert sources(path)[:600] == whole[:600]
    assert "B" in forms(path)


def test_a_gzip_file_without_its_trailer_gives_all_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl.gz"
    path.write_bytes(gzip.compress(b"".join(LINES[:100]))[:-4])
    assert forms(path) == 100 * "P" + "B"


@pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".zst", zstandard.compress)])
def test_a_little_behind_compressed_data_is_passed_over_and_said(
    ending: str, pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path = tmp_path / f"pages.jsonl{ending}"
    path.write_bytes(b"".join(map(pack, LINES[:50])) + b"junk")
    assert forms(path) == 50 * "P" + "S"
    path.write_bytes(b"".join(map(pack, LINES[:50])) + bytes(5000))  # padding
    assert forms(path) == 50 * "P"
    page = tmp_path / f"page.html{ending}"
    page.write_bytes(pack(b"<p>some words") + b"junk")
    ((_, content),) = load(page)
    assert isinstance(content, Payload)
    assert content.source == b"<p>some words"
    assert content.remark


def test_members_of_a_tar_archive_before_damage_are_read(tmp_path: Path) -> None:
    path = tmp_path / "pages.tar.gz"
    packed = gzip.compress(make_tar([f"{number}.html" for number in range(300)]))
    path.write_bytes(packed[:-4])
    found = forms(path)
    assert found.count("P") == 300, found


def test_a_field_without_a_page_is_said_as_json_has_it(tmp_path: Path) -> None:
    path = tmp_path / "null.jsonl"
    path.write_text('{"html": null}\nnull\n')
    assert [content for _, content in load(path)] == [
        Broken("the field 'html' holds null, text is expected"),
        Broken("the line holds null, an object is expected"),
    ]


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


def test_text_of_parquet_that_is_none_is_bytes(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    html = pa.array([b"<p>a", "<p>thêm".encode("windows-1258")]).view(pa.string())
    pq.write_table(pa.table({"html": html}), path)
    assert [content for _, content in load(path)] == [Payload("<p>a", None), Payload(b"<p>th\xeam", None)]


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
