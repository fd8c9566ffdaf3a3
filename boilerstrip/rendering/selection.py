"""Which blocks a rendering shows. Options add what stands beside the text; they never touch the text itself."""

from __future__ import annotations

from boilerstrip.document import BODY_ROLES, Block, Document, Role

_TEXT = BODY_ROLES | {Role.COMMENT}
"""Roles shown when their block is kept; comments are kept only on request, and on forums as the body."""


def shown(doc: Document) -> list[Block]:
    """Blocks of the text in page order, with the captions, dates and sources that the options ask for."""
    options = doc.options
    if not (options.captions or options.dates or options.sources):
        return [block for block in doc.blocks if block.kept and block.role in _TEXT]
    asked = {Role.CAPTION: options.captions, Role.DATE: options.dates, Role.SOURCE: options.sources}
    beside = {role for role, on in asked.items() if on}
    return [block for block in doc.blocks if (block.kept and block.role in _TEXT) or block.role in beside]
