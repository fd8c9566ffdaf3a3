"""What the metadata room hands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from boilerstrip.document import Provenance, Role


@dataclass(frozen=True, slots=True)
class Fields:
    """The article's fields, where each comes from, and which blocks show them. Names as in `Document`."""

    title: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    date: str | None = None
    modified: str | None = None
    lead: str | None = None
    language: str | None = None
    site_name: str | None = None
    description: str | None = None
    image: str | None = None
    canonical_url: str | None = None
    tags: tuple[str, ...] = ()
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    """For each field that is set."""
    roles: Mapping[int, Role] = field(default_factory=dict)
    """Blocks that are title, byline, date, source or lead."""


_BELOW = 4  # blocks between a title and its byline
_SURE = 0.95  # confidence of a byline that tells an article from a list

_OF_AN_ARTICLE = {
    "byline": "authors",
    "authors": "authors",
    "source": "source",
    "date": "date",
    "modified": "modified",
    "lead": "lead",
}
"""What only an article has, each with the field whose provenance tells where it is from."""
_DATA = {
    "authors": ("json-ld",),
    "date": ("json-ld", "meta article:published_time"),
    "modified": ("json-ld", "meta article:modified_time"),
}
"""Where a page's data speaks of an article: not of a site, nor of a page."""


def without_article(fields: Fields) -> Fields:
    """The fields of a page that holds no article: what only an article has is nobody's then.

    Authors and dates stay where the page's data says that they are an article's, or a byline right below the title
    does: a table of prices or a thread of short posts has an author too.
    """
    nothing = Fields()
    told = {name for name, known in fields.provenance.items() if known.origin in _DATA.get(name, ())}
    told |= _signed(fields.provenance)
    dropped = {name for name, teller in _OF_AN_ARTICLE.items() if teller not in told}
    return replace(
        fields,
        **{name: getattr(nothing, name) for name in dropped},
        provenance={name: origin for name, origin in fields.provenance.items() if name not in dropped},
    )


def _signed(provenance: Mapping[str, Provenance]) -> set[str]:
    """What a sure byline right below the title tells: the authors, and the date up to it."""
    title, authors, date = (provenance.get(name) for name in ("title", "authors", "date"))
    if title is None or authors is None or title.block < 0 or authors.confidence < _SURE:
        return set()
    if not title.block < authors.block <= title.block + _BELOW:
        return set()
    dated = date is not None and title.block < date.block <= authors.block + 1
    return {"authors", "date"} if dated else {"authors"}
