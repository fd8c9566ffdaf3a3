"""Broken trees that hypothesis builds, and fixtures that it mutates: every promise holds for each."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "attacks"), str(HERE.parent)]

from fixtures_support import Fixture, all_fixtures  # noqa: E402
from promises import check, words  # noqa: E402
from safety import check_tree, rendered  # noqa: E402
from vectors import MARKDOWN, XSS  # noqa: E402

import boilerstrip  # noqa: E402
from boilerstrip import Document, InputError, Limits  # noqa: E402
from boilerstrip.reading.tags import KINDS  # noqa: E402

FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
TAGS = sorted(tag for tag in KINDS if tag is not None and tag[0].isalpha())
PROSE = "The bridge over the river was opened on Monday, a year later than planned."

tag = st.one_of(st.sampled_from(("p", "div", "b", "a", "table", "td", "li", "span")), st.sampled_from(TAGS))
words_of_prose = st.integers(1, 4).map(lambda n: f"{PROSE} " * n)
attribute = st.sampled_from(
    (
        "",
        " class=byline",
        " hidden",
        " href='/a'",
        " href=javascript:alert(1)",
        " style='display:none'",
        " id=x",
        " a='>'",
    )
)
vector = st.sampled_from((*XSS, *MARKDOWN))
odd = st.sampled_from(tuple(words()))


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """An element round others: closed, left open, closed twice, or by another's tag."""
    shape = st.sampled_from(("<{0}{1}>{2}</{0}>", "<{0}{1}>{2}", "{2}</{0}>", "<{0}{1}>{2}</{3}>", "<{0}{1}/>{2}</{0}"))
    content = st.lists(inner, max_size=4).map("".join)
    return st.builds(lambda s, t, a, c, o: s.format(t, a, c, o), shape, tag, attribute, content, tag)


tree = st.recursive(st.one_of(words_of_prose, words_of_prose, odd, vector, st.just("<br>")), element, max_leaves=25)
limits = st.sampled_from((Limits(), Limits(blocks=3), Limits(nodes=5), Limits(depth=2), Limits(bytes=300)))


def extract(source: str | bytes, bounds: Limits, focus: str = "recall") -> Document:
    return boilerstrip.extract(
        source, url="https://a.example/b", limits=bounds, focus=focus, images=True, slow_dates=False
    )


@FEW
@given(tree, limits)
def test_broken_trees(page: str, bounds: Limits) -> None:
    doc = extract(page, bounds)
    check(doc)
    assert extract(page, bounds) == doc


@FEW
@given(st.lists(st.one_of(words_of_prose, odd, vector), max_size=12).map("\n".join), limits)
def test_broken_text(page: str, bounds: Limits) -> None:
    check(boilerstrip.extract_text(page, limits=bounds))


Edit = tuple[str, float, float, str]
edits = st.lists(
    st.tuples(st.sampled_from(("cut", "copy", "put", "swap")), st.floats(0, 1), st.floats(0, 0.2), odd | vector),
    max_size=5,
)


def mutated(page: str, changes: list[Edit]) -> str:
    """`page` with stretches of it cut out, repeated or put in another place, and odd things put in."""
    for kind, where, share, piece in changes:
        at, size = int(where * len(page)), int(share * len(page))
        before, stretch, behind = page[:at], page[at : at + size], page[at + size :]
        page = {
            "cut": before + behind,
            "copy": before + stretch * 2 + behind,
            "put": before + piece + stretch + behind,
            "swap": behind + stretch + before,
        }[kind]
    return page


@FEW
@given(st.sampled_from(all_fixtures()), edits)
def test_mutated_fixtures(one: Fixture, changes: list[Edit]) -> None:
    page = mutated(one.page[:8_000], changes)
    if one.entry == "text":
        check(boilerstrip.extract_text(page))
    else:
        check(extract(page, Limits(), "balanced"))


@FEW
@example(all_fixtures()[0], [(0.0, b"\x1f\x8b")])
@given(st.sampled_from(all_fixtures()), st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=3)), max_size=9))
def test_fixtures_with_stray_bytes(one: Fixture, stray: list[tuple[float, bytes]]) -> None:
    data = one.data[:8_000]
    for where, piece in stray:
        at = int(where * len(data))
        data = data[:at] + piece + data[at:]
    try:
        document = extract(data, Limits(), "balanced")
    except InputError:  # it begins as gzip does
        with pytest.raises(InputError, match="was given, the bytes of an HTML or text page are expected"):
            boilerstrip.extract(data)
    else:
        check(document)


@FEW
@given(
    st.lists(st.sampled_from((*MARKDOWN, "`", "*", "_", "[", "](", "<", ">", "\\", "|", "\n", "![", "a")), max_size=8)
)
def test_no_text_becomes_markup_in_markdown(pieces: list[str]) -> None:
    text = "".join(pieces).replace("&", "&amp;").replace("<", "&lt;")
    page = f"<h1>A bridge</h1><p>{PROSE * 3}</p><p>{PROSE} {text} and more.</p><ul><li>{text}<li>{PROSE}</ul>"
    shown = rendered(extract(page, Limits()).markdown)
    check_tree(shown)
    assert not any(
        mark in shown for mark in ("<a", "<img", "<script", "<em", "<strong", "<table", "<blockquote", "<hr")
    )
