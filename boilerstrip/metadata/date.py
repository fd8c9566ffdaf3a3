"""When it was published and last changed: what data says, then what the page shows, then its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from boilerstrip.metadata.claims import Claim
from boilerstrip.metadata.dates import displayed, iso
from boilerstrip.metadata.view import View

_ABOVE: Final = 6  # blocks above the title
_BELOW: Final = 14  # blocks below the title
_BEHIND: Final = 6  # blocks behind the body
_LONGEST: Final = 140  # characters of a line that shows a date
_TIMES: Final = 40  # <time> elements looked at
_LARGEST: Final = 600_000  # characters of a page that is searched slowly
_MOST_TAGS: Final = 20_000  # of such a page, closing ones too
_IN_ADDRESS: Final = re.compile(r"[/_-]((?:19|20)\d\d)[/_-]?([01]\d)[/_-]?([0-3]\d)(?=[/_.-]|$)")
_YEAR: Final = re.compile(r"(?:19|20|25)\d\d|\d[./]\s?\d{1,2}[./]\s?\d\d")  # what no full date lacks
_PUBLISHED: Final = re.compile(r"publi|creat|posted|upload|issued", re.I)
_CHANGED: Final = re.compile(r"modif|updat", re.I)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and where it comes from."""

    value: str
    origin: str
    block: int = -1
    confidence: float = 0.9


def find_date(view: View, title: int, span: tuple[int, int], language: str, url: str | None) -> Moment | None:
    """Publication; None where neither data nor page nor address tell it."""
    line = _shown(view, title, span, language)
    claimed = _claimed(view.claims.dates, language) or _marked(view, "datepublished")
    if claimed is not None:
        block = line.block if line is not None and line.value[:10] == claimed.value[:10] else -1
        return Moment(claimed.value, claimed.origin, block, 0.95 if block >= 0 else 0.9)
    return _timed(view, title, span) or line or _addressed(view, url)


def find_modified(view: View, language: str) -> Moment | None:
    """Last change, as data says."""
    return _claimed(view.claims.modified, language) or _marked(view, "datemodified")


def search_slowly(html: str, url: str | None) -> Moment | None:
    """What `htmldate` finds in the whole page. Imports it, and takes as long as all else together.

    Very long pages are left alone: of some shapes it needs the square of their size.
    """
    if len(html) > _LARGEST or html.count("<") > _MOST_TAGS:
        return None
    from htmldate import find_date as find_in_html

    try:
        value = find_in_html(html, url=url, original_date=True)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # a page that lxml cannot read
    return Moment(value, "htmldate", -1, 0.6) if value else None


def _claimed(claims: list[Claim], language: str) -> Moment | None:
    for claim in claims:
        value = iso(claim.value, language)
        if value is not None:
            return Moment(value, claim.origin)
    return None


def _marked(view: View, name: str) -> Moment | None:
    """An element that microdata or RDFa marks, on pages whose head says nothing."""
    for element, attributes in enumerate(view.page.elements.attributes):
        if attributes and ("itemprop" in attributes or "property" in attributes):
            said = (attributes.get("itemprop") or attributes.get("property") or "").lower()
            if name not in said:
                continue
            content = attributes.get("datetime") or attributes.get("content") or _text(view, element)
            value = iso(content) if content else None
            if value is not None:
                return Moment(value, "microdata", confidence=0.85)
    return None


def _timed(view: View, title: int, span: tuple[int, int]) -> Moment | None:
    """The ``<time>`` element near title or body that says when the article was published."""
    elements = view.page.elements
    best: Moment | None = None
    most = 0.0
    at = -1
    for _ in range(_TIMES):
        try:
            at = elements.tag.index("time", at + 1)
        except ValueError:
            break
        block = elements.begin[at]
        near = title - _ABOVE <= block <= max(span[0] + 2, title + _BELOW)
        if not near and not span[1] - 1 <= block <= span[1] + _BEHIND:
            continue
        attributes = elements.attributes[at]
        value = iso(attributes.get("datetime") or _text(view, at))
        if value is None:
            continue
        said = f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''}"
        worth = 1.0 + near + (0.5 if _PUBLISHED.search(said) else 0) - (1.2 if _CHANGED.search(said) else 0)
        worth -= 0.3 * (block < title) + 0.01 * abs(block - title)
        if worth > most:
            shows = block if block < view.size and len(view.page.texts[block]) <= _LONGEST else -1
            most, best = worth, Moment(value, "time element", shows, 0.8)
    return best


def _shown(view: View, title: int, span: tuple[int, int], language: str) -> Moment | None:
    """The line that shows the date: below the title, else close above it, else behind the body."""
    below = range(max(0, title), min(view.size, max(title + _BELOW, span[0] + 2)))
    above = range(min(title - 1, view.size - 1), max(-1, title - _ABOVE), -1)
    behind = range(span[1], min(view.size, span[1] + _BEHIND))
    for blocks, confidence in ((below, 0.8), (above, 0.65), (behind, 0.6)):
        found = min(_dated(view, blocks, language), key=lambda moment: moment.value[:10], default=None)
        if found is not None:
            return Moment(found.value, "block", found.block, confidence)
    return None


def _dated(view: View, blocks: range, language: str) -> Iterator[Moment]:
    """Dates of the first line that holds any, and of the line next to it."""
    first = -1
    for block in blocks:
        if first >= 0 and abs(block - first) > 1:
            return
        text = view.page.texts[block]
        if len(text) > _LONGEST or not _YEAR.search(text):
            continue
        values = list(displayed(text, language))
        if values:
            yield Moment(min(values), "block", block)
            first = block if first < 0 else first


def _addressed(view: View, url: str | None) -> Moment | None:
    """A full date in the page's address."""
    for address in (url, *(claim.value for claim in view.claims.urls[:2])):
        match = _IN_ADDRESS.search(address or "")
        value = iso(f"{match[1]}-{match[2]}-{match[3]}") if match else None
        if value is not None:
            return Moment(value, "url", confidence=0.7)
    return None


def _text(view: View, element: int) -> str:
    """Text of the first block that the element holds, or stands in."""
    elements = view.page.elements
    begin, end = elements.begin[element], elements.end[element]
    return view.page.texts[begin] if begin < min(end, view.size) and end - begin <= 1 else ""
