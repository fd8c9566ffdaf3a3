"""Attributes of a page's elements, taken from the parsed tree when they are first asked for.

Making a dictionary of each element's attributes costs as much as half the parse, and of half the elements nobody asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

Attributes = dict[str, str | None]
NO_ATTRIBUTES: Attributes = {}
"""Shared by all elements without attributes; never written to."""


class AttributeColumn(Sequence[Attributes]):
    """The attributes of each element of a page, by its number. A pickle holds them all."""

    __slots__ = ("_held",)

    def __init__(self, nodes: list[Any] | None = None) -> None:
        """`nodes` are the parser's, one an element, or dictionaries of attributes; the list becomes the column's."""
        self._held: list[Any] = nodes if nodes is not None else []

    @overload
    def __getitem__(self, element: int) -> Attributes: ...
    @overload
    def __getitem__(self, element: slice) -> list[Attributes]: ...
    def __getitem__(self, element: int | slice) -> Attributes | list[Attributes]:
        if isinstance(element, slice):
            return [self[one] for one in range(len(self._held))[element]]
        held = self._held[element]
        if type(held) is not dict:
            held = self._held[element] = held.attributes or NO_ATTRIBUTES
        found: Attributes = held
        return found

    def __iter__(self) -> Iterator[Attributes]:
        return self.of(range(len(self._held)))

    def of(self, elements: Iterable[int]) -> Iterator[Attributes]:
        """The attributes of some elements, one after the other: quicker than asking for each, and none is kept, since
        of most elements nobody asks again."""
        column = self._held
        for element in elements:
            held = column[element]
            yield held if type(held) is dict else held.attributes or NO_ATTRIBUTES

    def __len__(self) -> int:
        return len(self._held)

    def __delitem__(self, element: slice) -> None:
        del self._held[element]

    def copy(self) -> AttributeColumn:
        """One that can be cut without harm to this."""
        return AttributeColumn(self._held.copy())

    def append(self, attributes: Attributes) -> None:
        """Add those of an element that stands in no tree."""
        self._held.append(attributes)

    def __reduce__(self) -> tuple[type[AttributeColumn], tuple[list[Attributes]]]:
        return AttributeColumn, (list(self),)
