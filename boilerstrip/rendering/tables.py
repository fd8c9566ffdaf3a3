"""Cells of a table laid out on a grid, so that every renderer agrees on which cell stands under which.

Only rows and columns in which a cell begins are laid out: a ``colspan`` of a million costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from boilerstrip.document import Block, Role
from boilerstrip.rendering.lists import NO_SHAPE

_BLANKS = re.compile(r"[ \t\r\n]+")
_SPARSE = 32
"""A grid with more places for each of its cells than this is packed, so that work stays linear in the blocks."""


@dataclass(slots=True)
class Cell:
    """A place of the grid. Without blocks it is empty, or covered by a cell that spans it."""

    blocks: list[Block]
    header: bool = False
    colspan: int = 1
    rowspan: int = 1
    covered: bool = False

    @property
    def text(self) -> str:
        """The cell's words in one line."""
        return _BLANKS.sub(" ", " ".join([block.text for block in self.blocks]))


Grid = list[list[Cell]]


def in_table(block: Block) -> bool:
    """The block is a cell, or a part of one."""
    return block.role is Role.TABLE and block.shape is not None and block.shape.table >= 0


def tables(blocks: Sequence[Block]) -> dict[int, int]:
    """Where each table begins, and the index behind its last block.

    What is of one cell makes no table: its other cells were furniture, such as what is said of a post's author.
    """
    found: dict[int, int] = {}
    start = 0
    while start < len(blocks):
        end = start + 1
        if in_table(blocks[start]):
            table = _place(blocks[start])[0]
            while end < len(blocks) and in_table(blocks[end]) and _place(blocks[end])[0] == table:
                end += 1
            if len({_place(block) for block in blocks[start:end]}) > 1:
                found[start] = end
        start = end
    return found


def _place(block: Block) -> tuple[int, int, int]:
    shape = block.shape or NO_SHAPE
    return shape.table, shape.row, shape.column


def lay_out(blocks: Sequence[Block]) -> Grid:
    """The grid of one table's blocks; all rows have the same number of cells, unless it had to be packed."""
    cells: dict[int, dict[int, Cell]] = {}
    columns: set[int] = set()
    count = 0
    for block in blocks:
        shape = block.shape or NO_SHAPE
        row = cells.setdefault(shape.row, {})
        cell = row.get(shape.column)
        if cell is None:
            row[shape.column] = Cell([block], shape.header, shape.colspan, shape.rowspan)
            columns.add(shape.column)
            count += 1
        else:
            cell.blocks.append(block)
    if len(cells) * len(columns) > _SPARSE * (count + _SPARSE):
        return _packed(cells)
    return _spread(cells, sorted(columns))


def _packed(cells: dict[int, dict[int, Cell]]) -> Grid:
    grid = [list(row.values()) for row in cells.values()]
    for row in grid:
        for cell in row:
            cell.colspan = cell.rowspan = 1
    return grid


def _spread(cells: dict[int, dict[int, Cell]], columns: list[int]) -> Grid:
    rows = sorted(cells)
    grid: list[list[Cell | None]] = [[cells[row].get(column) for column in columns] for row in rows]
    for y in range(len(rows)):
        for x in range(len(columns)):
            cell = grid[y][x]
            if cell is None:
                grid[y][x] = Cell([])
            elif not cell.covered:
                _cover(grid, y, x, rows, columns)
    return [[cell for cell in row if cell is not None] for row in grid]


def _cover(grid: list[list[Cell | None]], y: int, x: int, rows: list[int], columns: list[int]) -> None:
    """Give the cell at `y`, `x` its span in rows and columns of the grid, as far as no other cell stands there."""
    cell = grid[y][x]
    if cell is None or (cell.colspan <= 1 and cell.rowspan <= 1):
        return
    right, below = x + 1, y + 1
    while right < len(columns) and columns[right] < columns[x] + cell.colspan and grid[y][right] is None:
        right += 1
    while below < len(rows) and rows[below] < rows[y] + cell.rowspan and not any(grid[below][x:right]):
        below += 1
    cell.colspan, cell.rowspan = right - x, below - y
    for covered in range(y, below):
        for place in range(x, right):
            if (covered, place) != (y, x):
                grid[covered][place] = Cell([], covered=True)
