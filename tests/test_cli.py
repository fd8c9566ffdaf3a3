"""The command line: what it writes where, and how it exits; as a real process where that may matter."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest
from batch_support import environment
from cli_support import FLAT, PAGE, PROSE, on_terminal, process, run, said

import boilerstrip
from boilerstrip.cli import main as cli


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return str(path)


def test_text_is_the_document_as_a_str(page: str) -> None:
    done = process(page)
    assert done.returncode == 0
    assert said(done) == []
    assert done.stdout.decode() == str(boilerstrip.extract(PAGE.encode())) + "\n"
    assert PROSE in done.stdout.decode()


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_other_forms(page: str, form: str) -> None:
    done = run(page, "--format", form)
    assert done.stdout.decode() == getattr(boilerstrip.extract(PAGE.encode()), form) + "\n"


def test_json_is_one_document_a_line(page: str) -> None:
    lines = run(page, page, "--format", "json", "--focus", "recall").stdout.decode().splitlines()
    expected = boilerstrip.extract(PAGE.encode(), focus="recall")
    docs = [boilerstrip.Document.from_dict(json.loads(line)) for line in lines]
    assert docs == [expected, expected]
    assert docs[0].options.focus == "recall"


def test_several_pages_are_apart_by_a_blank_line(page: str) -> None:
    text = str(boilerstrip.extract(PAGE.encode()))
    assert run(page, page).stdout.decode() == f"{text}\n\n{text}\n"


def test_standard_input(page: str) -> None:
    assert run("-", stdin=PAGE.encode()).stdout == run(page).stdout


def test_output_is_utf_8_whatever_the_locale(page: str) -> None:
    assert process(page, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0").stdout == run(page).stdout


def test_url_makes_links_absolute_and_is_said(page: str) -> None:
    data = json.loads(run(page, "--format", "json", "--url", "https://e.org/a").stdout)
    assert data["url"] == "https://e.org/a"


def test_charset_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.replace("<meta charset=utf-8>", "").encode("utf-16-le"))
    assert PROSE in run(str(path), "--charset", "utf-16-le").stdout.decode()
    done = run(str(path), "--charset", "klingon")
    assert done.returncode == 1
    assert len(said(done)) == 1
    assert "'klingon'" in said(done)[0]


# What a file holds


@pytest.mark.parametrize(("name", "encoding"), [("a.txt", "utf-8"), ("a", "utf-8"), ("a.log", "utf-16")])
def test_flattened_pages_are_known_by_name_or_content(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / name
    path.write_bytes(FLAT.encode(encoding))
    data = json.loads(run(str(path), "--format", "json").stdout)
    assert data["blocks"][0]["path"] == "line 1"
    assert PROSE in data["text"]


def test_the_kind_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(FLAT + "Dòng có <b >một thẻ.\n", encoding="utf-8")
    auto, text = (
        json.loads(run(str(path), "--input", kind, "--format", "json").stdout)["blocks"] for kind in ("auto", "text")
    )
    assert text[-1]["text"] == "Dòng có <b >một thẻ."
    assert auto[-1]["text"] != text[-1]["text"]


# Trouble


def test_what_cannot_be_read_is_said_and_the_rest_is_done(page: str, tmp_path: Path) -> None:
    picture = tmp_path / "picture.html"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    done = run("/no/such/page.html", str(tmp_path), str(picture), page)
    assert done.returncode == 1
    assert done.stdout == run(page).stdout
    lines = said(done)
    assert lines[:2] == [
        "boilerstrip: /no/such/page.html: no such file",
        f"boilerstrip: {tmp_path}: is a directory, a file is expected",
    ]
    assert lines[2].startswith(f"boilerstrip: {picture}: ")
    assert "PNG" in lines[2]
    assert len(lines) == 3


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.touch(mode=0)
    done = run(str(path))
    assert done.returncode == 1
    assert said(done) == [f"boilerstrip: {path}: Permission denied"]


def test_an_odd_file_name_makes_one_line() -> None:
    done = run("no\nsuch\x1b[31m.html")
    assert done.returncode == 1
    assert said(done) == ["boilerstrip: no such[31m.html: no such file"]


def test_a_page_without_text_is_said_so() -> None:
    done = run("-", stdin=b"<html><body><script>x</script></body></html>")
    assert done.returncode == 0
    assert done.stdout == b""
    assert said(done) == ["boilerstrip: standard input: no text stands on the page"]


@pytest.mark.parametrize(
    "arguments", [(), ("--format", "pdf", "x"), ("--focus", "sharp", "x"), ("--input", "xml", "x"), ("--colour", "x")]
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert said(done)[0].startswith("Usage: boilerstrip")


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_broken_pipe_is_quiet(tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    path.write_text(PAGE.replace("</article>", f"<p>{PROSE}</p>" * 1000 + "</article>"), encoding="utf-8")
    command = [sys.executable, "-m", "boilerstrip.cli.main", *[str(path)] * 3, "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    "arguments", [("{}",), ("{}", "--format", "json"), ("{}", "--blocks"), ("--help",), ("completion", "fish")]
)
def test_a_full_disk_is_said(page: str, arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "boilerstrip.cli.main", *[part.format(page) for part in arguments]]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment())
    assert done.returncode == 1
    assert said(done) == ["boilerstrip: standard output: No space left on device"]


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX")
@pytest.mark.parametrize(
    ("given", "code", "message"),
    [
        ("- <&-", 1, "boilerstrip: standard input: is closed"),
        ("page.html >&-", 1, "Error: standard output is closed"),
        ("batch - -o out.jsonl <&-", 2, "Error: -: standard input is closed"),
    ],
)
def test_a_closed_stream_is_said(tmp_path: Path, given: str, code: int, message: str) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    command = f"{sys.executable} -m boilerstrip.cli.main {given}"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, env=environment())
    assert done.returncode == code
    assert said(done)[-1] == message


# Blocks, help, version


def test_blocks_are_a_plain_table_in_a_pipe(page: str) -> None:
    lines = run(page, "--blocks").stdout.decode().splitlines()
    doc = boilerstrip.extract(PAGE.encode())
    assert lines[0].split() == ["block", "score", "kept", "role", "reason", "text"]
    assert len(lines) == len(doc.blocks) + 2
    for line, block in zip(lines[1:-1], doc.blocks, strict=True):
        assert line.split()[:2] == [str(block.index), f"{block.score:.2f}"]
        assert f" {block.role} " in line
        assert block.reason in line
    assert "status ok" in lines[-1]


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo terminal")
def test_the_readme_shows_what_the_command_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines of the real output, in their order, of which it says how many there are."""
    root = Path(__file__).resolve().parent.parent
    monkeypatch.chdir(root)
    readme = (root / "README.md").read_text(encoding="utf-8")
    [(command, table)] = re.findall(r"^```\n\$ boilerstrip (.+)\n((?:.+\n)+)```$", readme, re.M)
    printed = run(*command.split()).stdout.decode().splitlines()
    shown = table.splitlines()
    assert [line for line in printed if line in shown] == shown
    assert f"(cut to twelve of {len(printed) - 2} lines)" in readme  # but for the head and the summary
    assert len(shown) == 12 + 1


def test_blocks_are_coloured_on_a_terminal(page: str) -> None:
    assert b"\x1b[" not in run(page, "--blocks").stdout
    assert b"\x1b[32m" in on_terminal("--blocks", page)


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo terminal")
def test_a_page_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(FLAT.replace("Hàng", "\x1b]0;title\x07Hàng"), encoding="utf-8")
    for arguments in ([str(path)], ["--format", "markdown", str(path)]):
        shown = on_terminal(*arguments)
        assert "Hàng".encode() in shown
        assert b"\x1b" not in shown
        assert b"\x07" not in shown


def test_help_and_version() -> None:
    done = run("--help")
    assert done.returncode == 0
    for word in ("FILE...", "--format", "--input", "--url", "--charset", "--focus", "--blocks", "Examples:"):
        assert word in done.stdout.decode()
    assert run("--version").stdout.decode().strip() == f"boilerstrip, version {boilerstrip.__version__}"


def test_settings_stand_in_for_flags(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "boilerstrip.toml").write_text('[page]\nformat = "json"\nfocus = "recall"\n[batch]\nworkers = 1\n')
    monkeypatch.chdir(tmp_path)
    assert json.loads(run(page).stdout)["options"]["focus"] == "recall"
    assert run(page, "--format", "text", "--focus", "balanced").stdout == run(page, "--config", os.devnull).stdout


def test_a_form_and_the_table_of_blocks_do_not_go_together(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run(page, "--blocks", "--format", "json")
    assert done.returncode == 2
    assert b"--blocks" in done.stderr
    assert not done.stdout
    (tmp_path / "boilerstrip.toml").write_text('[page]\nformat = "json"\n')
    monkeypatch.chdir(tmp_path)
    assert run(page, "--blocks").stdout.startswith(b"block")


def test_a_form_that_is_given_wins_over_the_table_of_blocks_of_the_settings(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "boilerstrip.toml").write_text("[page]\nblocks = true\n")
    monkeypatch.chdir(tmp_path)
    assert run(page).stdout.startswith(b"block")
    for form in ("text", "json"):
        done = run(page, "--format", form)
        assert done.returncode == 0
        assert done.stdout == run(page, "--format", form, "--config", os.devnull).stdout


@pytest.mark.parametrize(
    ("flags", "status"), [(("--format", "json"), '"status": "empty"'), (("--blocks",), "status empty")]
)
def test_what_shows_the_status_says_no_more_of_it(flags: tuple[str, ...], status: str) -> None:
    done = run("-", *flags, stdin=b"<html><body><script>x</script></body></html>")
    assert done.returncode == 0
    assert status in done.stdout.decode()
    assert not said(done)


def test_a_subcommand_is_found_by_its_name(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    @click.command()
    @click.argument("words", nargs=-1)
    def command(words: tuple[str, ...]) -> None:
        click.echo(f"counted {len(words)}")

    module = ModuleType("boilerstrip.cli.count")
    module.command = command  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(cli, "SUBCOMMANDS", {"count": cli.Subcommand("count", "Count words.")})
    for arguments, expected in ((["count", "a", "b"], "counted 2"), (["--help"], "Count words.")):
        with pytest.raises(SystemExit) as exit_:
            cli.main(arguments)
        assert exit_.value.code == 0
        assert expected in capsys.readouterr().out


def test_importing_the_library_loads_nothing_of_the_command_line() -> None:
    code = (
        "import sys, boilerstrip; print([n for n in ('click', 'rich', 'nh3', 'boilerstrip.cli') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_interruption_is_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(boilerstrip, "extract", interrupted)
    page = tmp_path / "page.html"
    page.write_text("<p>Text</p>")
    result = run(str(page))
    assert (result.returncode, result.stderr) == (130, b"interrupted\n")
