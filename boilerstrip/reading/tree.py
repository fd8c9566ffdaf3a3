"""HTML to blocks: one pass over the parsed tree, without recursion and without a stack.

A block is a longest run of inline content between two block boundaries. ``<br>`` ends a line, two in a row end the
block. Inline neighbours are joined as a browser joins them: no space is added and none is lost.

The parser hands out its nodes in document order at C speed but does not say where an element ends. That need not be
known: a run of text has ended where a node comes that stands in another box, its nearest block element.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from boilerstrip.options import Limits
from boilerstrip.reading.bounds import cut, mark, parsable, shorten
from boilerstrip.reading.deadline import Deadline
from boilerstrip.reading.folding import LINE_BREAK, Pieces, fold, without_noise
from boilerstrip.reading.page import NO_ATTRIBUTES, Image, Page
from boilerstrip.reading.tags import (
    BLOCK,
    BREAK,
    DESCRIBING,
    IMAGE,
    INLINE,
    KINDS,
    LINK,
    NOTHING,
    OTHER,
    PREFORMATTED,
    TEXT,
)
from boilerstrip.reading.taming import tame

_NO_EVENTS = 1  # LexborDocumentOptions.WO_EVENTS: nothing listens to this tree
_CHECK_EVERY = 1024  # elements between two looks at the limits
_FOR_TAMING, _FOR_PARSING, _FOR_WALKING = 0.3, 0.4, 0.5  # shares of the seconds that are left

# Where content stands: its nearest block element (within preformatted text the outermost that is preformatted), its
# nearest block element in any case, whether in a link, whether preformatted. Inline elements share that of their box.
_Place = tuple[int, int, bool, bool]


def read_html(html: str, limits: Limits, deadline: Deadline | None = None) -> Page:
    """Blocks of an HTML page, a fragment of one, or XHTML.

    `limits` bounds nodes, blocks and seconds (those until `deadline`, where that began to run before); where one is
    hit the page read so far is returned, `truncated` set.
    """
    deadline = deadline or Deadline(limits.seconds)
    page = Page()
    tamed = tame(shorten(html, limits, page), limits.depth, deadline.part(_FOR_TAMING).passed)
    page.notes += tamed.notes
    page.truncated = page.truncated or tamed.limited
    if tamed.late:
        mark(page, limits, "seconds")
    html = parsable(tamed.html, limits, deadline.part(_FOR_PARSING), page)
    root = LexborHTMLParser(html, options=_NO_EVENTS).root
    if root is not None:
        _Walk(page, limits, deadline.part(_FOR_WALKING)).run(root)
    cut(page, limits)
    return page


class _Walk:
    """State of one walk: the page made so far, and the run of text that is not yet a block."""

    def __init__(self, page: Page, limits: Limits, deadline: Deadline) -> None:
        self.page = page
        self.limits = limits
        self.deadline = deadline
        self.numbers: dict[int, int] = {}  # of the elements whose content is walked, by the parser's id of the node
        self.places: list[_Place] = []  # of each element's content
        self.pieces: Pieces = []  # the run
        self.place: _Place = (-1, -1, False, False)  # of the run's last text
        self.link_chars = 0
        self.blank_line = True  # no text since the last boundary or <br>
        self.code = False  # preformatted text was met
        self.check_at = min(_CHECK_EVERY, limits.nodes)  # number of elements at which the limits are looked at

    def run(self, root: LexborNode) -> None:
        """Walk the tree under `root`, and the shadow trees in it where they stand."""
        document = root.parent
        self.numbers[document.mem_id if document is not None else 0] = -1
        trees = [root.traverse(include_text=True)]
        while trees:
            shadow = self.walk(trees[-1])
            if shadow is not None:
                trees.append(shadow.traverse(include_text=True))
            else:
                trees.pop()
        self.flush(self.place[0])
        self.close()

    def walk(self, nodes: Iterator[Any]) -> LexborNode | None:
        """Go on until the tree ends, a limit is hit, or a shadow tree begins, whose root is returned."""
        numbers, places, pieces, texts = self.numbers, self.places, self.pieces, self.page.texts
        elements = self.page.elements
        tags, parents, attributes, begin = elements.tag, elements.parent, elements.attributes, elements.begin
        kind_of, number_of = KINDS.get, numbers.get
        hidden = False  # the next node is the text of a script or style
        for node in nodes:
            tag = node.tag
            kind = kind_of(tag, OTHER)
            if kind == TEXT:
                if hidden:
                    hidden = False
                    continue
                text = node.text_content
                blank = text.isspace()
                if pieces or not blank or self.code:
                    parent = number_of(node.parent.mem_id)
                    if parent is not None:
                        self.text(text, blank, parent)
                continue
            parent = number_of(node.parent.mem_id)
            if parent is None or kind == NOTHING:  # within content that is skipped, or a comment
                continue
            number = len(tags)
            if number == self.check_at and self.over(number):
                break
            place = places[parent] if number else self.place
            if pieces and place[0] != self.place[0]:
                self.flush(self.place[0])
            if kind == INLINE:
                numbers[node.mem_id] = number
            elif kind == BLOCK:
                numbers[node.mem_id] = number
                place = self.box(number, parent, place)
            elif kind <= PREFORMATTED:
                numbers[node.mem_id] = number
                place = self.content(kind, tag, number, parent, place)
            places.append(place)
            tags.append(tag)
            parents.append(parent)
            attributes.append(node.attributes or NO_ATTRIBUTES)
            begin.append(len(texts))
            if kind > PREFORMATTED:
                shadow = self.special(kind, node, number)
                if shadow is not None:
                    return shadow
                hidden = kind > IMAGE and _holds_text(node)
        return None

    def box(self, number: int, parent: int, place: _Place) -> _Place:
        """Begin a block element: it ends the block before it; within preformatted text it ends the line."""
        _, _, link, preformatted = place
        if not preformatted:
            if self.pieces:
                self.flush(parent)
            return number, number, link, False
        self.end_line()
        return place[0], number, link, True

    def content(self, kind: int, tag: str, number: int, parent: int, place: _Place) -> _Place:
        """Begin an element that is neither plainly inline nor a plain box."""
        if kind == LINK:
            return place[0], place[1], True, place[3]
        if kind == OTHER and "-" not in tag:
            return place
        place = self.box(number, parent, place)  # sites style nearly all custom elements as boxes
        if kind == OTHER:
            return place
        self.code = True
        return place[0], number, place[2], True

    def special(self, kind: int, node: LexborNode, number: int) -> LexborNode | None:
        """Note an element without content of its own, or with content that is no text of the page. A shadow root
        is returned: its content stands where the element does."""
        page = self.page
        if kind == BREAK:
            self.line_break(page.elements.parent[number], self.places[number])
        elif kind == IMAGE:
            page.images.append(Image(number, len(page.texts) + (1 if self.pieces else 0)))
        elif kind == DESCRIBING:
            return self.describe(node, number)
        return None

    def text(self, text: str, blank: bool, parent: int) -> None:
        """Add a text node to the run, or begin one. White space alone begins none but in preformatted text."""
        place = self.places[parent]
        pieces = self.pieces
        if place is not self.place:
            if pieces and place[0] != self.place[0]:
                self.flush(self.place[0])
            elif place[1] != self.place[1]:
                self.end_line()
            self.place = place
        if not blank or place[3]:
            self.blank_line = False
            if place[2]:
                self.link_chars += len(text) - text.count(" ")
            pieces.append((text, parent))
        elif pieces:
            pieces.append((" ", parent))

    def end_line(self) -> None:
        """Within preformatted text a box ends the line."""
        if self.pieces and self.pieces[-1] is not LINE_BREAK:
            self.pieces.append(LINE_BREAK)

    def line_break(self, parent: int, place: _Place) -> None:
        """End the line; where it is empty already (a second ``<br>``), end the block."""
        if place[3] or not self.blank_line:
            if not self.pieces:
                self.place = place
            self.pieces.append(LINE_BREAK)
            self.blank_line = True
        else:
            self.flush(parent)

    def flush(self, element: int) -> None:
        """Make a block of the run, held by `element`, where it holds any text."""
        pieces = self.pieces
        if not pieces:
            return
        text = fold(pieces, self.place[3])
        page = self.page
        if text:
            page.texts.append(text)
            page.element.append(element)
            page.pieces.append(pieces.copy())
            page.link_chars.append(self.link_chars)
        pieces.clear()
        self.link_chars = 0
        self.blank_line = True

    def describe(self, node: LexborNode, number: int) -> LexborNode | None:
        """Note what an element says of the page as a whole; the root of a shadow tree is returned."""
        head = self.page.head
        tag, found = self.page.elements.tag[number], self.page.elements.attributes[number]
        if tag == "meta":
            head.metas.append({name: value and without_noise(value) for name, value in found.items()})
        elif tag == "link":
            head.links.append(found)
        elif tag == "title":
            head.title = head.title or " ".join(without_noise(node.text(deep=True)).split())
        elif tag == "script":
            kind = (found.get("type") or "").lower()
            if "json" in kind:
                head.data.append((found.get("id") or kind, node.text(deep=True)))
        elif "shadowrootmode" in found:
            fragments = node.template_fragments()
            if fragments:
                self.numbers[fragments[0].mem_id] = number
                self.places[number] = self.box(number, self.page.elements.parent[number], self.places[number])
                return fragments[0]
        return None

    def close(self) -> None:
        """Find where each element ends: behind the last block that holds text of it, or of a child."""
        elements = self.page.elements
        parent, end = elements.parent, elements.begin.copy()
        for block, pieces in enumerate(self.page.pieces, 1):
            for _, element in pieces:
                if element >= 0:
                    end[element] = block
        for element in range(len(end) - 1, 0, -1):
            if end[element] > end[parent[element]]:
                end[parent[element]] = end[element]
        elements.end = end

    def over(self, elements: int) -> bool:
        """Whether a limit is hit; if so the page says which."""
        page, limits = self.page, self.limits
        self.check_at = min(elements + _CHECK_EVERY, limits.nodes)
        if elements >= limits.nodes:
            mark(page, limits, "nodes")
        elif len(page.texts) > limits.blocks:
            pass  # what is too much is cut, and the cut says so
        elif self.deadline.passed():
            mark(page, limits, "seconds")
        else:
            return False
        return True


def _holds_text(node: LexborNode) -> bool:
    """Whether the next node of the walk is text of `node` itself."""
    child = node.first_child
    return child is not None and child.tag == "-text"
