"""What a page's meta tags claim: Open Graph, Dublin Core and the names that the usual systems give."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from boilerstrip.metadata.claims.graph import strings
from boilerstrip.metadata.claims.records import AuthorClaim, Claims
from boilerstrip.metadata.text import clean, key
from boilerstrip.reading.page import Attributes

_TAGS_LIMIT: Final = 2_000  # characters of keywords
_FEW: Final = 8  # tags of one name that are read, but for authors and keywords: further ones say nothing new
# In order of trust.
_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "titles": (
        "og:title",
        "twitter:title",
        "parsely-title",
        "sailthru.title",
        "dc.title",
        "dcterms.title",
        "headline",
        "title",
    ),
    "dates": (
        "article:published_time",
        "article:published",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "publishdate",
        "publish-date",
        "publish_date",
        "pubdate",
        "published_time",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "dc.date.created",
        "dcterms.created",
        "date",
        "originalpublicationdate",
        "article.published",
        "citation_publication_date",
        "cxenseparse:recs:publishtime",
        "rnews:datepublished",
        "last-modified-date",
        "datecreated",
        "article:publicationdate",
        "og:article:published_time",
        "displaydate",
        "iso-8601-publish-date",
        "parsely-pub_date",
        "ptime",
        "release_date",
        "apub:time",
        "dcsext.articlefirstpublished",
    ),
    "modified": (
        "article:modified_time",
        "article:modified",
        "og:updated_time",
        "datemodified",
        "dcterms.modified",
        "dc.date.modified",
        "lastmod",
        "last-modified",
        "modified",
        "og:modified_time",
    ),
    "leads": (
        "og:description",
        "description",
        "twitter:description",
        "dc.description",
        "dcterms.description",
        "sailthru.description",
    ),
    "images": (
        "og:image",
        "og:image:url",
        "twitter:image",
        "twitter:image:src",
        "thumbnail",
        "parsely-image-url",
    ),
    "sites": (
        "og:site_name",
        "application-name",
        "dc.publisher",
        "apple-mobile-web-app-title",
        "publisher",
        "copyright",
        "cre",
    ),
    "tags": (
        "article:tag",
        "keywords",
        "news_keywords",
        "parsely-tags",
        "sailthru.tags",
    ),
    "urls": (
        "og:url",
        "twitter:url",
        "parsely-link",
    ),
    "languages": (
        "content-language",
        "dc.language",
        "og:locale",
        "language",
    ),
    "authors": (
        "article:author",
        "author",
        "parsely-author",
        "sailthru.author",
        "byl",
        "dc.creator",
        "dcterms.creator",
        "dc.contributor",
        "article:author_name",
        "og:article:author",
        "article.author",
        "creator",
        "citation_author",
        "twitter:data1",
        "dable:author",
        "cxenseparse:author",
        "mediator_author",
        "rbauthors",
        "bt:author",
        "shareaholic:article_author_name",
        "byline",
        "og:author",
    ),
}
_MANY: Final = 500  # tags that name an author; no article has as many
_PLACES: Final = {name: (kind, rank) for kind, names in _NAMES.items() for rank, name in enumerate(names)}


def add_metas(metas: Iterable[Attributes], claims: Claims) -> None:
    """Take the claims of the tags, for each kind in the order of trust."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for meta in metas:
        content = meta.get("content")
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        if content and name:
            name = name.strip().casefold()
            place = _PLACES.get(name)
            if place is not None:
                found.setdefault(place[0], []).append((place[1], name, content))
    for kind, entries in found.items():
        entries.sort(key=lambda entry: entry[0])
        if kind == "authors":
            _add_authors(entries, claims)
        elif kind == "tags":
            for _, name, content in entries:
                for tag in strings(content[:_TAGS_LIMIT]):
                    claims.add("tags", tag, f"meta {name}")
        else:
            for _, name, content in entries[:_FEW]:
                claims.add(kind, content, f"meta {name}")


def _add_authors(entries: list[tuple[int, str, str]], claims: Claims) -> None:
    """One claim a name, however often its tag stands; none that repeats another."""
    grouped: dict[str, list[str]] = {}
    for _, name, content in entries[:_MANY]:
        text = clean(content)
        if text:
            grouped.setdefault(name, []).append(text)
    seen: set[str] = set()
    for name, texts in grouped.items():
        identity = key(" ".join(texts))
        if identity and identity not in seen:
            seen.add(identity)
            claims.authors.append(AuthorClaim(tuple(texts), f"meta {name}"))
