"""Semantic HTML of the article alone, sanitised by `nh3` against a strict list of elements and attributes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import groupby

from boilerstrip.document import Block, Document, Role, Span
from boilerstrip.rendering.inline import LINKS, PICTURES, base_of, clean, spans, target
from boilerstrip.rendering.lists import NO_SHAPE
from boilerstrip.rendering.outline import Figure, Item, Leaf, Listing, Node, Quote, Table, heading_levels, outline
from boilerstrip.rendering.tables import Cell, Grid

ELEMENTS = frozenset(
    {"article", "h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "ul", "ol", "li", "blockquote", "pre", "code"}
    | {"strong", "em", "a", "img", "figure", "figcaption", "table", "thead", "tbody", "tr", "th", "td"}
)
"""All elements that a rendering may hold."""
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "code": {"class"},
}
"""All attributes that an element may have; a class names a code block's language and nothing else."""

_LANGUAGE = re.compile(r"[\w+#.-]{1,40}")


def render(doc: Document) -> str:
    """Title, byline and text of `doc` as one ``<article>``; empty where there is nothing to show."""
    parts = []
    if doc.title and doc.title.strip():
        parts.append(f"<h1>{_escape(doc.title)}</h1>")
    if doc.byline and doc.byline.strip():
        parts.append(f"<p>{_escape(doc.byline)}</p>")
    parts.append(_Writer(doc).nodes(outline(doc)))
    inner = "\n".join(part for part in parts if part)
    return _sanitised(f"<article>\n{inner}\n</article>") if inner else ""


def _sanitised(html: str) -> str:
    """All text is escaped and all markup our own; this holds even where a mistake of ours would let some through."""
    import nh3

    return nh3.clean(
        html, tags=set(ELEMENTS), attributes=ATTRIBUTES, url_schemes=set(LINKS), link_rel=None, strip_comments=True
    )


def _escape(text: str) -> str:
    return escape(clean(text), quote=False).replace("\n", "<br>")


def _styled(span: Span) -> str:
    text = escape(span.text, quote=False).replace("\n", "<br>")
    for name, on in (("code", span.code), ("em", span.italic), ("strong", span.bold)):
        text = f"<{name}>{text}</{name}>" if on else text
    return text


class _Writer:
    """Writes the nodes of one document."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._levels = heading_levels(doc)

    def nodes(self, nodes: Sequence[Node]) -> str:
        """Nodes, one a line."""
        return "\n".join(part for part in map(self._node, nodes) if part)

    def _node(self, node: Node) -> str:
        if isinstance(node, Leaf):
            return self._leaf(node.block)
        if isinstance(node, Listing):
            return self._listing(node)
        if isinstance(node, Quote):
            return f"<blockquote>{self._paragraphs(node.blocks)}</blockquote>"
        if isinstance(node, Table):
            return self._table(node)
        return self._figure(node)

    def _words(self, block: Block) -> str:
        parts = []
        for href, group in groupby(spans(block, self._doc), key=lambda span: span.href):
            words = "".join(map(_styled, group))
            parts.append(f'<a href="{escape(href)}">{words}</a>' if href else words)
        return "".join(parts)

    def _paragraphs(self, blocks: Sequence[Block]) -> str:
        return "\n".join([f"<p>{self._words(block)}</p>" for block in blocks])

    def _leaf(self, block: Block) -> str:
        if block.role is Role.HEADING:
            level = self._levels[block.index]
            return f"<h{level}>{self._words(block)}</h{level}>"
        if block.role is Role.CODE:
            return _code(block)
        return self._paragraphs([block])

    def _listing(self, listing: Listing) -> str:
        first = listing.items[0].number
        start = f' start="{first}"' if listing.ordered and first > 1 else ""
        name = "ol" if listing.ordered else "ul"
        items = "\n".join([f"<li>{self._item(item)}</li>" for item in listing.items])
        return f"<{name}{start}>\n{items}\n</{name}>"

    def _item(self, item: Item) -> str:
        """An item's words stand in it bare; only where there are several paragraphs are they marked as such."""
        leaves = [node for node in item.nodes if isinstance(node, Leaf)]
        first = item.nodes[0] if item.nodes else None
        if len(leaves) == 1 and isinstance(first, Leaf) and first.block.role not in (Role.HEADING, Role.CODE):
            below = self.nodes(item.nodes[1:])
            return self._words(first.block) + ("\n" + below if below else "")
        return self.nodes(item.nodes)

    def _table(self, table: Table) -> str:
        """The table's rows, those of its head apart."""
        head = _head(table.grid)
        parts = [("thead", table.grid[:head]), ("tbody", table.grid[head:])]
        inner = "\n".join(
            f"<{name}>\n" + "\n".join(map(self._row, rows)) + f"\n</{name}>" for name, rows in parts if rows
        )
        return f"<table>\n{inner}\n</table>"

    def _row(self, row: Sequence[Cell]) -> str:
        return "<tr>" + "".join([self._cell(cell) for cell in row if not cell.covered]) + "</tr>"

    def _cell(self, cell: Cell) -> str:
        name = "th" if cell.header else "td"
        spanned = "".join(
            f' {side}="{span}"' for side, span in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if span > 1
        )
        return f"<{name}{spanned}>{'<br>'.join(self._words(block) for block in cell.blocks)}</{name}>"

    def _figure(self, figure: Figure) -> str:
        src = target(figure.picture.src, base_of(self._doc), PICTURES)
        caption = self._words(figure.caption) if figure.caption is not None else ""
        if not src:
            return f"<p>{caption}</p>" if caption else ""
        picture = f'<img src="{escape(src)}" alt="{escape(clean(figure.picture.alt))}">'
        return f"<figure>{picture}{f'<figcaption>{caption}</figcaption>' if caption else ''}</figure>"


def _head(grid: Grid) -> int:
    """How many leading rows are of nothing but header cells; none where one of their cells spans further down."""
    head = 0
    while head < len(grid) and all(cell.header or not cell.blocks for cell in grid[head]):
        head += 1
    within = all(y + cell.rowspan <= head for y, row in enumerate(grid[:head]) for cell in row)
    return head if within else 0


def _code(block: Block) -> str:
    language = (block.shape or NO_SHAPE).language
    name = f' class="language-{escape(language)}"' if _LANGUAGE.fullmatch(language) else ""
    return f"<pre><code{name}>{escape(clean(block.text), quote=False)}</code></pre>"
