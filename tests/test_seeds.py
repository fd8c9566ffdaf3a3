"""The five pages of two Vietnamese newsrooms: what is asked of them beyond `test_fixtures.py`.

Each stands here three times: flattened to text as it was found, as HTML with telling class names, and with none.
"""

from __future__ import annotations

import re
from functools import cache

import pytest
from fixtures_support import Fixture, all_fixtures, fold, lines
from selectolax.lexbor import LexborHTMLParser

import boilerstrip
from boilerstrip import Document, Options, Role

FIXTURES = {fixture.name: fixture for fixture in all_fixtures(source="seed")}
SEEDS = sorted({name.rpartition("-")[0] for name in FIXTURES})
VARIANTS = ("text", "classes", "bare")
BY_SEED = pytest.mark.parametrize("seed", SEEDS)
BY_VARIANT = pytest.mark.parametrize("variant", VARIANTS)
BY_NAME = pytest.mark.parametrize("name", FIXTURES)


@cache
def extracted(name: str, focus: str = "balanced") -> Document:
    fixture = FIXTURES[name]
    door = boilerstrip.extract_text if fixture.entry == "text" else boilerstrip.extract
    return door(fixture.data, url=fixture.url, options=Options(focus=focus))


def test_five_seeds_in_three_variants() -> None:
    assert len(SEEDS) == 5
    assert sorted(FIXTURES) == sorted(f"{seed}-{variant}" for seed in SEEDS for variant in VARIANTS)


@BY_VARIANT
def test_academic_title_is_displayed_and_not_part_of_the_name(variant: str) -> None:
    doc = extracted(f"hop-tac-quan-su-{variant}")
    assert doc.byline == "TS. Vũ Đăng Minh"
    assert doc.authors == ("Vũ Đăng Minh",)


@pytest.mark.parametrize("name", [name for name, fixture in FIXTURES.items() if fixture.byline == "HN tổng hợp"])
def test_desk_credit_is_a_byline_without_a_person(name: str) -> None:
    doc = extracted(name)
    assert doc.byline == "HN tổng hợp"
    assert doc.authors == ()


def test_some_seed_has_a_desk_credit() -> None:
    assert {fixture.entry for fixture in FIXTURES.values() if fixture.byline == "HN tổng hợp"} == {"html", "text"}


@BY_SEED
def test_class_names_make_no_difference(seed: str) -> None:
    """Also where the expectation itself were wrong: with and without names, one article."""
    telling, bare = extracted(f"{seed}-classes"), extracted(f"{seed}-bare")
    assert lines(bare.text) == lines(telling.text)
    assert (bare.title, bare.byline, bare.authors) == (telling.title, telling.byline, telling.authors)


@BY_SEED
def test_flattened_page_and_html_give_one_article(seed: str) -> None:
    flat, html = extracted(f"{seed}-text"), extracted(f"{seed}-classes")
    assert lines(flat.text) == lines(html.text)
    assert (flat.title, flat.byline, flat.authors) == (html.title, html.byline, html.authors)


@BY_SEED
def test_kept_blocks_of_a_flattened_page_name_their_lines(seed: str) -> None:
    name = f"{seed}-text"
    source = FIXTURES[name].page.splitlines()
    for block in extracted(name).blocks:
        found = re.fullmatch(r"lines? (\d+)(?:-(\d+))?", block.path)
        assert found, block.path
        first, last = int(found[1]), int(found[2] or found[1])
        assert fold(block.text) == fold(" ".join(source[first - 1 : last]))


@pytest.mark.parametrize("name", [name for name, fixture in FIXTURES.items() if fixture.entry == "html"])
def test_path_finds_the_element_of_every_kept_block(name: str) -> None:
    tree = LexborHTMLParser(FIXTURES[name].page)
    for block in extracted(name).blocks:
        if block.kept:
            node = tree.css_first(block.path)
            assert node is not None, block.path
            assert fold(block.text) in fold(node.text())


@pytest.mark.parametrize("focus", ["precision", "recall"])
@BY_NAME
def test_focus_leans_the_way_it_says(name: str, focus: str) -> None:
    kept = {block.index for block in extracted(name).blocks if block.kept}
    leaning = {block.index for block in extracted(name, focus).blocks if block.kept}
    assert leaning <= kept if focus == "precision" else leaning >= kept


def _labels(fixture: Fixture) -> set[str]:
    return {fold(text).casefold() for text in fixture.dropped} & {"tin liên quan", "đọc thêm"}


@pytest.mark.parametrize("name", [name for name, fixture in FIXTURES.items() if _labels(fixture)])
def test_label_of_a_teaser_list_is_known_as_one(name: str) -> None:
    teasers = {fold(block.text).casefold() for block in extracted(name).blocks if block.role is Role.TEASER}
    assert _labels(FIXTURES[name]) <= teasers


def test_some_seed_has_such_a_label() -> None:
    assert {fixture.entry for fixture in FIXTURES.values() if _labels(fixture)} == {"html", "text"}
