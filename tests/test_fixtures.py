"""Every fixture comes out as `expected.json` says: word for word, each line once, nothing else.

`docs/fixtures.md` tells what is expected of which page, `tests/fixtures_support.py` how texts are compared.
"""

from __future__ import annotations

from functools import cache

import pytest
from fixtures_support import Fixture, Piece, all_fixtures, fold, leaked, lines, missing, repeated

import boilerstrip
from boilerstrip import Document, Role

FIXTURES = {fixture.name: fixture for fixture in all_fixtures()}
ARTICLES = [name for name, fixture in FIXTURES.items() if fixture.status != "no_article"]
LISTS = [name for name in FIXTURES if name not in ARTICLES]
BY_NAME = pytest.mark.parametrize("name", ARTICLES)
FIELDS = ("title", "byline", "authors", "lead", "status")
BESIDE = {"title", "byline", "date", "caption", "source"}


@cache
def extracted(name: str) -> Document:
    """The fixture's document, through its own front door."""
    return _extract(FIXTURES[name], FIXTURES[name].data)


def _extract(fixture: Fixture, source: bytes | str) -> Document:
    door = boilerstrip.extract_text if fixture.entry == "text" else boilerstrip.extract
    return door(source, url=fixture.url)


@BY_NAME
def test_keeps_every_line_word_for_word(name: str) -> None:
    assert missing(FIXTURES[name], extracted(name).text) == []


@BY_NAME
def test_keeps_no_line_twice(name: str) -> None:
    assert repeated(FIXTURES[name], extracted(name).text) == []


@BY_NAME
def test_keeps_nothing_that_is_to_be_dropped(name: str) -> None:
    assert leaked(FIXTURES[name], extracted(name).text) == []


@BY_NAME
def test_text_is_the_kept_lines_in_page_order(name: str) -> None:
    """Stricter than the three above together: neither captions nor bits of other lines slip in between."""
    assert lines(extracted(name).text) == FIXTURES[name].kept_lines


@pytest.mark.parametrize("field", FIELDS)
@BY_NAME
def test_field_is_exact(name: str, field: str) -> None:
    assert getattr(extracted(name), field) == getattr(FIXTURES[name], field)


@BY_NAME
def test_day_of_publication(name: str) -> None:
    date = extracted(name).date
    assert (date and date[:10]) == FIXTURES[name].date


@BY_NAME
def test_kept_blocks_have_their_roles(name: str) -> None:
    """Tables apart: their blocks are cells, so that it is asked whether there is a table."""
    fixture, doc = FIXTURES[name], extracted(name)
    kept = {(block.role.value, fold(block.text)) for block in doc.blocks if block.kept}
    wanted = [(piece.role, fold(piece.text)) for piece in fixture.kept if piece.role != "table"]
    assert [piece for piece in wanted if piece not in kept] == []
    tables = [piece for piece in fixture.kept if piece.role == "table"]
    assert any(role == "table" for role, _ in kept) == bool(tables)


@BY_NAME
def test_what_stands_beside_the_text_is_recognised(name: str) -> None:
    fixture, doc = FIXTURES[name], extracted(name)
    beside = [(block.role.value, fold(block.text)) for block in doc.blocks if block.role.value in BESIDE]
    assert [piece for piece in fixture.aside if not any(_shows(piece, role, text) for role, text in beside)] == []


def _shows(piece: Piece, role: str, text: str) -> bool:
    """Byline, date and more may be one line of the page: such a block can have but one of their roles."""
    wanted = fold(piece.text)
    return role == piece.role if text == wanted else wanted in text


@BY_NAME
def test_no_other_block_is_taken_for_title_or_byline(name: str) -> None:
    fixture, doc = FIXTURES[name], extracted(name)
    for role in (Role.TITLE, Role.BYLINE):
        wanted = [fold(piece.text) for piece in fixture.aside if piece.role == role]
        taken = [fold(block.text) for block in doc.blocks if block.role is role]
        assert [text for text in taken if not any(piece in text for piece in wanted)] == []


@BY_NAME
def test_str_is_title_byline_and_text(name: str) -> None:
    fixture, doc = FIXTURES[name], extracted(name)
    assert lines(str(doc)) == [*lines(fixture.title or ""), *lines(fixture.byline or ""), *lines(doc.text)]


@BY_NAME
def test_every_block_says_where_it_stands_and_why(name: str) -> None:
    doc = extracted(name)
    assert doc.blocks
    assert [block.index for block in doc.blocks] == list(range(len(doc.blocks)))
    assert all(block.text and block.path and block.reason and 0 <= block.score <= 1 for block in doc.blocks)


@BY_NAME
def test_bytes_and_text_give_the_same_document(name: str) -> None:
    fixture = FIXTURES[name]
    assert _extract(fixture, fixture.page) == _extract(fixture, fixture.data)


@pytest.mark.parametrize("name", LISTS)
def test_page_without_an_article_says_so(name: str) -> None:
    """What such a page keeps, if anything, is the list it shows; it has no author, date or lead of its own."""
    doc = extracted(name)
    assert doc.status == "no_article"
    assert (doc.byline, doc.authors, doc.date, doc.lead) == (None, (), None, None)
