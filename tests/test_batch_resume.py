"""Runs that are killed, interrupted or run into a full disk, and go on: nothing lost, nothing twice."""

from __future__ import annotations

import contextlib
import json
import random
import resource
import shutil
import signal
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest
from batch_support import COMMAND, batch, content, environment, records, write_pages, write_warc

from boilerstrip.batch import run
from boilerstrip.batch.plan import Plan
from boilerstrip.batch.tally import Tally

COUNT = 120


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with a WARC file and pages."""
    folder = write_pages(tmp_path_factory.mktemp("crawl"), 30)
    write_warc(folder / "part1.warc.gz", COUNT - 30)
    return folder


def start(crawl: Path, out: Path, *flags: str) -> subprocess.Popen[bytes]:
    workers = () if "-j" in flags else ("-j", "1")
    arguments = [*COMMAND, str(crawl), "-o", str(out), "--resume", "--commit-every", "3", "-q", *workers, *flags]
    # Whoever runs the tests in the background may have Ctrl-C ignored, and what is started here would inherit that.
    heeds = lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)  # noqa: E731
    return subprocess.Popen(arguments, stderr=subprocess.PIPE, env=environment(), preexec_fn=heeds)


def written(out: Path) -> int:
    """Bytes of records in the directory of the run; none when the run has just moved them to their place."""
    with contextlib.suppress(FileNotFoundError):
        return max((path.stat().st_size for path in out.with_name(out.name + ".partial").glob("records*")), default=0)
    return 0


def wait_until_some_is_safe(process: subprocess.Popen[bytes], out: Path) -> None:
    """Stop the process when its output has grown twice: the first growth is in the journal then. It may have ended."""
    sizes: set[int] = set()
    while len(sizes - {0}) < 3 and process.poll() is None:
        sizes.add(written(out))
        time.sleep(0.002)
    process.send_signal(signal.SIGSTOP)  # or it may be at its end before it is looked at


def wait_for_moment(process: subprocess.Popen[bytes], out: Path, size: int, seconds: float) -> None:
    """Wait until `size` bytes are written and some `seconds` have passed, or the process has ended. It is what is
    written that counts: on a busy machine the same number of seconds may be nothing, or more than all."""
    while process.poll() is None and written(out) < size:
        time.sleep(0.002)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)


def kill_at_random(crawl: Path, out: Path, times: int, flags: tuple[str, ...], expected: dict[str, bytes]) -> None:
    """Kill `times` runs at random moments; whenever one ends before, its output is looked at and all begins anew."""
    chance = random.Random(times)
    total = max(map(len, expected.values()))
    killed = amid = 0
    while killed < times:
        starting = chance.random() < 0.2  # most of the time of a short run is its start, but little happens then
        size = 0 if starting else written(out) + round(chance.random() * 3 * total / times)
        process = start(crawl, out, "-j", chance.choice("12"), *flags)
        wait_for_moment(process, out, size, chance.uniform(0, 0.5 if starting else 0.02))
        if process.poll() is None:
            process.kill()
            killed += 1
        _, said = process.communicate()
        amid += process.returncode == -signal.SIGKILL and 0 < written(out) < total
        if process.returncode == 0:
            assert content(out) == expected
            assert not out.with_name(out.name + ".partial").exists()
            former = out.with_name("former")
            shutil.rmtree(former) if former.is_dir() else former.unlink(missing_ok=True)
            out.rename(former)
        assert process.returncode in (0, -signal.SIGKILL), said
        assert not out.exists() or content(out) == expected
    batch(crawl, "-o", out, "--resume", "--commit-every", 3, *flags)
    assert content(out) == expected
    assert amid >= times / 2


FORMS = [(20, "out.jsonl.gz", ()), (4, "files", ("--format", "json")), (4, "out.parquet", ())]


@pytest.mark.parametrize(("times", "name", "flags"), FORMS, ids=[form[1] for form in FORMS])
def test_killed_at_random_moments(times: int, name: str, flags: tuple[str, ...], crawl: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole" / name
    whole.parent.mkdir()
    batch(crawl, "-o", whole, "--commit-every", 3, "--ordered", *flags)
    kill_at_random(crawl, tmp_path / name, times, ("--ordered", *flags), content(whole))


def interrupted(crawl: Path, out: Path) -> bool:
    """Interrupt a run by Ctrl-C, and what goes on by SIGTERM; False where one was at its end before the signal came."""
    for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        process = start(crawl, out)
        wait_until_some_is_safe(process, out)
        process.send_signal(number)
        process.send_signal(signal.SIGCONT)
        _, said = process.communicate(timeout=600)
        if process.returncode == 0:
            return False
        assert process.returncode == code
        assert b"--resume" in said
        assert not out.exists()
    return True


def test_ctrl_c_and_sigterm_leave_a_run_that_goes_on(crawl: Path, tmp_path: Path) -> None:
    # On a busy machine a run may be over before this process is given the time to look at it.
    out = next(out for out in (tmp_path / f"{attempt}.jsonl" for attempt in range(9)) if interrupted(crawl, out))
    report = tmp_path / "report.json"
    batch(crawl, "-o", out, check=2)  # not without --resume
    batch(crawl, "-o", out, "--resume", check=2)  # nor with another number of records between commits
    batch(crawl, "-o", out, "--resume", "--commit-every", 3, "--report", report)
    ids = [r["id"] for r in records(out)]
    assert len(ids) == len(set(ids)) == COUNT
    told = json.loads(report.read_text())
    assert (told["records"], told["resumed"]) == (COUNT, 2)
    done = batch(crawl, "-o", out, "--resume", "--commit-every", 3)
    assert "complete" in done.stderr


def limit_file_size() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


def test_a_full_disk_is_said_and_the_run_goes_on(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    flags = (crawl, "-o", out, "--ordered", "--commit-every", 3)
    done = batch(*flags, check=3, preexec_fn=limit_file_size)
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()
    batch(*flags, "--resume")
    whole = tmp_path / "whole.jsonl"
    batch(crawl, "-o", whole, "--ordered")
    assert out.read_bytes() == whole.read_bytes()


def test_fewer_workers_go_on_where_more_were_interrupted(tmp_path: Path) -> None:
    """What was under way in the first start is more than the second one has under way when it is interrupted itself."""
    pages = write_pages(tmp_path / "in", 40)
    plan = Plan((str(pages),), tmp_path / "out.jsonl", "jsonl", commit_every=1, workers=2)
    for workers in (2, 1):
        with pytest.raises(KeyboardInterrupt):
            run.run(replace(plan, workers=workers, resume=True), Interrupting())
    run.run(replace(plan, resume=True), Interrupting(after=1000))
    assert sorted(r["id"] for r in records(plan.output)) == sorted(str(path) for path in pages.rglob("*.html"))


class Interrupting:
    """Is told how a run goes, and interrupts it when it has done `after` records."""

    def __init__(self, after: int = 2):
        self._after = after

    def listed(self, sources: int, size: int) -> None: ...

    def went_on(self, tally: Tally, share: float) -> None:
        self._after -= 1
        if not self._after:
            raise KeyboardInterrupt


def test_a_source_that_changed_is_not_resumed(crawl: Path, tmp_path: Path) -> None:
    source = write_warc(tmp_path / "a.warc.gz", 120)
    out = tmp_path / "out.jsonl"
    process = start(source, out)
    wait_until_some_is_safe(process, out)
    process.kill()
    process.communicate()
    write_warc(source, 119)
    done = batch(source, "-o", out, "--resume", "--commit-every", 3, check=2)
    assert "changed" in done.stderr
    batch(source, "-o", out, "--overwrite")
    assert len(records(out)) == 119


def test_two_runs_never_write_one_output(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    process = start(crawl, out)
    wait_until_some_is_safe(process, out)
    done = batch(crawl, "-o", out, "--resume", "--commit-every", 3, check=2)
    assert "another run" in done.stderr
    assert "another run" in batch(crawl, "-o", out, "--overwrite", check=2).stderr
    process.kill()
    process.communicate()


def test_workers_end_when_the_run_is_killed(crawl: Path, tmp_path: Path) -> None:
    process = start(crawl, tmp_path / "out.jsonl")
    wait_until_some_is_safe(process, tmp_path / "out.jsonl")
    children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True).stdout.split()
    assert children
    process.kill()
    process.communicate()
    until = time.monotonic() + 300
    while any(Path(f"/proc/{pid}").exists() for pid in children):
        assert time.monotonic() < until
        time.sleep(0.05)
