"""The command ``boilerstrip``: pages as arguments, or the name of a subcommand first.

A subcommand is an entry of `SUBCOMMANDS` and a module of its own, imported only when it is called.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    import click


class Subcommand(NamedTuple):
    """Where a subcommand is found, and what ``boilerstrip --help`` says of it."""

    module: str
    """Module under ``boilerstrip.cli``; its `command` is a click command."""
    summary: str


SUBCOMMANDS: Mapping[str, Subcommand] = {
    "batch": Subcommand("batch", "extract many pages: directories, archives, JSONL, Parquet, WARC"),
    "completion": Subcommand("completion", "print the completion script for bash, zsh or fish"),
}
"""Subcommands by name. A page whose file has such a name is given as ``./name``."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line with `arguments`, those of the process where None, and exit with its code."""
    if (asked := os.environ.get("_BOILERSTRIP_COMPLETE")) is not None:
        from boilerstrip.cli.completion import answer

        raise SystemExit(answer(asked, {name: sub.module for name, sub in SUBCOMMANDS.items()}))
    given = list(sys.argv[1:] if arguments is None else arguments)
    name = given[0] if given and given[0] in SUBCOMMANDS else None
    try:
        if name is None:
            _command("page").main(given, prog_name="boilerstrip", obj=SUBCOMMANDS)
        else:
            _command(SUBCOMMANDS[name].module).main(given[1:], prog_name=f"boilerstrip {name}")
    except OSError as error:
        if error.filename is not None:  # a file's, not that of a stream
            raise
        raise SystemExit(_unwritable(error)) from None
    raise SystemExit(0)


def _unwritable(error: OSError) -> int:
    """Say that standard output takes no more; the exit code. What it still holds is not tried again at the exit."""
    from boilerstrip.cli import output

    output.complain("standard output", error.strerror or str(error))
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _command(module: str) -> click.Command:
    command: click.Command = importlib.import_module(f"boilerstrip.cli.{module}").command
    return command


if __name__ == "__main__":
    main()
