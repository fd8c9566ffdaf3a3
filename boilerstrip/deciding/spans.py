"""Inline markup of a kept block: its text cut where links, bold, italics or code begin and end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from boilerstrip.composed import nfc
from boilerstrip.document import Span
from boilerstrip.reading.inherited import Inherited
from boilerstrip.reading.page import Attributes, Page

_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em"))
_CODE = frozenset(("code", "kbd", "samp", "tt"))
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:(bold|[6-9]00)|normal|[1-5]00)")
_SLANT = re.compile(r"font-style\s*:\s*(?:(italic|oblique)|normal)")
_STYLE_LOOKED_AT = 500


Markup = tuple[str, bool, bool, bool]
"""Inline markup of an element's text: address of its link, bold, italic, code.

Plain tuples: of some hundred thousand on one page, the garbage collector would look at each record again and again.
"""

PLAIN: Markup = ("", False, False, False)


class Spans(Inherited[Markup]):
    """Spans of a page's blocks."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, PLAIN)

    def of(self, block: int) -> tuple[Span, ...]:
        """The block's spans, which joined are its text; none where the text is plain. Not for preformatted blocks."""
        pieces = self.page.pieces[block]
        known, markup = self._known, self.around
        first = markup(pieces[0][1])
        for text, element in pieces:
            if element >= 0 and (known.get(element) or markup(element)) != first and not text.isspace():
                return self._cut(block)
        return (Span(self.page.texts[block], *first),) if first != PLAIN else ()

    def _step(self, element: int, here: Markup) -> Markup:
        tag, own = self.page.elements.tag[element], self.page.elements.attributes[element]
        href, bold, italic, code = here
        if tag == "a":
            href = ((own.get("href") or "").strip() if own else "") or href
        elif tag in _BOLD:
            bold = True
        elif tag in _ITALIC:
            italic = True
        elif tag in _CODE:
            code = True
        if own and "style" in own:
            bold, italic = _styled(own, bold, italic)
        return href, bold, italic, code

    def _cut(self, block: int) -> tuple[Span, ...]:
        text = self.page.texts[block]
        known, markup = self._known, self.around
        pieces = self.page.pieces[block]
        spans = _composed(_folded((piece, on < 0, known.get(on) or markup(on)) for piece, on in pieces))
        # Letters can compose across a boundary in ways that no cut shows; the text is then shown plain.
        return tuple(spans) if "".join([span.text for span in spans]) == text else ()


def _styled(attributes: Attributes, bold: bool, italic: bool) -> tuple[bool, bool]:
    """Whether text is bold and italic by an element's style: editors write it so, or undo it."""
    style = (attributes.get("style") or "")[:_STYLE_LOOKED_AT].lower()
    if "font-" in style:
        if weight := _WEIGHT.search(style):
            bold = weight[1] is not None
        if slant := _SLANT.search(style):
            italic = slant[1] is not None
    return bold, italic


def _folded(pieces: Iterable[tuple[str, bool, Markup]]) -> Iterator[tuple[str, Markup]]:
    """Pieces with white space folded across them as in the block's text.

    A space belongs to the first piece that has it; it is written only before text that follows in the line.
    """
    last: Markup | None = None  # of the text before
    blank = True  # nothing yet in this line
    pending: Markup | None = None  # a space that is not yet written, and whose it is
    broken = False  # a line feed that is not yet written
    for text, line_break, markup in pieces:
        if line_break:
            broken, blank, pending = last is not None, True, None
            continue
        words = text.split()
        if not words:
            pending = pending or (markup if text and not blank else None)
            continue
        if broken:
            yield "\n", markup if last == markup else PLAIN
            broken = False
        if not blank and (pending is not None or text[0].isspace()):
            yield " ", pending if pending is not None else markup
        yield " ".join(words), markup
        last, blank = markup, False
        pending = markup if text[-1].isspace() else None


def _composed(parts: Iterable[tuple[str, Markup]]) -> list[Span]:
    """Neighbours of one markup joined, in NFC; accents at the start of a span go to the letter before them."""
    out: list[tuple[list[str], Markup]] = []
    for markup, same in groupby(parts, itemgetter(1)):
        text = "".join([part for part, _ in same])
        start = 0
        if out and not text.isascii():
            while start < len(text) and unicodedata.combining(text[start]):
                start += 1
            out[-1][0].append(text[:start])
        if start < len(text):
            out.append(([text[start:]], markup))
    return [Span(nfc("".join(texts)), *markup) for texts, markup in out]
