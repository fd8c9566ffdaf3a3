"""What the text ends with is kept with it."""

from __future__ import annotations

import numpy as np
import pytest
from deciding_support import OTHER, PROSE, page_of

from boilerstrip.deciding.trailing import trailing
from boilerstrip.evidence.matrix import gather
from boilerstrip.phrases import load

LINE = 0.5
FOOTNOTES = "<ol><li>Figures of the harbour office.<li>See the minutes of the council.</ol>"
QUESTIONS = "<div><h3>Does it run on Sundays?</h3><p>Twice.</p><h3>Is it dear?</h3><p>Four pounds</p></div>"


def kept_of(behind: str, score: float, holder: str = "<main>{}</main>") -> list[bool]:
    """Which blocks behind two kept paragraphs are kept, where each has that score; `*` marks one that is anyway."""
    page = page_of(holder.format(f"<p>{PROSE}</p><p>{OTHER}</p>{behind}") + "<p>Imprint of the Post.</p>")
    kept = np.array([text in (PROSE, OTHER) or text.startswith("*") for text in page.texts])
    scores = np.where(kept, np.float32(0.9), np.float32(score))
    out = trailing(gather(page, load()), scores, kept, LINE)
    assert (out >= kept).all()
    assert not out[-1]
    return [bool(one) for one in out[page.texts.index(OTHER) + 1 : -1]]


@pytest.mark.parametrize(
    "behind",
    [
        FOOTNOTES,
        f"<hr><div>{FOOTNOTES}</div>",
        "<ul><li>船体油漆<li>一部电台</ul>",
        "<dl><dt>Length<dd>42 metres</dl>",
        "<table><tr><td>Length<td>42 metres</table>",
        "<details><summary>Does it run on Sundays</summary>Yes, twice</details>",
        "<div><p>Note</p><p>In fog the boat does not sail.</p></div>",
        f"<h2>*Questions</h2>{QUESTIONS}{FOOTNOTES}",
    ],
    ids=["list", "list in a box", "Chinese list", "terms", "table", "fold", "callout", "questions"],
)
def test_what_the_text_ends_with(behind: str) -> None:
    assert all(kept_of(behind, 0.11))
    assert kept_of(behind, 0.09).count(True) == behind.count("*")


def test_a_list_behind_what_holds_the_text() -> None:
    assert kept_of(FOOTNOTES, 0.2, "<main>{}</main>".replace("{}", "<div>{}")) == [True, True]
    assert kept_of(f"</div>{FOOTNOTES}", 0.2, "<main><div>{}</main>") == [True, True]
    assert kept_of(f"</div><p>Note</p>{FOOTNOTES}", 0.2, "<main><div>{}</main>") == [False] * 3


@pytest.mark.parametrize(
    "behind",
    [
        "<p>The editor</p>",
        "<p>The ferry sails again.</p>",
        "<div><span>Facebook</span><p>Mail</p></div>",
        "<ul><li><a href=/a>Figures of the harbour office.</a><li><a href=/b>See the minutes.</a></ul>",
        f"<nav>{FOOTNOTES}</nav>",
        f"<div class=share>{FOOTNOTES}</div>",
        "<ul><li>Read more<li>Figures of the harbour office.</ul>",
        "<ul><li>1987<li>42</ul>",
        "<div><img src=a.jpg><p>The ferry in May.</p></div>",
        f"<p>The editor</p>{FOOTNOTES}",
    ],
    ids=["line", "sentence", "rows", "linked", "menu", "named", "phrase", "numbers", "caption", "behind another"],
)
def test_what_is_not_the_texts_end(behind: str) -> None:
    assert not any(kept_of(behind, 0.4))


def test_a_list_in_an_element_that_is_mostly_not_the_texts() -> None:
    other = f"<p>{PROSE.replace('ferry', 'train')}</p>"
    assert kept_of(FOOTNOTES, 0.4, f"<main>{other}{{}}</main>") == [False, False]


def test_flattened_text_and_a_page_without_text_are_left_alone() -> None:
    for source, kept in ((f"{PROSE}\n- Paint\n- A cook", [True, False, False]), (f"<p>{PROSE}</p>", [False])):
        flags = np.array(kept)
        page = page_of(source)
        assert trailing(gather(page, load()), np.full(len(kept), 0.4, np.float32), flags, LINE) is flags
