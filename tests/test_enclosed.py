"""What the text goes on round is kept with it."""

from __future__ import annotations

import numpy as np
import pytest
from deciding_support import OTHER, PROSE, page_of

from boilerstrip.deciding.enclosed import enclosed
from boilerstrip.evidence.matrix import gather
from boilerstrip.phrases import load

LINE = 0.5


def kept_of(between: str, score: float, holder: str = "<main>{}</main>") -> list[bool]:
    """Which blocks between two kept paragraphs are kept, where each has that score; `*` marks one that is anyway."""
    page = page_of(holder.format(f"<p>{PROSE}</p>{between}<p>{OTHER}</p>") + "<p>Imprint</p>")
    kept = np.array([text in (PROSE, OTHER) or text.startswith("*") for text in page.texts])
    scores = np.where(kept, np.float32(0.9), np.float32(score))
    out = enclosed(gather(page, load()), scores, kept, LINE)
    assert (out >= kept).all()
    assert not out[-1]
    first, last = page.texts.index(PROSE), page.texts.index(OTHER)
    return [bool(one) for one in out[first + 1 : last]]


@pytest.mark.parametrize(
    "between",
    [
        "<ul><li>a new engine<li>two rafts<li>paint</ul>",
        "<ul><li><p>船体油漆</p><li><p>一部电台</p><li><p>一个厨师</p></ul>",
        "<dl><dt>Length<dd>42 metres<dt>Built<dd>1987</dl>",
        "<table><tr><td>Length<td>42 metres<tr><td>Built<td>1987</table>",
        "<div><div>Länge: 42 Meter</div><div>Baujahr: 1987</div><div>Tempo: 14 Knoten</div></div>",
        "<section><p>Chiều dài: 42 mét</p><p>Năm đóng: 1987</p><p>Tốc độ: 14 hải lý</p></section>",
    ],
    ids=["list", "boxed items", "terms", "small table", "rows", "lines in a box"],
)
def test_lists_and_facts(between: str) -> None:
    assert all(kept_of(between, 0.1))
    assert not any(kept_of(between, 0.05))


def test_a_callout() -> None:
    assert kept_of("<aside><p>Note</p><p>In fog the boat does not sail.</p></aside>", 0.2) == [True, True]
    assert kept_of("<aside><p>Note</p><p>In fog</p></aside>", 0.2) == [False, False]


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        ("<div><b>Warning</b><p>*The quay is slippery after rain.</p></div>", [True, True]),
        ("<ul><li>a new engine<li>*two rafts<li>*paint for the hull</ul>", [True, True, True]),
        ("<div><p>sail.sh</p><pre>*cast off</pre></div>", [True, True]),
        ("<div><p>*The quay is slippery after rain.</p><p>Anna Bell</p></div>", [True, False]),
        ("<div><img src=a.jpg><p>A quay</p><p>*The quay is slippery after rain.</p></div>", [False, True]),
        ("<div><p>12</p><p>*The quay is slippery after rain.</p></div>", [False, True]),
    ],
    ids=["title", "item", "title of code", "name below", "below a picture", "number"],
)
def test_what_is_partly_kept(between: str, kept: list[bool]) -> None:
    assert kept_of(between, 0.1) == kept


@pytest.mark.parametrize("box", ["{}", "<div>{}</div>", "<div><div><p>{}</p></div></div>"])
def test_a_short_paragraph_whose_neighbours_have_boxes_of_their_own(box: str) -> None:
    page = page_of("".join(f"<div>{box.format(text)}</div>" for text in (PROSE, "Nobody clapped.", OTHER)))
    out = enclosed(gather(page, load()), np.array([0.9, 0.35, 0.9], np.float32), np.array([True, False, True]), LINE)
    assert out.tolist() == [True, True, True]


@pytest.mark.parametrize(
    "between",
    [
        "<ul><li><a href=/1>a new engine</a><li><a href=/2>two rafts</a><li><a href=/3>paint</a></ul>",
        "<form><p>Do you agree?</p><p>Yes.</p><p>No.</p></form>",
        "<div class=newsletter><p>The island each week.</p><p>By post.</p><p>For nothing.</p></div>",
        "<div><p>08:32</p><p>08:06</p><p>07:49</p></div>",
        "<div><img src=a.jpg><p>The quay on Monday.</p></div>",
        "<p>Read more: The ferry sank.</p>",
    ],
    ids=["linked", "form", "named", "times", "below a picture", "says what it is"],
)
def test_what_is_furniture_all_the_same(between: str) -> None:
    assert not any(kept_of(between, 0.49))


def test_what_is_not_enclosed() -> None:
    items = "<ul><li>a new engine<li>two rafts<li>paint</ul>"
    beside = f"<p>*So it went.</p></section>{items}<section><p>*So it goes.</p>"
    assert kept_of(beside, 0.45, "<section>{}</section>") == [True, False, False, False, True]
    assert not any(kept_of("<p>So it went.</p>" * 31, 0.45))


def test_much_prose_is_left_to_its_score() -> None:
    assert not any(kept_of(f"<div><p>{PROSE * 6}</p><p>{OTHER * 6}</p></div>", 0.45))
    assert all(kept_of(f"<div><p>{PROSE * 2}</p><p>{OTHER * 2}</p></div>", 0.45))


def test_flattened_text_has_no_containers() -> None:
    page = page_of(f"{PROSE}\n\nNobody clapped.\n\n{OTHER}")
    kept = np.array([True, False, True])
    assert enclosed(gather(page, load()), np.array([0.9, 0.4, 0.9], np.float32), kept, LINE) is kept


def test_a_row_of_sections_of_which_some_are_kept() -> None:
    sections = "<section>{}</section>"
    years = "<div><h3>*1987</h3><p>*Built at the yard.</p></div><div><h3>2004</h3><p>A new engine.</p></div>"
    assert kept_of(sections.format(years), 0.35) == [True, True, True, True]
    assert kept_of(sections.format(years), 0.25) == [True, True, False, False]
    numbers = years.replace("<h3>2004</h3>", "<p>2004</p>")  # not a heading, nothing said
    assert kept_of(sections.format(numbers), 0.35) == [True, True, False, False]
