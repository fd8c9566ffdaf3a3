"""``boilerstrip FILE...``: the article of single pages on standard output."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import PurePath

import click
from click.core import ParameterSource

import boilerstrip
from boilerstrip.cli import output, settings
from boilerstrip.document import Document
from boilerstrip.options import FOCUSES

_TAG = re.compile(rb"<(?:!--|[!/]?[a-zA-Z][a-zA-Z0-9:-]*[\s/>])")

_EXAMPLES = """\b
Examples:
  boilerstrip page.html                         title, byline and text
  boilerstrip page.html --format markdown       the same with its markup
  boilerstrip *.html --format json > all.jsonl  one document a line
  curl -s https://example.org/a | boilerstrip - --url https://example.org/a
  boilerstrip page.html --blocks                what became of every block

Exit code: 0; 1 where a page could not be read, the others are done all the same; 2 for wrong usage.
"""

_FORMATS: dict[str, Callable[[Document], str]] = {
    "text": str,
    "markdown": lambda doc: doc.markdown,
    "html": lambda doc: doc.html,
    "json": lambda doc: doc.to_json(),
}
_INTERRUPTED = 130
_SAID = {
    "no_article": "no article stands on the page",
    "empty": "no text stands on the page",
    "truncated": "a limit was hit, this is the article as far as the page was read",
}
"""What is said on standard error of a result, by status. Its text does not tell; JSON and the table of blocks do."""


class _Page(click.Command):
    """A command whose help names the subcommands too; they are the context's object. Ctrl-C ends it as any command."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; by itself click calls an interruption a failure."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            ctx.exit(_INTERRUPTED)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the subcommands, then the examples."""
        if ctx.obj:
            with formatter.section("Commands"):
                formatter.write_dl([(name, subcommand.summary) for name, subcommand in ctx.obj.items()])
        super().format_epilog(ctx, formatter)


@click.command(
    "boilerstrip",
    cls=_Page,
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="text",
    show_default=True,
    help="Form of the output; json is one document a line.",
)
@click.option(
    "--input",
    "kind",
    type=click.Choice(["auto", "html", "text"]),
    default="auto",
    show_default=True,
    help="What a file holds: HTML, or a page flattened to text. auto: text for .txt files and where there are no tags.",
)
@click.option("--url", help="Address of the page; relative links are made absolute with it.")
@click.option("--charset", help="Encoding of the page, as its HTTP header names it.")
@click.option(
    "--focus",
    type=click.Choice(FOCUSES),
    default="balanced",
    show_default=True,
    help="precision prefers losing a line to keeping junk, recall the reverse.",
)
@click.option("--blocks", is_flag=True, help="Show a table of every block instead: score, role, kept, reason.")
@settings.option("page")
@click.version_option(boilerstrip.__version__, prog_name="boilerstrip")
@click.pass_context
def command(
    context: click.Context,
    files: tuple[str, ...],
    form: str,
    kind: str,
    url: str | None,
    charset: str | None,
    focus: str,
    blocks: bool,
) -> None:
    """Print the article of each page FILE: title, byline, lead and body, and nothing else. A FILE "-" is read from
    standard input."""
    if blocks and context.get_parameter_source("form") is ParameterSource.COMMANDLINE:
        if context.get_parameter_source("blocks") is ParameterSource.COMMANDLINE:
            raise click.UsageError("--blocks is a table for readers, --format does not bear on it; use one of the two")
        blocks = False  # it is the settings file's, and no flag could unset it
    if sys.stdout is None:
        raise click.ClickException("standard output is closed")
    done = 0
    for name, data in _read(files):
        is_text = kind == "text" or (kind == "auto" and _is_flattened(name, data))
        door: Callable[..., Document] = boilerstrip.extract_text if is_text else boilerstrip.extract
        try:
            doc = door(data, url=url, charset=charset, focus=focus)
        except boilerstrip.BoilerstripError as error:
            output.complain(name, str(error))
            continue
        if blocks:
            output.report(doc)
        else:
            output.page(_FORMATS[form](doc), form, first=done == 0)
            if form != "json" and doc.status in _SAID:
                output.complain(name, _SAID[doc.status])
        done += 1
    context.exit(0 if done == len(files) else 1)


def _read(files: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file that can be read; of the others it is said why not."""
    for name in files:
        try:
            if name == "-" and sys.stdin is None:
                output.complain("standard input", "is closed")
            elif name == "-":
                yield "standard input", sys.stdin.buffer.read()
            else:
                with open(name, "rb") as file:
                    data = file.read()
                yield name, data
        except IsADirectoryError:
            output.complain(name, "is a directory, a file is expected")
        except FileNotFoundError:
            output.complain(name, "no such file")
        except OSError as error:
            output.complain(name, error.strerror or str(error))


def _is_flattened(name: str, data: bytes) -> bool:
    """The page was flattened to text. Zero bytes are left out, so that UTF-16 is seen through too."""
    suffix = PurePath(name).suffix.lower()
    return suffix == ".txt" or _TAG.search(data.replace(b"\0", b"")) is None
