"""Options of an extraction: frozen, and validated when made.

`focus` is the dial that moves the selection of blocks; `comments` adds to it, and `second_opinion` has another say in
it. All the rest says how much work may be done and what is shown, and is no reason for another selection.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass, field, fields
from typing import Any

from boilerstrip.errors import OptionError, shown

FOCUSES = ("balanced", "precision", "recall")


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one extraction. At a bound the best so far is returned with status ``truncated`` and a note.

    Raises `OptionError` for a value that is no number above 0, or an int that no float can hold, for an unknown name
    the `TypeError` of any dataclass.

    >>> import boilerstrip
    >>> page = "<p>One more paragraph of some words.</p>" * 5000
    >>> boilerstrip.extract(page, limits=boilerstrip.Limits(blocks=1000)).status
    'truncated'
    """

    bytes: int = 50_000_000
    """Input read, in bytes (or characters, for a str); what lies behind is not looked at."""
    nodes: int = 100_000
    """Elements of the parsed tree that are walked."""
    depth: int = 512
    """Nesting of open elements; deeper ones are closed early, their text is kept. A guard for pages of more than 4,000
    opening tags; of fewer, no nesting costs a parser much, and they are read as they are."""
    blocks: int = 15_000
    """Blocks that are scored."""
    seconds: float = math.inf
    """Wall time for the whole extraction, in seconds. What cannot be read within them is left out."""

    def __post_init__(self) -> None:
        for f in fields(self):
            value = getattr(self, f.name)
            number = isinstance(value, (int, float)) and not isinstance(value, bool)
            whole = f.name == "seconds" or isinstance(value, int)
            huge = isinstance(value, int) and value > sys.float_info.max
            if not number or not whole or huge or not value > 0:
                within = " that a float can hold" if huge else ""
                kind = "a number" if f.name == "seconds" else "a whole number"
                raise OptionError(f"limits.{f.name}: {shown(value)} was given, {kind} above 0{within} is expected")


@dataclass(frozen=True, slots=True)
class Options:
    """How a page is extracted and shown.

    Raises `OptionError` for a value that is not known, and for an unknown name the `TypeError` of any dataclass.

    >>> Options(focus="precision").focus
    'precision'
    """

    focus: str = "balanced"
    """``balanced``, ``precision`` (rather lose a line than keep junk) or ``recall`` (the reverse)."""
    comments: bool = False
    """Keep readers' comments below an article as part of the text."""
    captions: bool = False
    """Show captions of kept pictures in `Document.text` and the other renderings."""
    dates: bool = False
    """Show the displayed date line."""
    sources: bool = False
    """Show agency credits such as "(theo Yonhap)"."""
    links: bool = True
    """Render links in Markdown and HTML; text alone otherwise."""
    images: bool = False
    """Render pictures of the article in Markdown and HTML."""
    slow_dates: bool = True
    """Where neither structured data nor the page's own date line gives a date, search with `htmldate` (slow)."""
    second_opinion: bool = False
    """Where the confidence is low, ask trafilatura too (slow)."""
    limits: Limits = field(default_factory=Limits)
    """Bounds of the extraction."""

    def __post_init__(self) -> None:
        if self.focus not in FOCUSES:
            raise OptionError(f"focus: {shown(self.focus)} was given, one of {', '.join(FOCUSES)} is expected")
        if not isinstance(self.limits, Limits):
            raise OptionError(f"limits: {shown(self.limits)} was given, a boilerstrip.Limits is expected")
        for f in fields(self):
            if f.name not in ("focus", "limits") and not isinstance(getattr(self, f.name), bool):
                raise OptionError(f"{f.name}: {shown(getattr(self, f.name))} was given, True or False is expected")


def make_options(options: Options | None, changes: dict[str, Any]) -> Options:
    """`options` (the defaults where None) with `changes` by name. Raises `OptionError` for an unknown name."""
    if options is not None and not isinstance(options, Options):
        raise OptionError(f"options: {type(options).__name__} was given, a boilerstrip.Options is expected")
    base = options or Options()
    if not changes:
        return base
    known = {f.name: getattr(base, f.name) for f in fields(Options)}
    for name in changes:
        if name not in known:
            raise OptionError(f"{name!r} is no option; there are {', '.join(known)}")
    return Options(**{**known, **changes})
