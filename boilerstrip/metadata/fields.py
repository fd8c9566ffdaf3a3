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


_OF_AN_ARTICLE = ("byline", "authors", "source", "date", "modified", "lead")
_AUTHORSHIP = ("byline", "authors")


def without_article(fields: Fields) -> Fields:
    """The fields of a page that holds no article: what only an article has is nobody's then.

    Authors stay where the page's JSON-LD names them: a table of prices or a thread of short posts has an author too.
    """
    nothing = Fields()
    authors = fields.provenance.get("authors")
    dropped = [
        name for name in _OF_AN_ARTICLE if name not in _AUTHORSHIP or authors is None or authors.origin != "json-ld"
    ]
    return replace(
        fields,
        **{name: getattr(nothing, name) for name in dropped},
        provenance={name: origin for name, origin in fields.provenance.items() if name not in dropped},
    )
