"""The fields of whole pages."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import boilerstrip
from boilerstrip.document import Role
from boilerstrip.metadata import Fields, find
from boilerstrip.metadata.claims import gather
from boilerstrip.metadata.claims.jsonld import Graph, parse
from boilerstrip.options import Limits, Options
from boilerstrip.phrases import load
from boilerstrip.reading.lines import read_text
from boilerstrip.reading.page import Head, Page
from boilerstrip.reading.tree import read_html

PROSE = (
    "The bridge over the river was opened on Monday, a year later than the council had promised to those who cross it. "
)


def fields_of(page: Page, url: str | None = None) -> Fields:
    """`find` with long blocks as the body."""
    kept = [len(text) > 80 for text in page.texts]
    scores = [0.9 if keep else 0.1 for keep in kept]
    return find(page, scores, kept, [load().match(text) for text in page.texts], url, Options(slow_dates=False))


def html(body: str, head: str = "") -> Page:
    """A page with two paragraphs behind `body`."""
    prose = f"<p>{PROSE * 2}</p><p>{PROSE * 3}</p>"
    return read_html(f"<html lang=en><head>{head}</head><body>{body}{prose}</body></html>", Limits())


def data(value: Any) -> str:
    """A JSON-LD script."""
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_title_without_the_site() -> None:
    page = html("<h1>The bridge is open</h1>", "<title>The bridge is open | Daily Planet</title>")
    found = fields_of(page)
    assert found.title == "The bridge is open"
    assert found.roles[0] is Role.TITLE
    assert found.provenance["title"].block == 0


def test_title_that_no_heading_shows() -> None:
    page = html(
        "<div>Menu</div><div>The bridge is open</div>", "<title>The bridge is open - News - Daily Planet</title>"
    )
    assert fields_of(page).title == "The bridge is open"


def test_a_kicker_is_no_headline() -> None:
    heading = "<h1><span class=top>Old town</span> <span>The bridge is open at last</span></h1>"
    assert fields_of(html(heading, "<title>Old town - The bridge is open at last</title>")).title == (
        "The bridge is open at last"
    )


def test_a_first_part_that_a_claim_reads_with_a_colon_is_headline() -> None:
    heading = "<h1><span class=top>Old town:</span> <span>The bridge is open at last</span></h1>"
    assert fields_of(html(heading)).title == "Old town: The bridge is open at last"


def test_a_date_in_a_heading_is_no_headline() -> None:
    assert fields_of(html("<h1>The bridge is open at last <small>06.01.2012</small></h1>")).title == (
        "The bridge is open at last"
    )


@pytest.mark.parametrize("account", ["jroe81", "The Bridge GmbH", "webmaster"])
def test_an_account_that_no_line_shows_is_no_author(account: str) -> None:
    assert fields_of(html("<h1>The bridge</h1>", f'<meta name=author content="{account}">')).authors == ()


def test_a_site_may_be_named_after_its_author() -> None:
    owner = {"@type": ["Person", "Organization"], "name": "Jane Roe", "@id": "#jane"}
    site = {"@type": "WebSite", "name": "Jane Roe", "publisher": {"@id": "#jane"}}
    article = {"@type": "Article", "headline": "The bridge", "author": {"@type": "Person", "name": "Jane Roe"}}
    page = html("<h1>The bridge</h1><p>By Jane Roe</p>", data({"@graph": [owner, site, article]}))
    assert fields_of(page).authors == ("Jane Roe",)


def test_a_control_of_the_page_is_no_author() -> None:
    page = html('<h1>The bridge</h1><p class=author><a href="/author/roe">Jane Roe</a><button>Follow</button></p>')
    assert fields_of(page).authors == ("Jane Roe",)


def test_a_displayed_byline_beats_a_meta_tag() -> None:
    page = html("<h1>The bridge</h1><p>By Jane Roe and John Doe, Reuters</p>", '<meta name=author content="admin">')
    found = fields_of(page)
    assert found.byline == "By Jane Roe and John Doe, Reuters"
    assert found.authors == ("Jane Roe", "John Doe")
    assert found.source == "Reuters"
    assert found.roles[1] is Role.BYLINE
    assert found.provenance["authors"].origin == "block"


def test_a_claim_cuts_what_the_line_adds() -> None:
    page = html(
        "<h1>The bridge</h1><div class=byline>By Jane Roe Travel Desk</div>",
        data({"@type": "NewsArticle", "author": [{"@type": "Person", "name": "Jane Roe"}]}),
    )
    assert fields_of(page).authors == ("Jane Roe",)


def test_authors_of_a_graph() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": "Daily Planet"},
            {"@type": "Article", "headline": "The bridge", "author": {"@id": "#jane"}, "datePublished": "2024-05-03"},
            {"@type": "Person", "@id": "#jane", "name": "Jane Roe", "url": "https://example.com/jane"},
        ]
    }
    found = fields_of(html("<h1>The bridge</h1>", data(graph)))
    assert found.authors == ("Jane Roe",)
    assert found.date == "2024-05-03"
    assert found.site_name == "Daily Planet"


def test_comments_and_teasers_have_other_authors() -> None:
    article = {
        "@type": "Article",
        "headline": "x",
        "comment": [{"@type": "Article", "author": {"name": "Some Commenter"}}],
    }
    assert fields_of(html("<h1>The bridge</h1>", data(article))).authors == ()


def test_the_sites_name_is_no_author() -> None:
    head = '<meta property="og:site_name" content="Daily Planet"><meta name=author content="Daily Planet">'
    assert fields_of(html("<h1>The bridge</h1><p>By Daily Planet</p>", head)).authors == ()


def test_a_signature_leaves_the_body() -> None:
    page = read_html(f"<h1>Cây cầu</h1><p>{PROSE * 2}</p><p>{PROSE * 2}</p><p>XUÂN LONG</p>", Limits())
    found = fields_of(page)
    assert found.authors == ("XUÂN LONG",)
    assert found.roles[3] is Role.BYLINE


def test_lead() -> None:
    lead = "The council kept its word at last, and the ferryman lost his trade."
    found = fields_of(html(f"<h1>The bridge</h1><h2>{lead}</h2>", f'<meta name=description content="{lead}">'))
    assert found.lead == lead
    assert found.roles[1] is Role.LEAD


def test_displayed_date() -> None:
    found = fields_of(html("<h1>The bridge</h1><div>3 May 2024</div>"))
    assert found.date == "2024-05-03"
    assert found.roles[1] is Role.DATE


def test_date_of_the_address() -> None:
    assert fields_of(html("<h1>The bridge</h1>"), "https://example.com/2024/05/03/bridge").date == "2024-05-03"


def test_flattened_page() -> None:
    text = f"The bridge is open at last\n\nBy Jane Roe\n3 May 2024\n{PROSE * 2}\n{PROSE * 3}\n"
    found = fields_of(read_text(text, Limits()))
    assert found.title == "The bridge is open at last"
    assert found.byline == "By Jane Roe"
    assert found.authors == ("Jane Roe",)
    assert found.date == "2024-05-03"


def test_every_field_has_its_provenance() -> None:
    head = '<meta property="og:image" content="https://example.com/a.jpg"><meta name=keywords content="river, bridge">'
    found = fields_of(html("<h1>The bridge</h1><p>By Jane Roe</p><div>3 May 2024</div>", head))
    for name in ("title", "byline", "authors", "date", "language", "image", "tags"):
        assert getattr(found, name)
        assert 0 < found.provenance[name].confidence <= 1


@pytest.mark.parametrize(
    "source",
    [
        '{"@type": "Article",}',
        '<!-- {"@type": "Article"} -->',
        '{"@type": "Article"}; ',
        '{"@type": "Article"} {"x": 1}',
        '/*<![CDATA[*/ {"@type": "Article"} /*]]>*/',
        '/** data * of the page **/ {"@type": "Article"}',
    ],
)
def test_broken_json_is_mended(source: str) -> None:
    assert any(value.get("@type") == "Article" for value in parse(source))


@pytest.mark.parametrize(
    "source", ["[" * 10_000, '{"a":' * 10_000 + "1" + "}" * 10_000, "", "null", '"' * 1001, "{" * 60_000]
)
def test_hostile_json_is_harmless(source: str) -> None:
    graph = Graph([("application/ld+json", source)])
    assert graph.nodes == []


def test_people_who_refer_to_themselves() -> None:
    article = {"@type": "Article", "author": {"@id": "#a"}}
    person: dict[str, Any] = {"@id": "#a", "@type": "Person", "author": {"@id": "#a"}, "x": 1}
    claims = gather(Head(data=[("application/ld+json", json.dumps([article, person]))]))
    assert claims.authors == []


def test_updates_of_a_live_blog_are_other_works() -> None:
    update = {"@type": "BlogPosting", "author": {"@type": "Person", "name": "John Doe"}}
    blog = {"@type": "LiveBlogPosting", "author": {"@type": "Person", "name": "Jane Roe"}, "liveBlogUpdate": [update]}
    assert [claim.names for claim in gather(Head(data=[("application/ld+json", json.dumps(blog))])).authors] == [
        ("Jane Roe",)
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(max_size=200), st.text(max_size=200))
@example("", "", "A00@\r]")
def test_any_text_is_harmless(body: str, title: str, author: str) -> None:
    marked = html(
        f"<h1>{title}</h1><p class=byline>{author}</p>{body}",
        f"<title>{title}</title><meta name=author content='{author}'>",
    )
    for page in (marked, read_text(f"{title}\n{author}\n{body}", Limits())):
        fields = fields_of(page)
        assert all(0 <= block < len(page.texts) for block in fields.roles)
        for value in (fields.title, fields.byline, *fields.authors):
            assert value is None or (value and value == " ".join(value.split()))


def test_a_page_that_shows_no_text_is_called_what_it_claims() -> None:
    head = (
        "<title>The bridge is open | Kiel Planet</title><meta property='og:site_name' content='Kiel Planet'>"
        "<meta property='article:published_time' content='2024-05-03T10:00:00Z'><meta name=author content='Jane Roe'>"
    )
    doc = boilerstrip.extract(f"<html lang=en><head>{head}</head><body><div id=app></div></body></html>")
    assert (doc.status, doc.blocks, doc.authors) == ("empty", (), ())
    assert (doc.title, doc.date, doc.site_name) == ("The bridge is open", "2024-05-03T10:00:00+00:00", "Kiel Planet")
    assert doc.provenance["title"].block == -1


def test_an_empty_page() -> None:
    assert fields_of(Page()).title is None


LEAD = "Ferries between the islands are to start again in May, after a year in which the boats lay idle."
PARAGRAPHS = f"<p>{'The council said on Monday that the ferries would run again. ' * 3}</p>" * 2


@pytest.mark.parametrize(
    ("top", "lead"),
    [
        (f"<p>{LEAD}</p><p>By Jane Roe</p><p>3 May 2024</p>", LEAD),
        (f"<p><strong>{LEAD}</strong></p>", LEAD),
        (f"<p>{LEAD}</p>", None),
        (f"<h2>{LEAD}</h2>", LEAD),
        ("<h2>How the ferries came to lie idle for a year</h2>", None),
        (f"<p>By Jane Roe</p><p>{LEAD}</p>", None),
        (f"<p><b>Ferries</b> {LEAD}</p>", None),
    ],
)
def test_a_lead_of_the_bodys_own_element(top: str, lead: str | None) -> None:
    page = read_html(f"<h1>Ferries return</h1>{top}{PARAGRAPHS}", Limits())
    assert fields_of(page).lead == lead


SHORT = "The ferryman lost his trade, and a word was kept at last."  # too short to be kept for its length


@pytest.mark.parametrize(
    ("below", "lead"),
    [
        (f"<p>{SHORT}</p><p>By Jane Roe</p>", SHORT),
        (f"<p>{SHORT}</p><p>3 May 2024</p>", SHORT),
        (f"<p>{SHORT}</p><p>Share</p><p>By Jane Roe</p>", SHORT),
        ("<p>Ferries, trade, bridges</p><p>By Jane Roe</p>", None),
        (f"<p>{SHORT}</p>", None),
        ("<p>Jane Roe writes about rivers and the sea.</p><p>By Jane Roe</p>", None),
        ("<p>Subscribe to our newsletter for more like this.</p><p>By Jane Roe</p>", None),
    ],
    ids=["byline", "date", "share", "no sentence", "nothing between", "a note on the author", "a phrase"],
)
def test_a_sentence_that_byline_or_date_parts_from_the_text(below: str, lead: str | None) -> None:
    page = html(f"<h1>The bridge is open</h1>{below}")
    assert fields_of(page).lead == lead
    flat = read_text(_flattened(page), Limits())
    assert (fields_of(flat).lead == SHORT) is (lead == SHORT)


def _flattened(page: Page) -> str:
    return "\n\n".join(page.texts)


TEASERS = "<li><a href=/1>Council votes to keep the library</a> By Tom Hale 1 May 2024<li>By Anna Petrov 28 April 2024"


@pytest.mark.parametrize(
    "others",
    [
        f"<aside><h3>Related</h3><ul>{TEASERS}</ul></aside>",
        f"<div><h3>More from News</h3><ul>{TEASERS}</ul></div>",
        f"<div><h3>Comments</h3><ul>{TEASERS}</ul></div>",
        "<div><h3>Related</h3><p>By Tom Hale</p><time datetime=2024-05-01>1 May</time></div>",
    ],
)
def test_authors_and_dates_of_lists_behind_the_article(others: str) -> None:
    page = read_html(f"<h1>The bridge</h1><p>{PROSE * 2}</p><p>{PROSE * 3}</p>{others}", Limits())
    for found in (fields_of(page), fields_of(read_text(_flattened(page), Limits()))):
        assert (found.authors, found.byline, found.date) == ((), None, None)


def test_a_line_above_the_text_dates_it_against_an_element_behind_it() -> None:
    body = f"<div>3 May 2024</div><p>{PROSE * 2}</p><p>{PROSE * 3}</p>"
    page = read_html(f"<h1>The bridge</h1>{body}<time datetime=2023-05-01>then</time>", Limits())
    assert fields_of(page).date == "2024-05-03"


def test_an_attribute_that_is_called_published() -> None:
    stamp = '<abbr class="published" title="2024-05-03T10:00:00+02:00">Friday</abbr>'
    assert fields_of(html(f"<h1>The bridge</h1><div>{stamp}</div>")).date == "2024-05-03T10:00:00+02:00"


@pytest.mark.parametrize(
    "kind",
    [
        "application/ld+json",
        "application/ld+json; charset=utf-8",
        "application/LD+JSON ",
        "application/ld+json' id='schema",
    ],
)
def test_linked_data_whatever_its_script_is_called(kind: str) -> None:
    data = json.dumps(
        {"@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Roe"}, "keywords": "tide, pier"}
    )
    found = fields_of(html("<h1>The bridge</h1>", f"<script type='{kind}'>{data}</script>"))
    assert found.authors == ("Jane Roe",)
    assert found.tags == ("tide", "pier")


@pytest.mark.parametrize("last", [False, True])
def test_a_sentence_that_tells_of_a_day_stays_in_the_text(last: bool) -> None:
    told = "The old bridge over the river near the mill will stay open for carts until 30 June 2024."
    body = f"<p>{PROSE}</p><p>{told}</p>" if last else f"<p>{told}</p><p>{PROSE}</p>"
    doc = boilerstrip.extract(f"<h1>The bridge</h1>{body}", slow_dates=False)
    assert told in doc.text
    dated = boilerstrip.extract(f"<h1>The bridge</h1><div>3 May 2024</div>{body}", slow_dates=False)
    assert told in dated.text
    assert dated.date == "2024-05-03"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JavaScript:x", "data:image/png;base64,x", "\u202edata:x"])
def test_addresses_of_other_schemes_are_no_claims(address: str) -> None:
    bad = f'<link rel=canonical href="{address}"><meta property=og:image content="{address}"><base href="{address}">'
    doc = boilerstrip.extract(f"{bad}<h1>The bridge</h1><p>{PROSE}</p>")
    assert (doc.canonical_url, doc.image, doc.base_url) == (None, None, None)
    good = "<meta property=og:url content=/a><meta name=twitter:image content=//e.org/b><base href='\u202e/\tc\n/'>"
    doc = boilerstrip.extract(f"{bad}{good}<h1>The bridge</h1><p>{PROSE}</p>")
    assert (doc.canonical_url, doc.image, doc.base_url) == ("/a", "//e.org/b", "/c/")


def test_a_language_is_a_code() -> None:
    doc = boilerstrip.extract(f"<html lang='\"><script>'><meta name=language content=vi_VN><h1>A</h1><p>{PROSE}</p>")
    assert doc.language == "vi-VN"


def test_halves_of_characters_in_data() -> None:
    data = '{"@type": "NewsArticle", "headline": "The bridge \\ud83d", "keywords": "tide \\udc00, pier"}'
    doc = boilerstrip.extract(f"<script type=application/ld+json>{data}</script><p>{PROSE}</p>")
    doc.to_json().encode("utf-8")
    assert doc.tags == ("tide", "pier")


def test_bold_questions_and_items_are_no_leads() -> None:
    question = "<p><b>What has become of the ferry that your father had built before the great flood of 1953?</b></p>"
    assert fields_of(read_html(f"<h1>Ferries return</h1>{(question + PARAGRAPHS) * 3}", Limits())).lead is None
    assert fields_of(read_html(f"<h1>Ferries return</h1>{question + PARAGRAPHS}", Limits())).lead is not None
    items = "<ul><li>The ferries, which lay idle for a year, will run again in May.</ul>"
    assert fields_of(read_html(f"<h1>Ferries return</h1>{items}{PARAGRAPHS}", Limits())).lead is None
