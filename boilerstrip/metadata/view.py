"""The page as the fields' modules look at it: blocks, the decisions so far, and what markup calls their elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from boilerstrip.metadata.claims import Claims
from boilerstrip.phrases import bits_of
from boilerstrip.reading.page import Page
from boilerstrip.reading.tags import HEADINGS

_ROW: Final = 3  # cells of a row of data; a row of a layout has fewer, or cells that hold more
_CHAIN: Final = 6  # elements looked at above a block
_BEHIND: Final = 150  # blocks behind the body of which fields are read at most
_LABELS: Final = bits_of("label.related", "label.read_also", "label.comment")
_OPENERS: Final = bits_of("opener.related", "opener.comment")  # of a heading, "More from News", not of a line
_HEADING: Final = 40  # characters of a line of flattened text that may be one
_NAMING: Final = ("class", "id", "itemprop", "rel", "property")
_LONGEST: Final = 300  # characters of an element's names
# The vocabulary of class names, ids and properties, which is the same in all languages; weak evidence each.
_MARKS: Final = {
    "caption": re.compile(r"caption|credit|copyright|photo-|legend"),
    "other": re.compile(
        r"related|recommend|comment|sidebar|teaser|promo|newsletter|footer|widget|popular|trending|more-|card"
        r"|nav(?![a-z])|navi|menu|modal|popup|reply|recirc|testimonial"
    ),
    "author": re.compile(
        r"byline|by-line|author|writer|autor(?![a-z])|autoren|auteur|contributor|creator|reporter|journalist|vcard"
        r"|byl(?![a-z])|user-?name|post-?user|nickname"
    ),
    "account": re.compile(r"user-?name|post-?user|nickname|screen-?name"),
    "lead": re.compile(
        r"standfirst|lede?(?![a-z])|lead(?![a-z])|sub-?title|subhead|intro|summary|sapo|dec?k(?![a-z])|excerpt"
        r"|description|abstract|chapo|mo-?ta(?![a-z])|tom-?tat|trich-?(?:dan|yeu)|ingress|occhiello|entradilla|bajada"
        r"|copete|vorspann"
    ),
}
# What each expression cannot match without: a search for a few plain strings is many times faster.
_HINTS: Final = {
    "caption": ("caption", "credit", "copyright", "photo-", "legend"),
    "other": (
        *("related", "recommend", "comment", "sidebar", "teaser", "promo", "newsletter", "footer", "widget", "popular"),
        *("trending", "more-", "card", "nav", "menu", "modal", "popup", "reply", "recirc"),
        "testimonial",
    ),
    "author": (
        *("byl", "by-line", "author", "writer", "autor", "auteur", "contributor", "creator", "reporter", "journalist"),
        *("vcard", "user", "nickname"),
    ),
    "account": ("user", "nickname", "screen"),
    "lead": (
        *("standfirst", "led", "lead", "title", "subhead", "intro", "summary", "sapo", "dek", "deck", "excerpt"),
        *("description", "abstract", "chapo", "mota", "mo-ta", "tomtat", "tom-tat", "trich", "ingress", "occhiello"),
        *("entradilla", "bajada", "copete", "vorspann"),
    ),
}


@dataclass
class View:
    """A page, its decisions so far and its claims, with what is asked for more than once kept."""

    page: Page
    scores: Sequence[float]
    kept: Sequence[bool]
    matches: Sequence[int]
    claims: Claims
    _names: dict[int, str] = field(default_factory=dict)
    _marked: dict[str, dict[int, bool]] = field(default_factory=lambda: {mark: {} for mark in _MARKS})

    @property
    def size(self) -> int:
        """Number of blocks."""
        return len(self.page.texts)

    @cached_property
    def others(self) -> frozenset[int]:
        """The blocks behind the body that a label of a list of other articles, or of comments, heads."""
        last = max((block for block, kept in enumerate(self.kept) if kept), default=self.size)
        found: set[int] = set()
        for block in range(last + 1, min(self.size, last + 1 + _BEHIND)):
            if block not in found and self._heads(block):
                found.update(range(block, min(self.page.scope(block), block + _BEHIND)))
        return frozenset(found)

    def _heads(self, block: int) -> bool:
        match = self.matches[block]
        heading = self.tag(block) in HEADINGS or (self.page.flattened and len(self.page.texts[block]) <= _HEADING)
        return bool(match & _LABELS or (match & _OPENERS and heading))

    def chain(self, block: int) -> Iterator[int]:
        """The block's element and those that hold it, innermost first."""
        if self.page.flattened:
            return
        parent = self.page.elements.parent
        element = self.page.element[block]
        for _ in range(_CHAIN):
            if element < 0:
                return
            yield element
            element = parent[element]

    def has_mark(self, element: int, mark: str) -> bool:
        """Whether an element's class, id, itemprop, rel or property calls it author, lead, caption or other."""
        known = self._marked[mark]
        found = known.get(element)
        if found is None:
            names = self._called(element)
            found = known[element] = any(map(names.__contains__, _HINTS[mark])) and bool(_MARKS[mark].search(names))
        return found

    def _called(self, element: int) -> str:
        found = self._names.get(element)
        if found is None:
            get = self.page.elements.attributes[element].get
            names = " ".join([value for name in _NAMING if (value := get(name))])
            found = self._names[element] = names[:_LONGEST].lower()
        return found

    def marked(self, block: int, mark: str, widest: int = 3) -> bool:
        """Whether an element round the block that holds few blocks has the mark."""
        if self.page.flattened:
            return False
        elements = self.page.elements
        begin, end, parent, attributes = elements.begin, elements.end, elements.parent, elements.attributes
        element = self.page.element[block]
        for _ in range(_CHAIN):
            if element < 0 or end[element] - begin[element] > widest:
                return False
            if attributes[element] and self.has_mark(element, mark):
                return True
            element = parent[element]
        return False

    def is_data(self, block: int, name: str) -> bool:
        """Whether microdata calls the block's element, or one right round it, by the name, and none a review."""
        attributes = self.page.elements.attributes
        called = [(attributes[element].get("itemprop") or "").split() for element in self.chain(block)]
        return any(name in names for names in called[:3]) and not any("review" in names for names in called)

    def is_cell(self, block: int) -> bool:
        """Whether the block is a cell among others of a row."""
        if self.tag(block) != "td":
            return False
        elements, own = self.page.elements, self.page.element
        row = elements.parent[own[block]]
        begin, end = elements.begin[row], elements.end[row]
        beside = range(max(begin, block - 1), min(end, block + 2))
        return end - begin >= _ROW and all(elements.parent[own[other]] == row for other in beside)

    def tag(self, block: int) -> str:
        """Tag of the block's element, empty in a flattened page."""
        return "" if self.page.flattened else self.page.elements.tag[self.page.element[block]]
