"""The flags of the command, its files of settings, its completion, and what it says when it is used wrongly."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from batch_support import COMMAND, batch, environment, records, write_pages, write_warc
from click.testing import CliRunner, Result

from boilerstrip.cli.batch import command
from boilerstrip.cli.page import command as page_command
from boilerstrip.cli.progress import duration


def call(*arguments: object) -> Result:
    """Run the command in this process; for what ends before a worker is needed."""
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["-o", "out.csv"], "an output ends in"),
        (["-o", "-"], "standard output"),
        (["-o", "out.jsonl", "--report", "nowhere/report.json"], "report"),
        (["-o", "out.jsonl", "--format", "markdown"], "one file a page"),
        (["-o", "out.jsonl", "--fields", "title,body"], "'body' is no field"),
        (["-o", "out.jsonl", "--option", "focus"], "NAME=VALUE"),
        (["-o", "out.jsonl", "--option", "nothing=true"], "no option"),
        (["-o", "out.jsonl", "--workers", "0"], "workers"),
        (["-o", "out.jsonl", "--timeout", "-1"], "timeout"),
        (["-o", "out.jsonl", "--timeout", "inf"], "timeout: inf was given, seconds above 0 and up to 1000000000"),
        (["-o", "out.jsonl", "--timeout", "nan"], "timeout: nan was given, seconds above 0 and up to 1000000000"),
        ([], "-o"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_done(
    flags: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pages(tmp_path / "in", 1)
    monkeypatch.chdir(tmp_path)
    result = call(tmp_path / "in", *flags)
    assert result.exit_code == 2
    assert said in result.output
    assert os.listdir() == ["in"]


def test_inputs_that_name_nothing_are_wrong_usage(tmp_path: Path) -> None:
    result = call(tmp_path / "*.html", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert "nothing matches" in result.output
    assert not list(tmp_path.iterdir())


def test_an_output_that_exists_is_not_replaced_unasked(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", 2)
    for name in ("out.jsonl", "out"):
        out = tmp_path / name
        if name == "out":
            out.mkdir()
            out.joinpath("_records.jsonl").write_text("a former run's")
            out.joinpath("former.txt").write_text("a former run's")
        else:
            out.write_text("mine")
        result = call(tmp_path / "in", "-o", out)
        assert result.exit_code == 2
        assert "exists; --overwrite" in result.output
        batch(tmp_path / "in", "-o", out, "--overwrite", "-q")
        assert not out.is_dir() or sorted(p.name for p in out.iterdir()) == ["_records.jsonl", "part0", "part1"]


@pytest.mark.parametrize("flags", [(), ("--resume",)])
def test_a_directory_that_no_batch_wrote_is_not_replaced(flags: tuple[str, ...], tmp_path: Path) -> None:
    write_pages(tmp_path / "in", 2)
    out = tmp_path / "out"
    out.mkdir()
    out.joinpath("mine.txt").write_text("mine")
    result = call(tmp_path / "in", "-o", out, "--overwrite", *flags)
    assert result.exit_code == 2
    assert "out: holds files but no _records.jsonl, an output of batch" in " ".join(result.output.split())
    assert out.joinpath("mine.txt").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
    out.joinpath("mine.txt").unlink()
    batch(tmp_path / "in", "-o", out, "--overwrite", "-q", *flags)  # an empty one is nobody's


def test_dry_run_counts_and_writes_nothing(tmp_path: Path) -> None:
    folder = write_pages(tmp_path / "in", 3)
    write_warc(folder / "a.warc.gz", 5)
    (folder / "picture.png").write_bytes(b"")
    (folder / "b.jsonl").write_text("{broken")
    result = call(folder, "--dry-run")
    assert result.exit_code == 0
    counts = {name: int(count) for count, name in (line.split() for line in result.output.splitlines())}
    assert counts == {"sources": 6, "records": 9, "errors": 1, "skipped": 1}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in"]


def test_settings_stand_in_for_flags(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", 1)
    settings = tmp_path / "boilerstrip.toml"
    settings.write_text('[batch]\nfields = "title"\nquiet = true\n"html-field" = "x"\n')
    done = batch("in", "-o", "a.jsonl", cwd=tmp_path)
    assert done.stderr == ""
    [record] = records(tmp_path / "a.jsonl")
    assert list(record) == ["id", "source", "url", "status", "confidence", "title", "error"]
    settings.write_text(
        '[batch]\nfields = ["title", "date"]\nformat = "json"\noption = ["slow_dates=false"]\nworkers = 1\n'
    )
    done = batch("in", "-o", "b/", "--fields", "date", cwd=tmp_path)
    assert list(records(tmp_path / "b/_records.jsonl")[0])[-2:] == ["date", "error"]
    assert json.loads(next((tmp_path / "b").rglob("*.json")).read_text())["options"]["slow_dates"] is False
    other = tmp_path / "other.toml"
    for text, said in (
        ("[batch]\nworker = 3", "'worker' is no flag"),
        ("[batch", "other.toml"),
        ("batch = 1", "table"),
        ("[bath]\nworkers = 1", "'bath' is no table, batch and page are expected"),
        ("workers = 1", "'workers' is no table"),
        ("[batch]\nquiet = 3", "true or false"),
        ("[batch]\nworkers = true", "a number"),
        ('[batch]\nworkers = "many"', "workers"),
        ('[batch]\noption = "focus"', "NAME=VALUE"),
    ):
        other.write_text(text)
        result = call("in", "-o", "c.jsonl", "--config", other)
        assert result.exit_code == 2
        assert said in result.output


def test_exit_codes_and_summary(tmp_path: Path) -> None:
    folder = write_pages(tmp_path / "in", 2)
    assert batch(folder, "-o", tmp_path / "a.jsonl").returncode == 0
    (folder / "bad.html").write_bytes(b"%PDF-1.7")
    done = batch(folder, "-o", tmp_path / "b.jsonl", "--report", tmp_path / "r.json", check=1)
    assert re.search(r"1 +error: input", done.stderr)
    assert "bad.html: input: a PDF" in done.stderr
    report = json.loads((tmp_path / "r.json").read_text())
    assert report["error_examples"][0]["id"].endswith("bad.html")
    assert batch(folder, "-o", tmp_path / "c.jsonl", "-q", check=1).stderr == ""


def test_a_bar_on_a_terminal(tmp_path: Path) -> None:
    folder = write_pages(tmp_path / "in", 60)
    main, other = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, str(folder), "-o", str(tmp_path / "a.jsonl")], stderr=other, env={**environment(), "TERM": "xterm"}
    )
    os.close(other)
    said = b""
    try:
        while piece := os.read(main, 4096):
            said += piece
    except OSError:  # the terminal is gone when the process ends
        pass
    assert process.wait(600) == 0
    assert b"errors" in said
    assert b"60 records" in said


def test_a_missing_library_is_named_with_the_extra(tmp_path: Path) -> None:
    source = write_warc(tmp_path / "a.warc.gz", 1)
    for library, out, inputs in (
        ("pyarrow", "o.parquet", source),
        ("zstandard", "o.jsonl.zst", source),
        ("fastwarc", "o.jsonl", source),
    ):
        code = f"import sys; sys.modules[{library!r}] = None; from boilerstrip.cli.batch import command; command()"
        done = subprocess.run(
            [sys.executable, "-c", code, str(inputs), "-o", str(tmp_path / out)],
            capture_output=True, text=True, env=environment(),
        )  # fmt: skip
        assert done.returncode == 2
        assert f"needs {library}: pip install 'boilerstrip[batch]'" in done.stderr


@pytest.mark.parametrize(
    ("words", "expected"),
    [("batch --res", {"--resume"}), ("bat", {"batch"}), ("batch --format m", {"markdown"}), ("--foc", {"--focus"}),
     ("completion f", {"fish"})],
)  # fmt: skip
def test_completion_knows_subcommands_flags_and_values(words: str, expected: set[str]) -> None:
    line = f"boilerstrip {words}".split()
    asked = {"COMP_WORDS": " ".join(line), "COMP_CWORD": str(len(line) - 1), "_BOILERSTRIP_COMPLETE": "bash_complete"}
    done = subprocess.run(
        [sys.executable, "-m", "boilerstrip.cli.main"], capture_output=True, text=True, env={**environment(), **asked}
    )
    assert {answer.split(",")[1] for answer in done.stdout.split()} == expected, done.stderr


IN_SHELLS = {
    "bash": """eval "$(boilerstrip completion bash)"; COMP_WORDS=(boilerstrip batch --resu); COMP_CWORD=2
        $(complete -p boilerstrip | sed 's/.*-F \\([^ ]*\\).*/\\1/') boilerstrip; echo "${COMPREPLY[@]}" """,
    "zsh": """autoload -Uz compinit; compinit -u -D; eval "$(boilerstrip completion zsh)"
        compadd() { print -- "${@[-1]}" }; _describe() { print -- ${(P)@[-1]} ${(P)@[-2]} }
        words=(boilerstrip batch --resu); CURRENT=3; $_comps[boilerstrip]""",
    "fish": 'boilerstrip completion fish | source; complete -C "boilerstrip batch --resu"',
}
"""How a shell is asked to complete ``boilerstrip batch --resu``."""


@pytest.mark.parametrize("shell", IN_SHELLS)
def test_completion_in_the_shells(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    command = tmp_path / "boilerstrip"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m boilerstrip.cli.main "$@"\n')
    command.chmod(0o755)
    path = os.pathsep.join((str(tmp_path), os.environ["PATH"]))
    flags = {"bash": "--norc", "zsh": "-f", "fish": "--no-config"}
    done = subprocess.run(
        [shell, flags[shell], "-c", IN_SHELLS[shell]],
        capture_output=True, text=True, env={**environment(), "PATH": path, "HOME": str(tmp_path)},
    )  # fmt: skip
    assert re.search(r"--resume\b", done.stdout), done.stderr


def test_the_manual_names_every_flag() -> None:
    manual = Path(__file__).parent.parent.joinpath("docs", "cli.md").read_text(encoding="utf-8")
    flags = [name for one in (command, page_command) for param in one.params for name in param.opts]
    assert len(flags) > 20
    assert [flag for flag in flags if flag.startswith("-") and f"`{flag}" not in manual] == []


def test_help_shows_examples_and_durations_are_for_people() -> None:
    result = call("--help")
    assert result.exit_code == 0
    assert "boilerstrip batch crawl/*.warc.gz -o articles.parquet" in result.output
    assert [duration(s) for s in (3.4, 185, 7800)] == ["3 s", "3 min 05 s", "2 h 10 min"]
