"""What blocks are, and the reason that a person reads."""

from __future__ import annotations

import pytest
from deciding_support import OTHER, PROSE, judged

import boilerstrip
from boilerstrip.document import Role


def role(source: str, text: str) -> Role:
    return judged(source, lambda one: one in (PROSE, OTHER))[text][0]


def reason(source: str, text: str) -> str:
    return judged(source, lambda one: one in (PROSE, OTHER))[text][2]


def around(furniture: str) -> str:
    """A page whose article is followed by some furniture."""
    return f"<div><div><p>{PROSE}</p><p>{OTHER}</p></div>{furniture}</div>"


def article(inside: str) -> str:
    """An article that something stands in."""
    return f"<div><p>{PROSE}</p>{inside}<p>{OTHER}</p></div>"


# Furniture

_HEADLINE = "Tram extension will cost a third more"


@pytest.mark.parametrize(
    ("furniture", "text", "wanted"),
    [
        ("<nav><p>Fish and chips</p></nav>", "Fish and chips", Role.NAVIGATION),
        ("<div class=comments><p>Lovely, but who grits it?</p></div>", "Lovely, but who grits it?", Role.COMMENT),
        ("<section><h3>Comments</h3><p>Lovely</p></section>", "Lovely", Role.COMMENT),
        ("<div class=newsletter-box><p>The Early Tide</p></div>", "The Early Tide", Role.PROMOTION),
        ("<p>Share this article</p>", "Share this article", Role.SHARE),
        ("<p>© 2025 Harbour Post. All rights reserved.</p>", "© 2025 Harbour Post. All rights reserved.", Role.LEGAL),
        ("<h3>Tin liên quan</h3>", "Tin liên quan", Role.TEASER),
        (f"<div><a href=/t>{_HEADLINE}</a></div>", _HEADLINE, Role.TEASER),
        ("<p><a href=/1>One</a> <a href=/2>Two</a> <a href=/3>Three</a></p>", "One Two Three", Role.NAVIGATION),
        ("<footer><p>Written in a shed</p></footer>", "Written in a shed", Role.BOILERPLATE),
        ("<p>Nothing is known of this</p>", "Nothing is known of this", Role.BOILERPLATE),
    ],
)
def test_furniture_has_its_role(furniture: str, text: str, wanted: Role) -> None:
    assert role(around(furniture), text) is wanted


def _list(items: list[str]) -> str:
    return "<ul>" + "".join(f"<li><a href=/{n}>{item}</a></li>" for n, item in enumerate(items)) + "</ul>"


def test_run_of_linked_headlines_is_teasers() -> None:
    page = around(_list([f"{_HEADLINE} than planned in {year}" for year in range(2020, 2026)]))
    assert role(page, f"{_HEADLINE} than planned in 2022") is Role.TEASER
    assert reason(page, f"{_HEADLINE} than planned in 2022") == "one of 6 alike, linked"


def test_run_of_short_links_is_a_menu() -> None:
    page = around(_list(["Fish", "Boats", "Nets", "Tides"]))
    assert role(page, "Nets") is Role.NAVIGATION
    assert reason(page, "Nets") == "one of 4 short links alike"


def test_summaries_stand_in_the_run_of_their_headlines() -> None:
    items = "".join(
        f"<li><h4><a href=/{n}>{_HEADLINE} {n}</a></h4><p>Engineers found culvert number {n}.</p></li>"
        for n in range(4)
    )
    assert role(around(f"<ul>{items}</ul>"), "Engineers found culvert number 2.") is Role.TEASER


def test_label_heads_what_stands_in_its_box() -> None:
    page = around("<div><div><h3>Đọc thêm</h3></div><p>A quiet year</p></div><p>Behind the box</p>")
    assert role(page, "A quiet year") is Role.TEASER
    assert reason(page, "A quiet year") == "below “Đọc thêm”"
    assert role(page, "Behind the box") is Role.BOILERPLATE


def test_names_round_the_article_tell_nothing() -> None:
    page = f"<div class='share sidebar comments'><p>{PROSE}</p><p>Half a word</p><p>{OTHER}</p></div>"
    assert role(page, "Half a word") is Role.BOILERPLATE


def test_hidden_is_the_reason() -> None:
    assert reason(around("<div style='display:none'><p>A word</p></div>"), "A word") == "hidden"


def test_deeply_nested_furniture_takes_linear_time() -> None:
    page = around("<div class=comments>" * 1000 + "<p>word</p>" * 1000)
    assert role(page, "word") is Role.COMMENT


# Captions


@pytest.mark.parametrize(
    "inside",
    [
        "<figure><img src=a.jpg><figcaption>{}</figcaption></figure>",
        "<figure><img src=a.jpg><span>{}</span></figure>",
        "<div><img src=a.jpg><p>{}</p></div>",
        "<div><img src=a.jpg><em>{}</em></div>",
        "<p><img src=a.jpg></p><p class=caption>{}</p>",
        "<table><caption>{}</caption><tr><th>a<td>b</table>",
    ],
)
@pytest.mark.parametrize("score", [True, False], ids=["kept", "dropped"])
def test_caption_is_one_whatever_its_score(inside: str, score: bool) -> None:
    text = "The 41 waits at Quay Street on a trial run"
    found = judged(article(inside.format(text)), lambda one: one in (PROSE, OTHER) or (score and one == text))
    assert found[text][:2] == (Role.CAPTION, False)


def test_credit_below_a_picture_is_a_caption() -> None:
    text = "Một chiếc ghe lúc mặt trời vừa lên. Ảnh: Thục Quyên"
    assert role(article(f"<p><img src=a.jpg></p><p>{text}</p>"), text) is Role.CAPTION


@pytest.mark.parametrize(
    "inside",
    [
        "<p><img src=a.jpg></p><p>{}</p>",
        "<p><img src=a.jpg>{}</p>",
        "<figure><blockquote>{}</blockquote></figure>",
        "<div><img src=icon.svg><p>{}</p></div>",
    ],
)
def test_paragraph_beside_a_picture_is_no_caption(inside: str) -> None:
    text = "The money is secure until the end of next year."
    found = judged(article(inside.format(text)), lambda one: True)
    assert found[text][1]


@pytest.mark.parametrize("centred", ["style='text-align: center'", "align=center"])
def test_centred_line_below_a_picture_is_a_caption(centred: str) -> None:
    text = "Bảy Thạnh beside what is left of the lake"
    inside = f"<p {centred}><img src=a.jpg></p><p {centred}><em>{text}</em></p>"
    assert judged(article(inside), lambda one: True)[text][:2] == (Role.CAPTION, False)
    verse = inside + f"<p {centred}>And all the water went</p>"
    assert judged(article(verse), lambda one: True)[text][1]


def test_a_story_in_pictures_keeps_what_stands_below_them() -> None:
    told = [f"At {hour} the flowers of the hills come down to the market, and the porters sleep." for hour in range(4)]
    page = f"<p>{PROSE}</p>" + "".join(f"<div><img src={at}.jpg><p>{text}</p></div>" for at, text in enumerate(told))
    found = judged(page + f"<p>{OTHER}</p>", lambda one: True)
    assert [found[text][:2] for text in told] == [(Role.PARAGRAPH, True)] * 4
    assert judged(article(f"<div><img src=a.jpg><p>{told[0]}</p></div>"), lambda one: True)[told[0]][0] is Role.CAPTION


def test_caption_far_from_the_article_is_not_its_own() -> None:
    page = around("<p>x</p>" * 8 + "<figure><img src=a.jpg><figcaption>A boat</figcaption></figure>")
    assert role(page, "A boat") is not Role.CAPTION


# Headings by their form


def test_bold_line_over_a_paragraph_is_a_heading() -> None:
    found = judged(article("<p><strong>What the island said</strong></p>"), lambda one: True)
    assert found["What the island said"][0] is Role.HEADING


@pytest.mark.parametrize(
    "line",
    [
        "<p><strong>It was late.</strong></p>",
        "<p><strong>And did you never ask the baker about it?</strong></p>",
        "<p><strong><a href=/x>What the island said</a></strong></p>",
        "<p><strong>What</strong> the island said</p>",
        "<p><strong>***</strong></p>",
    ],
)
def test_other_bold_lines_are_paragraphs(line: str) -> None:
    found = judged(article(line), lambda one: True)
    assert [one[0] for one in found.values()] == [Role.PARAGRAPH] * 3


def test_bold_line_at_the_end_is_a_signature() -> None:
    found = judged(f"<p>{PROSE}</p><p><b>Huỳnh Văn Sậy</b></p>", lambda one: True)
    assert found["Huỳnh Văn Sậy"][0] is Role.PARAGRAPH


# Flattened pages


def test_line_between_paragraphs_is_a_heading() -> None:
    found = judged(f"{PROSE}\nWhat the island said\n{OTHER}", lambda one: True)
    assert found["What the island said"][0] is Role.HEADING


def test_short_lines_in_a_row_are_no_headings() -> None:
    found = judged(f"{PROSE}\nCá đi lối khác\nCon đò nằm khô\n{OTHER}", lambda one: True)
    assert [one[0] for one in found.values()] == [Role.PARAGRAPH] * 4


def test_teasers_of_a_flattened_page() -> None:
    lines = [PROSE, OTHER, _HEADLINE, _HEADLINE, "Engineers found a culvert", "Đọc thêm", "Van giảm áp", "Một năm"]
    found = judged("\n".join(lines), lambda one: one in (PROSE, OTHER))
    assert [found[line][0] for line in lines[2:]] == [Role.TEASER] * 6
    assert found["Một năm"][2] == "below “Đọc thêm”"


def test_captions_of_a_flattened_page() -> None:
    shown = "Hàn Quốc đã hành động, NATO 'thêm dầu vào lửa'"
    caption = "Tổng thống Nga tại Bình Nhưỡng ngày 18/6. (Nguồn: Điện Kremlin)"
    found = judged(f"{PROSE}\n{shown}\n{caption}\n{OTHER}", lambda one: one in (PROSE, OTHER, caption))
    assert found[shown][:2] == found[caption][:2] == (Role.CAPTION, False)


def test_every_block_has_a_reason() -> None:
    found = judged(article("<h2>Head</h2><p>x</p><nav>y</nav><form>z</form>"), lambda one: one != "x")
    assert all(one[2] for one in found.values())


STEP = "Brown the meat on all sides, and set it apart from the fire."


@pytest.mark.parametrize(
    "source",
    [
        f"<p>{PROSE}</p><ol><li><img src=1.jpg><p>{STEP}</p><li><img src=2.jpg><p>{OTHER}</p></ol><p>{PROSE}</p>",
        f"<p>{PROSE}</p><h2>The meat</h2><div><img src=1.jpg><p>{STEP}</p></div><h2>The fire</h2><p>{OTHER}</p>",
    ],
    ids=["an item of a list", "below a heading"],
)
def test_a_step_below_a_picture_is_text(source: str) -> None:
    assert judged(source, lambda text: True)[STEP][1]


@pytest.mark.parametrize("count", ["Bước {}: {}", "{}. {}", "第{}步 {}"])
def test_counted_lines_below_pictures_are_steps(count: str) -> None:
    told = [count.format(place, STEP) for place in (1, 2, 3)]
    source = f"<p>{PROSE}</p>" + "".join(f"<div><img src=1.jpg><p>{one}</p></div>" for one in told) + f"<p>{OTHER}</p>"
    found = judged(source, lambda text: True)
    assert all(found[one][1] for one in told)


def test_a_counted_line_between_a_picture_and_the_last() -> None:
    assert boilerstrip.extract("<img>10:30<img>").status == "thin"


def test_figures_that_are_counted_have_captions() -> None:
    told = [f"Figure {place}: {STEP}" for place in (1, 2)]
    first, second = (f"<div><img src=1.jpg><p>{one}</p></div>" for one in told)
    found = judged(f"<p>{PROSE}</p>{first}<p>{OTHER}</p>{second}<p>{PROSE} {OTHER}</p>", lambda text: True)
    assert [found[one][0] for one in told] == [Role.CAPTION, Role.CAPTION]


def test_a_line_alone_with_a_picture_is_a_caption() -> None:
    source = f"<p>{PROSE}</p><div><img src=1.jpg><p>{STEP}</p></div><p>{OTHER}</p>"
    assert judged(source, lambda text: True)[STEP][0] is Role.CAPTION


def test_a_sentence_that_begins_as_a_credit_does() -> None:
    told = "Photo en main, il cherche la maison de son enfance."
    source = f"<p>{PROSE}</p><img src=1.jpg><p>{told}</p><p>{OTHER}</p>"
    assert judged(source, lambda text: True)[told][1]
    assert not judged(source, lambda text: text != told)[told][1]


# Line numbers

_CODE = "<td><pre><code>cast off\nset sail</code></pre></td>"


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        (f"<td><pre>1\n2</pre></td>{_CODE}", False),
        (f"<td><div><pre><span>9\n</span><span>10\n</span></pre></div></td>{_CODE}", False),
        (f"<td><pre>1\n3</pre></td>{_CODE}", True),
        (f"<td><pre>1\n2</pre></td></tr><tr>{_CODE}", True),
        ("<td><pre>1\n2</pre></td>", True),
    ],
    ids=["numbers", "boxed numbers", "no count", "row of its own", "alone"],
)
def test_line_numbers_beside_code_are_dropped(row: str, kept: bool) -> None:
    found = judged(article(f"<table><tr>{row}</tr></table>"), lambda _: True)
    assert [finding[1] for text, finding in found.items() if text[0].isdigit()] == [kept]
    assert all(finding[1] for text, finding in found.items() if not text[0].isdigit())
