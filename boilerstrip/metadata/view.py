"""The page as the fields' modules look at it: blocks, the decisions so far, and what markup calls their elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from boilerstrip.metadata.claims import Claims
from boilerstrip.reading.page import Attributes, Page

_CHAIN: Final = 6  # elements looked at above a block
_NAMING: Final = ("class", "id", "itemprop", "rel", "property")
_LONGEST: Final = 300  # characters of an element's names
# The vocabulary of class names, ids and properties, which is the same in all languages; weak evidence each.
# Every alternative begins with a letter as it stands, so that the search skips to likely places at once.
_MARK: Final = re.compile(
    r"(?P<caption>caption|credit|copyright|photo-|legend)"
    r"|(?P<other>related|recommend|comment|sidebar|teaser|promo|newsletter|footer|widget|popular|trending|more-|card"
    r"|nav(?![a-z])|navi|menu|modal|popup|reply|recirc)"
    r"|(?P<author>byline|by-line|author|writer|autor(?![a-z])|autoren|auteur|contributor|creator|reporter|journalist"
    r"|vcard|byl(?![a-z]))"
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
    _read: dict[str, frozenset[str]] = field(default_factory=dict)
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
        """What an element's class, id, itemprop, rel and property call it: author, lead, caption, other."""
        found = self._marks.get(element)
        if found is None:
            attributes = self.page.elements.attributes[element]
            found = self._marks[element] = self._called(attributes) if attributes else _NOTHING
        return found

    def _called(self, attributes: Attributes) -> frozenset[str]:
        names = " ".join([value for name in _NAMING if (value := attributes.get(name))])
        if not names:
            return _NOTHING
        found = self._read.get(names)
        if found is None:
            matches = _MARK.finditer(names[:_LONGEST].lower())
            found = self._read[names] = frozenset([match.lastgroup for match in matches if match.lastgroup])
        return found

    def marked(self, block: int, mark: str, widest: int = 3) -> bool:
        """Whether an element round the block that holds few blocks has the mark."""
        if self.page.flattened:
            return False
        elements = self.page.elements
        begin, end, parent = elements.begin, elements.end, elements.parent
        element = self.page.element[block]
        for _ in range(_CHAIN):
            if element < 0 or end[element] - begin[element] > widest:
                return False
            if mark in self.marks(element):
                return True
            element = parent[element]
        return False

    def tag(self, block: int) -> str:
        """Tag of the block's element, empty in a flattened page."""
        return "" if self.page.flattened else self.page.elements.tag[self.page.element[block]]
