"""JSON-LD as pages serve it: often broken, nested, in graphs. Never raises, never recurses, bounded in size."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

Node = dict[str, Any]

_SIZE_LIMIT: Final = 500_000  # characters of all scripts together
_NODE_LIMIT: Final = 5_000
_OPENING_LIMIT: Final = 50_000  # brackets; more than an honest page has
_DEPTH_LIMIT: Final = 200
_BRACKET: Final = re.compile(r'[\[\]{}]|"(?:[^"\\]|\\.)*(?:"|\\?\Z)', re.S)  # a string that has no end is one, too
# Of comments in comments the innermost, so that none is looked through for another that has no end.
_WRAPPING: Final = re.compile(
    r"<!--|-->|//\s*<!\[CDATA\[|//\s*\]\]>|<!\[CDATA\[|\]\]>|/\*(?:(?!/\*|\*/).){0,200}\*/", re.S
)
_TRAILING_COMMA: Final = re.compile(r",(\s*[\]}])")
_MISSING_COMMA: Final = re.compile(r'(["\]}])([^\S\n]*\n\s*")')
# Subtrees that speak of other works and other people.
_ELSEWHERE: Final = frozenset(
    (
        "about",
        "acceptedanswer",
        "breadcrumb",
        "citation",
        "comment",
        "comments",
        "haspart",
        "isrelatedto",
        "issimilarto",
        "itemlistelement",
        "liveblogupdate",
        "mentions",
        "potentialaction",
        "recordedat",
        "relatedlink",
        "review",
        "reviews",
        "suggestedanswer",
    )
)


class Graph:
    """All nodes of a page's JSON-LD, in page order, and those that can be referred to."""

    def __init__(self, scripts: Iterable[tuple[str, str]]) -> None:
        self.nodes: list[Node] = []
        self._named: dict[str, Node] = {}
        budget = _SIZE_LIMIT
        for kind, source in scripts:
            budget -= len(source)
            if kind == "application/ld+json" and budget >= 0:
                for root in parse(source):
                    self._gather(root)

    def resolve(self, value: Any) -> Any:
        """What a bare ``{"@id": ...}`` refers to; any other value as it is."""
        if isinstance(value, dict) and "@id" in value and len(value) <= 2:
            identity = value["@id"]
            return self._named.get(identity, value) if isinstance(identity, str) else value
        return value

    def _gather(self, root: Any) -> None:
        queue: list[tuple[Any, bool]] = [(root, True)]
        at = 0
        while at < len(queue) and at < _NODE_LIMIT:
            value, own = queue[at]
            at += 1
            if isinstance(value, list):
                queue.extend((item, own) for item in value[:_NODE_LIMIT])
            elif isinstance(value, dict):
                self._add(value, own)
                own = own and "faqpage" not in types(value)
                for name, inner in value.items():
                    if isinstance(inner, (dict, list)):
                        queue.append((inner, own and name.casefold() not in _ELSEWHERE))

    def _add(self, node: Node, own: bool) -> None:
        if "@type" not in node:
            return
        if own:
            self.nodes.append(node)
        identity = node.get("@id")
        if isinstance(identity, str) and len(node) > 2:
            self._named.setdefault(identity, node)


def types(node: Node) -> frozenset[str]:
    """The node's types without the vocabulary's address, lower case."""
    value = node.get("@type")
    if isinstance(value, str) and ":" not in value:
        return frozenset((value.casefold(),))
    names = value if isinstance(value, list) else [value]
    return frozenset(n.rsplit("/", 1)[-1].rsplit(":", 1)[-1].casefold() for n in names if isinstance(n, str))


def parse(source: str) -> Iterator[Any]:
    """The JSON values of one script; none where it cannot be mended."""
    if not _shallow(source):
        return
    for mend in (_as_is, _unwrapped, _repunctuated, _unescaped):
        try:
            yield json.loads(mend(source), strict=False)
            return
        except (ValueError, RecursionError):
            continue
    yield from _several(_unwrapped(source))


def _several(source: str) -> Iterator[Any]:
    """Values that stand one behind the other, up to the first fault."""
    decoder = json.JSONDecoder(strict=False)
    at = 0
    for _ in range(20):
        while at < len(source) and source[at] in " \t\r\n;,":
            at += 1
        try:
            value, at = decoder.raw_decode(source, at)
        except (ValueError, RecursionError):
            return
        yield value


def _shallow(source: str) -> bool:
    """Whether the nesting is what a person would write."""
    opening = source.count("[") + source.count("{")
    if opening <= _DEPTH_LIMIT:
        return True
    if opening > _OPENING_LIMIT:
        return False
    depth = deepest = 0
    for match in _BRACKET.finditer(source):
        mark = match[0]
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "]}":
            depth -= 1
    return deepest <= _DEPTH_LIMIT


def _as_is(source: str) -> str:
    return source


def _unwrapped(source: str) -> str:
    return _WRAPPING.sub(" ", source).strip().strip(";").strip()


def _repunctuated(source: str) -> str:
    return _MISSING_COMMA.sub(r"\1,\2", _TRAILING_COMMA.sub(r"\1", _unwrapped(source)))


def _unescaped(source: str) -> str:
    return html.unescape(_unwrapped(source))
