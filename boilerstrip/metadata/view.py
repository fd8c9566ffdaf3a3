"""The page as the fields' modules look at it: blocks with the headings, classes and decisions round them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from boilerstrip.metadata.claims import Claims
from boilerstrip.reading.page import Page

_CHAIN: Final = 6  # elements looked at above a block
_MARKS: Final = {
    "author": re.compile(
        r"(?<![a-z])(?:author|byline|by-line|writer|autor|auteur|contributor|creator|reporter|journalist)s?(?![a-z])|byline|author|(?<![a-z])(?:vcard|fn|byl)(?![a-z])"
    ),
    "title": re.compile(r"headline|title|heading"),
    "date": re.compile(r"date|time|publish|posted|updated"),
    "lead": re.compile(
        r"standfirst|lede?(?![a-z])|lead(?![a-z])|subtitle|sub-title|subhead|intro|summary|teaser|sapo|dek(?![a-z])|deck(?![a-z])|excerpt|description|abstract|chapo|kicker"
    ),
    "other": re.compile(
        r"related|recommend|comment|sidebar|teaser|promo|newsletter|footer|widget|popular|trending|more-|card|(?<![a-z])nav|menu|modal|popup|reply|recirc"
    ),
    "caption": re.compile(r"caption|credit|copyright|photo-|legend"),
    "bio": re.compile(r"bio(?![a-z])|about-?_?(?:the-?_?)?author|author-?_?(?:info|box|card|desc|about|detail)"),
}


@dataclass
class View:
    """A page, its decisions so far and its claims, with what is asked for more than once kept."""

    page: Page
    scores: Sequence[float]
    kept: Sequence[bool]
    matches: Sequence[int]
    claims: Claims
    _marks: dict[int, frozenset[str]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Number of blocks."""
        return len(self.page.texts)

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

    def marks(self, element: int) -> frozenset[str]:
        """What an element's class, id, itemprop, rel and property call it."""
        found = self._marks.get(element)
        if found is None:
            attributes = self.page.elements.attributes[element]
            names = (
                " ".join(
                    value
                    for name in (
                        "class",
                        "id",
                        "itemprop",
                        "rel",
                        "property",
                        "data-testid",
                        "data-component",
                        "data-qa",
                    )
                    if (value := attributes.get(name))
                )
                if attributes
                else ""
            )
            names = names[:300].lower()
            found = (
                frozenset(mark for mark, pattern in _MARKS.items() if pattern.search(names)) if names else frozenset()
            )
            self._marks[element] = found
        return found

    def extent(self, element: int) -> int:
        """How many blocks the element holds."""
        return self.page.elements.end[element] - self.page.elements.begin[element]

    def marked(self, block: int, mark: str, widest: int = 3) -> bool:
        """Whether an element round the block that holds few blocks has the mark."""
        for element in self.chain(block):
            if self.extent(element) > widest:
                return False
            if mark in self.marks(element):
                return True
        return False

    def tags(self, block: int) -> list[str]:
        """Tags of the block's element and those above it."""
        return [self.page.elements.tag[element] for element in self.chain(block)]
