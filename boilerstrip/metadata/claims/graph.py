"""What a page's JSON-LD claims of its article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from boilerstrip.metadata.claims.jsonld import Graph, Node, types
from boilerstrip.metadata.claims.records import AuthorClaim, Claims
from boilerstrip.metadata.text import clean, key

# How likely a node of a type is the page's article: of several, the highest is believed first.
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


def add_graph(graph: Graph, claims: Claims) -> None:
    """Take the claims of all nodes: those of the likeliest articles first, page order among equals."""
    for rank, kinds, node in sorted(_ranked(graph), key=lambda entry: -entry[0]):
        if rank:
            _add_article(graph, node, claims, "json-ld" if rank > 1 else "json-ld page")
        if _is_organisation(kinds):
            claims.organisations.add(key(clean(node.get("name"))))
            claims.add("sites", node.get("name"), "json-ld")
        elif "website" in kinds:
            claims.add("sites", node.get("name"), "json-ld")
            _add_publisher(graph, node, claims)


def _ranked(graph: Graph) -> Iterator[tuple[int, frozenset[str], Node]]:
    for node in graph.nodes:
        kinds = types(node)
        yield max([_ARTICLE.get(kind, 0) for kind in kinds], default=0), kinds, node


def _add_article(graph: Graph, node: Node, claims: Claims, origin: str) -> None:
    claims.add("titles", node.get("headline") or node.get("name"), origin)
    claims.add("dates", _first(node.get("datePublished") or node.get("dateCreated")), origin)
    claims.add("modified", _first(node.get("dateModified")), origin)
    for kind, value in (
        ("leads", node.get("description")),
        ("urls", node.get("url")),
        ("languages", node.get("inLanguage")),
        ("images", _image(graph.resolve(_first(node.get("image"))))),
    ):
        if value:
            claims.add(kind, value, "json-ld")
    _add_publisher(graph, node, claims)
    for tag in strings(node.get("keywords")):
        claims.add("tags", tag, "json-ld")
    for name in ("author", "creator"):
        if node.get(name):
            claims.authors.extend(_people(graph, node[name], "json-ld"))
            break


def _add_publisher(graph: Graph, node: Node, claims: Claims) -> None:
    """A publisher gives the site its name; where it is a person, the site is named after its author."""
    publisher = graph.resolve(_first(node.get("publisher")))
    if isinstance(publisher, dict):
        claims.add("sites", publisher.get("name"), "json-ld")
        if "person" in types(publisher):
            claims.publishers.add(key(clean(publisher.get("name"))))


def _is_organisation(kinds: frozenset[str]) -> bool:
    """Some tools call a site's owner both; then it is a person."""
    return bool(kinds & _ORGANISATIONS) and "person" not in kinds


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _image(value: Any) -> Any:
    return value.get("url") or value.get("contentUrl") if isinstance(value, dict) else value


def strings(value: Any) -> Iterator[str]:
    """The parts between commas of a text, or of each text of a list."""
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
