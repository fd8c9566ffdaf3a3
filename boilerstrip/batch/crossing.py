"""Documents across processes: small, and quick to rebuild, for one process receives what many send."""

from __future__ import annotations

import pickle
from dataclasses import replace

from boilerstrip.document import Block, Document, Locator
from boilerstrip.options import Options
from boilerstrip.reading.page import Elements, Page

# The first fields of a block, in their order; the locator follows.
_COLUMNS = ("index", "text", "role", "score", "kept", "reason", "shape", "spans")


def pack(doc: Document) -> bytes:
    """`doc` without its options, which the receiver has."""
    locator = next((block.locator for block in doc.blocks), None)
    rows = [tuple(getattr(block, name) for name in _COLUMNS) for block in doc.blocks]
    bare = replace(doc, blocks=(), options=Options())
    return pickle.dumps((bare, rows, _light(locator)), pickle.HIGHEST_PROTOCOL)


def unpack(data: bytes, options: Options) -> Document:
    """The document that was packed."""
    bare: Document
    bare, rows, locator = pickle.loads(data)
    blocks = tuple(Block(*(*row, locator)) for row in rows)
    return replace(bare, blocks=blocks, options=options)


def _light(locator: Locator | None) -> Locator | None:
    """A locator that gives the same paths and holds nothing else: a page is mostly attributes and raw text."""
    if not isinstance(locator, Page):
        return locator
    elements = Elements(parent=locator.elements.parent, tag=locator.elements.tag)
    return Page(element=locator.element, lines=locator.lines, elements=elements, flattened=locator.flattened)
