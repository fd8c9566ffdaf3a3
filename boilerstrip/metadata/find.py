"""All fields of a page, each weighed by its own module."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from boilerstrip.document import Provenance, Role
from boilerstrip.metadata.byline import Byline, find_byline
from boilerstrip.metadata.claims import Claim, Claims, gather
from boilerstrip.metadata.date import Moment, find_date, find_modified, search_slowly
from boilerstrip.metadata.fields import Fields
from boilerstrip.metadata.lead import Lead, find_lead
from boilerstrip.metadata.names import Reader
from boilerstrip.metadata.plain import Title
from boilerstrip.metadata.shown import is_told
from boilerstrip.metadata.site import host_names, owners, site_names
from boilerstrip.metadata.title import find_title
from boilerstrip.metadata.tongue import declared, told_by_letters
from boilerstrip.metadata.view import View
from boilerstrip.metadata.words import byline_words
from boilerstrip.options import Options
from boilerstrip.reading.page import Page

_CLAIMED = 0.8  # confidence of a field that no block shows


def find(
    page: Page,
    scores: Sequence[float],
    kept: Sequence[bool],
    matches: Sequence[int],
    url: str | None,
    options: Options,
    html: str | None = None,
) -> Fields:
    """The article's fields and the blocks that show them.

    `scores`, `kept` and `matches` have an entry a block: content probability, whether it is in the body so far, and
    its phrases (`Phrases.match`). `html` is the page's source, used by the slow search for dates alone.
    """
    claims = gather(page.head)
    view = View(page, scores, kept, matches, claims)
    hosts = host_names(claims, url)
    sites = site_names(claims, hosts)
    language = declared(view)
    code = told_by_letters(view, byline_words()) or (language.value if language is not None else "")
    title = find_title(view, sites, _span(view, -1)[0], url)
    shown = title.blocks if title is not None else ()
    span = _span(view, shown[-1] if shown else -1)
    at = shown[-1] if shown else span[0] - 1
    byline = find_byline(view, Reader(sites, code, owners(claims, hosts)), at, frozenset(shown), span)
    date = find_date(view, at, span, code, url, title.text if title is not None else "")
    if date is None and html is not None and options.slow_dates:
        date = search_slowly(html, url, code)
    dated = (date.block,) if date is not None and not (date.block >= 0 and view.kept[date.block]) else ()
    lead = find_lead(view, at, frozenset(shown).union(byline.blocks, (byline.credit,), dated))
    found = _Found()
    found.take_title(title)
    found.take_byline(byline)
    found.take_date(date, view)
    found.take_lead(lead)
    found.take("modified", *_moment(find_modified(view, at, span, code, date.value if date is not None else None)))
    found.take_claims(claims, language)
    return Fields(**found.values, provenance=found.provenance, roles=found.roles)


class _Found:
    """The fields as they come in, with provenance and roles."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.provenance: dict[str, Provenance] = {}
        self.roles: dict[int, Role] = {}

    def take(self, name: str, value: Any, origin: str, block: int = -1, confidence: float = _CLAIMED) -> None:
        """Set a field that has a value."""
        if value:
            self.values[name] = value
            self.provenance[name] = Provenance(origin, block, confidence)

    def take_title(self, title: Title | None) -> None:
        """Title, and its blocks."""
        if title is not None:
            self.take("title", title.text, title.origin, title.blocks[0] if title.blocks else -1, title.confidence)
            self.roles.update(dict.fromkeys(title.blocks, Role.TITLE))

    def take_byline(self, byline: Byline) -> None:
        """Byline, authors and source; a block that is more than a byline keeps its role."""
        self.take("byline", byline.line, "block", byline.block, byline.confidence)
        self.take("authors", byline.authors, byline.origin, byline.block, byline.confidence)
        self.take("source", byline.source, "block", byline.credit, 0.7)
        if byline.credit >= 0:
            self.roles[byline.credit] = Role.SOURCE
        self.roles.update(dict.fromkeys(byline.blocks, Role.BYLINE))

    def take_date(self, date: Moment | None, view: View) -> None:
        """Date, and its line where that is no sentence of the text."""
        self.take("date", *_moment(date))
        if date is not None and date.block >= 0 and not is_told(view, date.block):
            self.roles.setdefault(date.block, Role.DATE)

    def take_lead(self, lead: Lead | None) -> None:
        """Lead, which stays in the text."""
        if lead is not None:
            self.take("lead", lead.text, lead.origin, lead.block, lead.confidence)
            self.roles.setdefault(lead.block, Role.LEAD)

    def take_claims(self, claims: Claims, language: Claim | None) -> None:
        """What no block shows: the first claim of each kind."""
        first = {
            "language": [language] if language is not None else [],
            "site_name": claims.sites,
            "description": claims.leads,
            "image": claims.images,
            "canonical_url": claims.urls,
        }
        for name, found in first.items():
            if found:
                self.take(name, found[0].value, found[0].origin)
        if claims.tags:
            self.take("tags", tuple(dict.fromkeys(c.value for c in claims.tags)), claims.tags[0].origin)


def _moment(moment: Moment | None) -> tuple[str | None, str, int, float]:
    return (moment.value, moment.origin, moment.block, moment.confidence) if moment else (None, "", -1, 0.0)


def _span(view: View, title: int) -> tuple[int, int]:
    """First and last block of the body so far, behind the title where there are any."""
    kept = [i for i, is_kept in enumerate(view.kept) if is_kept]
    behind = [i for i in kept if i > title] or kept
    return (behind[0], behind[-1]) if behind else (title + 1, title + 1)
