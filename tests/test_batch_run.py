"""The command batch from inputs to outputs: one record for each, in every form."""

from __future__ import annotations

import gzip
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from batch_support import batch, page, records, warc_record, write_pages, write_warc

import boilerstrip

ALWAYS = ["id", "source", "url", "status", "confidence"]
DEFAULT = ["title", "byline", "authors", "date", "language", "text"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("many"), 12)


def test_each_page_gives_one_record_with_what_the_library_gives(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = batch(pages, "-o", out, "--ordered", "--report", tmp_path / "report.json")
    given = records(out)
    assert [r["id"] for r in given] == sorted(str(p) for p in pages.rglob("*.html"))
    for record in given:
        doc = boilerstrip.extract(Path(record["source"]).read_bytes())
        assert list(record) == [*ALWAYS, *DEFAULT, "error"]
        assert (record["title"], record["text"], record["status"]) == (doc.title, doc.text, doc.status)
        assert record["error"] is None
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["records"] == sum(report["statuses"].values()) == 12
    assert report["input"]["sources"] == 12
    assert "12 records" in done.stderr
    assert not out.with_name("out.jsonl.partial").exists()


def test_all_kinds_of_inputs_in_one_run(pages: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write_warc(folder / "a.warc.gz", 3)
    (folder / "broken.warc.gz").write_bytes(gzip.compress(warc_record(1)) + gzip.compress(warc_record(2))[:-50])
    (folder / "w.warc.wet.gz").write_bytes(
        gzip.compress(warc_record(0, "Một câu văn dài, có dấu câu.".encode(), b"conversion", b"text/plain"))
    )
    (folder / "lines.jsonl.zst").write_bytes(
        zstandard.compress(json.dumps({"html": page(1), "url": "http://l/"}).encode())
    )
    pq.write_table(pa.table({"html": [page(1)], "url": ["http://p/"]}), folder / "rows.parquet")
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("x/a.html", page(1))
        archive.writestr("x/b.css", "p {}")
    (folder / "fake.html").write_bytes(b"\x89PNG\r\n\x1a\n....")
    out = tmp_path / "out.jsonl"
    done = batch(
        folder, pages, pages, pages / "part0", f"{folder}/*.zip", "-o", out, "--report", tmp_path / "r", check=1
    )
    given = records(out)
    assert len({r["id"] for r in given}) == len(given) == 12 + 3 + 2 + 1 + 1 + 1 + 1 + 1
    errors = {r["id"]: r["error"] for r in given if r["status"] == "error"}
    assert len(errors) == 2
    assert "PNG" in errors[str(folder / "fake.html")]
    assert {r["url"] for r in given if r["url"]} == {"http://l/", "http://p/", *(f"http://e.org/{i}" for i in range(3))}
    report = json.loads((tmp_path / "r").read_text())
    assert report["errors"] == {"input": 2}
    assert report["skipped"] == {"members of archives that are no pages (.css)": 1}
    assert "broken.warc.gz" in done.stderr


@pytest.mark.parametrize("ending", ["jsonl.gz", "jsonl.zst", "parquet"])
def test_compressed_outputs_hold_the_same(ending: str, pages: Path, tmp_path: Path) -> None:
    out = tmp_path / f"out.{ending}"
    fields = "title,authors,text,blocks,provenance,pictures,credit,markdown"
    batch(pages, "-o", out, "--ordered", "--fields", fields, "--commit-every", 5, "-j", 1)
    if ending == "parquet":
        table = pq.read_table(out)
        given: list[dict[str, Any]] = table.to_pylist()
        assert table.schema.field("authors").type == pa.list_(pa.string())
        assert table.schema.field("confidence").type == pa.float64()
        assert not table.schema.field("id").nullable
    else:
        data = out.read_bytes()
        plain = (
            gzip.decompress(data)
            if ending.endswith("gz")
            else zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True).read()
        )
        given = [json.loads(line) for line in plain.splitlines()]
    assert len(given) == 12
    doc = boilerstrip.extract(Path(given[0]["source"]).read_bytes())
    assert [b["path"] for b in given[0]["blocks"]] == [b.path for b in doc.blocks]
    assert given[0]["markdown"] == doc.markdown
    assert {p["field"] for p in given[0]["provenance"]} == set(doc.provenance)


def test_one_file_a_page(pages: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    shutil.copytree(pages, folder / "pages")
    (folder / "pages/part0/page0000.htm").write_text(page(900))
    (folder / "bad.html").write_bytes(b"%PDF-1.7")
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("../../a.html", page(1))
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("../../a.html", page(1))
    out = tmp_path / "out"
    batch(folder, "-o", out, "--format", "markdown", check=1)
    listed = {r["id"]: r for r in records(out / "_records.jsonl")}
    assert len(listed) == 12 + 1 + 1 + 2
    paths = [r["path"] for r in listed.values() if r["error"] is None]
    assert sorted(paths) == sorted(str(p.relative_to(out)) for p in out.rglob("*.md"))
    assert (out / "pages/part0/page0000.htm.md").read_text() == boilerstrip.extract(page(900)).markdown
    assert (out / "pages/part0/page0000.html.md").read_text() == boilerstrip.extract(page(0)).markdown
    assert listed[str(folder / "bad.html")]["status"] == "error"
    assert len(list((out / "z.zip").rglob("*.md"))) == 2


def test_inputs_of_several_directories_keep_apart(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_pages(tmp_path / name, 1)
    batch(tmp_path / "one", tmp_path / "two", "-o", tmp_path / "out/")
    assert sorted(str(p.relative_to(tmp_path / "out")) for p in (tmp_path / "out").rglob("*.txt")) == [
        "one/part0/page0000.html.txt",
        "two/part0/page0000.html.txt",
    ]


def test_paths_on_standard_input_and_names_that_are_no_text(tmp_path: Path) -> None:
    odd = tmp_path.joinpath("in").absolute()
    odd.mkdir()
    names = [b"a\xff.html", b"a\xfe.html", "tin tức.html".encode(), b"line\nfeed.html"]
    for name in names:
        Path(str(odd).encode().decode(), name.decode("utf-8", "surrogateescape")).write_text(page(1))
    listed = b"\0".join(str(odd).encode() + b"/" + name for name in names) + b"\0"
    out = tmp_path / "out.parquet"
    batch(
        "-", "-0", "-o", out, encoding="utf-8", errors="surrogateescape", input=listed.decode(errors="surrogateescape")
    )
    ids = pq.read_table(out).column("id").to_pylist()
    assert len(set(ids)) == 4
    out = tmp_path / "files"
    batch(odd, "-o", out)
    assert len(list(out.rglob("*.txt"))) == 4


def test_an_empty_input_gives_an_empty_output(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for ending in ("jsonl", "jsonl.gz", "parquet"):
        batch(tmp_path / "in", "-o", tmp_path / f"out.{ending}")
    assert (tmp_path / "out.jsonl").read_bytes() == b""
    assert gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()) == b""
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 0


def test_the_output_is_not_read_as_input(pages: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write_pages(folder, 2)
    for _ in range(2):
        batch(folder, "-o", folder / "out.jsonl", "--overwrite")
    assert len(records(folder / "out.jsonl")) == 2
