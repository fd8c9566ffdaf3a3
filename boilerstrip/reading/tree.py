"""HTML to blocks.

A block is a longest run of inline content between two block boundaries. ``<br>`` ends a line, two in a row end the
block. Inline neighbours are joined as a browser joins them: no space is added and none is lost.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from boilerstrip.options import Limits
from boilerstrip.reading.anchors import drop_marks
from boilerstrip.reading.blocks import make_blocks
from boilerstrip.reading.bounds import mark, parsable, walkable
from boilerstrip.reading.cutting import cut
from boilerstrip.reading.deadline import Deadline
from boilerstrip.reading.dialects import as_html
from boilerstrip.reading.names import with_few_names
from boilerstrip.reading.open_links import close_links
from boilerstrip.reading.page import Page
from boilerstrip.reading.swallowed import unclosed
from boilerstrip.reading.taming import tame
from boilerstrip.reading.walk import Walk

_NO_EVENTS = 1  # LexborDocumentOptions.WO_EVENTS: nothing listens to this tree
_FOR_MAKING_HTML = 0.5  # share of the seconds given: it takes as long as to parse what it makes, and has no clock
_FOR_NAMES = 0.25  # share of the seconds that are left
_FOR_TAMING, _FOR_PARSING, _FOR_WALKING = 0.25, 0.35, 0.4  # shares of the seconds that are left


def read_html(html: str, limits: Limits, deadline: Deadline | None = None, utf8: bytes | None = None) -> Page:
    """Blocks of an HTML page, a fragment of one, or XHTML.

    `limits` bounds nodes, blocks and seconds (those until `deadline`, where that began to run before); where one is
    hit the page read so far is returned, `truncated` set. `utf8`: the same page in UTF-8, where it is at hand, which
    saves the parser from encoding it.
    """
    deadline = deadline or Deadline(limits.seconds)
    page = Page()
    affordable = parsable(walkable(html, limits, page), limits, deadline.part(_FOR_MAKING_HTML), page)
    named = with_few_names(as_html(affordable), deadline.part(_FOR_NAMES).passed)
    tamed = tame(named.html, limits, deadline.part(_FOR_TAMING).passed)
    page.notes += named.notes + tamed.notes
    page.truncated = page.truncated or named.limited or tamed.limited
    for cut_by in filter(None, (named.cut, tamed.cut)):
        mark(page, limits, cut_by)
    source = parsable(tamed.html, limits, deadline.part(_FOR_PARSING), page)
    encoded = utf8 if source is html else None  # neither cut nor tamed
    root = LexborHTMLParser(encoded or source, options=_NO_EVENTS).root
    if root is not None:
        walk = Walk(page, limits, deadline.part(_FOR_WALKING))
        walk.run(root)
        _note_swallowed(page, root, source)
        drop_marks(page, walk.runs, walk.places)
        make_blocks(page, walk.runs, walk.places)
        close_links(page)
    cut(page, limits)
    return page


def _note_swallowed(page: Page, root: LexborNode, source: str) -> None:
    """Say of what the page shows nothing, though it is there, and browsers show nothing of it either."""
    if page.truncated:  # what looks unclosed may have been cut here
        return
    begun = "<script>" if page.head.swallowed else unclosed(root, source)
    if begun is not None:
        page.notes.append(f"{begun} is not closed where it should be: markup behind it is not read")
