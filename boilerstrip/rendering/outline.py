"""The shown blocks as a tree: lists in lists, quotes, tables and figures, as Markdown and HTML need them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Union

from boilerstrip.document import Block, Document, Picture, Role, Shape
from boilerstrip.rendering.inline import clean
from boilerstrip.rendering.lists import NO_SHAPE, in_list, is_restart
from boilerstrip.rendering.selection import shown
from boilerstrip.rendering.tables import Grid, lay_out, tables

_DEEPEST = 8
"""Lists nested deeper are shown at this depth: renderers may recurse, and readers of Markdown bound nesting too."""


@dataclass(slots=True)
class Leaf:
    """A paragraph, heading or code block, as its role says."""

    block: Block


@dataclass(slots=True)
class Quote:
    """Blocks quoted in a row."""

    blocks: list[Block]


@dataclass(slots=True)
class Table:
    """A table's cells."""

    grid: Grid


@dataclass(slots=True)
class Figure:
    """A picture with its caption, where that is shown."""

    picture: Picture
    caption: Block | None = None


@dataclass(slots=True)
class Item:
    """An item of a list, with its number where the list has such."""

    number: int
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Listing:
    """A list of at least one item."""

    ordered: bool
    items: list[Item] = field(default_factory=list)


Node = Union[Leaf, Quote, Table, Figure, Listing]  # noqa: UP007 - evaluated by Python 3.10


@dataclass(slots=True)
class _Open:
    """A list that may go on, and the shape of its last item."""

    level: int
    listing: Listing
    shape: Shape


def outline(doc: Document) -> list[Node]:
    """The tree of what `doc` shows below its title; pictures only where the options ask for them."""
    builder = _Builder()
    pictures = sorted(doc.pictures, key=lambda picture: picture.before) if doc.options.images else []
    blocks = [block for block in shown(doc) if clean(block.text).strip()]
    ends = tables(blocks)
    drawn = start = 0
    while start < len(blocks):
        block, end = blocks[start], ends.get(start, start + 1)
        nodes = builder.place(block)
        while drawn < len(pictures) and pictures[drawn].before <= block.index:
            nodes.append(Figure(pictures[drawn]))
            drawn += 1
        if start in ends:
            nodes.append(Table(lay_out(blocks[start:end])))
        else:
            _add(nodes, block)
        start = end
    builder.root.extend(Figure(picture) for picture in pictures[drawn:])
    return builder.root


def heading_levels(doc: Document) -> dict[int, int]:
    """Level of each heading by the index of its block, lowered so that all stand below the title; 6 at most."""
    levels = {block.index: _level(block.shape) for block in shown(doc) if block.role is Role.HEADING}
    lower = max(0, 2 - min(levels.values(), default=2)) if doc.title else 0
    return {index: min(6, level + lower) for index, level in levels.items()}


def _level(shape: Shape | None) -> int:
    """A heading's level on the page; 2 where the page names none."""
    return min(6, shape.level) if shape is not None and shape.level > 0 else 2


def _add(nodes: list[Node], block: Block) -> None:
    """Append `block`, to the quote or figure before it where it belongs to that."""
    last = nodes[-1] if nodes else None
    if block.role is Role.QUOTE and isinstance(last, Quote):
        last.blocks.append(block)
    elif block.role is Role.QUOTE:
        nodes.append(Quote([block]))
    elif block.role is Role.CAPTION and isinstance(last, Figure) and last.caption is None:
        last.caption = block
    else:
        nodes.append(Leaf(block))


class _Builder:
    """Finds the place of each block in turn; keeps the lists that are open."""

    def __init__(self) -> None:
        self.root: list[Node] = []
        self._open: list[_Open] = []

    def place(self, block: Block) -> list[Node]:
        """The nodes among which `block` stands: those of its list item, or the root's."""
        if not in_list(block):
            self._open.clear()
            return self.root
        shape = block.shape or NO_SHAPE
        for depth, level in enumerate(self._open):
            if shape.item >= 0 and shape.item == level.shape.item:
                del self._open[depth + 1 :]
                return level.listing.items[-1].nodes
        return self._new_item(shape, self._level(block, shape))

    def _level(self, block: Block, shape: Shape) -> int:
        """Depth of the block's list; a heading's level says nothing of it."""
        if block.role is Role.HEADING:
            return self._open[-1].level if self._open else 1
        return max(1, shape.level)

    def _new_item(self, shape: Shape, level: int) -> list[Node]:
        while self._open and self._open[-1].level > level:
            self._open.pop()
        if self._open and self._open[-1].level == level and is_restart(self._open[-1].shape, shape):
            self._open.pop()
            deeper = True
        else:
            deeper = not self._open or self._open[-1].level < level
        if deeper and len(self._open) < _DEEPEST:
            listing = Listing(shape.ordered)
            siblings = self._open[-1].listing.items[-1].nodes if self._open else self.root
            siblings.append(listing)
            self._open.append(_Open(level, listing, shape))
        top = self._open[-1]
        top.shape = shape
        item = Item(shape.number)
        top.listing.items.append(item)
        return item.nodes
