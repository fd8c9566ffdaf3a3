"""Runs that are killed, interrupted or run into a full disk, and go on: nothing lost, nothing twice."""

from __future__ import annotations

import contextlib
import json
import os
import random
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest
from batch_support import COMMAND, batch, environment, records, write_pages, write_warc

COUNT = 300


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with a WARC file and pages."""
    folder = write_pages(tmp_path_factory.mktemp("crawl"), 60)
    write_warc(folder / "part1.warc.gz", COUNT - 60)
    return folder


def content(out: Path) -> dict[str, bytes]:
    """Every file of an output; the list of records is a set, for its order is free."""
    if out.is_file():
        return {"": out.read_bytes()}
    files = {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    files["_records.jsonl"] = b"\n".join(sorted(files["_records.jsonl"].splitlines()))
    return files


def start(crawl: Path, out: Path, *flags: str) -> subprocess.Popen[bytes]:
    arguments = [*COMMAND, str(crawl), "-o", str(out), "--resume", "--commit-every", "7", "-q", *flags]
    return subprocess.Popen(arguments, stderr=subprocess.PIPE, env=environment())


def wait_until_some_is_safe(process: subprocess.Popen[bytes], out: Path) -> None:
    """The output grew twice: the first growth is in the journal."""
    spool = out.with_name(out.name + ".partial") / "records"
    sizes: set[int] = set()
    while len(sizes - {0}) < 3:
        assert process.poll() is None
        if spool.exists():
            sizes.add(spool.stat().st_size)
        time.sleep(0.005)


def kill_at_random(
    crawl: Path, out: Path, times: int, flags: tuple[str, ...], expected: dict[str, bytes], seconds: float
) -> None:
    """Kill `times` runs at random moments of the `seconds` that a run takes; whenever one ends before, its output is
    looked at and all begins anew."""
    chance = random.Random(times)
    killed, resumed = 0, 0
    while killed < times:
        process = start(crawl, out, *flags)
        with contextlib.suppress(subprocess.TimeoutExpired):
            _, said = process.communicate(timeout=chance.uniform(0.1, 0.9) * seconds)
            assert process.returncode == 0, said
            assert content(out) == expected
            assert not out.with_name(out.name + ".partial").exists()
            os.rename(out, out.with_name(f"former{killed}"))
            continue
        process.kill()
        process.communicate()
        killed += 1
        resumed += out.with_name(out.name + ".partial").exists()
        assert not out.exists() or content(out) == expected
    batch(crawl, "-o", out, "--resume", "--commit-every", 7, *flags)
    assert content(out) == expected
    assert resumed


FORMS = [
    (20, "out.jsonl.gz", ("--ordered", "-j", "2")),
    (3, "files", ("--format", "json", "-j", "1")),
    (2, "out.parquet", ("--ordered", "-j", "1")),
]


@pytest.mark.parametrize(("times", "name", "flags"), FORMS, ids=[form[1] for form in FORMS])
def test_killed_at_random_moments(times: int, name: str, flags: tuple[str, ...], crawl: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole" / name
    whole.parent.mkdir()
    begun = time.monotonic()
    batch(crawl, "-o", whole, "--commit-every", 7, *flags)
    kill_at_random(crawl, tmp_path / name, times, flags, content(whole), time.monotonic() - begun)


def test_ctrl_c_and_sigterm_leave_a_run_that_goes_on(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    report = tmp_path / "report.json"
    for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        process = start(crawl, out)
        wait_until_some_is_safe(process, out)
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
        assert process.returncode == code
        assert b"--resume" in said
        assert not out.exists()
    batch(crawl, "-o", out, check=2)  # not without --resume
    batch(crawl, "-o", out, "--resume", check=2)  # nor with another number of records between commits
    batch(crawl, "-o", out, "--resume", "--commit-every", 7, "--report", report)
    ids = [r["id"] for r in records(out)]
    assert len(ids) == len(set(ids)) == COUNT
    told = json.loads(report.read_text())
    assert (told["records"], told["resumed"]) == (COUNT, 2)
    done = batch(crawl, "-o", out, "--resume", "--commit-every", 7)
    assert "complete" in done.stderr


def limit_file_size() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


def test_a_full_disk_is_said_and_the_run_goes_on(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    flags = (crawl, "-o", out, "--ordered", "--commit-every", 7)
    done = batch(*flags, check=3, preexec_fn=limit_file_size)
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()
    batch(*flags, "--resume")
    whole = tmp_path / "whole.jsonl"
    batch(crawl, "-o", whole, "--ordered")
    assert out.read_bytes() == whole.read_bytes()


def test_a_source_that_changed_is_not_resumed(crawl: Path, tmp_path: Path) -> None:
    source = write_warc(tmp_path / "a.warc.gz", 300)
    out = tmp_path / "out.jsonl"
    process = start(source, out)
    wait_until_some_is_safe(process, out)
    process.kill()
    process.communicate()
    write_warc(source, 299)
    done = batch(source, "-o", out, "--resume", "--commit-every", 7, check=2)
    assert "changed" in done.stderr
    batch(source, "-o", out, "--overwrite")
    assert len(records(out)) == 299


def test_two_runs_never_write_one_output(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    process = start(crawl, out)
    while not (tmp_path / "out.jsonl.partial" / "records").exists():
        time.sleep(0.01)
    done = batch(crawl, "-o", out, "--resume", "--commit-every", 7, check=2)
    assert "another run" in done.stderr
    assert "another run" in batch(crawl, "-o", out, "--overwrite", check=2).stderr
    process.kill()
    process.communicate()


def test_workers_end_when_the_run_is_killed(crawl: Path, tmp_path: Path) -> None:
    process = start(crawl, tmp_path / "out.jsonl")
    while not (tmp_path / "out.jsonl.partial" / "records").exists():
        time.sleep(0.01)
    time.sleep(0.3)
    children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True).stdout.split()
    assert children
    process.kill()
    process.communicate()
    until = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in children):
        assert time.monotonic() < until
        time.sleep(0.05)
