"""What the page says of itself outside its running text, gathered once: JSON-LD, meta tags, marked-up elements.

Everything here is a claim with an origin; the modules of the fields weigh the claims against what the page shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from boilerstrip.metadata.jsonld import Graph, Node, types
from boilerstrip.metadata.text import clean, key
from boilerstrip.reading.page import Head

_ARTICLE: Final = {
    "newsarticle": 5,
    "reportagenewsarticle": 5,
    "analysisnewsarticle": 5,
    "opinionnewsarticle": 5,
    "backgroundnewsarticle": 5,
    "reviewnewsarticle": 5,
    "liveblogposting": 5,
    "blogposting": 5,
    "article": 5,
    "techarticle": 5,
    "scholarlyarticle": 5,
    "medicalscholarlyarticle": 5,
    "advertisercontentarticle": 5,
    "report": 5,
    "recipe": 5,
    "howto": 4,
    "discussionforumposting": 4,
    "socialmediaposting": 4,
    "qapage": 2,
    "question": 4,
    "review": 3,
    "podcastepisode": 3,
    "creativework": 3,
    "product": 3,
    "event": 3,
    "jobposting": 3,
    "course": 3,
    "softwareapplication": 3,
    "videoobject": 2,
    "webpage": 1,
    "itempage": 1,
    "medicalwebpage": 1,
}
_ORGANISATIONS: Final = frozenset(("organization", "newsmediaorganization", "corporation", "localbusiness", "brand"))
_AUTHOR_LIMIT: Final = 30
_TAGS_LIMIT: Final = 2_000  # characters of keywords


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


@dataclass
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
    document_title: str = ""
    """The ``<title>``, with whatever stands round the headline."""


def gather(head: Head) -> Claims:
    """The claims of a page's head and of its data scripts."""
    claims = Claims(document_title=clean(head.title))
    _from_graph(Graph(head.data), claims)
    _from_metas(_metas(head), claims)
    for link in head.links:
        if (link.get("rel") or "").casefold() == "canonical":
            _add(claims.urls, link.get("href"), "link")
    return claims


def _add(claims: list[Claim], value: object, origin: str) -> None:
    text = clean(value)
    if text:
        claims.append(Claim(text, origin))


def _from_graph(graph: Graph, claims: Claims) -> None:
    ranked = sorted(graph.nodes, key=_rank)  # stable: page order among equals
    for node in ranked:
        kinds = types(node)
        if any(kind in _ARTICLE for kind in kinds):
            _from_article(graph, node, claims, main=-_rank(node) > 1)
        if _is_organisation(kinds):
            claims.organisations.add(key(clean(node.get("name"))))
        if "website" in kinds or _is_organisation(kinds):
            _add(claims.sites, node.get("name"), "json-ld")


def _rank(node: Node) -> int:
    return -max((_ARTICLE.get(kind, 0) for kind in types(node)), default=0)


def _from_article(graph: Graph, node: Node, claims: Claims, main: bool) -> None:
    _add(claims.titles, node.get("headline") or node.get("name"), "json-ld" if main else "json-ld page")
    _add(claims.dates, _first(node.get("datePublished") or node.get("dateCreated")), "json-ld")
    _add(claims.modified, _first(node.get("dateModified")), "json-ld")
    _add(claims.leads, node.get("description"), "json-ld")
    _add(claims.urls, node.get("url"), "json-ld")
    _add(claims.languages, node.get("inLanguage"), "json-ld")
    _add(claims.images, _image(graph.resolve(_first(node.get("image")))), "json-ld")
    publisher = graph.resolve(_first(node.get("publisher")))
    if isinstance(publisher, dict):
        _add(claims.sites, publisher.get("name"), "json-ld")
    for tag in _strings(node.get("keywords")):
        _add(claims.tags, tag, "json-ld")
    for name in ("author", "creator"):
        if node.get(name):
            claims.authors.extend(_people(graph, node[name], "json-ld"))
            break


def _is_organisation(kinds: frozenset[str]) -> bool:
    """Some tools call a site's owner both; then it is a person."""
    return bool(kinds & _ORGANISATIONS) and "person" not in kinds


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _image(value: Any) -> Any:
    return value.get("url") or value.get("contentUrl") if isinstance(value, dict) else value


def _strings(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield from (part for part in item.split(",") if part.strip())


def _people(graph: Graph, value: Any, origin: str) -> Iterator[AuthorClaim]:
    """Persons first, then organisations, of a nested author value."""
    persons: list[str] = []
    groups: list[str] = []
    said = False
    queue: list[tuple[Any, bool]] = [(value, False)]
    for item, group in queue:
        if len(queue) > _AUTHOR_LIMIT:
            break
        item = graph.resolve(item)
        if isinstance(item, list):
            queue.extend((inner, group) for inner in item[:_AUTHOR_LIMIT])
        elif isinstance(item, dict):
            kinds = types(item)
            group, said = _is_organisation(kinds), said or "person" in kinds
            queue.append((item.get("name") or item.get("author") or item.get("alternateName"), group))
        elif text := clean(item):
            (groups if group else persons).append(text)
    for names, group in ((persons, False), (groups, True)):
        if names:
            yield AuthorClaim(tuple(names), origin, group, said and not group)


def _metas(head: Head) -> dict[str, list[str]]:
    """Contents by name, lower case, of all meta tags."""
    found: dict[str, list[str]] = {}
    for meta in head.metas:
        content = meta.get("content")
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        if content and name:
            found.setdefault(name.strip().casefold(), []).append(content)
    return found


# In order of trust.
_TITLES: Final[tuple[str, ...]] = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "headline",
    "title",
)
_AUTHORS: Final[tuple[str, ...]] = (
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
)
_DATES: Final[tuple[str, ...]] = (
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
)
_MODIFIED: Final[tuple[str, ...]] = (
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
)
_LEADS: Final[tuple[str, ...]] = (
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "dcterms.description",
    "sailthru.description",
)
_IMAGES: Final[tuple[str, ...]] = (
    "og:image",
    "og:image:url",
    "twitter:image",
    "twitter:image:src",
    "thumbnail",
    "parsely-image-url",
)
_SITES: Final[tuple[str, ...]] = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "apple-mobile-web-app-title",
    "publisher",
    "copyright",
    "cre",
)
_TAGS: Final[tuple[str, ...]] = ("article:tag", "keywords", "news_keywords", "parsely-tags", "sailthru.tags")
_URLS: Final[tuple[str, ...]] = ("og:url", "twitter:url", "parsely-link")
_LANGUAGES: Final[tuple[str, ...]] = ("content-language", "dc.language", "og:locale", "language")


def _from_metas(metas: dict[str, list[str]], claims: Claims) -> None:
    for claimed, names in (
        (claims.titles, _TITLES),
        (claims.dates, _DATES),
        (claims.modified, _MODIFIED),
        (claims.leads, _LEADS),
        (claims.images, _IMAGES),
        (claims.sites, _SITES),
        (claims.urls, _URLS),
        (claims.languages, _LANGUAGES),
    ):
        for name in names:
            for content in metas.get(name, ()):
                _add(claimed, content, f"meta {name}")
    for name in _TAGS:
        for content in metas.get(name, ()):
            for tag in _strings(content[:_TAGS_LIMIT]):
                _add(claims.tags, tag, f"meta {name}")
    seen: set[str] = set()
    for name in _AUTHORS:
        names = tuple(text for content in metas.get(name, ()) if (text := clean(content)))
        identity = key(" ".join(names))
        if identity and identity not in seen:
            seen.add(identity)
            claims.authors.append(AuthorClaim(names, f"meta {name}"))
