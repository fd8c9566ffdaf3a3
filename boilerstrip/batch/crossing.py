"""Documents across processes: small, and quick to rebuild, for one process receives what many send."""

from __future__ import annotations

import pickle
from dataclasses import replace

from boilerstrip.document import Block, Document
from boilerstrip.options import Options

# The first fields of a block, in their order; the locator follows.
_COLUMNS = ("index", "text", "role", "score", "kept", "reason", "shape", "spans")


def pack(doc: Document) -> bytes:
    """`doc` without its options, which the receiver has."""
    locator = next((block.locator for block in doc.blocks), None)
    rows = [tuple(getattr(block, name) for name in _COLUMNS) for block in doc.blocks]
    bare = replace(doc, blocks=(), options=Options())
    return pickle.dumps((bare, rows, locator), pickle.HIGHEST_PROTOCOL)


def unpack(data: bytes, options: Options) -> Document:
    """The document that was packed."""
    bare: Document
    bare, rows, locator = pickle.loads(data)
    blocks = tuple(Block(*(*row, locator)) for row in rows)
    return replace(bare, blocks=blocks, options=options)
