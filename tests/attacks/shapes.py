"""Hostile inputs of any size. Each takes a number of bytes and gives about as many."""

from __future__ import annotations

from collections.abc import Callable

PROSE = "The bridge over the river was opened on Monday, a year later than the council had planned. "
PAGE = f"<h1>News</h1><p>{PROSE * 3}</p>"
Shape = Callable[[int], str]


def repeated(unit: str, before: str = "", after: str = "") -> Shape:
    """`unit` again and again. With ``{n}`` in it, every one has a number of its own."""

    def shape(size: int) -> str:
        count = max(1, (size - len(before) - len(after)) // max(1, len(unit)))
        body = "".join(unit.replace("{n}", str(n)) for n in range(count)) if "{n}" in unit else unit * count
        return before + body + after

    return shape


def nested(tag: str, closed: bool = True) -> Shape:
    """Elements in elements, prose in the innermost."""
    opening, closing = f"<{tag}>", f"</{tag.split()[0]}>" if closed else ""

    def shape(size: int) -> str:
        depth = max(1, size // (len(opening) + len(closing)))
        return opening * depth + f"<p>{PROSE * 3}</p>" + closing * depth

    return shape


def deep(unit: str) -> Shape:
    """`unit` again and again, in 500 open boxes."""
    return repeated(unit, "<div>" * 500 + PAGE)


def table(size: int) -> str:
    side = max(1, int((size / 11) ** 0.5))
    row = "<tr>" + "<td>12</td>" * side + "</tr>"
    return f"<p>{PROSE}</p><table>{row * side}</table>"


def script(unit: str, before: str, after: str) -> Shape:
    body = repeated(unit, before, after)
    return lambda size: f'<script type="application/ld+json">{body(size)}</script><h1>A</h1><p>{PROSE * 4}</p>'


def deep_json(size: int) -> str:
    depth = size // 7
    json = '{"a":' * depth + "1" + "}" * depth
    return f'<script type="application/ld+json">{json}</script><h1>A</h1><p>{PROSE * 4}</p>'


# Each closing tag is without effect, or opens anew what it closes.
MIS_NESTED = (
    *("<span><p></span></p>", "<span><li></span></li>", "<x-y><div></x-y></div>", "<div><table><td></div></table>"),
    *("<i><table></i></table>", "<div><template></div></template>", "<div><select></div></select>"),
    *("<section><object></section></object>", "<address><marquee></address></marquee>", "<rt>x"),
    *("<nobr a={n}><p>", "<b class={n}>x<p>", "<div><b class={n}></div>x", "<button><b c={n}></button>x"),
    *(
        "<td><b c={n}>x",
        "<div><form><div></form>",
        "<li><div><li>",
        "<h1><span></h2>",
        "<svg><foreignobject><div></svg>",
    ),
)

HTML: dict[str, Shape] = {
    "comments in data": script("/* ", "", ""),
    "quotes in deep data": script('\\"', "[" * 201 + '"', ""),
    "line ends in data": script("\n", '"', ""),
    "spaces behind a type": script(" ", '"@type":', ""),
    "body in data": lambda size: (
        script("words that go on, ", '{"@type": "Article", "articleBody": "', '"}')(size // 2)
        + repeated("<p>another text that is {n}")(size // 2)
    ),
    "names of attributes": repeated("<p data-a{n}=1>word", PAGE),
    "names of elements": repeated("<x-{n}>word</x-{n}>", PAGE),
    "accents of two classes": repeated("\u0301\u0323", PAGE + "<p>a"),
    "accents alone in spans": repeated("<b>\u0301</b><i>\u0323</i>", PAGE + "<p>The bridge was opened a"),
    "refused links": repeated("<a href=javascript:{n}>words</a> ", PAGE + "<p>The bridge was opened. "),
    "links in one paragraph": repeated("<a href=/news/{n}>A headline</a> and words ", PAGE + "<p>"),
    "bold and italic in turn": repeated("<b>a</b><i>b</i>", PAGE + "<p>The bridge was opened. "),
    "comments in a heading": repeated("a<!---->", PAGE + "<h1>"),
    "spans in a heading": repeated("<span>word </span>", PAGE + "<h1>"),
    "keywords": lambda size: f'<meta name=keywords content="{",".join(f"key{n}" for n in range(size // 9))}">' + PAGE,
    "authors in data": script('{"@type":"Person","name":"Ann Baker{n}"},', '{"@type":"Article","author":[', "{}]}"),
    "articles in data": script('{"@type":"NewsArticle","headline":"A bridge {n}"},', "[", "{}]"),
    "copies": repeated(f"<p>{PROSE * 20}</p>", PAGE),
    "beginnings of one text": lambda size: (
        PAGE + "".join(f"<p>{PROSE * (n % 40)}</p>" for n in range(max(1, size // 1_800)))
    ),
    "links to sections": repeated("<h2 id=s{n}>Section</h2><a href=#s{n}>Section {n}</a>", PAGE),
    "edit marks": repeated("[<a href=#e>edit</a>]", PAGE + "<h2>Section "),
    "nested figures": repeated("<figure>", PAGE, "<img src=a><figcaption>A caption"),
    "sources of a picture": lambda size: (
        f"{PAGE}<img src=a srcset='{','.join(f'a{n}.png {n}w' for n in range(size // 14))}'>"
    ),
    "small tables": repeated("<table><tr><th>a<th>b<tr><td>The bridge<td>12</table>", PAGE),
    "numbered lists": repeated("<ol start={n}><li>The bridge<ol><li>again {n}</ol></ol>", PAGE),
    "dots in an address": lambda size: f"{PAGE}<p>The <a href='{'../' * (size // 3)}a'>bridge</a> was opened.</p>",
    "flags and tags": lambda size: PAGE + "<p>" + ("\U0001f3f4" + "\U000e0067" * 9) * (size // 40),
    "XHTML, empty elements": repeated("<a/>", "<?xml version='1.0'?>" + PAGE),
    "XHTML, open tags": repeated("<a ", "<?xml version='1.0'?>" + PAGE),
    "XHTML, open scripts": repeated("<script>", "<?xml version='1.0'?>" + PAGE),
    "XHTML, a long name": repeated("a", "<?xml version='1.0'?>" + PAGE + "<"),
    "foreign objects": repeated("<svg><foreignObject>a</foreignObject></svg>", PAGE),
    "open foreign objects": repeated("<foreignObject>", PAGE + "<svg>"),
    "the end of a foreign object": repeated(" ", PAGE + "</foreignobject"),
    "no frames": repeated("<noframes>a", "<frameset>", "</noframes>"),
    "objects with text": repeated("<object data=a><p>word {n}</p></object>", PAGE),
    "scripts with markup": repeated("<script src=a><p>a</p></script>", PAGE),
    "an open text area": repeated("<p>a", PAGE + "<textarea>"),
    "streamed data cut short": repeated(';self.__next_f.push([1,"', "<script>"),
    "streamed data, many rows": repeated(';self.__next_f.push([1,"{n}:[1]\\n"])', "<script>"),
    "data set by code, cut short": repeated(';a=["x', "<script>"),
    "data set by code, quotes": lambda size: "<script>a=JSON.parse('" + '"' * size + "')</script>",
    "data in attributes": repeated("<i a='" + '{"a":"' + "x" * 200 + "\"}'>"),
    "data in strings of data": repeated(
        ',"[\\"' + "x" * 250 + '\\"]"', '<script type="application/json">[0', "]</script>"
    ),
    "nested div": nested("div"),
    "nested div, unclosed": nested("div", closed=False),
    "nested span": nested("span"),
    "nested b, unclosed": nested("b", closed=False),
    "nested blockquote": nested("blockquote"),
    "nested ul li": nested("ul><li"),
    "nested table": nested("table><tr><td"),
    "nested custom element": nested("x-y"),
    "nested svg g": repeated("<g>", PAGE + "<svg>", "<text>a</text>"),
    "nested shadow roots": nested("div><template shadowrootmode=open", closed=False),
    "nested a, button": repeated("<a><button>", PAGE),
    "nested form, unclosed": nested("form", closed=False),
    "nested math": repeated("<mrow>", PAGE + "<math>"),
    "nested select": repeated("<select><option>a", PAGE),
    "nested p in b, mis-nested": repeated("<b><p>", PAGE),
    "mis-nested b, p": repeated("<b><p>a</b>b", PAGE),
    "mis-nested i, div": repeated("<i><div>a</i></div>", PAGE),
    "unclosed a": repeated("<a href=/a>link ", PAGE),
    "unclosed font": repeated("<font color=red>word ", PAGE),
    "unclosed b, i, u": repeated("<b><i><u>word ", PAGE),
    "unclosed different font": repeated("<font size={n}>a<p>", PAGE),
    "closing tags alone": repeated("</div></p></b>", PAGE),
    "closing p alone": repeated("</p>", PAGE),
    "br": repeated("<br>", PAGE),
    "br and words": repeated("word<br>", PAGE),
    "p": repeated("<p>A word or two", PAGE),
    "hr": repeated("<hr>", PAGE),
    "links": repeated('<li><a href="/news/{n}.html">A headline of some words {n}</a></li>', PAGE + "<ul>"),
    "the same link": repeated('<a href="/a">Read more</a> ', PAGE),
    "images": repeated("<img src=/a{n}.png alt=picture>", PAGE),
    "figures": repeated("<figure><img src=/a.png><figcaption>A caption {n}</figcaption></figure>", PAGE),
    "headings": repeated("<h2>A heading {n}</h2>", PAGE),
    "list items": repeated("<li>An item of a list, number {n}", PAGE + "<ul>"),
    "table": table,
    "rows of one cell": repeated("<tr><td>{n}</td></tr>", PAGE + "<table>"),
    "cells without a table": repeated("<td>{n}", PAGE + "<table>"),
    "text in a table": repeated("<tr>word", PAGE + "<table>"),
    "huge spans": repeated("<td colspan=1000000 rowspan=65534>a", PAGE + "<table><tr>"),
    "class": lambda size: f'<div class="{"sidebar-a " * (size // 10)}"><p>{PROSE * 5}</p></div>',
    "long class": lambda size: f'<div class="{"x" * size}"><p>{PROSE * 5}</p></div>',
    "style": lambda size: f'<div style="{"display:block;" * (size // 14)}"><p>{PROSE * 5}</p></div>',
    "attributes of one element": lambda size: f"<p {' '.join(f'a{n}=1' for n in range(size // 10))}>{PROSE * 5}</p>",
    "the same attribute": lambda size: f"<p {'a=1 ' * (size // 4)}>{PROSE * 5}</p>",
    "classes on many": repeated('<p class="c{n} d{n}" id=i{n}>A few words</p>', PAGE),
    "one text": lambda size: f"<p>{PROSE * (size // len(PROSE))}</p>",
    "one word": lambda size: f"<p>{'a' * size}</p>",
    "white space": lambda size: f"{PAGE}<p>a{' ' * size}b</p>",
    "lines in pre": repeated("def f(): return {n}\n", PAGE + "<pre>"),
    "spans in pre": repeated("<span>a</span>\n", PAGE + "<pre>"),
    "divs in pre": repeated("<div>a</div>", PAGE + "<pre>"),
    "entities": repeated("&amp;&#1234;&eacute;", PAGE),
    "broken entities": repeated("&#x110000;&bogus;&", PAGE),
    "comments": repeated("<!---->", PAGE),
    "players between words": repeated("<audio></audio>some words ", PAGE + "<p>"),
    "comments between spaces": repeated("<!--a-->\u3000", PAGE + "<p class=byline>By "),
    "comments between letters": repeated("a<!-- b -->", PAGE),
    "unclosed comment": repeated("<!--", PAGE),
    "opening brackets": repeated("<", PAGE),
    "open tags cut short": repeated("<a ", PAGE),
    "quotes": repeated('<a href="', PAGE),
    "scripts": repeated("<script>var a = 1;</script>", PAGE),
    "unclosed script": repeated("<script>", PAGE),
    "styles": repeated("<style>a{}</style>", PAGE),
    "metas": repeated("<meta name=a{n} content=b>"),
    "og metas": repeated('<meta property="og:title" content="Title {n}">'),
    "titles": repeated("<title>A {n}</title>", PAGE),
    "templates": repeated("<template><p>a</p></template>", PAGE),
    "noscript": repeated("<noscript><img src=a></noscript>", PAGE),
    "articles": repeated(f"<article><h2>News {{n}}</h2><p>{PROSE}</p></article>"),
    "bodies": repeated("<body class=a{n}><p>text", PAGE),
    "hidden": repeated("<p hidden>text {n}</p>", PAGE),
    "time": repeated("<time datetime=2020-01-01>1 January 2020</time> ", PAGE),
    "bylines": repeated("<p class=author>By Ann Baker</p>", PAGE),
    "dates": repeated("<p>12/11/2026 10:00</p>", PAGE),
    "digits": lambda size: f"<p>{'1' * size}</p>",
    "slashes": lambda size: f"<p>{'1/' * (size // 2)}</p>",
    "commas and names": repeated("Ann Baker, ", "<h1>A</h1><p class=byline>By "),
    "itemprop": repeated("<div itemprop=author itemscope><span itemprop=name>Ann Baker</span></div>", PAGE),
    "json-ld, one string": script("a" * 100, '{"@type":"NewsArticle","headline":"', '"}'),
    "json-ld, many keys": script('"k{n}":1,', '{"@type":"NewsArticle",', '"z":1}'),
    "json-ld, graph": script('{"@type":"Person","name":"A {n}","@id":"#{n}"},', '{"@graph":[', "{}]}"),
    "json-ld, references": script('{"@id":"#{n}","author":{"@id":"#1"}},', '{"@graph":[', "{}]}"),
    "json-ld, broken": script('{"a":[', "", ""),
    "json-ld, braces": script("{", "", ""),
    "json-ld, closing": script("}", '{"@type":"NewsArticle"}', ""),
    "json-ld, quotes": script('"\\', "{", ""),
    "json-ld, deep": script("[", "", ""),
    "json-ld, deep objects": deep_json,
    "json-ld, many scripts": repeated(
        '<script type="application/ld+json">{"@type":"Article","headline":"A {n}"}</script>'
    ),
    "json-ld, control characters": script("\\u0000\n\t", '{"@type":"Article","articleBody":"', '"}'),
    "next data": lambda size: (
        '<script id="__NEXT_DATA__" type="application/json">{"a":"' + "b" * size + '"}</script>' + PAGE
    ),
    "NUL": lambda size: "\0" * size,
    "NUL in tags": repeated("<p\0>a\0b</p>", PAGE),
    "lone surrogates": lambda size: f"<p>{chr(0xD800) * (size // 3)}</p>",
    "control characters": repeated("\x01\x02\x0b\x0c\x1f\x7f", PAGE),
    "bidi overrides": repeated("\u202e\u2066", PAGE),
    "combining marks": lambda size: f"<p>a{chr(0x301) * (size // 2)}</p>",
    "zero-width spaces": repeated("a\u200b", PAGE),
    "plaintext": lambda size: f"{PAGE}<plaintext>{'<p>a' * (size // 4)}",
    "cdata": repeated("<![CDATA[a]]>", PAGE + "<svg>"),
    "processing instructions": repeated("<?php a ?>", PAGE),
    "doctypes": repeated("<!doctype html>", ""),
    "option": repeated("<option>a", PAGE + "<select>"),
    "object": repeated("<object><param>", PAGE),
    "frameset": repeated("<frameset><frame>", ""),
    "optgroup": repeated("<optgroup><option>", PAGE),
    "ruby": repeated("<ruby>a<rt>b<rp>c", PAGE),
    "dl": repeated("<dt>a<dd>b", PAGE + "<dl>"),
    "end tags that do not match": repeated("<div></span>", PAGE),
    "deep, then wide": lambda size: "<div>" * (size // 20) + "<p>a few words of text" * (size // 30),
    "deep, then lists": deep("<li>a"),
    "deep, then hr": deep("<hr>"),
    "deep, then p": deep("<p>a</p>"),
    "deep, then closing p": deep("</p>a"),
    "deep, then div": deep("<div>a</div>"),
    "deep, then headings": deep("<h2>a</h2>"),
    "deep, then tables": deep("<table></table>"),
    "deep, then buttons": deep("<button>a</button>"),
    "deep, then a": deep("<a>a</a>"),
    "deep, then dd": deep("<dd>a<dt>b"),
    "deep, then nobr": deep("<nobr>a"),
    "deep, then b, i": deep("<b>a</b><i>b</i>"),
    **{f"mis-nested {unit}": repeated(unit, PAGE) for unit in MIS_NESTED},
    "body tags": repeated("<body a{n}=1>", PAGE),
    "html tags": repeated("<html a{n}=1 b{n}=2 c{n}=3>", PAGE),
    "foreign": repeated("<svg><foreignObject><div>a", PAGE),
    "svg p": repeated("<svg><p>", PAGE),
    "share words": repeated("<p>Share Share Tweet Share Print Subscribe</p>", PAGE),
    "read more": repeated("<p>Read more: <a href=/{n}>A headline of some words</a></p>", PAGE),
    "copyright": repeated("<p>© 2026 All rights reserved</p>", PAGE),
}

TEXT: dict[str, Shape] = {
    "accents of two classes": repeated("\u0301\u0323", "a"),
    "declarations": repeated("<??>"),
    "form feeds": repeated("a\f"),
    "one line": lambda size: PROSE * (size // len(PROSE)),
    "one word": lambda size: "a" * size,
    "many lines": repeated("line {n}\n"),
    "short lines": repeated("a\n"),
    "blank lines": repeated("\n"),
    "carriage returns": repeated("\r"),
    "one line repeated": repeated(PROSE + "\n"),
    "two lines in turn": repeated("A headline of some words\nA summary of it, with an end.\n"),
    "full stops": repeated(". "),
    "sentence ends": repeated("A. "),
    "ideographic stops": repeated("。"),
    "quotes": repeated("“A.” "),
    "angle brackets": repeated("< > "),
    "tags cut short": repeated("<p "),
    "white space": repeated(" \t\u3000"),
    "NUL": repeated("\0"),
    "digits": repeated("1"),
    "slashes": repeated("1/"),
    "names": repeated("Ann Baker, ", "By "),
    "colons": repeated("a: "),
    "parentheses": repeated("("),
    "labels": repeated("Read more\nA headline of some words\n", PROSE * 3 + "\n"),
    "dates": repeated("12/11/2026, 10:00\n", PROSE * 3 + "\n"),
    "combining marks": lambda size: "a" + "\u0301" * (size // 2),
    "separators": repeated("| "),
}

LARGE: dict[str, tuple[str, Callable[[], str]]] = {
    "100,000 nested div": ("html", lambda: nested("div")(1_100_000)),
    "100,000 nested span": ("html", lambda: nested("span")(1_300_000)),
    "1,000,000 br": ("html", lambda: PAGE + "<br>" * 1_000_000),
    "200,000 p": ("html", lambda: "".join(f"<p>Paragraph {n} of them" for n in range(200_000))),
    "100,000 links": ("html", lambda: "".join(f"<a href=/{n}>A headline {n}</a>\n" for n in range(100_000))),
    "table of 500 x 500": ("html", lambda: PAGE + f"<table>{('<tr>' + '<td>12</td>' * 500) * 500}</table>"),
    "2,000 nested tables": ("html", lambda: "<table><tr><td>" * 2_000 + PAGE),
    "5,000 nested lists": ("html", lambda: "<ul><li>" * 5_000 + PAGE),
    "50,000 unclosed a": ("html", lambda: PAGE + "".join(f"<a href=/{n}>link " for n in range(50_000))),
    "50,000 unclosed font": ("html", lambda: PAGE + "".join(f"<font size={n}>word <p>" for n in range(50_000))),
    "20,000 mis-nested b, p": ("html", lambda: PAGE + "<b><p>a</b>b" * 20_000),
    "class of 1 MB": ("html", lambda: HTML["class"](1_000_000)),
    "style of 1 MB": ("html", lambda: HTML["style"](1_000_000)),
    "text of 20 MB": ("html", lambda: HTML["one text"](20_000_000)),
    "100,000 attributes": ("html", lambda: f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>{PROSE * 5}</p>"),
    "JSON-LD of 1 MB": ("html", lambda: HTML["json-ld, graph"](1_000_000)),
    "JSON-LD of 1 MB, broken": ("html", lambda: HTML["json-ld, broken"](1_000_000)),
    "JSON-LD, 10,000 deep": ("html", lambda: deep_json(70_000)),
    "1,000,000 entities": ("html", lambda: PAGE + "&amp;" * 1_000_000),
    "1,000,000 NUL": ("html", lambda: "\0" * 1_000_000),
    "1,000,000 lone surrogates": ("html", lambda: PAGE + "\ud800" * 1_000_000),
    "1,000,000 control characters": ("html", lambda: PAGE + "\x01\x02" * 500_000),
    "one line of 20 MB": ("text", lambda: TEXT["one line"](20_000_000)),
    "2,000,000 lines": ("text", lambda: "".join(f"line {n}\n" for n in range(2_000_000))),
    "one line 200,000 times": ("text", lambda: f"{PROSE}\n" * 200_000),
}
"""Single inputs of a given size: the door, and the text."""
