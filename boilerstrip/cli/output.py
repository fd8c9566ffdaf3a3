"""What the commands write: results as UTF-8 on standard output, one line for each trouble on standard error."""

from __future__ import annotations

import re
import sys

import click

from boilerstrip.document import Document

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def page(text: str, form: str, first: bool) -> None:
    """One rendered page; in the forms for readers a blank line stands between pages."""
    if text:
        _write(("\n" if form in ("text", "markdown") and not first else "") + text + "\n", form)


def report(doc: Document) -> None:
    """The table of blocks: coloured on a terminal, plain lines elsewhere."""
    from boilerstrip.rendering import report

    if not sys.stdout.isatty():
        _write(report.plain(doc) + "\n", "text")
        return
    from rich.console import Console

    Console(file=sys.stdout, highlight=False).print(report.table(doc))


def complain(name: str, message: str) -> None:
    """One line on standard error, whatever the message and the name hold."""
    line = " ".join(f"boilerstrip: {click.format_filename(name)}: {message}".split())
    click.echo(_CONTROLS.sub("", line), err=True)


def _write(text: str, form: str) -> None:
    """Text for a terminal loses control characters, for a page may not steer the terminal; files get every character.

    Halves of characters cannot be encoded: JSON has an escape for them, elsewhere they become a question mark.
    """
    encoded = text.encode("utf-8", "backslashreplace" if form == "json" else "replace")
    if sys.stdout.isatty():
        click.echo(_CONTROLS.sub("", encoded.decode()), nl=False)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(encoded)
        sys.stdout.buffer.flush()
