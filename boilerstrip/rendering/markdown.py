"""CommonMark with pipe tables. Text of the page stays text: no markup, HTML or link can be smuggled in by it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from boilerstrip.document import Block, Document, Role
from boilerstrip.rendering.inline import PICTURES, base_of, clean, spans, target
from boilerstrip.rendering.lists import NO_SHAPE
from boilerstrip.rendering.markdown_inline import destination, escape, inline, one_line, paragraph
from boilerstrip.rendering.outline import Figure, Item, Leaf, Listing, Node, Quote, Table, heading_levels, outline
from boilerstrip.rendering.tables import Cell

_FENCE = re.compile(r"`{3,}")
_LANGUAGE = re.compile(r"[\w+#.-]{1,40}")
_LAST_NUMBER = 999_999_999  # the standard allows nine digits


def render(doc: Document) -> str:
    """Title, byline and text of `doc` as CommonMark, without a line feed at the end."""
    parts = []
    if doc.title and doc.title.strip():
        parts.append(_heading(1, escape(clean(doc.title))))
    if doc.byline and doc.byline.strip():
        parts.append(paragraph(escape(clean(doc.byline))))
    parts.append(_Writer(doc).nodes(outline(doc)))
    return "\n\n".join(part for part in parts if part)


def _heading(level: int, markdown: str) -> str:
    line = one_line(markdown)
    if line.endswith("#"):  # would be taken for the heading's closing mark
        line = line[:-1] + "\\#"
    return f"{'#' * level} {line}"


def _indented(text: str, first: str, rest: str) -> str:
    """`text` with `first` before its first line and `rest` before the others; blank lines get no white space."""
    lines = text.split("\n")
    return "\n".join([first + lines[0], *((rest + line).rstrip() if not line else rest + line for line in lines[1:])])


class _Writer:
    """Writes the nodes of one document."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._levels = heading_levels(doc)

    def nodes(self, nodes: Sequence[Node]) -> str:
        """Nodes apart by a blank line; a list right below its item's words stands close to them."""
        parts = []
        alternate = False
        for place, node in enumerate(nodes):
            before = nodes[place - 1] if place else None
            neighbours = isinstance(node, Listing) and isinstance(before, Listing) and before.ordered == node.ordered
            alternate = neighbours and not alternate
            parts.append(self._node(node, alternate))
        return "\n\n".join(filter(None, parts))

    def _node(self, node: Node, alternate: bool) -> str:
        if isinstance(node, Leaf):
            return self._leaf(node.block)
        if isinstance(node, Listing):
            return self._listing(node, alternate)
        if isinstance(node, Quote):
            return "\n>\n".join(_indented(self._words(block), "> ", "> ") for block in node.blocks)
        if isinstance(node, Table):
            return self._table(node)
        return self._figure(node)

    def _inline(self, block: Block) -> str:
        return inline(spans(block, self._doc))

    def _words(self, block: Block) -> str:
        return paragraph(self._inline(block))

    def _leaf(self, block: Block) -> str:
        if block.role is Role.HEADING:
            return _heading(self._levels[block.index], self._inline(block))
        if block.role is Role.CODE:
            return _code(block)
        return self._words(block)

    def _listing(self, listing: Listing, alternate: bool) -> str:
        """Two lists of one kind side by side have different marks, or they would be one."""
        lines = []
        number = -1
        for item in listing.items:
            number = min(max(item.number, number + 1, 1), _LAST_NUMBER)
            mark = f"{number}{')' if alternate else '.'} " if listing.ordered else ("* " if alternate else "- ")
            lines.append(_indented(self._item(item), mark, " " * len(mark)))
        return "\n".join(lines)

    def _item(self, item: Item) -> str:
        """Words and the list below them are close where the standard lets a list interrupt a paragraph."""
        if len(item.nodes) == 2 and isinstance(item.nodes[0], Leaf) and isinstance(item.nodes[1], Listing):
            words, below = item.nodes
            if item.nodes[0].block.role is not Role.CODE and _interrupts(item.nodes[1]):
                return f"{self._node(words, False)}\n{self._node(below, False)}"
        return self.nodes(item.nodes)

    def _table(self, table: Table) -> str:
        """The first row is the header, for there is no table without one; shorter rows are filled by the reader."""
        width = max(len(row) for row in table.grid)
        lines = [self._row(row) for row in table.grid]
        lines[0] += "  |" * (width - len(table.grid[0]))
        lines.insert(1, "|" + " --- |" * width)
        return "\n".join(lines)

    def _row(self, row: Sequence[Cell]) -> str:
        return "| " + " | ".join(self._cell(cell) for cell in row) + " |"

    def _cell(self, cell: Cell) -> str:
        return one_line(" ".join(self._inline(block) for block in cell.blocks)).replace("|", "\\|")

    def _figure(self, figure: Figure) -> str:
        src = target(figure.picture.src, base_of(self._doc), PICTURES)
        alt = one_line(escape(clean(figure.picture.alt)))
        picture = f"![{alt}]({destination(src)})" if src else ""
        caption = self._words(figure.caption) if figure.caption is not None else ""
        return "\n\n".join(part for part in (picture, caption) if part)


def _interrupts(listing: Listing) -> bool:
    return not listing.ordered or listing.items[0].number <= 1


def _code(block: Block) -> str:
    """A fence longer than any in the code."""
    text = clean(block.text.replace("\r\n", "\n").replace("\r", "\n"))
    fence = "`" * max(3, 1 + max((len(run) for run in _FENCE.findall(text)), default=0))
    language = (block.shape or NO_SHAPE).language
    info = language if _LANGUAGE.fullmatch(language) else ""
    return f"{fence}{info}\n{text}\n{fence}"
