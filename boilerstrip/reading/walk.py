"""One pass over the parsed tree, without recursion: its elements, and the runs of text between box boundaries.

Reading a page is mostly this one loop over some thousands of nodes. So it asks the parser for as little as it can,
calls hardly a function of its own, and leaves to others what can be done later for a whole run.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from boilerstrip.options import Limits
from boilerstrip.reading.attributes import AttributeColumn
from boilerstrip.reading.bounds import mark
from boilerstrip.reading.deadline import Deadline
from boilerstrip.reading.folding import LINE_BREAK, Pieces
from boilerstrip.reading.head import describe
from boilerstrip.reading.page import Image, Page
from boilerstrip.reading.tags import BLOCK, BREAK, DESCRIBING, IMAGE, KINDS, LINK, NOTHING, PREFORMATTED, kind_of_tag

_ADDRESSES = 4096
_CHECK_EVERY = 1024  # elements between two looks at the limits

# Where content stands: its box, which is its nearest block element (within preformatted text the outermost that is
# preformatted); its nearest block element in any case; whether in a link; whether preformatted. Inline elements share
# that of their box.
Place = tuple[int, int, bool, bool]
_OUTSIDE: Place = (-1, -1, False, False)


class Walk:
    """One walk: fills the columns of the page's elements, and collects the runs of text nodes that are to be blocks.

    A run ends where a box begins or ends, and at an empty line. The page's column of the elements that hold its
    blocks is filled, too, one for each run.
    """

    def __init__(self, page: Page, limits: Limits, deadline: Deadline) -> None:
        self.page = page
        self.limits = limits
        self.deadline = deadline
        self.check_at = min(_CHECK_EVERY, limits.nodes)  # number of elements at which the limits are looked at
        self.tags: list[int] = []  # of the elements, by the parser's numbers
        self.places: list[Place] = []  # of each element's content
        self.runs: list[Pieces] = []
        kinds, names = _known_tags()
        self.kinds, self.names = kinds.copy(), names.copy()  # by the parser's numbers of tags

    def run(self, root: Any) -> None:
        """Walk the tree under `root`, and the shadow trees in it where they stand."""
        elements = self.page.elements
        nodes: list[Any] = []
        last, holder = self.go(root, nodes)
        if last:
            self.runs.append(last)
            self.page.element.append(holder)
        elements.tag = list(map(self.names.__getitem__, self.tags))
        elements.attributes = AttributeColumn(nodes)

    def go(self, node: Any, nodes: list[Any]) -> tuple[Pieces, int]:
        """Go on from `node` to the tree's end or until a limit is hit; the last run is returned, with its holder.

        The parser's objects of the elements are added to `nodes`: the way back up, and later their attributes.
        """
        head, images, elements = self.page.head, self.page.images, self.page.elements
        tags, parents, begin, places = self.tags, elements.parent, elements.begin, self.places
        runs, holders, kind_of = self.runs, self.page.element, self.kinds.get
        pieces: Pieces = []  # the run that is open
        where = place = _OUTSIDE  # of the run's last text; of the content that is walked
        check_at = self.check_at
        number, parent = 0, -1  # of the next element; of the one whose content is walked
        while True:
            text = node.text_content
            if text is None:
                tag = node.tag_id
                kind = kind_of(tag) or self.learn(tag, node.tag)
                if kind > NOTHING:
                    if number == check_at:
                        if self.over(number):
                            break
                        check_at = self.check_at
                    inside = node
                    if kind == DESCRIBING:
                        shadow = describe(head, self.names[tag], node)
                        if shadow is not None:
                            kind, inside = BLOCK, shadow
                    here = place
                    if BLOCK <= kind <= PREFORMATTED:
                        if pieces:
                            if place[0] == where[0] and place[3]:
                                _end_line(pieces)
                            else:
                                runs.append(pieces)
                                holders.append(_holder(pieces, parent, place[0], where[0]))
                                pieces = []
                        if place[3]:
                            here = (place[0], number, place[2], True)
                        else:
                            here = (number, number, place[2], kind == PREFORMATTED)
                    else:
                        if pieces and place[0] != where[0]:
                            runs.append(pieces)
                            holders.append(where[0])
                            pieces = []
                        if kind == LINK:
                            here = (place[0], place[1], True, place[3])
                    nodes.append(node)
                    tags.append(tag)
                    parents.append(parent)
                    begin.append(len(runs))
                    places.append(here)
                    if kind <= PREFORMATTED:
                        child = inside.first_child
                        if child is not None:
                            node, parent, place = child, number, here
                            number += 1
                            continue
                    elif kind == IMAGE:
                        images.append(Image(number, len(runs) + bool(pieces)))
                    elif kind == BREAK:
                        if place[3] or _holds_text(pieces):
                            if not pieces:
                                where = place
                            pieces.append(LINE_BREAK)
                        elif pieces:  # an empty line
                            runs.append(pieces)
                            holders.append(_holder(pieces, parent, place[0], where[0]))
                            pieces = []
                    number += 1
            elif not pieces:  # white space alone begins no run but in preformatted text
                if not text.isspace() or place[3]:
                    where = place
                    pieces.append((text, parent))
            else:
                if place is not where:
                    if place[0] != where[0]:
                        runs.append(pieces)
                        holders.append(where[0])
                        pieces = []
                    elif place[1] != where[1]:
                        _end_line(pieces)
                    where = place
                if not text.isspace() or place[3]:
                    pieces.append((text, parent))
                elif pieces:
                    pieces.append((" ", parent))
            following = node.next
            if following is None:
                while following is None:
                    if parent <= 0:
                        return pieces, where[0]
                    following = nodes[parent].next
                    parent = parents[parent]
                place = places[parent]
            node = following
        return pieces, where[0]

    def learn(self, tag: int, name: str | None) -> int:
        """The kind of a tag that the parser does not know, and that is met for the first time on this page."""
        self.names[tag] = name or ""
        kind = self.kinds[tag] = kind_of_tag(name)
        return kind

    def over(self, elements: int) -> bool:
        """Whether a limit is hit; if so the page says which."""
        page, limits = self.page, self.limits
        self.check_at = min(elements + _CHECK_EVERY, limits.nodes)
        if elements >= limits.nodes:
            mark(page, limits, "nodes")
        elif len(self.runs) > limits.blocks:
            pass  # what is too much is cut, and the cut says so
        elif self.deadline.passed():
            mark(page, limits, "seconds")
        else:
            return False
        return True


@lru_cache(maxsize=1)
def _known_tags() -> tuple[dict[int, int], dict[int, str]]:
    """Kinds and names of the tags that the parser knows, by its numbers of them.

    A tag it does not know gets a number on each page, which is an address.
    """
    page = LexborHTMLParser("")
    numbers = {name: page.create_node(name).tag_id for name in KINDS if name and name[0].isalpha()}
    known = {name: number for name, number in numbers.items() if number < _ADDRESSES}
    return {number: kind_of_tag(name) for name, number in known.items()}, {known[name]: name for name in known}


def _holder(pieces: Pieces, parent: int, here: int, box: int) -> int:
    """The element that holds a run of the box `box` which ends in `parent`, whose box is `here`: the innermost open one
    if the run began within it, else the box."""
    return parent if here == box and pieces[0][1] >= parent else box


def _end_line(pieces: Pieces) -> None:
    """Within preformatted text a box ends the line."""
    if pieces[-1] is not LINE_BREAK:
        pieces.append(LINE_BREAK)


def _holds_text(pieces: Pieces) -> bool:
    """Whether the last line of a run holds any text."""
    for piece in reversed(pieces):
        if piece is LINE_BREAK:
            return False
        if not piece[0].isspace():
            return True
    return False
