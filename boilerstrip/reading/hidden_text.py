"""Text of the article that stands in scripts alone: JSON-LD's ``articleBody``, or data that a script makes a page of.

Looked for where the visible page gave next to nothing, and taken only where the visible page does not hold it. The
paragraphs join the page behind all others, as an article whose place is the script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from boilerstrip.options import Limits
from boilerstrip.reading.bounds import mark
from boilerstrip.reading.data_text import Text, likeliest, paragraphs
from boilerstrip.reading.deadline import Deadline
from boilerstrip.reading.page import NO_ATTRIBUTES, Page
from boilerstrip.reading.script_data import LEAST, in_attributes, in_code, in_scripts

ENOUGH = 1_000
"""Characters of visible text; a page that shows so much hides nothing."""

_SHELL = 500  # characters of a whole page, menus included, that a script has yet to fill
_SHINGLE = 12  # characters
_VISIBLE = 0.3  # share of a script's text from which it is the visible page's
_ARTICLE = re.compile(r'"@type"\s*:\s*(?:\[[^\]]{0,100})?"[A-Za-z]*(?:Article|Posting|Report|QAPage)"')


def reveal(page: Page, html: str, kept: int, limits: Limits, deadline: Deadline) -> int | None:
    """Add what only scripts hold to `page`, where that is much more than the `kept` characters of it.

    `html`: the page's source. Returns the index of the first block that was added, None where none was. Scripts behind
    the `deadline` are not looked at; the page says so.
    """
    if kept >= ENOUGH:
        return None
    best = max(_candidates(page, html, limits, deadline), key=lambda one: one.size, default=Text([], 0))
    if best.size < max(LEAST, 3 * kept):
        return None
    texts = paragraphs(best.strings)
    if _visible(page, texts) > _VISIBLE:
        return None
    most = max(0, limits.blocks - len(page.texts))
    if len(texts) > most:
        mark(page, limits, "blocks")
    return _append(page, texts[:most]) if most else None


def _candidates(page: Page, html: str, limits: Limits, deadline: Deadline) -> Iterator[Text]:
    for value, linked in _data(page, html):
        if value is not None:
            yield likeliest(value, linked, page, deadline)
        if deadline.passed():
            mark(page, limits, "seconds")
            return


def _data(page: Page, html: str) -> Iterator[tuple[Any, bool]]:
    """The data to look at, and whether each is linked data."""
    if not (_says_article(page) or sum(map(len, page.texts)) < _SHELL):
        yield from in_scripts(page, "articleBody")
        return
    yield from in_scripts(page, "")
    for value in in_code(html, page):
        yield value, False
    for value in in_attributes(page):
        yield value, False


def _says_article(page: Page) -> bool:
    """Whether the page claims to be an article: an index or a shop has much text in its scripts, too."""
    for meta in page.head.metas:
        if (meta.get("property") or "").lower() == "og:type" and meta.get("content") == "article":
            return True
    return any("ld+json" in kind and _ARTICLE.search(source) for kind, source in page.head.data)


def _visible(page: Page, paragraphs: list[str]) -> float:
    """The share of the text that the page's blocks hold."""
    seen = "".join("".join(page.texts).split())
    text = "".join("".join(paragraphs).split())
    shingles = {text[at : at + _SHINGLE] for at in range(0, len(text) - _SHINGLE, _SHINGLE)}
    known = {seen[at : at + _SHINGLE] for at in range(len(seen))} if shingles else set()
    return len(shingles & known) / len(shingles) if shingles else 0.0


def _append(page: Page, paragraphs: list[str]) -> int:
    """Blocks behind all others, in an article at the end of the root element."""
    first = len(page.texts)
    elements = page.elements
    script = elements.tag.index("script") if "script" in elements.tag else 0
    article = _element(page, 0, "article", script)
    for text in paragraphs:
        element = _element(page, article, "p", script)
        page.texts.append(text)
        page.element.append(element)
        page.pieces.append([(text, element)])
        page.link_chars.append(0)
        elements.end[element] = len(page.texts)
    elements.end[0] = elements.end[article] = len(page.texts)
    page.notes.append("the visible page holds little text or none: it was taken from a script")
    return first


def _element(page: Page, parent: int, tag: str, stands_for: int) -> int:
    elements = page.elements
    number = len(elements.tag)
    elements.parent.append(parent)
    elements.tag.append(tag)
    elements.attributes.append(NO_ATTRIBUTES)
    elements.begin.append(len(page.texts))
    elements.end.append(len(page.texts))
    elements.stand_ins[number] = stands_for
    return number
