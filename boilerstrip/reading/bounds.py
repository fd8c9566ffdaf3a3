"""`Limits` as reading honours them: what may be read within the seconds given, and what a page is cut to."""

from __future__ import annotations

import math
from collections.abc import Sized
from dataclasses import replace

from boilerstrip.options import Limits
from boilerstrip.reading.page import Page

# What the whole extraction does in a second on a slow machine, several times less than on a quick one.
_BYTES_A_SECOND = 2_000_000
_NODES_A_SECOND = 150_000
_BLOCKS_A_SECOND = 4_000
_FOR_READING = 0.6  # share of the seconds


def within_seconds(limits: Limits) -> Limits:
    """`limits` with a deadline turned into amounts: no room behind reading can be stopped half-way through."""
    if math.isinf(limits.seconds):
        return limits
    return replace(
        limits,
        bytes=_least(limits.bytes, limits.seconds * _BYTES_A_SECOND),
        nodes=_least(limits.nodes, limits.seconds * _NODES_A_SECOND),
        blocks=_least(limits.blocks, limits.seconds * _BLOCKS_A_SECOND),
    )


def reading_seconds(limits: Limits) -> float:
    """The part of the seconds that reading may take."""
    return limits.seconds * _FOR_READING


def said(limits: Limits, name: str) -> str:
    """What is noted where a limit is hit."""
    given = "" if name == "seconds" or math.isinf(limits.seconds) else f", all that {limits.seconds} seconds allow,"
    return f"limit of {getattr(limits, name)} {name}{given} was hit while reading"


def _least(amount: int, affordable: float) -> int:
    return max(1, min(amount, int(affordable)))


def shorten(text: str, limits: Limits) -> tuple[str, list[str]]:
    """`text` cut to the limit of bytes, and a note where that was needed."""
    if len(text) <= limits.bytes:
        return text, []
    return text[: limits.bytes], [said(limits, "bytes")]


def mark_cut(page: Page, source: Sized, limits: Limits) -> None:
    """Say so where `source` is longer than what of it was decoded."""
    if len(source) > limits.bytes:
        page.truncated = True
        page.notes.append(f"limit of {limits.bytes} bytes was hit while reading")


def cut(page: Page, limits: Limits) -> None:
    """Drop the blocks behind the limit of blocks; the page says so."""
    most = limits.blocks
    if len(page.texts) <= most:
        return
    for column in (page.texts, page.element, page.pieces, page.link_chars, page.lines):
        del column[most:]
    elements = page.elements
    elements.begin = [min(at, most) for at in elements.begin]
    elements.end = [min(at, most) for at in elements.end]
    page.images = [image for image in page.images if image.before <= most]
    page.truncated = True
    page.notes.append(said(limits, "blocks"))
