"""The fields of a page whose long blocks are its body, as its tests ask for them."""

from __future__ import annotations

from boilerstrip.metadata import Fields, find
from boilerstrip.options import Limits, Options
from boilerstrip.phrases import load
from boilerstrip.reading.lines import read_text
from boilerstrip.reading.page import Page
from boilerstrip.reading.tree import read_html

PROSE = "The bridge over the river was opened on Monday, a year later than the council had promised to all of us. "


def fields_of_page(html: str, url: str | None = None, slow_dates: bool = False) -> Fields:
    """What `find` says of a page of which every block of more than 80 characters is kept."""
    return _fields(read_html(html, Limits()), html, url, slow_dates)


def fields_of_text(text: str) -> Fields:
    """The same of a flattened page."""
    return _fields(read_text(text, Limits()), text)


def _fields(page: Page, source: str, url: str | None = None, slow_dates: bool = False) -> Fields:
    kept = [len(text) > 80 for text in page.texts]
    scores = [0.9 if keep else 0.1 for keep in kept]
    matches = [load().match(text) for text in page.texts]
    return find(page, scores, kept, matches, url, Options(slow_dates=slow_dates), source)
