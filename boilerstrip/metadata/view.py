"""The page as the fields' modules look at it: blocks, the decisions so far, and what markup calls their elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from boilerstrip.metadata.claims import Claims
from boilerstrip.reading.page import Page

_CHAIN: Final = 6  # elements looked at above a block
_NAMED: Final = ("class", "id", "itemprop", "rel", "property", "data-testid", "data-component", "data-qa")
_LONGEST: Final = 300  # characters of an element's names
# The vocabulary of class names, ids and properties, which is the same in all languages; weak evidence each.
_MARK: Final = re.compile(
    r"(?P<caption>caption|credit|copyright|photo-|legend)"
    r"|(?P<other>related|recommend|comment|sidebar|teaser|promo|newsletter|footer|widget|popular|trending|more-|card"
    r"|(?<![a-z])nav|menu|modal|popup|reply|recirc)"
    r"|(?P<author>byline|by-line|author|(?<![a-z])(?:writer|autor|auteur|contributor|creator|reporter|journalist)s?(?![a-z])"
    r"|(?<![a-z])(?:vcard|fn|byl)(?![a-z]))"
    r"|(?P<lead>standfirst|lede?(?![a-z])|lead(?![a-z])|sub-?title|subhead|intro|summary|sapo|dec?k(?![a-z])|excerpt"
    r"|description|abstract|chapo)"
)
_NOTHING: Final[frozenset[str]] = frozenset()


@dataclass
class View:
    """A page, its decisions so far and its claims, with what is asked for more than once kept."""

    page: Page
    scores: Sequence[float]
    kept: Sequence[bool]
    matches: Sequence[int]
    claims: Claims
    _marks: dict[int, frozenset[str]] = field(default_factory=dict)
    _read: dict[str, frozenset[str]] = field(default_factory=dict)

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
        """What an element's class, id, itemprop, rel and property call it: author, lead, caption, other."""
        found = self._marks.get(element)
        if found is None:
            attributes = self.page.elements.attributes[element]
            found = self._names(attributes) if attributes else _NOTHING
            self._marks[element] = found
        return found

    def _names(self, attributes: dict[str, str | None]) -> frozenset[str]:
        names = " ".join([value for name in _NAMED if (value := attributes.get(name))])[:_LONGEST].lower()
        found = self._read.get(names)
        if found is None:
            found = frozenset(match.lastgroup for match in _MARK.finditer(names) if match.lastgroup)
            self._read[names] = found
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

    def tag(self, block: int) -> str:
        """Tag of the block's element, empty in a flattened page."""
        return "" if self.page.flattened else self.page.elements.tag[self.page.element[block]]
