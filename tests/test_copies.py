"""A page that shows its article, or a part of it, twice."""

from __future__ import annotations

import numpy as np
import pytest
from deciding_support import OTHER, PROSE, page_of

import boilerstrip
from boilerstrip.deciding.copies import without_copies
from boilerstrip.document import Role
from boilerstrip.evidence.matrix import gather
from boilerstrip.phrases import load

THIRD = (
    "By the end of the month the timetable had changed again, and nobody on the quay could say who had asked for it."
)
STORY = f"<p>{PROSE}</p><p>{OTHER}</p><p>{THIRD}</p>"


def kept_of(source: str, scores: list[float]) -> list[bool]:
    page = page_of(source)
    assert len(page.texts) == len(scores)
    kept = np.ones(len(scores), dtype=bool)
    found: list[bool] = without_copies(page, gather(page, load()), np.array(scores, dtype=np.float32), kept).tolist()
    return found


def test_second_copy_goes() -> None:
    """Of equal ones the first stays."""
    assert kept_of(f"<main>{STORY}</main><div>{STORY}</div>", [0.9] * 6) == [True] * 3 + [False] * 3


def test_second_copy_of_lines_goes() -> None:
    lines = f"{PROSE}\n\n{OTHER}\n\n{THIRD}"
    assert kept_of(f"{lines}\n\nPrint version\n\n{lines}", [0.9] * 7) == [True] * 4 + [False] * 3


def test_likelier_copy_stays() -> None:
    assert kept_of(f"<div>{STORY}</div><main>{STORY}</main>", [0.7] * 3 + [0.9] * 3) == [False] * 3 + [True] * 3


def test_one_of_three_copies_stays() -> None:
    """Whichever order their scores have."""
    source = f"<div>{STORY}</div><main>{STORY}</main><section>{STORY}</section>"
    for scores in ((0.7, 0.8, 0.9), (0.7, 0.9, 0.8), (0.9, 0.7, 0.8)):
        kept = kept_of(source, [score for score in scores for _ in range(3)])
        assert [sum(kept[at : at + 3]) for at in (0, 3, 6)].count(3) == 1
        assert sum(kept) == 3


def test_what_only_the_copy_holds_stays() -> None:
    more = "A passenger who had missed both boats wrote to the paper, which printed the letter on its last page."
    kept = kept_of(f"<main>{STORY}</main><div><p>{PROSE}</p><p>{OTHER}</p><p>{more}</p><p>{THIRD}</p></div>", [0.9] * 7)
    assert kept == [True] * 3 + [False, False, True, False]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("refrain", f"<main>{STORY}<p>A verse that stands between.</p>{STORY}</main>"),
        ("note", f"<section><p>{PROSE}</p><p>{OTHER}</p></section><section><p>{THIRD}</p><p>{PROSE}</p></section>"),
        ("rows", "<div><p>Not in stock</p></div>" * 9),
        (
            "song",
            "\n\n".join([*[f"The ferry left at nine, verse {n} of it" for n in range(5)], "And nobody saw it"] * 2),
        ),
    ],
)
def test_what_is_no_copy_stays(name: str, source: str) -> None:
    count = len(page_of(source).texts)
    assert kept_of(source, [0.9] * count) == [True] * count


def test_copy_is_the_reason() -> None:
    """On a whole page, whatever the weights make of it."""
    body = "".join(f"<p>{text} {number}.</p>" for number in range(3) for text in (PROSE, OTHER, THIRD))
    document = boilerstrip.extract(
        f"<title>The ferry</title><h1>The ferry</h1><article>{body}</article><div>{body}</div>"
    )
    kept = [block.text for block in document.blocks if block.kept and block.role is Role.PARAGRAPH]
    assert len(kept) == len(set(kept)) == 9
    again = [block for block in document.blocks if not block.kept and block.text in kept and block.score > 0.5]
    assert all(block.reason.startswith("a copy of block ") for block in again)
    assert again
