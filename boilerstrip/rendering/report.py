"""Every block of a page with what became of it: aligned plain text, or a coloured table for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from boilerstrip.document import ASIDE_ROLES, Block, Document
from boilerstrip.rendering.inline import clean

if TYPE_CHECKING:
    from rich.table import Table

_HEAD = ("block", "score", "kept", "role", "reason", "text")
_EXCERPT = 72  # characters of a block's text


def plain(doc: Document) -> str:
    """A line a block, columns aligned; the text stands last, cut to some 70 characters."""
    rows = [_HEAD, *(_cells(block) for block in doc.blocks)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD) - 1)]
    lines = ("  ".join([*map(str.ljust, row, widths), row[-1]]).rstrip() for row in rows)
    return "\n".join([*lines, _summary(doc)])


def table(doc: Document) -> Table:
    """The same as a rich table: kept blocks green, the article's fields cyan, all else dim."""
    from rich.table import Table
    from rich.text import Text

    made = Table(caption=_summary(doc), caption_justify="left")
    for name in _HEAD:
        made.add_column(
            name,
            justify="right" if name in ("block", "score") else "left",
            no_wrap=name != "reason",
            overflow="ellipsis" if name == "text" else "fold",
            ratio=1 if name == "text" else None,
        )
    for block in doc.blocks:
        made.add_row(*map(Text, _cells(block)), style=_style(block))
    return made


def _style(block: Block) -> str:
    if block.kept:
        return "green"
    return "cyan" if block.role in ASIDE_ROLES else "dim"


def _cells(block: Block) -> tuple[str, ...]:
    text = " ".join(clean(block.text).split())
    if len(text) > _EXCERPT:
        text = text[: _EXCERPT - 1] + "…"
    kept = "kept" if block.kept else ""
    return (str(block.index), f"{block.score:.2f}", kept, str(block.role), " ".join(clean(block.reason).split()), text)


def _summary(doc: Document) -> str:
    kept = sum(block.kept for block in doc.blocks)
    said = f"{kept} of {len(doc.blocks)} blocks kept; status {doc.status}, confidence {doc.confidence:.2f}"
    return "; ".join([said, *(" ".join(clean(note).split()) for note in doc.notes)])
