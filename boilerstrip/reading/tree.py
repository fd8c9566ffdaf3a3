"""HTML to blocks: one walk over the parsed tree, without recursion.

A block is a longest run of inline content between two block boundaries. ``<br>`` ends a line, two in a row end the
block. Inline neighbours are joined as a browser joins them: no space is added and none is lost.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from boilerstrip.options import Limits
from boilerstrip.reading.page import Attributes, Image, Page
from boilerstrip.reading.tags import BLOCK, BREAK, DESCRIBING, IMAGE, PREFORMATTED, SKIPPED, layout

_BREAK = ("\n", -1)
_NOTHING: Attributes = {}
_CHECK_EVERY = 2048  # nodes between two looks at the clock


def read_html(html: str, limits: Limits, clock: Callable[[], float] = time.monotonic) -> Page:
    """Blocks of an HTML page, a fragment of one, or XHTML.

    `limits` bounds nodes, blocks and seconds; where one is hit the page read so far is returned, `truncated` set.
    """
    walk = _Walk(limits, clock)
    root = LexborHTMLParser(html).root
    if root is not None:
        walk.run(root)
    return walk.page


class _Open(NamedTuple):
    """An element whose content is being walked, and the state to go back to behind it."""

    node: LexborNode
    parent: int
    boundary: bool
    links: int
    preformatted: bool


class _Walk:
    """State of one walk: the page made so far, the open elements, and the run of text that is not yet a block."""

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        self.page = Page()
        self.limits = limits
        self.clock = clock
        self.deadline = clock() + limits.seconds
        self.stack: list[_Open] = []
        self.element = -1  # innermost open element
        self.links = 0  # open <a> elements
        self.preformatted = False
        self.pieces: list[tuple[str, int]] = []
        self.link_chars = 0
        self.blank_line = True  # no text since the last boundary or <br>

    def run(self, root: LexborNode) -> None:
        """Walk the subtree of `root` in document order."""
        stack = self.stack
        visited = 0
        node: LexborNode | None = root
        while True:
            if node is None:
                if not stack:
                    break
                last = stack[-1].node
                self.leave()
                node = last.next if stack else None
                continue
            visited += 1
            if visited % _CHECK_EVERY == 0 and self.over(visited):
                break
            tag = node.tag
            if tag == "-text":
                self.text(node.text_content or "")
                node = node.next
                continue
            inside = self.enter(node, tag) if tag and tag[0] not in "-!" else None
            node = inside if inside is not None else node.next if stack else None
        while stack:
            self.leave()

    def enter(self, node: LexborNode, tag: str) -> LexborNode | None:
        """Note the element; its first child where its content is to be walked."""
        kind = layout(tag)
        boundary = kind == BLOCK or kind == PREFORMATTED
        if boundary:
            self.boundary()
        page = self.page
        elements = page.elements
        number = len(elements.parent)
        found: Attributes = node.attributes or _NOTHING
        at = len(page.texts)
        elements.parent.append(self.element)
        elements.tag.append(tag)
        elements.attributes.append(found)
        elements.begin.append(at)
        elements.end.append(at)
        if kind == BREAK:
            self.line_break()
            return None
        if kind == IMAGE:
            page.images.append(Image(number, at + (1 if self.pieces else 0)))
            return None
        if kind == SKIPPED:
            return None
        inside = self.describe(node, tag, found) if kind == DESCRIBING else node.first_child
        if inside is not None:
            self.stack.append(_Open(node, self.element, boundary, self.links, self.preformatted))
            self.element = number
            self.links += tag == "a"
            self.preformatted = self.preformatted or kind == PREFORMATTED
        return inside

    def leave(self) -> None:
        """Close the innermost open element."""
        _, parent, boundary, self.links, preformatted = self.stack.pop()
        if boundary and self.preformatted and not preformatted:
            self.flush()  # the outermost preformatted element ends, and with it its block
        elif boundary:
            self.boundary()
        self.page.elements.end[self.element] = len(self.page.texts) + (1 if self.pieces else 0)
        self.element = parent
        self.preformatted = preformatted

    def boundary(self) -> None:
        """End the block; within preformatted text a box ends no more than the line."""
        if not self.preformatted:
            self.flush()
        elif self.pieces and self.pieces[-1] is not _BREAK:
            self.pieces.append(_BREAK)

    def text(self, text: str) -> None:
        """Add a text node to the run. White space alone does not begin a run."""
        if text.isspace() and not self.preformatted:
            if self.pieces:
                self.pieces.append((" ", self.element))
            return
        self.pieces.append((text, self.element))
        self.blank_line = False
        if self.links:
            self.link_chars += len(text) - text.count(" ")

    def line_break(self) -> None:
        """End the line; where it is empty already (a second ``<br>``), end the block."""
        if self.preformatted or not self.blank_line:
            self.pieces.append(_BREAK)
            self.blank_line = True
        else:
            self.flush()

    def flush(self) -> None:
        """Make a block of the run, where it holds any text."""
        pieces = self.pieces
        if not pieces:
            return
        if self.preformatted:
            text = _trim("".join([piece[0] for piece in pieces]))
        elif len(pieces) == 1:
            text = " ".join(pieces[0][0].split())
        elif _BREAK in pieces:
            text = "\n".join(filter(None, (" ".join(line.split()) for line in _lines(pieces))))
        else:
            text = " ".join("".join([piece[0] for piece in pieces]).split())
        if text:
            page = self.page
            page.texts.append(text if text.isascii() else unicodedata.normalize("NFC", text))
            page.element.append(self.element)
            page.pieces.append(pieces.copy())
            page.link_chars.append(self.link_chars)
        pieces.clear()
        self.link_chars = 0
        self.blank_line = True

    def describe(self, node: LexborNode, tag: str, found: Attributes) -> LexborNode | None:
        """Note what an element says of the page as a whole. Of these only a shadow root holds text of the page."""
        head = self.page.head
        if tag == "meta":
            head.metas.append(found)
        elif tag == "link":
            head.links.append(found)
        elif tag == "title":
            head.title = head.title or " ".join(node.text(deep=True).split())
        elif tag == "script":
            kind = (found.get("type") or "").lower()
            if "json" in kind:
                head.data.append((found.get("id") or kind, node.text(deep=True)))
        elif "shadowrootmode" in found:
            self.boundary()
            fragments = node.template_fragments()
            return fragments[0].first_child if fragments else None
        return None

    def over(self, visited: int) -> bool:
        """Whether a limit is hit; if so the page says which."""
        page, limits = self.page, self.limits
        if visited >= limits.nodes:
            page.notes.append(f"limit of {limits.nodes} nodes was hit while reading")
        elif len(page.texts) >= limits.blocks:
            page.notes.append(f"limit of {limits.blocks} blocks was hit while reading")
        elif self.clock() >= self.deadline:
            page.notes.append(f"limit of {limits.seconds} seconds was hit while reading")
        else:
            return False
        page.truncated = True
        return True


def _trim(text: str) -> str:
    """Preformatted text without blank lines round it and white space at its lines' ends."""
    return "\n".join([line.rstrip() for line in text.split("\n")]).strip("\n")


def _lines(pieces: list[tuple[str, int]]) -> list[str]:
    """The run's lines: pieces joined between line breaks."""
    lines: list[str] = []
    line: list[str] = []
    for piece in pieces:
        if piece is _BREAK:
            lines.append("".join(line))
            line = []
        else:
            line.append(piece[0])
    lines.append("".join(line))
    return lines
