"""Data tables as grids: which place each cell takes, as a browser lays them out.

Old pages, and some new ones, use tables for layout; those are told apart here, for their cells are no cells.
"""

from __future__ import annotations

from typing import NamedTuple

from boilerstrip.reading.page import Attributes, Elements

_WIDEST, _TALLEST = 1000, 65_534  # spans that the HTML standard allows
_FOLLOWED = 64  # cells that reach into later rows and are followed at once, so that work stays linear
_LONG = 400  # characters of a cell; where the mean is above, the table holds columns of a page
_MANY = 12  # blocks of a cell
_TELLING = frozenset(("th", "thead", "caption", "colgroup"))


class Cell(NamedTuple):
    """The place of a cell, and how far it spans."""

    row: int
    column: int
    header: bool
    colspan: int
    rowspan: int


class _Reach(NamedTuple):
    """A cell that reaches into later rows: the columns it takes, and the first row that it leaves free."""

    first: int
    behind: int
    until: int
    element: int


def cells_of(elements: Elements, table: int, texts: list[str]) -> dict[int, Cell]:
    """The cells of a data table by their elements; none where the table is but layout.

    Reading stops at a table within the table, which data tables have not: no element is read for two tables.
    """
    rows = _rows(elements, table)
    if rows is None or not _is_data(elements, table, rows, texts):
        return {}
    layout = _Layout()
    group = -1
    for tr, cells in rows:
        if elements.parent[tr] != group:
            layout.end_group()
            group = elements.parent[tr]
        for cell in cells:
            own = elements.attributes[cell] or {}
            layout.add(
                cell, elements.tag[cell] == "th", _span(own, "colspan", _WIDEST), _span(own, "rowspan", _TALLEST)
            )
        layout.end_row()
    layout.end_group()
    return layout.cells


def _rows(elements: Elements, table: int) -> list[tuple[int, list[int]]] | None:
    """Rows of the table with their cells, all as elements; None where another table stands within."""
    parent, tags = elements.parent, elements.tag
    rows: list[tuple[int, list[int]]] = []
    for element in range(table + 1, len(parent)):
        if parent[element] < table:
            break
        tag = tags[element]
        if tag == "tr":
            rows.append((element, []))
        elif tag in ("td", "th") and rows and parent[element] == rows[-1][0]:
            rows[-1][1].append(element)
        elif tag == "table":
            return None
    return rows


def _is_data(elements: Elements, table: int, rows: list[tuple[int, list[int]]], texts: list[str]) -> bool:
    if (elements.attributes[table] or {}).get("role") in ("presentation", "none"):
        return False
    filled = [cell for _, cells in rows for cell in cells if elements.begin[cell] < elements.end[cell]]
    if not filled or max(elements.end[cell] - elements.begin[cell] for cell in filled) > _MANY:
        return False
    begin, end = elements.begin[table], elements.end[table]
    if sum(map(len, texts[begin:end])) > _LONG * len(filled):
        return False
    if any(elements.tag[cell] == "th" for cell in filled):
        return True
    if elements.tag[table + 1] in _TELLING and len(rows) > 1:
        return True
    return len(rows) > 1 and max(len(cells) for _, cells in rows) > 1


def _span(attributes: Attributes, name: str, most: int) -> int:
    """A span of 1 to `most`; 0 means "all that follow", as far as the standard has that at all."""
    value = (attributes.get(name) or "").strip()[:6]
    if not (value.isascii() and value.isdigit()):
        return 1
    return min(int(value), most) if int(value) else most if name == "rowspan" else 1


class _Layout:
    """Places cells one after the other, row by row."""

    def __init__(self) -> None:
        self.cells: dict[int, Cell] = {}
        self._row = 0
        self._column = 0
        self._reaching: list[_Reach] = []  # by first column
        self._next = 0  # the first of them that does not stand left of the next cell
        self._new: list[_Reach] = []

    def add(self, element: int, header: bool, colspan: int, rowspan: int) -> None:
        """Place a cell at the first free column of the row."""
        reaching = self._reaching
        while self._next < len(reaching) and reaching[self._next].first <= self._column:
            self._column = max(self._column, reaching[self._next].behind)
            self._next += 1
        behind = self._column + colspan
        self.cells[element] = Cell(self._row, self._column, header, colspan, rowspan)
        if rowspan > 1 and len(reaching) + len(self._new) < _FOLLOWED:
            self._new.append(_Reach(self._column, behind, self._row + rowspan, element))
        self._column = behind

    def end_row(self) -> None:
        """Go to the start of the next row."""
        self._row += 1
        self._column = self._next = 0
        if self._reaching or self._new:
            self._reaching = sorted(one for one in self._reaching + self._new if one.until > self._row)
            self._new = []

    def end_group(self) -> None:
        """End the head, a body or the foot of the table: no cell reaches across."""
        for one in self._reaching:
            cell = self.cells[one.element]
            self.cells[one.element] = cell._replace(rowspan=self._row - cell.row)
        self._reaching = []
