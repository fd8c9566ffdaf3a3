"""``boilerstrip batch``: the articles of many pages, by worker processes, in one output."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import click

import boilerstrip
from boilerstrip.batch import lines, run
from boilerstrip.batch.errors import MissingExtraError, RunError, StoppedError
from boilerstrip.batch.plan import Plan, shape_of
from boilerstrip.batch.pool import check_timeout, default_workers
from boilerstrip.batch.sources.reading import Reading
from boilerstrip.batch.tally import Tally
from boilerstrip.cli import progress, settings
from boilerstrip.options import FOCUSES, Options, make_options

_FAILED, _STOPPED, _INTERRUPTED, _TERMINATED = 1, 3, 130, 143

_EXAMPLES = f"""\b
Examples:
  boilerstrip batch crawl/*.warc.gz -o articles.parquet
  boilerstrip batch pages/ -o articles.jsonl.zst --fields title,date,text
  boilerstrip batch pages.zip -o articles/ --format markdown
  boilerstrip batch dump.jsonl.gz --html-field body --url-field link -o articles.jsonl
  find . -name '*.html' | boilerstrip batch - -o articles.jsonl
  boilerstrip batch pages/ -o articles.jsonl --resume
                                                go on where a run was interrupted
\b
Fields: {", ".join(lines.FIELDS)}
\b
Exit code: 0 when all went well; 1 when a record has an error; 2 for wrong usage; 3 when the run had to stop and can be
resumed (a full disk); 130 and 143 after Ctrl-C and SIGTERM.
"""


@click.command(
    "batch", epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120}
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path())
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    metavar="OUT",
    help="File (.jsonl, .jsonl.gz, .jsonl.zst, .parquet) or directory.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(lines.EXTENSIONS)),
    help="Form of the pages where OUT is a directory.  [default: text]",
)
@click.option(
    "--fields",
    metavar="NAMES",
    help=f"Fields of a record, with commas.  [default: {','.join(lines.DEFAULT_FIELDS)}; none for a directory]",
)
@click.option(
    "--html-field", default="html", show_default=True, help="Field or column of the page in JSONL and Parquet."
)
@click.option("--url-field", default="url", show_default=True, help="Field or column of its address.")
@click.option(
    "--focus",
    type=click.Choice(FOCUSES),
    default="balanced",
    show_default=True,
    help="precision prefers losing a line to keeping junk, recall the reverse.",
)
@click.option(
    "--option",
    "changes",
    multiple=True,
    metavar="NAME=VALUE",
    help="Any other option of the library, such as slow_dates=false.",
)
@click.option("-j", "--workers", type=click.IntRange(1), help="Worker processes.  [default: one a core]")
@click.option(
    "--timeout",
    type=click.FloatRange(0),
    default=60.0,
    show_default=True,
    help="Seconds that a page may take; 0 for no bound.",
)
@click.option("--ordered", is_flag=True, help="Keep the order of the input in the output.")
@click.option("--resume", is_flag=True, help="Go on with a run that was interrupted; begin where there is none.")
@click.option("--overwrite", is_flag=True, help="Replace OUT where it exists; a directory, where batch wrote it.")
@click.option(
    "--commit-every",
    type=click.IntRange(1),
    default=256,
    show_default=True,
    metavar="N",
    help="Records that a kill can cost at most, to be done again.",
)
@click.option("-0", "--null", is_flag=True, help="Paths on standard input end in a zero byte, as find -print0 has it.")
@click.option("--report", type=click.Path(dir_okay=False), metavar="FILE", help="Write the summary as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
@click.option("--dry-run", is_flag=True, help="Count what there is, and do nothing.")
@settings.option("batch")
@click.version_option(boilerstrip.__version__, prog_name="boilerstrip")
@click.pass_context
def command(context: click.Context, /, report: str | None, quiet: bool, dry_run: bool, **given: Any) -> None:
    """Extract all pages in each INPUT: directories, patterns, pages, .zip, .tar, .jsonl, .parquet, .warc and .wet,
    also compressed (.gz, .zst); "-" is a list of paths on standard input. Each page gives one record: id, source, url,
    status, confidence, the fields, or an error that says what went wrong."""
    try:
        plan = _plan(given, dry_run)
        if dry_run:
            for name, count in run.dry_run(plan).items():
                click.echo(f"{count:>9}  {name}")
            return
        if report is not None:
            _check_report(Path(report))
        context.exit(_run(plan, report, quiet))
    except (RunError, MissingExtraError, boilerstrip.OptionError) as error:
        raise click.UsageError(str(error)) from None


def _plan(given: dict[str, Any], dry_run: bool) -> Plan:
    if given["output"] is None:
        if not dry_run:
            raise RunError("where to? -o names the output")
        given["output"] = os.devnull + ".jsonl"
    if "-" in given["inputs"] and sys.stdin is None:
        raise RunError("-: standard input is closed")
    shape, codec = shape_of(given["output"], given["form"])
    options = _options(given["focus"], given["changes"])
    timeout = given["timeout"] or None
    check_timeout(timeout)
    form = (given["form"] or "text") if shape == "files" else None
    default = () if form else lines.DEFAULT_FIELDS
    return Plan(
        inputs=given["inputs"],
        output=Path(given["output"]),
        shape=shape,
        codec=codec,
        fields=default if given["fields"] is None else lines.check_fields(_names(given["fields"])),
        form=form,
        options=options,
        reading=Reading(given["html_field"], given["url_field"], options.limits.bytes),
        ordered=given["ordered"],
        commit_every=given["commit_every"],
        workers=given["workers"] or default_workers(),
        timeout=timeout,
        resume=given["resume"],
        overwrite=given["overwrite"],
        lines=_lines(b"\0" if given["null"] else b"\n"),
    )


def _names(given: str) -> tuple[str, ...]:
    return tuple(name for name in (part.strip() for part in given.split(",")) if name)


def _options(focus: str, changes: tuple[str, ...]) -> Options:
    """Options by name; ``true`` and ``false`` are those, all else is text."""
    values: dict[str, Any] = {}
    for change in changes:
        name, equals, value = change.partition("=")
        if not equals:
            raise RunError(f"--option {change}: NAME=VALUE is expected")
        values[name.strip().replace("-", "_")] = {"true": True, "false": False}.get(value.strip().lower(), value)
    if "limits" in values:
        raise RunError("--option limits: is for Python alone")
    return make_options(replace(Options(), focus=focus), values)


def _lines(end: bytes) -> Iterator[bytes]:
    """Paths on standard input, read when they are asked for, of any number."""
    rest = b""
    while piece := sys.stdin.buffer.read(1 << 16):
        *whole, rest = (rest + piece).split(end)
        yield from whole
    yield rest


def _run(plan: Plan, report: str | None, quiet: bool) -> int:
    """The exit code."""
    observer = progress.progress(quiet)
    try:
        with _termination_raised(), observer:
            tally = run.run(plan, observer)
    except KeyboardInterrupt as error:
        click.echo("interrupted; --resume goes on from here", err=True)
        return _TERMINATED if isinstance(error, _TerminatedError) else _INTERRUPTED
    except StoppedError as error:
        click.echo(f"boilerstrip: {error}\n--resume goes on from here", err=True)
        return _STOPPED
    if tally is None:
        click.echo(f"{plan.output} is complete already", err=True)
        return 0
    if not quiet:
        click.echo(progress.summary(tally), err=True)
    try:
        if report is not None:
            _report(Path(report), plan, observer, tally)
    except OSError as error:
        click.echo(f"boilerstrip: {report}: the report cannot be written: {error.strerror}", err=True)
        return _FAILED
    return _FAILED if tally.failed else 0


class _TerminatedError(KeyboardInterrupt):
    """SIGTERM."""


@contextmanager
def _termination_raised() -> Iterator[None]:
    """SIGTERM ends the run as Ctrl-C does."""

    def terminate(*_: object) -> NoReturn:
        raise _TerminatedError

    before = signal.signal(signal.SIGTERM, terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _check_report(path: Path) -> None:
    """Raise `RunError` where no report could be written at the end of what may be a long run."""
    place = path if path.exists() else path.absolute().parent
    if not os.access(place, os.W_OK):
        raise RunError(f"{path}: the report cannot be written there")


def _report(path: Path, plan: Plan, observer: progress.Quiet, tally: Tally) -> None:
    data = {
        "version": boilerstrip.__version__,
        "output": str(plan.output),
        "workers": plan.workers,
        "input": {"sources": observer.sources, "bytes": observer.size},
        **tally.as_dict(),
        "pages_per_second": round(tally.records / tally.seconds, 2) if tally.seconds else None,
    }
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", errors="replace")
