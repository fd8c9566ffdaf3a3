"""What stands round a block: the heading, list item, quote, table cell, code or figure that it is part of."""

from __future__ import annotations

import re
from typing import NamedTuple

from boilerstrip.deciding.grids import Cell, cells_of
from boilerstrip.document import Role, Shape
from boilerstrip.reading.inherited import Inherited
from boilerstrip.reading.page import Attributes, Page

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset(("ul", "ol", "menu", "dir", "dl"))
_ITEMS = frozenset(("li", "dt", "dd"))
_CODE = frozenset(("pre", "listing", "xmp", "plaintext"))
_TELLING = frozenset(
    (*_HEADINGS, *_LISTS, *_ITEMS, *_CODE, "blockquote", "table", "td", "th", "figure", "figcaption", "caption", "div")
)
_LOOKED_AT = 200  # elements of an item or figure
_ITEM = 8  # own blocks of an item; what holds more is an entry of a feed, or layout
_QUOTED = 0.6  # share of the page's blocks from which a quote is but an indent
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language|lang|brush|highlight-source)[-:]\s*([\w+#.]+)"
    r"|sourceCode\s+(\w+)|(?:^|\s)highlight-([\w+#.]+)\s+notranslate"
)
_NO_LANGUAGE = frozenset(("none", "text", "plain", "plaintext", "txt", "nohighlight", "default"))


class Around(NamedTuple):
    """The shape that an element gives to the blocks in it. Elements are given by index, -1 where there is none."""

    role: Role = Role.PARAGRAPH
    heading: int = 0
    """Level of the heading, 0 where it is none."""
    depth: int = 0
    """Nesting depth of the list."""
    ordered: bool = False
    number: int = 0
    item: int = -1
    table: int = -1
    cell: Cell | None = None
    code: int = -1
    figure: int = -1
    caption: int = -1
    """The figcaption or the table's caption."""


PLAIN = Around()


class Shapes(Inherited[Around]):
    """Shapes of a page's blocks."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, PLAIN)
        self._tables: dict[int, dict[int, Cell]] = {}
        self._numbers: dict[int, int] | None = None

    def shape(self, around: Around) -> Shape | None:
        """The shape that renderers get; None for a plain paragraph or quote."""
        language = self._language(around.code) if around.code >= 0 else ""
        if around.cell is not None and around.code < 0:
            row, column, header, colspan, rowspan = around.cell
            return Shape(
                item=around.item,
                level=around.depth if around.item >= 0 else 0,
                ordered=around.ordered,
                number=around.number,
                table=around.table,
                row=row,
                column=column,
                header=header,
                colspan=colspan,
                rowspan=rowspan,
            )
        if around.item >= 0:
            level = around.heading or around.depth
            return Shape(level, around.ordered, around.number, around.item, language=language)
        if around.heading or language:
            return Shape(around.heading, language=language)
        return None

    def _step(self, element: int, here: Around) -> Around:
        tag = self.page.elements.tag[element]
        return self._told(element, tag, here) if tag in _TELLING else here

    def _told(self, element: int, tag: str, here: Around) -> Around:
        """What an element that tells something makes of what stands round it."""
        if tag in _HEADINGS:
            return self._heading(here, _HEADINGS[tag])
        if tag in _ITEMS:
            return self._item(element, tag, here)
        if tag in _LISTS:
            inside = here.cell is None
            return here._replace(depth=here.depth + 1, ordered=tag == "ol", number=0) if inside else here
        if tag in _CODE:
            return here._replace(role=Role.CODE, code=element)
        if tag in ("td", "th"):
            cell = self._tables[here.table].get(element) if here.table >= 0 else None
            return here._replace(role=Role.TABLE, cell=cell) if cell is not None else here
        if tag == "table":
            cells = cells_of(self.page.elements, element, self.page.texts)
            self._tables[element] = cells
            role = Role.PARAGRAPH if here.role is Role.TABLE else here.role
            return here._replace(table=element if cells else -1, cell=None, role=role)
        if tag == "blockquote":
            return here._replace(role=Role.QUOTE) if here.cell is None and self._is_quote(element) else here
        if tag == "figure":
            return here._replace(figure=element)
        if tag == "div":
            own = self.page.elements.attributes[element]
            return self._heading(here, _aria_level(own)) if own and own.get("role") == "heading" else here
        return here._replace(caption=element)

    def _heading(self, here: Around, level: int) -> Around:
        return here if here.cell is not None else here._replace(role=Role.HEADING, heading=level)

    def _item(self, element: int, tag: str, here: Around) -> Around:
        if here.cell is not None:
            return here
        if not self._is_item(element):
            return here._replace(depth=0, ordered=False, number=0, item=-1, role=Role.PARAGRAPH)
        number = self._number(element) if here.ordered and tag == "li" else 0
        return here._replace(role=Role.LIST_ITEM, item=element, number=number, depth=max(1, here.depth))

    def _is_item(self, item: int) -> bool:
        """An item is short and has no headline of its own; what is not is an entry of a feed or forum, or layout.

        Lists nested in it do not count.
        """
        elements = self.page.elements
        own = elements.end[item] - elements.begin[item]
        if own <= 1:
            return True
        parent, tags, begin, end = elements.parent, elements.tag, elements.begin, elements.end
        covered = begin[item]
        for element in range(item + 1, min(item + _LOOKED_AT, len(parent))):
            if parent[element] < item:
                break
            if begin[element] < covered:
                continue
            if tags[element] in _HEADINGS:
                return False
            if tags[element] in _LISTS:
                own -= end[element] - begin[element]
                covered = end[element]
        return own <= _ITEM

    def _is_quote(self, quote: int) -> bool:
        elements = self.page.elements
        size = elements.end[quote] - elements.begin[quote]
        return size <= max(4, _QUOTED * len(self.page.texts))

    def _number(self, item: int) -> int:
        """Place of an item in its numbered list. The places of all items are counted once."""
        if self._numbers is None:
            self._numbers = {}
            elements = self.page.elements
            last: dict[int, int] = {}
            for element, tag in enumerate(elements.tag):
                if tag == "li":
                    holder = elements.parent[element]
                    number = _whole(elements.attributes[element], "value")
                    if number is None:
                        before = last.get(holder)
                        if before is None:
                            start = _whole(elements.attributes[holder], "start") if holder >= 0 else None
                            before = (1 if start is None else start) - 1
                        number = before + 1
                    last[holder] = self._numbers[element] = number
        return max(0, self._numbers[item])

    def _language(self, code: int) -> str:
        """Language of a code block: named by the element, its <code>, or one of the two elements round it."""
        elements = self.page.elements
        inner = code + 1
        places = [code, elements.parent[code]]
        if places[1] >= 0:
            places.append(elements.parent[places[1]])
        if inner < len(elements.tag) and elements.tag[inner] == "code":
            places.insert(0, inner)
        for place in places:
            own = elements.attributes[place] if place >= 0 else None
            if not own:
                continue
            named = own.get("data-lang") or own.get("data-language")
            if not named and (found := _LANGUAGE.search((own.get("class") or "")[:300])):
                named = found[found.lastindex or 0]
            if named:
                return "" if named.lower() in _NO_LANGUAGE else named.strip()[:30]
        return ""


def _aria_level(attributes: Attributes) -> int:
    level = _whole(attributes, "aria-level")
    return level if level is not None and 1 <= level <= 6 else 2


def _whole(attributes: Attributes | None, name: str) -> int | None:
    """An attribute that is a whole number of at most six digits."""
    value = ((attributes or {}).get(name) or "").strip()
    digits = value.removeprefix("-")
    return int(value) if digits.isascii() and digits.isdigit() and len(digits) <= 6 else None
