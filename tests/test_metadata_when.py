"""When whole pages say that they were published."""

from __future__ import annotations

import pytest
from metadata_support import PROSE, fields_of_page, fields_of_text

from boilerstrip.metadata import Fields
from boilerstrip.metadata.fields import without_article


def fields_of(
    above: str, below: str, head: str = "", url: str | None = None, behind: str = "", lang: str = "en"
) -> Fields:
    """A page with `above` and `below` round its headline, and `behind` its two paragraphs."""
    body = f"<main>{above}<h1>The bridge is open</h1>{below}<p>{PROSE * 2}</p><p>{PROSE * 3}</p>{behind}</main>"
    return fields_of_page(f"<html lang={lang}><head>{head}</head><body>{body}</body></html>", url)


@pytest.mark.parametrize(
    ("line", "lang", "day"),
    [
        ("<p><span>Jane Roe</span><span>May 3, 2024</span><span>57 shares</span></p>", "en", "2024-05-03"),
        ("<p><b>Mai</b> <b>03</b><b>2024</b></p>", "de", "2024-05-03"),
        ("<p><i>World</i><i>MAY 3, 2024</i><i>Updated: JUNE 9, 2024</i></p>", "en", "2024-05-03"),
        ("<p><b>User7</b><span>03.05.24</span><span>12:44</span></p>", "de", "2024-05-03"),
        ("<p><b>山田太郎</b><span>2024年5月3日</span></p>", "ja", "2024-05-03"),
        ("<p><b>Ирина Ли</b><span>3 мая 2024</span></p>", "ru", "2024-05-03"),
    ],
)
def test_what_markup_glues_stands_apart(line: str, lang: str, day: str) -> None:
    assert fields_of("", line, lang=lang).date == day


def test_right_above_the_headline_is_nearer_than_in_the_text() -> None:
    below = f"<p>{PROSE}</p>" * 5 + "<p>Out since 14 August 2023</p>"
    assert fields_of("<p>Friday, 3 May 2024</p>", below).date == "2024-05-03"


@pytest.mark.parametrize(
    "label",
    [
        "Registered: 1 March 2019",
        "Registered: Mar 1, 2019",
        "Registered: Fri Mar 01, 2019",
        "Inscrit : 1 mars 2019",
        "Зарегистрирован: 1 марта 2019",
    ],
)
def test_a_label_of_something_else(label: str) -> None:
    below = f"<p>{label}</p><p>The first post, 3.5.2024</p>"
    assert fields_of("", below, lang="en-GB" if label[0] == "R" else "fr").date == "2024-05-03"


def test_a_caption_is_of_another_day() -> None:
    below = "<figure><figcaption>The old bridge, 1 March 2019</figcaption></figure><p>3 May 2024</p>"
    assert fields_of("", below).date == "2024-05-03"


def test_the_address_bears_a_line_out() -> None:
    below = "<p>On show since 1 March 2019</p><p>A</p><p>B</p>"
    found = fields_of("<p>C</p><p>3 May 2024</p><p>D</p>", below, url="https://planet.example/2024/05/03/bridge")
    assert (found.date, found.provenance["date"].origin) == ("2024-05-03", "block")


def test_an_address_with_the_day_first() -> None:
    assert fields_of("", "", url="https://planet.example/news/03-05-2024/bridge").date == "2024-05-03"


def test_a_paragraph_opens_with_a_dateline() -> None:
    assert fields_of("", f"<p>3 May 2024. {PROSE * 2}</p>").date == "2024-05-03"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (
            '<p><abbr class=published title="2024-05-03T10:52:00+02:00">3rd of May</abbr></p>',
            "2024-05-03T10:52:00+02:00",
        ),
        ('<p><local-time datetime="2024-05-03T08:00:00Z">today</local-time></p>', "2024-05-03T08:00:00+00:00"),
        (
            '<p><time itemprop=dateModified datetime="2024-06-09">9/6</time><time datetime="2024-05-03">3/5</time></p>',
            "2024-05-03",
        ),
    ],
)
def test_elements_that_carry_a_date(line: str, value: str) -> None:
    assert fields_of("", line).date == value


def test_comments_carry_later_dates() -> None:
    comments = '<p><time itemprop=datePublished datetime="2024-06-09">then</time></p>' * 3
    asked = '<p>Asked <time itemprop=dateCreated datetime="2024-05-03 09:28:03Z">long ago</time></p>'
    assert (fields_of("", asked, behind=comments).date or "")[:10] == "2024-05-03"


def meta(published: str, modified: str = "") -> str:
    """What a page's head says of both days."""
    tags = f'<meta property="article:published_time" content="{published}">'
    return tags + (f'<meta property="article:modified_time" content="{modified}">' if modified else "")


@pytest.mark.parametrize(
    ("published", "line", "value"),
    [
        ("2024-05-04T01:53:29Z", "<p>May 3, 2024, 9:53 p.m.</p>", "2024-05-03"),
        ("2024-05-03T22:03:00Z", "<p>4 May 2024</p>", "2024-05-04"),
        (
            "2024-05-04T03:05:00Z",
            '<p><time datetime="2024-05-03T20:05:00-07:00">May 3</time></p>',
            "2024-05-03T20:05:00-07:00",
        ),
        ("2024-05-04T01:53:29Z", "<p>May 9, 2024</p>", "2024-05-04T01:53:29+00:00"),
        ("2024-05-04T01:53:29+02:00", "<p>May 3, 2024</p>", "2024-05-04T01:53:29+02:00"),
    ],
)
def test_the_day_where_the_page_is_read(published: str, line: str, value: str) -> None:
    assert fields_of("", line, meta(published)).date == value


def test_data_that_knows_only_the_last_change() -> None:
    changed = "2024-06-09T10:00:00Z"
    assert fields_of("", "<p>May 3, 2024</p>", meta(changed, changed)).date == "2024-05-03"
    assert (
        fields_of("", "<p>May 3, 2024</p>", meta(changed, "2024-07-01T10:00:00Z")).date == "2024-06-09T10:00:00+00:00"
    )


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Fri, 03 May 2024 04:05:06 +0200", "2024-05-03T04:05:06+02:00"),
        ("3 May 2024 14:05 GMT", "2024-05-03T14:05:00+00:00"),
        ("Fri, 03 May 2024 04:05:06 EDT", "2024-05-03T04:05:06-04:00"),
        ("Fri, 03 May 2024 04:05:06 XY", "2024-05-03T04:05:06"),
    ],
)
def test_a_time_as_mail_writes_it_is_kept(said: str, value: str) -> None:
    data = f'<script type="application/ld+json">{{"@type": "Article", "datePublished": "{said}"}}</script>'
    assert fields_of("", "", data).date == value


def test_a_time_as_mail_writes_it_is_of_the_day_that_readers_saw() -> None:
    data = '<meta property="article:published_time" content="Sat, 04 May 2024 02:41:00 GMT">'
    assert fields_of("", "<p>Friday, May 3, 2024</p>", data).date == "2024-05-03"


def test_the_line_by_the_body_is_nearer_than_one_of_the_menu_below_a_headline() -> None:
    menu = "<p>Protest of 15 October 2021</p>".join(["<p>Menu of things</p>" * 8] * 2)
    assert fields_of("", menu + "<p>Published on 3 May 2024</p>").date == "2024-05-03"


@pytest.mark.parametrize(
    ("line", "day"), [("© 2021 Riverside Builders", None), ("Our Story / January 1st, 2021", "2021-01-01")]
)
def test_the_first_of_a_year_is_a_day_only_where_the_page_writes_it(line: str, day: str | None) -> None:
    menu = "<p>Menu of things</p>" * 20
    html = f"<html lang=en><body><h1>A bridge</h1><p>{PROSE * 3}</p>{menu}<footer><p>{line}</p></footer></body></html>"
    assert fields_of_page(html, slow_dates=True).date == day


@pytest.mark.parametrize(
    "line",
    ["<p>Published on 3 May 2024</p>", "<h4>Published</h4><p>Date</p><p>3 May 2024</p>", "<p>Jane, 3 May 2024</p>"],
)
def test_a_line_far_off_is_a_date_if_it_says_so(line: str) -> None:
    found = fields_of("", "", behind="<p>Topics</p>" * 12 + line)
    assert found.date == (None if "Jane" in line else "2024-05-03")


def test_the_time_of_a_comment_gives_way_to_a_line_and_stands_where_there_is_none() -> None:
    comment = '<div class=comment><time datetime="2024-06-09T10:00:00">then</time> I see</div>'
    assert fields_of("", "<p>Published on 3 May 2024</p>", behind=comment).date == "2024-05-03"
    assert (fields_of("", "", behind=comment).date or "")[:10] == "2024-06-09"


def test_a_day_over_the_text_is_earlier_than_what_a_systems_own_tag_names() -> None:
    tag = '<meta name="planet:publicationDate" content="2024-09-08T17:33:18+02:00">'
    assert fields_of("", "<p>3 May 2024</p>", tag).date == "2024-05-03"
    assert fields_of("", "<p>3 October 2024</p>", tag).date == "2024-09-08T17:33:18+02:00"


@pytest.mark.parametrize(
    ("claim", "lang", "line", "day"),
    [
        ("05-03-2024", "en", "May 3, 2024", "2024-05-03"),
        ("05-03-2024", "en", "June 3, 2024", "2024-03-05"),
        ("2024-03-05", "en", "May 3, 2024", "2024-03-05"),
    ],
)
def test_what_people_read_tells_a_claimed_month_from_a_day(claim: str, lang: str, line: str, day: str) -> None:
    assert fields_of("", f"<p>{line}</p>", meta(claim), lang=lang).date == day


VIETNAMESE = "Cây cầu bắc qua sông được khánh thành hôm thứ hai, chậm một năm so với lời hứa của hội đồng thành phố. "
INDONESIAN = (
    "Jembatan di atas sungai itu dibuka pada hari Senin, setahun lebih lambat daripada yang dijanjikan dewan kota. "
)


@pytest.mark.parametrize(
    ("prose", "rest", "day"),
    [
        (PROSE, "", "2025-06-11"),
        (VIETNAMESE, "", "2025-11-06"),
        (PROSE, "Seen last on 25/10/2025\n", "2025-11-06"),
        (VIETNAMESE, "Seen last on 10/25/2025\n", "2025-06-11"),
        (PROSE, "Seen last on 25/10/2025\nAnd on 10/25/2025\n", "2025-06-11"),
        (INDONESIAN, "Berita terkait\nBagikan\nTinggalkan komentar\n", "2025-11-06"),
    ],
)
def test_what_tells_the_month_from_the_day_where_no_language_is_named(prose: str, rest: str, day: str) -> None:
    text = f"A bridge over the river\n06/11/2025\n{prose * 2}\n{prose * 3}\n{rest}"
    assert fields_of_text(text).date == day
    html = "".join(f"<p>{line}</p>" for line in text.splitlines())
    assert fields_of_page(f"<html><body><main>{html}</main></body></html>").date == day


def test_the_text_of_a_time_element_is_of_the_pages_language() -> None:
    assert fields_of("", "<p><time>06/11/2025</time></p>", lang="vi").date == "2025-11-06"


def test_the_day_of_a_licence_is_not_that_of_the_article() -> None:
    licence = "<footer><p>Giấy phép hoạt động báo điện tử số 12/GP-BTTTT cấp ngày 12/5/2021</p></footer>"
    assert fields_of("", "", behind=licence, lang="vi").date is None
    assert fields_of("", "", behind=f"<p>Menu</p><p>6/11/2025</p>{licence}", lang="vi").date == "2025-11-06"


def test_a_date_on_a_line_of_its_own_in_the_heading() -> None:
    page = f"<h1>The bridge is open at last<br>3 May 2024, 10:15</h1><p>{PROSE * 2}</p><p>{PROSE * 3}</p>"
    found = fields_of_page(f"<html lang=en><body><main>{page}</main></body></html>")
    assert (found.title, found.date) == ("The bridge is open at last", "2024-05-03")


@pytest.mark.parametrize(
    ("line", "day"), [("প্রকাশ: ২৩ জানুয়ারি ২০২৪", "2024-01-23"), ("نشر في ٣٠ سبتمبر ٢٠٢٣", "2023-09-30")]
)
def test_a_line_whose_digits_are_its_scripts_own(line: str, day: str) -> None:
    html = f"<h1>The bridge</h1><p>{line}</p><p>{'The bridge over the river was opened on Monday. ' * 4}</p>"
    assert fields_of_page(html).date == day


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("<p><b>15/05/2024</b><b>14/05/2024</b></p>", "2024-05-15T09:00:18+00:00"),
        ("<p>14 May 2024 | Updated: 15 May 2024</p>", "2024-05-14"),
    ],
)
def test_a_day_before_is_the_readers_only_where_it_is_shown_first(line: str, value: str) -> None:
    head = '<meta property="article:published_time" content="2024-05-15T09:00:18+00:00">'
    assert fields_of("", "", head, behind=line, lang="de").date == value


def test_of_several_tags_of_a_publication_the_earliest_tells() -> None:
    head = '<meta name=published-time content="2026-03-09T08:45:32Z"><meta name=published-date content=2024-05-03>'
    assert fields_of("", "", head).date == "2024-05-03"


def test_a_dateline_tells_the_day_and_a_question_of_the_text_another() -> None:
    question = "<h3>Which taxes are new since October 1, 2024?</h3>"
    for dateline in ("(21 November 2024)", "KIEL (November 21, 2024) –", "21 November 2024."):
        html = f"<h1>What the bridge costs</h1><p>{dateline} {PROSE * 2}</p>{question}<p>{PROSE * 3}</p>"
        assert fields_of_page(html).date == "2024-11-21", dateline


def test_a_day_cut_within_its_year_is_none() -> None:
    for spaces in range(20, 32):
        line = f"<div>reader ·<span>\n{' ' * spaces}03/03/2026 19:44</span></div>"
        assert fields_of_page(f"<h1>What the bridge costs</h1>{line}<p>{PROSE * 3}</p>").date == "2026-03-03"


def test_data_published_after_its_change_has_but_the_day_of_a_copy() -> None:
    data = (
        '{"@type": "Article", "headline": "What the bridge costs", "datePublished": "2025-06-12", "dateModified": "%s"}'
    )
    for changed, day in (("2025-06-10", "2022-11-02"), ("2025-06-20", "2025-06-12")):
        head = f'<script type="application/ld+json">{data % changed}</script>'
        html = f"{head}<h1>What the bridge costs</h1><p>November 2, 2022</p><p>{PROSE * 3}</p>"
        assert fields_of_page(html).date == day


def test_a_day_that_the_page_writes_in_words_too_tells_the_order() -> None:
    for listed, day in (
        ("3 October 2023", "2023-10-03"),
        ("March 10, 2023", "2023-03-10"),
        ("3 May 2023", "2023-03-10"),
    ):
        below = f"<ul><li>What the bridge costs - {listed}</li></ul>"
        html = f"<html lang=en><h1>What the bridge costs</h1><p>03/10/2023</p><p>{PROSE * 3}</p>{below}"
        assert fields_of_page(html).date == day, listed


def test_the_pages_day_of_a_moment_that_data_names_is_the_articles() -> None:
    data = '{"@type": "NewsArticle", "headline": "Sales", "datePublished": "2023-12-25T22:03:00Z"}'
    head = f'<script type="application/ld+json">{data}</script>'
    found = fields_of_page(f"{head}<h1>Sales</h1><p>December 26, 2023 - 9:03AM</p><p>{PROSE * 3}</p>")
    assert (found.date, found.provenance["date"].origin) == ("2023-12-26", "json-ld")
    assert without_article(found).date == "2023-12-26"


def test_an_element_of_the_sites_own_carries_a_date_in_any_attribute() -> None:
    below = '<time-ago ts="2026-03-03T09:47:05.754000+0000">8 days ago</time-ago>'
    assert fields_of("", below).date == "2026-03-03T09:47:05+00:00"
    assert fields_of("", below.replace("time-ago", "span")).date is None


def test_a_change_is_no_publication() -> None:
    found = fields_of("<p>May 3, 2024</p>", "<p>Updated: May 9, 2024</p>")
    assert (found.date, found.modified) == ("2024-05-03", "2024-05-09")


def test_a_change_tells_when_nothing_else_does() -> None:
    found = fields_of("", "<p>Updated: May 9, 2024</p>", behind="<p>May 12, 2024</p>")
    assert (found.date, found.modified) == ("2024-05-09", "2024-05-09")


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Published 3 May 2024, updated 9 May 2024", "en-GB"),
        ("Updated 9 May 2024. Published 3 May 2024", "en-GB"),
        ("Publié le 03/05/2024 à 18h04, mis à jour le 09/05/2024 à 07h32", "fr"),
        ("Data publicării: 03.05.2024 07:15 | Data actualizării: 09.05.2024 09:40", "ro"),
        ("เผยแพร่: 3 พ.ค. 2567 07:15 ปรับปรุง: 9 พ.ค. 2567 09:40", "th"),
        ("입력 2024.05.03 07:15 수정 2024.05.09 09:40", "ko"),
        ("发布时间：2024-05-03 更新时间：2024-05-09", "zh"),
    ],
)
def test_publication_and_change_in_one_line(line: str, lang: str) -> None:
    found = fields_of("", f"<p>{line}</p>", lang=lang)
    assert (found.date, found.modified) == ("2024-05-03", "2024-05-09")
