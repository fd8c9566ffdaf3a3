"""What a run is to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from boilerstrip import __version__
from boilerstrip.batch.errors import RunError
from boilerstrip.batch.lines import DEFAULT_FIELDS, EXTENSIONS
from boilerstrip.batch.sources.reading import Reading
from boilerstrip.batch.spool import CODECS
from boilerstrip.options import Options

_LINES = tuple(stem + codec for stem in (".jsonl", ".ndjson") for codec in CODECS)


@dataclass(frozen=True)
class Plan:
    """A run of ``boilerstrip batch``. `shape` is ``jsonl``, ``parquet`` or ``files``."""

    inputs: tuple[str, ...]
    output: Path
    shape: str
    codec: str = ""
    fields: tuple[str, ...] = DEFAULT_FIELDS
    form: str | None = None
    """Form of single pages, where they are the output."""
    options: Options = field(default_factory=Options)
    reading: Reading = field(default_factory=Reading)
    ordered: bool = False
    commit_every: int = 256
    """Records between two points to resume from."""
    workers: int = 1
    timeout: float | None = None
    resume: bool = False
    overwrite: bool = False
    lines: Iterable[bytes] = ()
    """Paths for the input ``-``."""

    @property
    def partial(self) -> Path:
        """Directory of all that a run leaves while it is not complete."""
        return self.output.with_name(self.output.name + ".partial")

    def fixed(self) -> dict[str, Any]:
        """What must be the same when a run is resumed, as JSON has it."""
        return {
            "version": __version__,
            "inputs": list(self.inputs),
            "shape": self.shape + self.codec,
            "fields": list(self.fields),
            "format": self.form,
            "options": {name: str(value) for name, value in asdict(self.options).items()},
            "reading": asdict(self.reading),
            "ordered": self.ordered,
            "commit every": self.commit_every,
        }


def shape_of(output: str, form: str | None) -> tuple[str, str]:
    """Shape and codec that the name of an output asks for. Raises `RunError` for one that asks for nothing known."""
    if output == "-":
        raise RunError("-: the output is a file or a directory, for standard output cannot be resumed")
    name = output.lower().rstrip("/")
    if output.endswith("/") or Path(output).is_dir() or "." not in Path(name).name:
        return "files", ""
    for ending in _LINES:
        if name.endswith(ending):
            shape, codec = "jsonl", next(codec for codec in reversed(CODECS) if ending.endswith(codec))
            break
    else:
        if not name.endswith(".parquet"):
            known = ", ".join((*_LINES, ".parquet"))
            raise RunError(f"{output}: an output ends in {known}, or in / for one file a page")
        shape, codec = "parquet", ".zst"
    if form is not None:
        raise RunError(
            f"--format {form} is for one file a page ({', '.join(EXTENSIONS)}); {output} is one file for all"
        )
    return shape, codec
