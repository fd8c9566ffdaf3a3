"""The fixtures agree with their pages, whoever wrote them."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
import unicodedata
from collections import Counter

import pytest
from fixtures_support import FIXTURES as FOLDER
from fixtures_support import Fixture, all_fixtures, fold, leaked, lines, missing, repeated
from selectolax.lexbor import LexborHTMLParser

FIXTURES = all_fixtures()
BY_NAME = pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: fixture.name)
KEPT = {"lead", "paragraph", "heading", "list_item", "quote", "code", "table"}
ASIDE = {"title", "byline", "date", "caption", "source"}


def shown(fixture: Fixture) -> str:
    """The page's text in one line; HTML is read by another way than the one that made the expectation."""
    if fixture.entry == "text":
        return fold(fixture.page)
    tree = LexborHTMLParser(fixture.page)
    tree.strip_tags(["script", "style", "noscript", "template"])
    assert tree.body is not None
    return fold(tree.body.text(separator=""))


def parts(text: str) -> list[str]:
    """The pieces of a text that stand unbroken on the page: lines, and the cells of a table's row."""
    return [fold(part) for part in re.split(r"[\n\t]", text) if part.strip()]


def everything(fixture: Fixture) -> list[str]:
    return [*(p.text for p in fixture.kept), *(p.text for p in fixture.aside), *fixture.dropped]


def characters(text: str) -> Counter[str]:
    return Counter(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


@BY_NAME
def test_facts_have_their_form(fixture: Fixture) -> None:
    assert fixture.source in {"seed", "own"}
    assert fixture.entry in {"html", "text"}
    assert fixture.status in {"ok", "thin", "no_article"}
    assert re.fullmatch(r"[a-z]{2}", fixture.language)
    assert re.fullmatch(r"https://[a-z0-9.-]+\.example/\S*", fixture.url)
    assert fixture.notes
    assert {piece.role for piece in fixture.kept} <= KEPT
    assert {piece.role for piece in fixture.aside} <= ASIDE
    if fixture.date is not None:
        datetime.date.fromisoformat(fixture.date)


@BY_NAME
def test_texts_are_folded_and_in_nfc(fixture: Fixture) -> None:
    for piece in fixture.kept:
        if piece.role != "code":
            assert "\n".join("\t".join(map(fold, line.split("\t"))) for line in piece.text.split("\n")) == piece.text
    for text in [*(piece.text for piece in fixture.aside), *fixture.dropped]:
        assert text
        assert text == fold(text)


@BY_NAME
def test_fields_repeat_what_stands_on_the_page(fixture: Fixture) -> None:
    by_role = {piece.role: piece.text for piece in reversed([*fixture.aside, *fixture.kept])}
    assert fixture.byline == by_role.get("byline")
    assert fixture.lead == by_role.get("lead")
    assert fixture.title == by_role.get("title")
    assert all(author in (fixture.byline or "") for author in fixture.authors)


@BY_NAME
def test_kept_texts_are_on_the_page_in_order(fixture: Fixture) -> None:
    page, at = shown(fixture), 0
    for piece in fixture.kept:
        for part in parts(piece.text):
            found = page.find(part, at)
            assert found >= 0, part
            at = found + len(part)


@BY_NAME
def test_every_text_is_on_the_page_as_often_as_it_is_listed(fixture: Fixture) -> None:
    page = shown(fixture)
    for part, often in Counter(part for text in everything(fixture) for part in parts(text)).items():
        assert page.count(part) >= often, part


@BY_NAME
def test_every_character_of_the_page_has_a_verdict(fixture: Fixture) -> None:
    assert characters(shown(fixture)) == characters("".join(everything(fixture)))


@BY_NAME
def test_the_support_functions_accept_what_is_expected(fixture: Fixture) -> None:
    assert not missing(fixture, fixture.text)
    assert not repeated(fixture, fixture.text)
    assert not leaked(fixture, fixture.text)


@BY_NAME
def test_the_support_functions_find_faults(fixture: Fixture) -> None:
    whole = lines("\n".join(everything(fixture)))
    assert leaked(fixture, "\n".join(whole))
    if fixture.kept:
        assert missing(fixture, "\n".join(fixture.kept_lines[1:])) == fixture.kept_lines[:1]
        assert repeated(fixture, "\n".join([*fixture.kept_lines, fixture.kept_lines[0]])) == fixture.kept_lines[:1]


def test_an_article_has_text_and_a_page_without_one_has_none() -> None:
    for fixture in FIXTURES:
        assert bool(fixture.kept) == (fixture.status != "no_article"), fixture.name


def test_the_own_pages_are_what_their_sources_make() -> None:
    command = [sys.executable, "-m", "fixtures.build", "--check"]
    run = subprocess.run(command, cwd=FOLDER.parent, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
