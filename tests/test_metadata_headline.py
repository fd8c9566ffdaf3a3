"""Which of the lines that a page shows is its headline."""

from __future__ import annotations

from boilerstrip.metadata import Fields, find
from boilerstrip.options import Limits, Options
from boilerstrip.phrases import load
from boilerstrip.reading.tree import read_html

PROSE = "The bridge over the river was opened on Monday, a year later than the council had promised to all of us. "


def fields_of(title: str, above: str, below: str = "", behind: str = "", head: str = "") -> Fields:
    """A page whose body of two paragraphs stands between `above` and `behind`; `below` stands between them."""
    body = f"{above}<main><p>{PROSE * 2}</p>{below}<p>{PROSE * 3}</p></main>{behind}"
    page = read_html(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>", Limits())
    kept = [len(text) > 80 for text in page.texts]
    scores = [0.9 if keep else 0.1 for keep in kept]
    return find(page, scores, kept, [load().match(text) for text in page.texts], None, Options(slow_dates=False))


def test_the_first_part_of_a_claim_right_over_the_body() -> None:
    above = "<h1>The Handbook of Bridges and Rivers</h1><h2>Opening a bridge</h2>"
    assert fields_of("Opening a bridge - The Handbook of Bridges and Rivers", above).title == "Opening a bridge"


def test_the_sites_name_on_top_is_no_headline_though_claims_begin_with_it() -> None:
    above = "<h2>Deník Planeta</h2>" + "<p>Zprávy</p>" * 9 + "<h1>Most byl otevřen po roce</h1>"
    assert fields_of("Deník Planeta - Most byl otevřen po roce", above).title == "Most byl otevřen po roce"


def test_a_short_heading_over_the_body_stays_before_a_line_of_the_menu() -> None:
    above = "<div>Learn building of bridges</div>" + "<p>Menu</p>" * 20 + "<h1>Gründung</h1>"
    assert fields_of("Gründung - Learn building of bridges", above).title == "Gründung"


def test_a_claim_that_a_teaser_shows_is_not_the_displayed_headline() -> None:
    teaser = "<div>Der längste Streit der Stadt</div>"
    found = fields_of("Der längste Streit der Stadt", "<h1>Die Brücke ist endlich offen</h1>", behind=teaser)
    assert found.title == "Die Brücke ist endlich offen"


def test_a_heading_of_a_section_is_not_the_headline_though_data_names_it() -> None:
    below = f"<p>{PROSE}</p>" * 4 + "<h2>What is a bridge?</h2>"
    found = fields_of("What is a bridge - a guide", "<h1>Introduction to crossing rivers</h1>", below)
    assert found.title == "Introduction to crossing rivers"


SEARCHED = "Brücke Neustadt: Eröffnung nach einem Jahr Verzug"
SHOWN = "Neustadt: Die neue Brücke ist endlich offen"


def test_a_heading_that_ends_a_trail_of_links_is_not_the_displayed_headline() -> None:
    for trail in (
        f"<nav><a>Start</a> <a>Stadt</a><h1>{SEARCHED}</h1></nav>",
        f"<div class='main-breadcrumbs'><span>Start ></span><h1>{SEARCHED}</h1></div>",
        f"<div><ul><li><a>Start</a></li><li><a>Stadt</a></li><li><h1>{SEARCHED}</h1></li></ul></div>",
    ):
        assert fields_of(SEARCHED, f"{trail}<div><h2>{SHOWN}</h2></div>").title == SHOWN


def test_the_end_of_a_trail_stays_the_headline_where_the_page_shows_no_other() -> None:
    assert fields_of(SEARCHED, f"<nav><a>Start</a><h1>{SEARCHED}</h1></nav>").title == SEARCHED


def test_a_heading_below_a_trail_of_links_is_the_headline_whatever_stands_below_it() -> None:
    above = f"<header><ul><li><a>Start</a></li><li><a>Stadt</a></li></ul><h1>{SEARCHED}</h1></header><h2>{SHOWN}</h2>"
    assert fields_of(SEARCHED, above).title == SEARCHED


def test_a_kicker_goes_where_one_claim_leaves_it_out() -> None:
    head = '<meta property="twitter:title" content="Die Brücke ist endlich offen">'
    both = '<meta property="og:title" content="Bauen am Fluss: Die Brücke ist endlich offen">'
    above = "<h1><span>Bauen am Fluss</span><strong>Die Brücke ist endlich offen</strong></h1>"
    found = fields_of("Zeitung", above, head=head + both)
    assert found.title == "Die Brücke ist endlich offen"


def test_places_where_a_word_may_break_do_not_show_in_a_headline() -> None:
    above = "<h1>Brü\u00adcken\u00adbau am Donau\u200bufer</h1>"
    assert fields_of("Brückenbau am Donauufer | Zeitung", above).title == "Brückenbau am Donauufer"


def test_a_sites_name_behind_a_sentences_end_without_spaces() -> None:
    above = "<div>大桥终于通车了！全城欢庆！</div>"
    found = fields_of("大桥终于通车了！全城欢庆！-河边网", above, behind="<div>大桥终于通车了！全城欢庆！-河边网</div>")
    assert found.title == "大桥终于通车了！全城欢庆！"


def test_headings_of_boxes_do_not_hide_the_one_over_the_body() -> None:
    above = (
        "<h1>Alles über unseren Fluss</h1>"
        + "<h2>Kasten</h2><p>Eintrag im Kasten</p>" * 12
        + "<h2>Die Brücke ist endlich offen</h2>"
    )
    assert (
        fields_of("Die Brücke ist endlich offen | Alles über unseren Fluss", above).title
        == "Die Brücke ist endlich offen"
    )


def test_a_heading_that_says_the_beginning_of_another_and_no_more() -> None:
    whole = "Which bridge is the oldest one? - Forum of the Rivers"
    above = f"<h1>{whole}</h1><p>Topics</p><h1>Which bridge is the oldest one?</h1>"
    assert fields_of(whole, above).title == "Which bridge is the oldest one?"


def test_a_plain_line_that_repeats_the_documents_title_loses_what_stands_behind_a_bar() -> None:
    claim = "All you should know of bridges | Riverside Builders"
    assert fields_of(claim, f"<div>{claim}</div>").title == "All you should know of bridges"
