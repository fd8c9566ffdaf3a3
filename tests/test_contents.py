"""Tables of contents, whose lines the headings of the text say again."""

from __future__ import annotations

import numpy as np
import pytest
from deciding_support import OTHER, PROSE, page_of

import boilerstrip
from boilerstrip.document import Role
from boilerstrip.evidence.matrix import gather
from boilerstrip.phrases import load

SECTIONS = f"<h2 id=a>How the boat was built</h2><p>{PROSE}</p><h2 id=b>What it cost</h2><p>{OTHER}</p>"


def listed(source: str) -> list[str]:
    page = page_of(source)
    return [page.texts[block] for block in np.flatnonzero(gather(page, load()).contents).tolist()]


@pytest.mark.parametrize(
    "lines",
    [
        ("How the boat was built", "What it cost"),
        ("1. How the boat was built", "2. What it cost"),
        ("1.1 HOW THE BOAT WAS BUILT:", "1.2 What it cost ›"),
    ],
)
def test_linked_lines_that_say_later_headings(lines: tuple[str, str]) -> None:
    items = "".join(f"<li><a href='#{place}'>{line}</a>" for place, line in zip("ab", lines, strict=True))
    assert listed(f"<p>{PROSE}</p><ul>{items}</ul>{SECTIONS}") == list(lines)


@pytest.mark.parametrize(
    "lists",
    [
        "<p><a href='#b'>What it cost</a></p>",
        "<ul><li>How the boat was built<li>What it cost</ul>",
        "<ul><li><a href='/1'>How the bridge was built</a><li><a href='/2'>What it saved</a></ul>",
    ],
    ids=["a single link", "no links", "other words"],
)
def test_what_is_none(lists: str) -> None:
    assert listed(f"<p>{PROSE}</p>{lists}{SECTIONS}") == []


def test_links_behind_the_headings_are_none() -> None:
    items = "<ul><li><a href='#a'>How the boat was built</a><li><a href='#b'>What it cost</a></ul>"
    assert listed(SECTIONS + items) == []


def test_flattened_text_has_none() -> None:
    assert listed(f"What it cost\n\nWhat it saved\n\n{PROSE}\n\nWhat it cost\n\n{OTHER}\n\nWhat it saved") == []


def test_lines_are_dropped_and_say_why() -> None:
    lines = "<ul><li><a href='#a'>How the boat was built</a></li><li><a href='#b'>What it cost</a></li></ul>"
    doc = boilerstrip.extract(f"<h1>A boat for the island</h1><p>{PROSE}</p>{lines}{SECTIONS}<p>{PROSE} {OTHER}</p>")
    assert doc.text.count("What it cost") == 1
    found = [block for block in doc.blocks if block.reason == "line of a table of contents"]
    assert [(block.text, block.role, block.kept) for block in found] == [
        ("How the boat was built", Role.NAVIGATION, False),
        ("What it cost", Role.NAVIGATION, False),
    ]
