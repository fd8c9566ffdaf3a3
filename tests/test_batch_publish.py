"""The last steps of a run, by which the output gets its name: a kill between any two of them loses nothing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from batch_support import content, write_pages

from boilerstrip.batch import run
from boilerstrip.batch.plan import Plan
from boilerstrip.batch.tally import Tally

STEPS = frozenset({"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.scandir", "os.listdir"})
"""Events of the file system, as Python tells audit hooks of them."""
KILLED = 9


class Silent:
    """Is told how a run goes, and says nothing."""

    def listed(self, sources: int, size: int) -> None: ...

    def went_on(self, tally: Tally, share: float) -> None: ...


def in_a_fork(work: Callable[[], Any]) -> int:
    """Do `work` in a copy of this process; its exit code."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def die_at(step: int, partial: Path) -> None:
    """Let this process die as it is about to take the step of that number in the directory of the run."""
    seen = count(1)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in STEPS and str(partial) in str(arguments[0]) and next(seen) == step:
            os._exit(KILLED)

    sys.addaudithook(hook)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("pages"), 3)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks processes")
@pytest.mark.parametrize(
    ("name", "shape", "codec", "form", "overwrite"),
    [
        ("out.jsonl", "jsonl", "", None, False),
        ("out.parquet", "parquet", ".zst", None, False),
        ("out", "files", "", "text", False),
        ("out", "files", "", "text", True),
    ],
)
def test_a_kill_between_any_two_steps(
    name: str,
    shape: str,
    codec: str,
    form: str | None,
    overwrite: bool,
    pages: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = Plan((str(pages),), tmp_path / name, shape, codec, form=form, ordered=True, overwrite=overwrite)

    def stop(_: Plan) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(run, "publish", stop)
        with pytest.raises(KeyboardInterrupt):
            run.run(plan, Silent())
    if overwrite:
        plan.output.mkdir()
        plan.output.joinpath("_records.jsonl").write_text("former")
    shutil.copytree(tmp_path, tmp_path.with_name(tmp_path.name + "-saved"))
    resumed = replace(plan, resume=True)
    assert in_a_fork(lambda: run.run(resumed, Silent())) == 0
    expected = content(plan.output)
    assert len(expected) == (4 if shape == "files" else 1)
    for step in count(1):
        shutil.rmtree(tmp_path)
        shutil.copytree(tmp_path.with_name(tmp_path.name + "-saved"), tmp_path)

        def interrupted(step: int = step) -> None:
            die_at(step, plan.partial)
            run.run(resumed, Silent())

        code = in_a_fork(interrupted)
        assert code in (0, KILLED)
        if code == 0:
            break
        assert overwrite or not plan.output.exists() or content(plan.output) == expected
        assert in_a_fork(lambda: run.run(resumed, Silent())) == 0, step
        assert content(plan.output) == expected, step
        assert not plan.partial.exists()
    assert step > 5
    assert shape != "parquet" or pq.read_table(plan.output).num_rows == 3
