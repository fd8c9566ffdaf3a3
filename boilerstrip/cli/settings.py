"""``boilerstrip.toml``: values for flags that are not given. A flag always wins."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

FILE = "boilerstrip.toml"
"""Looked for in the working directory where ``--config`` is not given."""
TABLES = ("batch", "page")
"""Commands that take values from it, by the names of their tables."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


def option(table: str) -> Callable[[_Command], _Command]:
    """The flag ``--config`` of a command, whose values stand in `table`."""

    def read(context: click.Context, _: click.Parameter, given: str | None) -> None:
        path = Path(given) if given is not None else Path(FILE)
        if given is not None or path.is_file():
            context.default_map = _values(context, path, table)

    return click.option(
        "--config",
        type=click.Path(exists=True, dir_okay=False),
        is_eager=True,
        expose_value=False,
        callback=read,
        help=f"File with values for flags, in its table [{table}]; {FILE} of the working directory where it exists.",
    )


def _values(context: click.Context, path: Path, table: str) -> dict[str, Any]:
    tables = _load(path)
    for name in tables:
        if name not in TABLES:
            raise click.UsageError(f"{path}: {name!r} is no table, {' and '.join(TABLES)} are expected")
    given = tables.get(table, {})
    if not isinstance(given, dict):
        raise click.UsageError(f"{path}: {table!r} must be a table")
    flags = _flags(context.command)
    values: dict[str, Any] = {}
    for name, value in given.items():
        flag = flags.get(name.replace("_", "-"))
        if flag is None or flag.name is None:
            raise click.UsageError(f"{path}: [{table}] {name!r} is no flag of this command")
        if isinstance(value, bool) != flag.is_flag or isinstance(value, dict):
            expected = "true or false" if flag.is_flag else "a text, a number or a list"
            raise click.UsageError(f"{path}: [{table}] {name}: {value!r} was given, {expected} is expected")
        values[flag.name] = _fitting(flag, value)
    return values


def _flags(command: click.Command) -> dict[str, click.Option]:
    """Flags that take part in a run, by their long names."""
    options = [param for param in command.params if isinstance(param, click.Option) and param.expose_value]
    return {name[2:]: option for option in options for name in option.opts if name.startswith("--")}


def _fitting(flag: click.Option, value: Any) -> Any:
    """As the command line would hold it. A list stands for a flag that is given several times, or names with commas."""
    if flag.is_flag:
        return value
    texts = [str(one) for one in (value if isinstance(value, list) else [value])]
    return texts if flag.multiple else ",".join(texts)


def _load(path: Path) -> dict[str, Any]:
    try:
        toml = importlib.import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
    except ImportError:
        raise click.UsageError(f"{path}: needs tomli: pip install 'boilerstrip[batch]'") from None
    try:
        values: dict[str, Any] = toml.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:  # toml and Unicode errors are values'
        raise click.UsageError(f"{path}: {error}") from None
    return values
