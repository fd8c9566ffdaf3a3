"""All fields of a page, each weighed by its own module."""

from __future__ import annotations

from collections.abc import Sequence

from boilerstrip.document import Provenance, Role
from boilerstrip.metadata.byline import find_byline
from boilerstrip.metadata.claims import Claim, Claims, gather
from boilerstrip.metadata.date import find_date, find_modified, search_slowly
from boilerstrip.metadata.fields import Fields
from boilerstrip.metadata.lead import find_lead
from boilerstrip.metadata.names import Reader
from boilerstrip.metadata.site import host_names, site_names
from boilerstrip.metadata.text import key
from boilerstrip.metadata.title import find_title
from boilerstrip.metadata.view import View
from boilerstrip.options import Options
from boilerstrip.phrases import load as load_phrases
from boilerstrip.reading.page import Page


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
    sites = site_names(claims, url)
    language = _language(view)
    title = find_title(view, sites, _span(view, -1)[0])
    span = _span(view, title.blocks[-1] if title and title.blocks else -1)
    at = title.blocks[-1] if title and title.blocks else span[0] - 1
    reader = Reader(sites, language or "", _persons(claims, url))
    byline = find_byline(view, reader, at, frozenset(title.blocks if title else ()), span)
    roles: dict[int, Role] = {}
    provenance: dict[str, Provenance] = {}
    if title is not None:
        roles.update(dict.fromkeys(title.blocks, Role.TITLE))
        provenance["title"] = Provenance(title.origin, title.blocks[0] if title.blocks else -1, title.confidence)
    if byline.credit >= 0:
        roles[byline.credit] = Role.SOURCE
    roles.update(dict.fromkeys(byline.blocks, Role.BYLINE))
    lead = find_lead(view, at, frozenset(roles))
    if lead is not None:
        roles[lead.block] = Role.LEAD
    date = find_date(view, at, span, language or "", url)
    if date is None and html is not None and options.slow_dates:
        date = search_slowly(html, url)
    modified = find_modified(view, language or "")
    if date is not None and date.block >= 0:
        roles.setdefault(date.block, Role.DATE)
    return Fields(
        title=title.text if title else None,
        byline=byline.line,
        authors=byline.authors,
        source=byline.source,
        date=date.value if date else None,
        modified=modified.value if modified else None,
        lead=lead.text if lead else None,
        language=language,
        site_name=_first(claims.sites),
        description=_first(claims.leads),
        image=_first(claims.images),
        canonical_url=_first(claims.urls),
        tags=tuple(dict.fromkeys(claim.value for claim in claims.tags)),
        provenance=provenance,
        roles=roles,
    )


def _persons(claims: Claims, url: str | None) -> frozenset[str]:
    """Claimed authors after whom the site's address is named, and whom data does not call an organisation."""
    hosts = host_names(claims, url)
    small = load_phrases().names.particles  # "the", "der": a name of a site begins with them, a person's does not
    names = (name for claim in claims.authors if not claim.organisation for name in claim.names)
    return frozenset(key(name) for name in names if _may_own(name, small, hosts)) - claims.organisations


def _may_own(name: str, small: frozenset[str], hosts: frozenset[str]) -> bool:
    words = name.casefold().split()
    return 2 <= len(words) <= 3 and words[0] not in small and key(name).replace(" ", "") in hosts


def _first(claims: list[Claim]) -> str | None:
    return claims[0].value if claims else None


def _language(view: View) -> str | None:
    elements = view.page.elements
    if elements.attributes and elements.tag[0] == "html":
        value = elements.attributes[0].get("lang") or elements.attributes[0].get("xml:lang")
        if value:
            return value.strip()[:35] or None
    return _first(view.claims.languages)


def _span(view: View, title: int) -> tuple[int, int]:
    """First and last block of the body so far, behind the title where there are any."""
    kept = [i for i, is_kept in enumerate(view.kept) if is_kept]
    behind = [i for i in kept if i > title] or kept
    return (behind[0], behind[-1]) if behind else (title + 1, title + 1)
