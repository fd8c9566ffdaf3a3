"""The records of what a page claims."""

from __future__ import annotations

from dataclasses import dataclass, field

from boilerstrip.metadata.text import clean
from boilerstrip.reading.addresses import web_address

_ADDRESSES = ("images", "urls")


@dataclass(frozen=True, slots=True)
class Claim:
    """A value and where it stands."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class AuthorClaim:
    """The authors that one place names together."""

    names: tuple[str, ...]
    origin: str
    organisation: bool = False
    """The place itself says that these are no persons."""
    person: bool = False
    """The place itself says that these are persons."""


@dataclass(slots=True)
class Claims:
    """All claims of a page, the most telling first in each list."""

    titles: list[Claim] = field(default_factory=list)
    authors: list[AuthorClaim] = field(default_factory=list)
    dates: list[Claim] = field(default_factory=list)
    modified: list[Claim] = field(default_factory=list)
    leads: list[Claim] = field(default_factory=list)
    sites: list[Claim] = field(default_factory=list)
    images: list[Claim] = field(default_factory=list)
    urls: list[Claim] = field(default_factory=list)
    languages: list[Claim] = field(default_factory=list)
    tags: list[Claim] = field(default_factory=list)
    organisations: set[str] = field(default_factory=set)
    """Keys of names that JSON-LD gives to organisations."""
    publishers: set[str] = field(default_factory=set)
    """Keys of names of persons that JSON-LD calls publishers: a site's owner, after whom it may be named."""
    document_title: str = ""
    """The ``<title>``, with whatever stands round the headline."""

    def add(self, kind: str, value: object, origin: str) -> None:
        """Append what is text to one of the lists."""
        text = web_address(clean(value)) if kind in _ADDRESSES else clean(value)
        if text:
            claims: list[Claim] = getattr(self, kind)
            claims.append(Claim(text, origin))
