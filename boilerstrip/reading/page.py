"""What reading hands on: the page as columns, one entry a block or an element, in page order.

Columns rather than objects: the rooms behind read them as arrays, and a page of 2,000 nodes must cost
about as much as its parse.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from boilerstrip.reading.attributes import NO_ATTRIBUTES, AttributeColumn, Attributes

__all__ = ["NO_ATTRIBUTES", "AttributeColumn", "Attributes", "Elements", "Head", "Image", "Page"]

_STEPS = 64  # of a selector's beginning, and of its end; hardly a page is nested deeper than the one


@dataclass
class Elements:
    """The element tree, flat and in document order: a parent always stands before its children.

    The blocks of a subtree are contiguous: element ``e`` holds the blocks ``begin[e]`` to ``end[e]`` (exclusive).
    """

    parent: list[int] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    attributes: AttributeColumn = field(default_factory=AttributeColumn)
    begin: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    stand_ins: dict[int, int] = field(default_factory=dict)
    """Elements that the page does not have, made for text found elsewhere, with the element that holds that text."""

    @cached_property
    def place(self) -> list[int]:
        """For each element its place among its parent's element children, from 1 (CSS ``:nth-child``)."""
        seen: dict[int, int] = {}
        places = []
        for parent in self.parent:
            seen[parent] = seen.get(parent, 0) + 1
            places.append(seen[parent])
        return places

    @cached_property
    def _anchor(self) -> list[int]:
        """For each element itself, or its ancestor `_STEPS` deep where it is deeper."""
        depths: list[int] = []
        anchors: list[int] = []
        for element, parent in enumerate(self.parent):
            depth = depths[parent] + 1 if parent >= 0 else 1
            depths.append(depth)
            anchors.append(element if depth <= _STEPS else anchors[parent])
        return anchors

    def selector(self, element: int) -> str:
        """CSS selector that finds the element in the same page parsed again.

        Of an element more than `2 * _STEPS` deep it names the outermost and the innermost steps alone, so that a page
        nested without end has no paths without end. That finds the element too, but may find others beside it.
        """
        element = self.stand_ins.get(element, element)
        anchor = self._anchor[element]
        outer, _ = self._steps(anchor, -1)
        if anchor == element:
            return outer
        inner, above = self._steps(element, anchor)
        return f"{outer} > {inner}" if above == anchor else f"{outer} {inner}"

    def _steps(self, element: int, end: int) -> tuple[str, int]:
        """The last steps to the element from the one behind `end`, at most `_STEPS`, and the element above them."""
        steps: list[str] = []
        while element != end and len(steps) < _STEPS:
            parent = self.parent[element]
            tag = self.tag[element]
            steps.append(tag if parent < 0 else f"{tag}:nth-child({self.place[element]})")
            element = parent
        return " > ".join(reversed(steps)), element


@dataclass
class Image:
    """An ``<img>`` of the page."""

    element: int
    before: int
    """Index of the block it stands before."""


@dataclass
class Head:
    """What the page says of itself outside its text."""

    title: str = ""
    base: str = ""
    """Address that relative links start from, as its first `<base>` with one gives it."""
    metas: list[Attributes] = field(default_factory=list)
    links: list[Attributes] = field(default_factory=list)
    data: list[tuple[str, str]] = field(default_factory=list)
    """Structured data in scripts: (MIME type or id, source text)."""
    swallowed: bool = False
    """A script holds markup that was meant to stand behind it."""


@dataclass
class Page:
    """Blocks of a page, and what they were read from."""

    texts: list[str] = field(default_factory=list)
    """Text of each block, white space folded, never empty."""
    element: list[int] = field(default_factory=list)
    """The element that holds each block; empty for flattened text."""
    pieces: list[list[tuple[str, int]]] = field(default_factory=list)
    """Each block's text nodes as (raw text, element); a line break is ("\\n", -1)."""
    link_chars: list[int] = field(default_factory=list)
    """Characters of each block, white space apart, that stand in links."""
    lines: list[tuple[int, int]] = field(default_factory=list)
    """For flattened text: first and last line of each block, from 1."""
    elements: Elements = field(default_factory=Elements)
    images: list[Image] = field(default_factory=list)
    head: Head = field(default_factory=Head)
    flattened: bool = False
    """The blocks are lines of flattened text: there are no elements."""
    truncated: bool = False
    """A limit was hit; the notes say which."""
    notes: list[str] = field(default_factory=list)

    def scope(self, label: int) -> int:
        """The block behind the last that block `label` may head: the end of what holds it and more."""
        if self.flattened:
            return len(self.texts)
        begin, end, parent = self.elements.begin, self.elements.end, self.elements.parent
        element = self.element[label]
        while parent[element] >= 0 and end[element] - begin[element] <= 1:
            element = parent[element]
        return end[element]

    def locator(self) -> Page:
        """A page that gives the same paths and holds nothing else, for records that outlive this one: a page is mostly
        attributes, raw text and the parser's tree."""
        elements = Elements(parent=self.elements.parent, tag=self.elements.tag, stand_ins=self.elements.stand_ins)
        return Page(element=self.element, lines=self.lines, elements=elements, flattened=self.flattened)

    def path(self, index: int) -> str:
        """Where block `index` stands: a CSS selector, or the lines of a flattened page."""
        if not self.flattened:
            return self.elements.selector(self.element[index])
        first, last = self.lines[index]
        return f"line {first}" if first == last else f"lines {first}-{last}"
