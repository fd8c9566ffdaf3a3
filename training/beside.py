"""Articles with lists of teasers or comments set beside them, as further pages for training of HTML.

What `followed` is for flattened text: annotated pages hold few long lists whose texts read like prose, and hardly any
comments that nothing names so. Such a list is set into the page's source, in or round what holds the article, and the
page is read and labelled anew: its lines come from other pages' articles, so the gold knows none of them.
"""

from __future__ import annotations

import html
import random
from collections.abc import Sequence

import numpy as np
from selectolax.lexbor import LexborHTMLParser, LexborNode

from boilerstrip.options import Limits
from boilerstrip.reading.page import Page
from boilerstrip.reading.tree import read_html
from training.followed import beginning, some_day
from training.labels import Labels, label
from training.records import Record

_LEAST, _MOST = 3, 40  # items of a list
_HEADLINE, _SUMMARY = (5, 14), (12, 40)  # words
_BEHIND = 0.8  # share of the lists that stand behind the article; the others stand before it
_LISTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "ul",
        ("<li><a href='/a'>{headline}</a> {summary}</li>", "<li><b>{name}</b> <i>{date}</i><p>{paragraph}</p></li>"),
    ),
    (
        "div",
        (
            "<div><h3><a href='/a'>{headline}</a></h3><p>{summary}</p></div>",
            "<div><a href='/a'><img src='a.jpg'></a><div><a href='/a'>{headline}</a></div><div>{summary}</div></div>",
            "<div><span>{date}</span> <a href='/a'>{headline}</a><p>{summary}</p></div>",
            "<p><strong><a href='/a'>{headline}</a></strong><br>{summary}</p>",
            "<div><p>{summary} <a href='/a'>»</a></p></div>",
            "<div><div><a href='/u'>{name}</a> {date}</div><div>{paragraph}</div></div>",
            "<div><p>{name}, {date}</p><p>{paragraph}</p></div>",
            "<div><strong>{name}</strong><span>{date}</span><p>{paragraph}</p><a href='/r'>#</a></div>",
        ),
    ),
    ("section", ("<article><time>{date}</time><h2><a href='/a'>{headline}</a></h2><p>{summary}</p></article>",)),
    (
        "table",
        (
            "<tr><td><a href='/a'>{headline}</a><br>{summary}</td></tr>",
            "<tr><td>{name}<br>{date}</td><td>{paragraph}</td></tr>",
        ),
    ),
)
"""The elements that hold a list, and what an item of it may be."""
_CLASSES = ("", "", "", " class='item'", " class='box'", " class='list'", " class='c1'")


def beside(
    record: Record, source: str, page: Page, labels: Labels, paragraphs: Sequence[str], name: str
) -> tuple[Page, Labels] | None:
    """The page with a list of teasers or comments made of `paragraphs` set into its source, and its labels; None where
    there is no article, or too few paragraphs. `name` decides what the list is like and where it stands."""
    longer = with_list(source, page, labels, paragraphs, name)
    if longer is None:
        return None
    again = read_html(longer, Limits())
    known = label(record, again)
    return None if known is None else (again, known)


def with_list(source: str, page: Page, labels: Labels, paragraphs: Sequence[str], name: str) -> str | None:
    """The page's source with the list."""
    content = np.flatnonzero(labels.target > 0).tolist()
    if not content or len(paragraphs) < _LEAST:
        return None
    chance = random.Random(name)
    behind = chance.random() < _BEHIND
    element = _edge(page, content[-1] if behind else content[0], behind, chance)
    tree = LexborHTMLParser(source)
    place = tree.css_first(page.elements.selector(element))
    if place is None or tree.body is None:
        return None
    made = _list(paragraphs, chance)
    if made is None:
        return None
    if behind:
        place.insert_after(made)
    else:
        place.insert_before(made)
    return tree.html


def _edge(page: Page, block: int, behind: bool, chance: random.Random) -> int:
    """The element of a block, or one round it that ends (begins) with that block, too."""
    elements = page.elements
    element = page.element[block]
    while elements.tag[elements.parent[element]] not in ("html", "body") and chance.random() < 0.7:
        above = elements.parent[element]
        if elements.end[above] > block + 1 if behind else elements.begin[above] < block:
            break
        element = above
    return element


def _list(paragraphs: Sequence[str], chance: random.Random) -> LexborNode | None:
    """The list, parsed."""
    holder, items = chance.choice(_LISTS)
    item = chance.choice(items)
    own = chance.choice(_CLASSES)
    picked = list(paragraphs)
    chance.shuffle(picked)
    rows = []
    for paragraph in picked[: chance.randint(_LEAST, _MOST)]:
        date = some_day(chance)
        fields = {
            "headline": beginning(paragraph, chance.randint(*_HEADLINE)).rstrip(".,;:"),
            "summary": beginning(paragraph, chance.randint(*_SUMMARY)).rstrip(".,;:")
            + chance.choice(("…", "...", ".")),
            "paragraph": paragraph,
            "name": chance.choice(paragraph.split())[:12].strip(".,;:\"'") or "N.",
            "date": date,
        }
        rows.append(
            item.format(**{key: html.escape(value) for key, value in fields.items()}).replace(">", own + ">", 1)
        )
    tree = LexborHTMLParser(f"<body><{holder}{chance.choice(_CLASSES)}>{''.join(rows)}</{holder}></body>")
    return tree.css_first(holder)
