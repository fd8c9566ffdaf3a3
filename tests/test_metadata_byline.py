"""Which lines of a page are believed to name its authors."""

from __future__ import annotations

import json
from typing import Any

import pytest

import boilerstrip
from boilerstrip.document import Role
from boilerstrip.metadata import Fields, find
from boilerstrip.metadata.fields import without_article
from boilerstrip.metadata.names import Reader
from boilerstrip.metadata.words import byline_words, even
from boilerstrip.options import Limits, Options
from boilerstrip.phrases import load
from boilerstrip.reading.tree import read_html

PROSE = "The bridge over the river was opened on Monday, a year later than the council had promised to those in need. "


def fields_of(before: str, after: str = "", head: str = "", language: str = "en", url: str | None = None) -> Fields:
    """The fields of a page with two paragraphs between `before` and `after`."""
    body = f"{before}<p>{PROSE * 2}</p><p>{PROSE * 3}</p>{after}"
    page = read_html(f"<html lang={language}><head>{head}</head><body>{body}</body></html>", Limits())
    kept = [len(text) > 80 for text in page.texts]
    scores = [0.9 if keep else 0.1 for keep in kept]
    return find(page, scores, kept, [load().match(text) for text in page.texts], url, Options(slow_dates=False))


def data(value: Any) -> str:
    """A JSON-LD script."""
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize(
    ("line", "language", "names"),
    [
        ("By\nNina Roe", "en", ["Nina Roe"]),  # introduces names in Filipino
        ("Nina Roe", "en", ["Nina Roe"]),
        ("Nina Jane Roe", "tl", ["Jane Roe"]),
        ("By Jane Roe and Nina Poe", "en", ["Jane Roe", "Nina Poe"]),
        ("Von Max Müller", "en", ["Max Müller"]),
    ],
)
def test_an_opener_of_another_language_may_be_a_given_name(line: str, language: str, names: list[str]) -> None:
    assert Reader(language=language).read(line, trusted=True).names == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("本报记者王小明明发自北京", ["王小明明"]),
        ('作者： size="20" 来源： size="20"', []),
        ("Jane Roe Founder & Lead Reviewer", ["Jane Roe"]),
        ("by RiverRoe. Edited", ["RiverRoe"]),
        ("By Thos. Roe and J. F. Poe Jr.", ["Thos. Roe", "J. F. Poe Jr"]),
    ],
)
def test_what_is_cut_from_names(line: str, names: list[str]) -> None:
    assert Reader().read(line, trusted=True).names == names


def test_a_claim_that_is_no_name_leaves_a_bare_line_alone() -> None:
    head = '<meta name=author content="page.author.name">'
    assert fields_of("<h1>The bridge</h1><p>Jane Roe</p><p>3 May 2024</p>", head=head).authors == ("Jane Roe",)


def test_words_of_the_page_are_no_name() -> None:
    assert fields_of("<h1>The bridge</h1>", "<p>Over The River</p>").authors == ()
    assert fields_of("<h1>The bridge</h1>", "<p>Jane van Roe</p>").authors == ("Jane van Roe",)


def test_syllables_of_a_vietnamese_name_are_words_too() -> None:
    page = fields_of("<h1>Cây cầu</h1>", "<p>VŨ MINH LONG</p><p>vũ minh long là tên của một con đường ở đây.</p>")
    assert page.authors == ("VŨ MINH LONG",)


@pytest.mark.parametrize(
    ("address", "text", "authors"),
    [
        ("/users/roe81", "Roe81", ("Roe81",)),
        ("/u/jane", "Jane Roe", ("Jane Roe",)),
        ("/user/sign-in", "Start Sailing Today", ()),
        ("/people/", "Request Voyage", ()),
        ("member.php?u=12", "roe", ("roe",)),
    ],
)
def test_an_account_bears_the_name_of_its_owner(address: str, text: str, authors: tuple[str, ...]) -> None:
    assert fields_of(f'<h1>The bridge</h1><div><a href="{address}">{text}</a></div>').authors == authors


def test_a_marked_name_right_above_the_title() -> None:
    page = fields_of('<div><a href="/user/roe">roe</a></div><h1>The bridge</h1>')
    assert page.authors == ("roe",)


def test_a_byline_some_lines_below_the_title() -> None:
    gap = f"<p>{PROSE}</p><p>{PROSE}</p><p>3 photos</p>"
    assert fields_of(f"<h1>The bridge</h1>{gap}<div>By<span>Jane Roe</span></div>").authors == ("Jane Roe",)


FAR = f"<p>{PROSE * 2}</p><p>Share</p>" * 6


@pytest.mark.parametrize(
    ("box", "authors"),
    [
        ("<div class=author-name>Greta Roe</div>", ("Greta Roe",)),
        ("<p><a href=/authors/greta-roe>Greta Roe</a></p>", ("Greta Roe",)),
        ("<div class=testimonial><div class=author-name>Greta Roe</div></div>", ()),
        ("<div class=author-name>Greta Roe</div><p>Share</p><div class=author-name>Max Poe</div>", ()),
        ("<div class=author-name>Follow us</div>", ()),
    ],
)
def test_a_box_far_off_names_the_author_whom_nothing_nearer_names(box: str, authors: tuple[str, ...]) -> None:
    assert fields_of(f"<h1>The bridge</h1>{FAR}", f"{'<p>Share</p>' * 8}{box}<p>Share</p>").authors == authors


def test_microdata_tells_a_far_asker_from_those_who_answer() -> None:
    asked, answered = (f"<div itemprop=author><a href=/users/{name}>{name}</a></div>" for name in ("roe", "poe"))
    answer = f"<div itemprop=suggestedAnswer>{answered}</div>{'<p>Share</p>' * 4}"
    question = f"<h1>Which bridge?</h1>{FAR}{asked}<p>Share</p>{answer}"
    assert fields_of(question).authors == ("roe",)
    assert fields_of(question.replace(asked, "")).authors == ()


def test_what_follows_an_opened_name_speaks_of_its_bearer() -> None:
    line = "Autorin: Jane Roe (Anzeige), Rednerin in der grossen Halle am Hafen von Kiel seit 1998 und davor in Husum"
    assert fields_of("<h1>Die Brücke</h1>", f"<p>Ende</p><p>{line}</p>", language="de").authors == ("Jane Roe",)


def test_more_of_an_author_is_no_second_author() -> None:
    lines = '<div class=author>Jane Roe</div><div class=author><a href="/author/roe">MORE BY<b>Jane Roe</b></a></div>'
    assert fields_of(f"<h1>The bridge</h1>{lines}").authors == ("Jane Roe",)


def test_the_first_post_of_a_thread() -> None:
    posts = "".join(
        f"<div><p>Posted by {name} on 3 May 2024</p><p>{PROSE}</p><p>Reply</p></div>"
        for name in ("one7", "two8", "six9")
    )
    first = f"<p>Sort</p><p>Posted by roe64 on 2 May 2024</p><p>{PROSE * 2}</p>"
    assert fields_of(f"<h1>Which bridge?</h1>{'<p>Filter</p>' * 6}{first}{posts}").authors == ("roe64",)


def test_a_poster_in_the_element_of_the_post() -> None:
    poster = '<div class=head><a href="/user/roe">R Offline</a></div><div><a href="/user/roe">roe</a></div>'
    lines = "<p>Sort</p>" * 6
    begin = f"<h1>Which bridge?</h1>{lines}<li class=comment>{poster}"
    assert fields_of(begin, "</li>").authors == ("roe",)


def test_a_site_that_bears_the_name_of_its_author() -> None:
    head = '<meta property="og:site_name" content="Jane Roe"><meta name=author content="Jane Roe">'
    blog = data({"@type": "Organization", "name": "Jane Roe"})
    page = fields_of("<h1>The bridge</h1>", head=head + blog, url="https://janewrites.example/bridge")
    assert page.authors == ("Jane Roe",)


def test_a_given_name_that_is_a_small_word_elsewhere_begins_the_name_of_a_sites_owner() -> None:
    head = data({"@type": "BlogPosting", "author": {"@type": "Person", "name": "Ben Harbour"}})
    page = fields_of("<h1>The bridge</h1><p>By Ben Harbour</p>", head=head, url="https://benharbour.example/bridge")
    assert page.authors == ("Ben Harbour",)


def test_a_firm_called_after_what_it_does_is_no_author() -> None:
    head = '<meta property="og:site_name" content="River Bridge"><meta name=author content="River Bridge">'
    assert fields_of("<h1>The bridge</h1>", head=head, url="https://riverbridges.example/").authors == ()


@pytest.mark.parametrize(
    ("before", "authors"),
    [
        ("<h1>The bridge</h1><p>Sub</p><p>Sub</p><p>Sub</p><p>Greta Roe</p><p>Sub</p>", ("Greta Roe",)),
        ("<h1>The bridge</h1><p>Sub</p><p>Sub</p><p>Sub</p><p>Harbour Roe</p><p>Sub</p>", ()),
        ("<h1>The bridge</h1><a href=/topic/greta-roe><p>Greta Roe</p></a><p>3 May 2024</p>", ("Greta Roe",)),
        ("<h1>The bridge</h1><a href=/topic/greta-roe><p>Greta Roe</p></a><p>Sub</p><p>Sub</p>", ()),
        ("<p>3 May 2024 | 10:15 | Greta Roe</p><h1>The bridge</h1>", ("Greta Roe",)),
        ("<h1>The bridge</h1><p>Greta</p><p>3 May 2024</p>", ("Greta",)),
        ("<h1>The bridge</h1><p>Harbour</p><p>3 May 2024</p>", ()),
    ],
)
def test_a_given_name_speaks_for_a_bare_line(before: str, authors: tuple[str, ...]) -> None:
    assert fields_of(before).authors == authors


def test_a_label_before_a_name_in_a_list_of_facts() -> None:
    facts = "<div class=card><h3>Published</h3><p>3 May 2024</p><h3>Author</h3><p>Greta Q. Roe</p></div>"
    assert fields_of("<h1>The bridge</h1>", facts).authors == ("Greta Q. Roe",)


def test_an_author_behind_a_date_who_speaks_for_others() -> None:
    line = "<p class=author>3 May 2024 · Greta Roe on behalf of the crew</p>"
    assert fields_of(f"<h1>The bridge</h1>{line}").authors == ("Greta Roe",)


def test_spaces_of_the_source_are_no_words_about_the_bearer() -> None:
    line = "<p class=author>3 May 2024 · Greta Roe \n <span>\n      on behalf of the harbour crew</span></p>"
    assert fields_of(f"<h1>The bridge</h1>{line}").authors == ("Greta Roe",)


def test_microdata_tells_who_asked() -> None:
    edited = '<div class=user-details><a href="/users/7/one7">one7</a></div>'
    asked = '<div class=user-details itemprop=author><a href="/users/8/roe8">roe8</a></div>'
    begin = f"<h1>Which bridge?</h1><p>{PROSE * 2}</p>{'<p>Share</p>' * 9}"
    question = f"{begin}{edited}<p>Follow</p>{asked}<p>Add</p>"
    assert fields_of(question).authors == ("roe8",)
    assert fields_of(question.replace("itemprop=author", "itemprop=editor")).authors == ()
    assert fields_of(f"{begin}{edited}<p>Follow</p><div itemprop=review>{asked}</div><p>Add</p>").authors == ()


@pytest.mark.parametrize(
    ("name", "kind", "authors"),
    [
        ("greta roe", "author", ("greta roe",)),  # as its bearer writes it
        ("Greta", "author", ("Greta",)),
        ("harbour", "author", ()),
        ("roe_admin", "author", ()),
    ],
)
def test_a_claimed_name_that_no_line_shows(name: str, kind: str, authors: tuple[str, ...]) -> None:
    head = data({"@type": "NewsArticle", kind: {"@type": "Person", "name": name}, "datePublished": "2024-05-03"})
    assert fields_of("<h1>The bridge</h1>", head=head).authors == authors


def test_posts_between_two_lines_make_them_two_bylines() -> None:
    second = f"<p>Posted by roe9 on 3 May 2024</p><p>{PROSE}</p>"
    first = f"<p>Posted by roe8 on 2 May 2024</p><p>{PROSE}</p>"
    assert fields_of(f"<h1>Which bridge?</h1>{first}{second}").authors == ("roe8",)


def test_who_posted_last_did_not_begin_the_thread() -> None:
    counts = '<div>64 views, 9 replies, last post by <a href="/members/one7">one7</a> 3 May 2024</div>'
    assert fields_of(f"<h1>Which bridge?</h1>{counts}").authors == ()


def test_a_claimed_editor_is_a_helper_all_the_same() -> None:
    head = data({"@type": "NewsArticle", "author": {"@type": "Person", "name": "John Doe"}})
    page = fields_of("<h1>The bridge</h1><p class=author>Jane Roe</p>", "<p>Editor: John Doe</p>", head)
    assert page.authors == ("Jane Roe",)


def test_a_joining_word_stands_before_the_last_name() -> None:
    line = "<h1>The bridge</h1><p class=author>Jane Roe and John Doe, Kiel Harbour</p>"
    assert fields_of(line).authors == ("Jane Roe", "John Doe")


def test_a_signature_in_brackets_in_a_block_of_its_own() -> None:
    head = '<meta name=author content="大江网络">'
    page = fields_of("<h1>新的大桥</h1>", "<p>（王小明）</p>", head, language="zh")
    assert page.authors == ("王小明",)


@pytest.mark.parametrize(("before", "authors"), [("", ("greta8",)), ("<li class=sidebar>", ())])
def test_an_author_link_in_a_menu_of_the_post(before: str, authors: tuple[str, ...]) -> None:
    post = '<div class=username><div class=popupmenu><a href="member.php?u=12">greta8</a></div></div>'
    lines = "<p>Sort</p>" * 6
    assert fields_of(f"<h1>Which bridge?</h1>{lines}{post}").authors == ("greta8",)


def test_words_of_networks_and_desks_are_no_names() -> None:
    assert fields_of("<h1>The bridge</h1><p class=author>Facebook Youtube Medium</p>").authors == ()
    assert fields_of("<h1>The bridge</h1><p>By Team Harbour</p>").authors == ()


@pytest.mark.parametrize(
    ("head", "url", "authors"),
    [
        ("Greta Harbour", "https://gretaharbour.example/bridge", ("Greta Harbour",)),
        ("Greta Harbour", "https://kiel.example/bridge", ()),
        ("Great Harbour", "https://greatharbour.example/bridge", ()),
    ],
)
def test_the_person_at_the_head_of_a_personal_site(head: str, url: str, authors: tuple[str, ...]) -> None:
    assert fields_of(f"<div><a href=/>{head}</a></div><p>Notes</p><h1>The bridge</h1>", url=url).authors == authors


@pytest.mark.parametrize(
    ("name", "address", "authors"),
    [("Kiel Harbour News", "kielharbournews", ()), ("Greta van Roe", "gretavanroe", ("Greta van Roe",))],
)
def test_a_site_of_three_words_is_a_person_only_with_a_given_name(
    name: str, address: str, authors: tuple[str, ...]
) -> None:
    head = data({"@type": "NewsArticle", "author": {"@type": "Person", "name": name}, "datePublished": "2024-05-03"})
    assert fields_of("<h1>The bridge</h1>", head=head, url=f"https://{address}.example/a").authors == authors


def test_authors_that_data_names_stay_on_a_page_without_article() -> None:
    head = data({"@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Roe"}})
    kept = without_article(fields_of("<h1>The bridge</h1><p>By Jane Roe</p>", head=head))
    assert (kept.authors, kept.byline, kept.date) == (("Jane Roe",), "By Jane Roe", None)
    assert set(kept.provenance) & {"authors", "byline"} == {"authors", "byline"}
    dropped = without_article(fields_of(f"<h1>The bridge</h1>{'<p>Sub</p>' * 6}<p>By Jane Roe</p>"))
    assert (dropped.authors, dropped.byline) == ((), None)


@pytest.mark.parametrize(
    ("lines", "authors", "date"),
    [
        ("<p class=author>By Jane Roe</p><p>3 May 2024</p>", ("Jane Roe",), "2024-05-03"),
        ("<p>3 May 2024</p><p class=author>By Jane Roe</p>", ("Jane Roe",), "2024-05-03"),
        ("<p>3 May 2024</p><p>Jane Roe</p>", (), None),
        ("<p>Sub</p><p>Sub</p><p>Sub</p><p>Sub</p><p class=author>By Jane Roe</p><p>3 May 2024</p>", (), None),
    ],
)
def test_a_byline_right_below_the_title_stays(lines: str, authors: tuple[str, ...], date: str | None) -> None:
    """A thread of short posts, a list of things to pack."""
    kept = without_article(fields_of(f"<h1>The bridge</h1>{lines}"))
    assert (kept.authors, kept.date) == (authors, date)


@pytest.mark.parametrize(("kind", "date"), [("NewsArticle", "2024-05-03"), ("CollectionPage", None), ("WebPage", None)])
def test_a_date_stays_on_a_page_without_article_where_data_says_it_is_an_articles(kind: str, date: str | None) -> None:
    head = data({"@type": kind, "datePublished": "2024-05-03"})
    assert without_article(fields_of("<h1>The bridge</h1><p>Tables</p>", head=head)).date == date


@pytest.mark.parametrize("name", ["Felicity", "Randolph", "Annabel", "Ezra"])
def test_common_given_names_are_known(name: str) -> None:
    assert even(name) in byline_words().given


def test_given_names_and_traits_of_languages_are_data() -> None:
    words = byline_words()
    assert {"greta", "jürgen", "ольга"} <= words.given
    assert words.wordlike == {"vi"}


@pytest.mark.parametrize(
    ("line", "language", "authors"),
    [
        ("PDF Harbour", "en", ()),
        ("Over Harbour", "en", ()),  # the page writes "over"
        ("Oder Harbour", "en", ("Oder Harbour",)),
        ("JANE ROE", "en", ("JANE ROE",)),
        ("Log In Sign Up", "en", ()),
        ("陈小明", "zh", ("陈小明",)),
        ("图片说明", "zh", ()),
        ("高清大图", "zh", ()),
    ],
)
def test_a_bare_line_that_is_no_name(line: str, language: str, authors: tuple[str, ...]) -> None:
    begin = "<h1>The bridge</h1><p>2024-05-03 10:15</p>" if language == "zh" else "<h1>The bridge</h1>"
    assert fields_of(f"{begin}<p>{line}</p><p>2024-05-03</p>", language=language).authors == authors


def test_controls_that_markup_calls_an_author() -> None:
    assert fields_of("<h1>The bridge</h1><p class=author>Log In Sign Up</p>").authors == ()


def test_a_place_at_which_a_word_may_break_is_no_part_of_a_name() -> None:
    soft = "Von Mat\u00adthi\u00adas Roe"
    page = fields_of(f"<h1>Die Brücke</h1><p>{soft}</p>", language="de")
    assert (page.authors, page.byline) == (("Matthias Roe",), "Von Matthias Roe")


@pytest.mark.parametrize(("sign", "authors"), [("Greta Q. Roe", ("Greta Q. Roe",)), ("Kiel Harbour", ()), ("dpa", ())])
def test_a_signature_in_brackets_at_the_end_of_the_text(sign: str, authors: tuple[str, ...]) -> None:
    assert fields_of("<h1>Die Brücke</h1>", f"<p>{PROSE} ({sign}) +++</p>", language="de").authors == authors


def test_a_byline_names_more_than_data_does() -> None:
    head = data({"@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Roe"}})
    line = "<h1>The bridge</h1><p>Written by Dr Jane Roe, Dr Greta Doe, Kiel Harbour</p>"
    assert fields_of(line, head=head).authors == ("Jane Roe", "Greta Doe")


def test_a_name_behind_a_comma_that_the_page_claims_elsewhere() -> None:
    first = data({"@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Roe"}})
    all_of_them = '<meta name=author content="Jane Roe,Kaya Harbour">'
    line = "<h1>The bridge</h1><p class=byline>Jane Roe, Kaya Harbour</p>"
    assert fields_of(line, head=first + all_of_them).authors == ("Jane Roe", "Kaya Harbour")
    assert fields_of(line, head=first).authors == ("Jane Roe",)


def test_a_page_without_date_names_no_webmaster_who_is_several() -> None:
    several = '<meta name=author content="Greta Roe, Jane Doe, Odo Poe">'
    assert fields_of("<h1>The bridge</h1>", head=several).authors == ("Greta Roe", "Jane Doe", "Odo Poe")
    firms = '<meta name=author content="content: Kiel Harbour, design: Greta Roe">'
    assert fields_of("<h1>The bridge</h1>", head=firms).authors == ()


@pytest.mark.parametrize("name", ["Greta Roe", "greta roe"])
def test_a_given_name_tells_a_site_from_a_firm(name: str) -> None:
    head = f'<meta property="og:site_name" content="Greta Roe"><meta name=author content="{name}">'
    firm = data({"@type": "Organization", "name": "Greta Roe"})
    assert fields_of("<h1>The bridge</h1>", head=head + firm, url="https://gretaroe.example/").authors == (name,)


def test_a_long_line_behind_a_date_may_be_a_byline() -> None:
    line = "03/01/2024 by Greta Roe, Speaker to the Standing Committee of Those Who Cross the River on Foot"
    assert fields_of(f"<h1>The bridge</h1><div>{line}</div>").authors == ("Greta Roe",)


def test_a_sentence_that_links_to_an_author_is_no_byline() -> None:
    sentence = f"What did <a href='/person?author=roe'>Greta Roe</a> say of the bridge? {PROSE}"
    fields = fields_of(f"<h1>The bridge</h1><p>{sentence}</p>")
    assert (fields.authors, fields.byline, set(fields.roles.values())) == ((), None, {Role.TITLE})


@pytest.mark.parametrize(("name", "authors"), [("Greta Roe", ("Greta Roe",)), ("Kiel Harbour", ("Max Poe",))])
def test_a_line_far_from_the_title_against_what_data_says(name: str, authors: tuple[str, ...]) -> None:
    head = f'<meta name="author" content="{name}"><meta property="article:published_time" content="2024-05-03">'
    others = "<p>Ships</p><h3>The quay</h3><p>By Max Poe</p>"
    assert fields_of("<h1>The bridge</h1>", after=others, head=head).authors == authors


@pytest.mark.parametrize("name", ["wordpressadmin", "WPadmin", "Site administrator"])
def test_accounts_of_systems_are_nobody(name: str) -> None:
    assert fields_of(f"<h1>The bridge</h1><p>By <a rel=author href=/u>{name}</a></p>").authors == ()


CHINESE = (
    "河边的桥在周一重新开放，比市议会承诺的时间晚了整整一年，居民们对此表示欢迎，同时也希望今后的工程能够按时完成。"
)
KOREAN = "강가의 다리가 월요일에 다시 열렸다. 시의회가 약속한 날보다 일 년이 늦었지만 주민들은 반겼고 앞날을 기대했다. "


def of_east_asian(title: str, line: str, start: str, prose: str, end: str = "") -> Fields:
    page = read_html(
        f"<body><h1>{title}</h1><p>{line}</p><p>{start}{prose * 2}</p><p>{prose * 3}</p><p>{end}</p>", Limits()
    )
    kept = [len(text) > 80 for text in page.texts]
    scores = [0.9 if keep else 0.1 for keep in kept]
    matches = load().match_all(page.texts)
    return find(page, scores, kept, matches, None, Options(slow_dates=False))


@pytest.mark.parametrize(
    ("line", "start", "authors"),
    [
        ("2024-05-03 来源：河报 作者：王芳 刘洋 责任编辑：陈静", "", ("王芳", "刘洋")),
        ("2024-05-03 来源：河报", "本报讯（记者 王芳 刘洋）", ("王芳", "刘洋")),
        ("2024-05-03 来源：河报", "（记者李明）", ("李明",)),
        ("原标题：河边的桥终于开放", "", ("陈静",)),
    ],
)
def test_chinese_bylines_go_before_editors(line: str, start: str, authors: tuple[str, ...]) -> None:
    fields = of_east_asian("河边的桥终于开放", line, start, CHINESE, "【编辑:陈静】")
    assert fields.authors == authors
    assert (fields.byline or "")[-1] != "】"


@pytest.mark.parametrize(
    ("line", "start", "authors"),
    [
        ("2024.04.02", "[서울=뉴시스]김철수 기자 = ", ("김철수",)),
        ("2024.04.02", "[강가뉴스=김철수 기자] ", ("김철수",)),
        ("2024.04.02", "[강가뉴스 김철수 기자] ", ("김철수",)),
        ("2024.04.02", "[사진=김철수 기자] ", ()),
        ("기자명 박지영 기자", "", ("박지영",)),
        ("김철수·이영희 기자", "", ("김철수", "이영희")),
    ],
)
def test_korean_bylines(line: str, start: str, authors: tuple[str, ...]) -> None:
    assert of_east_asian("강가의 다리 다시 열려", line, start, KOREAN).authors == authors


VIETNAMESE = (
    "Ban quản lý cho biết các đội tuần tra ghi nhận nhiều cá thể quý hiếm trong năm qua, và người dân cũng tham gia. "
)


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("<b>XUÂN LONG</b>", ("XUÂN LONG",), None),
        ("Theo Hồ Hương", ("Hồ Hương",), None),
        ("TS. Vũ Đăng Minh", ("Vũ Đăng Minh",), None),
        ("<b>Vũ Hoàng</b> (Theo AFP, Kyodo)", ("Vũ Hoàng",), "AFP, Kyodo"),
        ("Vũ Hoàng (AFP)", ("Vũ Hoàng",), "AFP"),
        ("Tin và ảnh: Minh Đức", ("Minh Đức",), None),
        ("Trần Nam/Báo Tin tức", ("Trần Nam",), "Báo Tin tức"),
        ("Quốc Bình (CTV)", ("Quốc Bình",), None),
        ("Nhóm PV", (), None),
        ("Theo VnExpress", (), "VnExpress"),
        ("Theo Người Lao Động", (), "Người Lao Động"),
        ("Theo Reuters", (), "Reuters"),
    ],
)
def test_a_vietnamese_signature_behind_a_short_last_paragraph(
    line: str, authors: tuple[str, ...], source: str | None
) -> None:
    body = f"<h1>Mở rộng tuần tra</h1><p>{VIETNAMESE * 2}</p><p>{VIETNAMESE}</p><p>Họ sẽ mở rộng vùng tuần tra.</p>"
    page = read_html(f"<html lang=vi><body>{body}<p>{line}</p><p>Tin liên quan</p></body></html>", Limits())
    kept = [len(text) > 80 or text.startswith("Họ") for text in page.texts]
    matches = load().match_all(page.texts)
    fields = find(page, [0.9 * keep for keep in kept], kept, matches, None, Options(slow_dates=False))
    assert (fields.authors, fields.source) == (authors, source)
    assert fields.byline is not None
    assert fields.roles.get(len(page.texts) - 2) in (Role.BYLINE, Role.SOURCE)


@pytest.mark.parametrize(
    ("line", "byline"),
    [("Minh Ánh, Theo Phụ nữ mới 10:30 24/01/2024", "Minh Ánh, Theo Phụ nữ mới"), ("Tháng Một 24, 2024", None)],
)
def test_small_words_and_months_of_a_vietnamese_line(line: str, byline: str | None) -> None:
    assert fields_of(f"<h1>Mở rộng tuần tra</h1><p>{line}</p>", language="vi").byline == byline


@pytest.mark.parametrize(("line", "authors"), [("Greta Roe", ("Greta Roe",)), ("Zadar Kvarner", ())])
def test_behind_a_short_sentence_a_bare_line_must_be_likely_to_be_a_name(line: str, authors: tuple[str, ...]) -> None:
    page = read_html(
        f"<body><h1>The bridge</h1><p>{PROSE * 2}</p><p>{PROSE * 2}</p><p>So it went on.</p><p>{line}</p></body>",
        Limits(),
    )
    kept = [len(text) > 80 or text.startswith("So") for text in page.texts]
    matches = load().match_all(page.texts)
    assert find(page, [0.9 * keep for keep in kept], kept, matches, None, Options(slow_dates=False)).authors == authors


SIGNED_TEXT = [
    "Sáng 12-3, hàng trăm người dân xã Bình Minh đã có mặt tại bến phà để chờ chuyến đầu tiên sau ba ngày nghỉ.",
    "Theo ông Nguyễn Văn Tám, chủ bến phà, hơn bốn trăm lượt khách đã qua sông trong buổi sáng, gấp đôi ngày thường.",
    "Chính quyền xã cho biết sẽ tăng thêm hai chuyến mỗi ngày cho đến khi cây cầu mới được thông xe vào cuối năm nay.",
]


@pytest.mark.parametrize("text", [False, True])
@pytest.mark.parametrize(
    ("sign", "authors"),
    [
        ("N.T.H", ()),
        ("T.H.", ()),
        ("H.Lan", ("H.Lan",)),
        ("T.HÀ", ("T.HÀ",)),
        ("Đ.BÌNH - T.HÀ", ("Đ.BÌNH", "T.HÀ")),
        ("H.Lan (Theo Daily Mail)", ("H.Lan",)),
        ("Theo Thanh Hà / Đời sống & Pháp luật", ("Thanh Hà",)),
        ("Minh Đức - Ảnh: Quang Hải", ("Minh Đức",)),
        ("MINH ĐỨC - Ảnh: Q.H", ("MINH ĐỨC",)),
        ("Bài: Minh Đức - Ảnh: Quang Hải", ("Minh Đức",)),
    ],
)
def test_signatures_with_initials_and_beside_whose_the_pictures_are(
    sign: str, authors: tuple[str, ...], text: bool
) -> None:
    title = "Bến phà đông khách sau ba ngày nghỉ"
    if text:
        doc = boilerstrip.extract_text("\n\n".join([title, *SIGNED_TEXT, sign, "Tin mới", "Báo Sông"]))
    else:
        body = "".join(f"<p>{line}</p>" for line in SIGNED_TEXT)
        page = f"<body><h1>{title}</h1>{body}<p align=right><b>{sign}</b></p><footer>Báo Sông</footer></body>"
        doc = boilerstrip.extract(f"<html lang=vi><head><title>{title}</title></head>{page}</html>")
    assert (doc.byline, doc.authors) == (sign, authors)
    assert doc.text.endswith(SIGNED_TEXT[-1])


def test_a_picture_s_credit_is_no_signature() -> None:
    body = "".join(f"<p>{line}</p>" for line in SIGNED_TEXT)
    doc = boilerstrip.extract(
        f"<html lang=vi><body><h1>Bến phà đông khách</h1>{body}<p>Ảnh: Quang Hải</p></body></html>"
    )
    assert (doc.byline, doc.authors) == (None, ())


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Foto: dpa", None),
        ("Foto: EFE", None),
        ("Fot. PAP", None),
        ("写真：共同通信", None),
        ("사진=연합뉴스", None),
        ("Фото: РИА Новости", None),
        ("Quelle: dpa", "Quelle: dpa"),
        ("Reuters", "Reuters"),
    ],
)
def test_whose_the_picture_is_is_no_source(line: str, source: str | None) -> None:
    found = fields_of("<h1>The bridge</h1>", f"<p>{line}</p>")
    assert (found.source, found.byline) == (source, source)


TOLD = (
    "By Monday Anna Bell had had enough of it.",
    "By Anna Bell's count it was nine.",
    "Von Peter Müller kam kein Wort.",
    "Por Marta supe el resto.",
    "ثم عاد إلى بيته.",
    "הדלת עדיין פתוחה.",
    "दरवाज़ा अब भी खुला है।",
)


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("last", [False, True])
def test_a_sentence_of_the_text_is_no_byline(told: str, last: bool) -> None:
    text = [told, PROSE * 2, PROSE]
    paragraphs = "".join(f"<p>{one}</p>" for one in (reversed(text) if last else text))
    page = read_html(f"<h1>The bridge is open</h1>{paragraphs}", Limits())
    kept = [False] + [True] * 3
    matches = [load().match(one) for one in page.texts]
    found = find(page, [0.9] * 4, kept, matches, None, Options(slow_dates=False))
    assert (found.byline, found.authors) == (None, ())


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("<p>Jana Roe, ČTK</p>", ("Jana Roe",)),
        ("<p>3. 5. 2024</p><p>Jana Roe, ČTK</p>", ("Jana Roe",)),
        ("<img src=bridge.jpg><p>Jana Roe, ČTK</p>", ()),
        ("<p>NEUSTADT, ČTK</p>", ()),
    ],
)
def test_an_agency_ends_a_byline_or_a_caption(below: str, names: tuple[str, ...]) -> None:
    assert fields_of(f"<h1>Most je otevřen</h1>{below}", language="cs").authors == names


def test_an_address_writes_the_sites_name_without_marks() -> None:
    sign = "<p style='text-align: right'>THU HÀ ĐÔNG</p>"
    assert fields_of("<h1>Cầu mở</h1>", sign, language="vi", url="https://thuhadong.example.vn/a").authors == ()
    assert fields_of("<h1>Cầu mở</h1>", sign, language="vi").authors == ("THU HÀ ĐÔNG",)
