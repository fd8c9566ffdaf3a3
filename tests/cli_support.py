"""What the tests of the command line share: a page, and ways to run the command."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from typing import cast
from unittest import mock

import pytest
from batch_support import environment

from boilerstrip.cli import main as cli

PROSE = (
    "Cây cầu mới qua sông đã được khánh thành sáng thứ hai, muộn hơn một năm so với kế hoạch ban đầu của thành phố. "
    "Hàng nghìn người dân đã đi bộ qua cầu trong những giờ đầu tiên, nhiều người mang theo cả gia đình."
)
PAGE = f"""<!doctype html><html lang=vi><head><meta charset=utf-8><title>Cầu mới khánh thành</title></head><body>
<nav><a href=/>Trang chủ</a> <a href=/a>Thời sự</a></nav><article><h1>Cầu mới khánh thành</h1>
<p>{PROSE}</p><p>{PROSE.replace("Cây cầu", "Công trình")}</p></article><footer>© 2025</footer></body></html>"""
FLAT = f"Trang chủ\nThời sự\nCầu mới khánh thành\n{PROSE}\n{PROSE.replace('Cây cầu', 'Công trình')}\n"


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command in this process, as a process of its own would."""
    given, out, err = (io.TextIOWrapper(io.BytesIO(data), "utf-8", write_through=True) for data in (stdin, b"", b""))
    with mock.patch.multiple(sys, stdin=given, stdout=out, stderr=err), pytest.raises(SystemExit) as left:
        cli.main(arguments)
    said = [stream.buffer.getvalue() for stream in (out, err)]
    return subprocess.CompletedProcess(arguments, cast(int, left.value.code), *said)


def process(*arguments: str, **changes: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "boilerstrip.cli.main", *arguments]
    return subprocess.run(command, capture_output=True, env={**environment(), **changes})


def said(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return done.stderr.decode().splitlines()


def on_terminal(*arguments: str) -> bytes:
    """What the command writes where its standard output is a terminal."""
    ours, theirs = pty.openpty()
    terminal = {**environment(), "TERM": "xterm-256color", "COLUMNS": "120", "PYTHONUTF8": "1"}
    terminal.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "boilerstrip.cli.main", *arguments]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, env=terminal) as running:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:  # Linux reports the end of a terminal so
            pass
        finally:
            os.close(ours)
    assert running.returncode == 0
    return shown
