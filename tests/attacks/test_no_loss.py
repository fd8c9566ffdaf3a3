"""Prose is never lost to the markup that it stands in, nor where only a script holds it."""

from __future__ import annotations

import html
import json
from urllib.parse import quote

import pytest

import boilerstrip
from boilerstrip import Limits

STORY = (
    "The old bridge over the river was opened again on Monday, a year later than the council had planned it to be.",
    "Thousands of people came to see it, although it had been raining hard since the night before that day.",
    "The mayor said that the work had cost twelve million, two more than the city had set aside for it in spring.",
    "Engineers found cracks in three of the piers last summer, and every one of them had to be built anew.",
    "Traffic had been led round through the harbour for nineteen months, which shopkeepers there did not mind.",
    "From tomorrow on buses will cross the river every ten minutes, as they did before the bridge was closed.",
    "A second bridge, further up the river, is to be looked at next, but nobody wants to say yet what is wrong.",
    "The council will talk about the money for it in the first week of May, behind closed doors as always.",
)
HEADING = "<h1>The old bridge is open again</h1>"
MENU = "<ul><li><a href=/>Home</a><li><a href=/news>News</a><li><a href=/sport>Sport</a></ul>"


def each(template: str) -> str:
    return "".join(template.format(text) for text in STORY)


def page(content: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>The old bridge</title>{head}</head><body>{MENU}{content}</body></html>"


P = each("<p>{}</p>")
HALVES = ["".join(f"<p>{text}</p>" for text in half) for half in (STORY[:4], STORY[4:])]
VISIBLE = {
    "600 boxes": HEADING + "<div>" * 600 + P + "</div>" * 600,
    "5,000 boxes": HEADING + "<div>" * 5_000 + P + "</div>" * 5_000,
    "5,000 boxes left open": HEADING + "<div>" * 5_000 + P,
    "each in a deeper box": HEADING + each("<div>" * 700 + "<p>{}</p>"),
    "5,000 spans": HEADING + "<span>" * 5_000 + P,
    "nested tables": HEADING + "<table><tr><td>" * 300 + P,
    "nested lists": HEADING + "<ul><li>" * 3_000 + P,
    "b left open": HEADING + each("<p><b>{}</p>"),
    "i, u left open once": HEADING + "<i><u>" + P,
    "a left open": HEADING + "<p>Read <a href=/here>all of it." + P,
    "a left open in each": HEADING + each("<p><a name=x>{}</p>"),
    "font left open": HEADING + each("<p><font face=Arial size=2>{}</p>"),
    "span left open": HEADING + each("<p><span style='color:red'>{}"),
    "comment left open in a script": HEADING + "<script><!-- var a = 1; </script>" + P,
    "several articles": HEADING + "".join(f"<article>{half}</article>" for half in HALVES),
    "an article each": HEADING + each("<article><p>{}</p></article>"),
    "article in article": f"<article>{HEADING}{HALVES[0]}<article>{HALVES[1]}</article></article>",
    "several bodies": f"{HEADING}{HALVES[0]}</body><body class=second>{HALVES[1]}",
    "behind the html": f"{HEADING}{HALVES[0]}</body></html>{HALVES[1]}",
    "a second page": f"{HEADING}{HALVES[0]}</body></html><!doctype html><html><body>{HALVES[1]}</body></html>",
    "font": "<font size=5>The old bridge is open again</font><br>" + each("<font size=2>{}</font><br><br>"),
    "a map left open": HEADING + "<map name=m><area href=/a>" + P,
    "center": f"<center>{HEADING}{P}</center>",
    "a layout table": f"<table width=760><tr><td width=160>{MENU}</td><td>{HEADING}{P}</td><td width=120></td></table>",
    "rows of a table": f"<table>{each('<tr><td>{}</td></tr>')}</table>",
    "tables in tables": f"<table><tr><td><table><tr><td><table><tr><td>{HEADING}{P}</table></table></table>",
    "custom elements": f"<x-story><x-head>{HEADING}</x-head>{each('<x-text>{}</x-text>')}</x-story>",
    "custom elements with p": f"<news-page><news-body>{HEADING}{P}</news-body></news-page>",
    "a shadow root": f"<x-story><template shadowrootmode=open>{HEADING}{P}</template></x-story>",
    "a closed shadow root": f"<div><template shadowrootmode=closed>{HEADING}{P}</template></div>",
    "shadow roots in shadow roots": "<x-a><template shadowrootmode=open><x-b><template shadowrootmode=open>"
    f"{HEADING}{P}</template></x-b></template></x-a>",
    "a shadow root and slots": f"<x-a><template shadowrootmode=open><slot></slot></template>{HEADING}{P}</x-a>",
    "noscript": f"<div id=app></div><noscript>{HEADING}{P}</noscript>",
    "noscript in the head's place": f"<noscript><div>{HEADING}{P}</div></noscript><script>run()</script>",
    "a form": f"<form action=/>{HEADING}{P}</form>",
    "line breaks alone": HEADING + "<br><br>".join(STORY),
    "headings unclosed": "<h1>The old bridge is open again" + P,
    "nothing closed": "<h1>The old bridge is open again<div><p>" + "<p>".join(STORY),
    "paragraphs in paragraphs": HEADING + "<p>" + each("<p><p>{}</p></p>"),
    "in a long class": f"<div class='{'story ' * 100_000}'>{HEADING}{P}</div>",
    "many attributes": f"<div {' '.join(f'a{n}=1' for n in range(20_000))}>{HEADING}{P}</div>",
    "upper case": f"<DIV><H1>The old bridge is open again</H1>{P.replace('p>', 'P>')}</DIV>",
    "a drawing": f"<svg width=9><title>A</title><g><path d=a /><foreignObject width=9><div>{HEADING}{P}</div>"
    "</foreignObject><text>12</text></g></svg>",
    "drawings": HEADING + each("<div><svg><foreignObject>{}</foreignObject></svg></div>"),
    "an empty piece of a drawing": f"<svg><foreignObject/></svg>{HEADING}{P}",
    "formulas": HEADING + each("<p><math><mtext>{}</mtext><mi>x</mi></math></p>"),
    "NULs": f"<div>{HEADING}{P.replace(' the', chr(0) + ' the')}</div>",
}


@pytest.mark.parametrize("name", VISIBLE)
def test_visible_prose(name: str) -> None:
    doc = boilerstrip.extract(page(VISIBLE[name]), slow_dates=False)
    text = " ".join(doc.text.split())
    assert [sentence for sentence in STORY if sentence not in text] == []
    assert doc.status in ("ok", "truncated")


XHTML = (
    '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head>{}</head><body>{}</body>'
)
CLOSED_AT_ONCE = {
    "script": ('<script type="text/javascript" src="/a.js" />', ""),
    "style, title": ("<style/><title/>", ""),
    "textarea, iframe": ("", "<form><textarea name='a'/></form><iframe src='/a' />"),
    "a, b, span, div": ("", '<a name="top"/><b/><span class="x" /><div id="a"/>'),
    "within a script": ("<script>//<![CDATA[\ndocument.write('<script src=\"a.js\"/><p/>')\n//]]></script>", ""),
}


@pytest.mark.parametrize("name", CLOSED_AT_ONCE)
def test_xhtml(name: str) -> None:
    head, body = CLOSED_AT_ONCE[name]
    doc = boilerstrip.extract(XHTML.format(head, HEADING + body + P + "<br/><hr />"), slow_dates=False)
    assert doc.text == "\n\n".join(STORY)
    assert (doc.title, doc.status) == ("The old bridge is open again", "ok")


@pytest.mark.parametrize("upper", [False, True])
def test_a_page_of_frames(upper: bool) -> None:
    inner = f"<frame src=a><frame src=b><noframes><body>{MENU}{HEADING}{P}</body></noframes>"
    frames = f"<frameset cols='20%,*'>{inner}</frameset>"
    source = f"<html><head><title>The old bridge</title></head>{frames.upper() if upper else frames}</html>"
    doc = boilerstrip.extract(source, slow_dates=False)
    text = " ".join(doc.text.split()).lower()
    assert [sentence for sentence in STORY if sentence.lower() not in text] == []


@pytest.mark.parametrize(
    ("opens", "name", "behind"),
    [
        ("<script>", "<script>", ""),
        ("<SCRIPT>", "<script>", ""),
        ("<script src=/a.js />", "<script>", ""),
        ("<script src=/a.js />", "<script>", "<script>run()</script><p>More words.</p>"),
        ("<style>", "<style>", ""),
        ("<textarea name=a>", "<textarea>", ""),
        ("<!-- ", "<!--", ""),
    ],
)
def test_what_an_element_without_end_swallows_is_said(opens: str, name: str, behind: str) -> None:
    doc = boilerstrip.extract(page(HEADING + HALVES[0] + opens + HALVES[1] + behind), slow_dates=False)
    assert doc.notes == (f"{name} is not closed where it should be: markup behind it is not read",)


@pytest.mark.parametrize(
    "closed",
    [
        "<script>document.write('<p>a</p>')</script>",
        "<script src=/a.js> // <p> </script><script src=/b.js></script>",
        "<style>/* <p> */</style>",
        "<!-- <p>a</p> -->",
        "<!-- <p>a</p> --!>",
        "<textarea><p>a</p></TextArea>",
    ],
)
@pytest.mark.parametrize("behind", ["", "</body></html>", "\n"])
def test_of_what_is_closed_nothing_is_said(closed: str, behind: str) -> None:
    assert boilerstrip.extract(HEADING + P + closed + behind, slow_dates=False).notes == ()


def test_what_is_shown_without_frames_alone_is_no_text_of_other_pages() -> None:
    doc = boilerstrip.extract(page(HEADING + P, "<noframes>Your browser knows no frames.</noframes>"))
    assert "Your browser" not in " ".join(block.text for block in doc.blocks)


def linked(body: str, **more: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "The old bridge", "articleBody": body}
    return f'<script type="application/ld+json">{json.dumps({**data, **more})}</script>'


OPEN_GRAPH = '<meta property="og:type" content="article">'
MARKUP = {
    "story": {"title": "The old bridge", "html": P},
    "related": [{"title": "Another", "html": "<p>Else. </p>" * 400}],
}
POSTS = {
    "title": "The old bridge",
    "posts": [{"by": f"u{n}", "cooked": f"<p>{text}</p>"} for n, text in enumerate(STORY)],
}


def data(value: object, *, kind: str = "application/json") -> str:
    return f'{OPEN_GRAPH}<script type="{kind}">{json.dumps(value)}</script>'


def attribute(value: object) -> str:
    return OPEN_GRAPH + f'<div data-page="{html.escape(json.dumps(value))}"></div>'


def code(text: str) -> str:
    return f"{OPEN_GRAPH}<script>var x = 1;{text};x += {{}}</script>"


def streamed(text: str, each: int) -> str:
    pieces = [text[at : at + each] for at in range(0, len(text), each)]
    return OPEN_GRAPH + "".join(f"<script>self.__next_f.push({json.dumps([1, one])})</script>" for one in pieces)


IN_SCRIPTS = {
    "JSON-LD": linked("\n\n".join(STORY)),
    "JSON-LD, markup": linked(P),
    "JSON-LD, a graph": '<script type="application/ld+json">'
    + json.dumps({"@graph": [{"@type": "WebPage"}, {"@type": "Article", "articleBody": "\n".join(STORY)}]})
    + "</script>",
    "JSON-LD, a list": '<script type="application/ld+json">'
    + json.dumps([{"@type": "Organization"}, {"@type": ["NewsArticle"], "articleBody": "\n".join(STORY)}])
    + "</script>",
    "JSON-LD, line feeds in strings": linked("\n".join(STORY)).replace("\\n", "\n"),
    "next data, markup": OPEN_GRAPH
    + '<script id="__NEXT_DATA__" type="application/json">'
    + json.dumps({"props": {"pageProps": {"article": {"title": "The old bridge", "html": P}}}})
    + "</script>",
    "next data, paragraphs": OPEN_GRAPH
    + '<script id="__NEXT_DATA__" type="application/json">'
    + json.dumps({"props": {"pageProps": {"body": [{"type": "p", "text": text} for text in STORY]}}})
    + "</script>",
    "another script": OPEN_GRAPH
    + '<script type="application/json" data-page>'
    + json.dumps({"content": [{"kind": "text", "value": f"<p>{text}</p>"} for text in STORY], "body": P})
    + "</script>",
    "a list of plain strings": data({"story": {"paragraphs": STORY}}),
    "all values in one list": data(
        [{"title": 1, "body": 2}, "The old bridge", [3, 4], *STORY, "Jane Roe", "section-name"]
    ),
    "paragraphs with inline markup": data(
        {"blocks": [{"type": "p", "data": {"text": f"<i>{t[:9]}</i>{t[9:]}"}} for t in STORY]}
    ),
    "what stands by the title": data(MARKUP),
    "paragraphs beside the site's own markup": data(
        {
            "site": {"bar": "<div>Else. </div>" * 400},
            "story": {"title": "The old bridge", "body": [{"text": t} for t in STORY]},
        }
    ),
    "escaped markup": linked(html.escape(P)),
    "a question and its answers": data(
        {
            "@type": "QAPage",
            "mainEntity": {
                "@type": "Question",
                "text": STORY[0],
                "acceptedAnswer": [{"text": text} for text in STORY[1:]],
            },
        },
        kind="application/ld+json",
    ),
    "set by code": code(f"window.__STATE__ = {json.dumps(MARKUP)}"),
    "set under a key": code(f'window["__STATE__"]={json.dumps(MARKUP)}'),
    "parsed by code": code(f"window.STATE = JSON.parse({json.dumps(json.dumps(MARKUP))})"),
    "parsed, single quotes": code("S = JSON.parse('" + json.dumps({"html": P}).replace("'", "\\'") + "')"),
    "parsed, escapes": code("S = JSON.parse('" + json.dumps({"html": P}).replace('"', "\\x22") + "')"),
    "parsed, percent-encoded": code(f'S = JSON.parse(decodeURIComponent("{quote(json.dumps(MARKUP))}"))'),
    "enqueued": code(f"window.context.stream.enqueue({json.dumps(json.dumps([{'_1': 2}, 'data', *STORY]))})"),
    "an attribute": attribute(MARKUP),
    "posts in strings of an attribute": attribute({"topic": json.dumps(POSTS)}),
    "streamed rows": streamed(
        "0:[1]\n1:" + json.dumps([["$", "p", None, {"children": text}] for text in STORY]) + "\n", 99
    ),
    "streamed text": streamed(f'0:[1]\n:HL["a.css"]\n2:T{len(P):x},{P}3:[2]\n', 99),
    "streamed": OPEN_GRAPH
    + "<script>self.__next_f.push("
    + json.dumps([1, json.dumps({"story": P})])
    + ")</script>"
    + "<script>self.__next_f.push("
    + json.dumps([1, P])
    + ")</script>",
}


@pytest.mark.parametrize("name", IN_SCRIPTS)
@pytest.mark.parametrize("shown", ["<div id=app></div>", "<h1>The old bridge</h1><p>Loading, please wait.</p>"])
def test_prose_that_only_a_script_holds(name: str, shown: str) -> None:
    doc = boilerstrip.extract(page(shown, IN_SCRIPTS[name]), slow_dates=False)
    text = " ".join(doc.text.split())
    assert [sentence for sentence in STORY if sentence not in text] == []
    assert "the visible page holds little text or none: it was taken from a script" in doc.notes
    assert doc.status == "ok"


@pytest.mark.parametrize("name", IN_SCRIPTS)
def test_what_the_page_shows_is_not_taken_from_scripts(name: str) -> None:
    doc = boilerstrip.extract(page(HEADING + P, IN_SCRIPTS[name]), slow_dates=False)
    assert all(doc.text.count(sentence) == 1 for sentence in STORY)
    assert doc.notes == ()


@pytest.mark.parametrize("around", ["<!--\n{}-->", "<textarea>\n{}</textarea>", "<style>\n{}</style>"])
def test_code_that_stands_in_no_script_sets_nothing(around: str) -> None:
    source = page("<div id=app></div>", OPEN_GRAPH + around.format(f"window.__STATE__ = {json.dumps(MARKUP)}"))
    doc = boilerstrip.extract(source, slow_dates=False)
    assert "the visible page holds little text or none: it was taken from a script" not in doc.notes


def test_text_of_scripts_keeps_to_the_limit_of_blocks() -> None:
    source = page("<div id=app></div>", linked("\n".join(f"{n}. {text}" for n in range(50) for text in STORY)))
    doc = boilerstrip.extract(source, limits=Limits(blocks=30))
    assert doc.status == "truncated"
    assert len(doc.blocks) == 30
    assert "limit of 30 blocks was hit while reading" in doc.notes
