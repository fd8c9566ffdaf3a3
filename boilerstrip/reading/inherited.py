"""What elements hand down to all that stands in them: the link, the list or the bold type that a text is part of."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from boilerstrip.reading.page import Page

T = TypeVar("T")


class Inherited(ABC, Generic[T]):
    """What stands round the text of each element of a page, in one respect.

    It is found once for each element, from the outermost in, so that blocks side by side cost next to nothing and no
    depth is too deep.
    """

    def __init__(self, page: Page, outside: T) -> None:
        """`outside`: what stands round the root element."""
        self.page = page
        self._known = {-1: outside}

    def around(self, element: int) -> T:
        """What stands round the text of an element; -1 is outside of all."""
        known = self._known
        found = known.get(element)
        if found is not None:
            return found
        parent = self.page.elements.parent
        chain = []
        while found is None:
            chain.append(element)
            element = parent[element]
            found = known.get(element)
        while chain:
            element = chain.pop()
            found = known[element] = self._step(element, found)
        return found

    @abstractmethod
    def _step(self, element: int, here: T) -> T:
        """What stands round the text of `element`, where `here` stands round the element itself."""
