"""Plain text: paragraphs apart by a blank line, nothing added to the page's own words.

A list's items stand on a line each, without bullets; a table's cells are apart by a tab, its rows by a line feed.
"""

from __future__ import annotations

from boilerstrip.document import Block, Document, Role
from boilerstrip.rendering.lists import goes_on, in_list
from boilerstrip.rendering.selection import shown
from boilerstrip.rendering.tables import lay_out, tables

_LIST_ITEM = Role.LIST_ITEM


def render(doc: Document) -> str:
    """Lead and body of `doc` as plain text; empty where nothing was kept."""
    blocks = shown(doc)
    for block in blocks:
        shape = block.shape
        if block.role is _LIST_ITEM or (shape is not None and (shape.item >= 0 or shape.table >= 0)):
            return _shaped(blocks)
    return "\n\n".join([block.text for block in blocks if block.text])


def _shaped(blocks: list[Block]) -> str:
    """The text of blocks of which some are in a list or a table."""
    parts: list[str] = []
    last: Block | None = None
    ends = tables(blocks)
    start = 0
    while start < len(blocks):
        block, end = blocks[start], ends.get(start, start + 1)
        text = _table(blocks[start:end]) if start in ends else block.text
        start = end
        if not text:
            continue
        if last is not None:
            together = in_list(last) and in_list(block) and goes_on(last, block)
            parts.append("\n" if together else "\n\n")
        parts.append(text)
        last = block
    return "".join(parts)


def _table(blocks: list[Block]) -> str:
    """Rows of cells; a place that another cell spans is empty, so that columns stay aligned."""
    lines = ("\t".join([cell.text for cell in row]).rstrip("\t") for row in lay_out(blocks))
    return "\n".join(line for line in lines if line)
