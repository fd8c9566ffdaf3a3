"""The command ``boilerstrip``: pages as arguments, or the name of a subcommand first.

A subcommand is a line in `SUBCOMMANDS`; its module is imported when it is called, and it knows nothing of the others.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    import click

SUBCOMMANDS: Mapping[str, str] = {}
"""Name of each subcommand and the module under ``boilerstrip.cli`` whose `command` it is, a click command."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line with `arguments`, those of the process where None, and exit with its code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    name = given[0] if given and given[0] in SUBCOMMANDS else None
    if name is None:
        _command("page").main(given, prog_name="boilerstrip")
    else:
        _command(SUBCOMMANDS[name]).main(given[1:], prog_name=f"boilerstrip {name}")
    raise SystemExit(0)


def _command(module: str) -> click.Command:
    command: click.Command = importlib.import_module(f"boilerstrip.cli.{module}").command
    return command


if __name__ == "__main__":
    main()
