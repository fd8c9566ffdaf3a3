"""Names of output files: no two inputs share one, and none leaves the output's directory."""

from __future__ import annotations

import os

from hypothesis import given
from hypothesis import strategies as st

from boilerstrip.batch.targets import Targets

NAMES = st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=12)
TRICKY = st.sampled_from(
    ["a", "A", "a.html", "a.htm", "a.md", "%", "%2E", "..", ".", "_records.jsonl", "a.m%64", "x" * 300]
)
PATHS = st.lists(NAMES | TRICKY, min_size=1, max_size=3).map("/".join)
LOCATORS = st.just("") | PATHS | st.sampled_from(["line-1", "../../x", "/etc/passwd", "a//b", "a/./b"])


def normal(path: str) -> str:
    return os.path.normpath("/root/" + path)


@given(st.lists(st.tuples(PATHS, LOCATORS), min_size=2, max_size=2, unique=True))
def test_no_two_records_share_a_file(both: list[tuple[str, str]]) -> None:
    targets = Targets("/root", ".md")
    (one, place), (other, other_place) = both
    if normal(one) == normal(other) and place == other_place:
        return
    # A source is either a page or a container: the same file is never both.
    if not normal(one).startswith("/root/") or not normal(other).startswith("/root/"):
        return
    if f"{normal(one)}/{place}".rstrip("/") == f"{normal(other)}/{other_place}".rstrip("/"):
        return
    assert targets.target(normal(one), place) != targets.target(normal(other), other_place)


@given(PATHS, LOCATORS)
def test_no_file_leaves_the_directory_or_hides_the_records(path: str, locator: str) -> None:
    if not normal(path).startswith("/root/"):
        return
    target = Targets("/root", ".jsonl").target(normal(path), locator)
    assert not target.startswith("/")
    assert ".." not in target.split("/")
    assert not target.startswith("_records")
    assert all(len(os.fsencode(part)) < 255 for part in target.split("/"))
    assert os.path.normpath(target) == target


def test_names_stay_readable_and_endings_are_added() -> None:
    targets = Targets("/data/in", ".md")
    assert targets.target("/data/in/a/b.html", "") == "a/b.html.md"
    assert targets.target("/data/in/a/b.htm", "") == "a/b.htm.md"
    assert targets.target("/data/in/x.zip", "tin tức/bài 1.html") == "x.zip/tin tức/bài 1.html.md"
    assert targets.target("/data/in/b.md/c", "") == "b.m%64/c.md"


def test_a_file_system_that_folds_case_gets_names_that_differ() -> None:
    targets = Targets("/in", ".md", folds=True)
    names = {targets.target(f"/in/{name}", "").lower() for name in ("About", "about", "ABOUT", "é", "e\u0301")}
    assert len(names) == 5
