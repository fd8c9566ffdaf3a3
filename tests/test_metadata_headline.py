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
