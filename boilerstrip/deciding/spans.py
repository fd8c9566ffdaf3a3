"""Inline markup of a kept block: its text cut where links, bold, italics or code begin and end."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from boilerstrip.document import Span
from boilerstrip.reading.page import Attributes, Page

_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em"))
_CODE = frozenset(("code", "kbd", "samp", "tt"))
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:(bold|[6-9]00)|normal|[1-5]00)")
_SLANT = re.compile(r"font-style\s*:\s*(?:(italic|oblique)|normal)")
_STYLE_LOOKED_AT = 500


class Markup(NamedTuple):
    """Inline markup of an element's text."""

    href: str = ""
    bold: bool = False
    italic: bool = False
    code: bool = False


PLAIN = Markup()


class Spans:
    """Spans of a page's blocks. The markup of an element is found once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._known: dict[int, Markup] = {-1: PLAIN}

    def of(self, block: int) -> tuple[Span, ...]:
        """The block's spans, which joined are its text; none where the text is plain. Not for preformatted blocks."""
        pieces = self.page.pieces[block]
        markup = self.markup
        first = markup(pieces[0][1])
        for text, element in pieces:
            if element >= 0 and markup(element) != first and not text.isspace():
                return self._cut(block)
        return (Span(self.page.texts[block], *first),) if first != PLAIN else ()

    def markup(self, element: int) -> Markup:
        """Markup of the text of an element."""
        known = self._known
        found = known.get(element)
        if found is not None:
            return found
        parent = self.page.elements.parent
        chain = []
        while element not in known:
            chain.append(element)
            element = parent[element]
        found = known[element]
        for one in reversed(chain):
            found = known[one] = self._step(one, found)
        return found

    def _step(self, element: int, here: Markup) -> Markup:
        tag, own = self.page.elements.tag[element], self.page.elements.attributes[element]
        if tag == "a":
            href = (own.get("href") or "").strip() if own else ""
            here = here._replace(href=href) if href else here
        elif tag in _BOLD:
            here = here._replace(bold=True)
        elif tag in _ITALIC:
            here = here._replace(italic=True)
        elif tag in _CODE:
            here = here._replace(code=True)
        return _styled(own, here) if own and "style" in own else here

    def _cut(self, block: int) -> tuple[Span, ...]:
        text = self.page.texts[block]
        parts = _folded([(piece, element < 0, self.markup(element)) for piece, element in self.page.pieces[block]])
        spans = tuple(Span(part, *markup) for part, markup in _composed(parts) if part)
        # Letters can compose across a boundary in ways that no cut shows; the text is then shown plain.
        return spans if "".join([span.text for span in spans]) == text else ()


def _styled(attributes: Attributes, here: Markup) -> Markup:
    """Markup by an element's style: editors write bold so, or undo it."""
    style = (attributes.get("style") or "")[:_STYLE_LOOKED_AT].lower()
    if "font-" in style:
        if weight := _WEIGHT.search(style):
            here = here._replace(bold=weight[1] is not None)
        if slant := _SLANT.search(style):
            here = here._replace(italic=slant[1] is not None)
    return here


def _folded(pieces: list[tuple[str, bool, Markup]]) -> list[tuple[str, Markup]]:
    """Pieces with white space folded across them as in the block's text; neighbours of one markup joined.

    A space belongs to the first piece that has it; it is written only before text that follows in the line.
    """
    parts: list[list[str]] = []
    markups: list[Markup] = []
    blank = True  # nothing yet in this line
    pending: Markup | None = None  # a space that is not yet written, and whose it is
    broken = False  # a line feed that is not yet written

    def add(text: str, markup: Markup) -> None:
        if markups and markups[-1] == markup:
            parts[-1].append(text)
        else:
            parts.append([text])
            markups.append(markup)

    for text, line_break, markup in pieces:
        if line_break:
            broken, blank, pending = bool(parts), True, None
            continue
        words = text.split()
        if not words:
            pending = pending or (markup if text and not blank else None)
            continue
        if broken:
            add("\n", markup if markups[-1] == markup else PLAIN)
            broken = False
        if not blank and (pending is not None or text[0].isspace()):
            add(" ", pending if pending is not None else markup)
        add(" ".join(words), markup)
        blank = False
        pending = markup if text[-1].isspace() else None
    return [("".join(part), markup) for part, markup in zip(parts, markups, strict=True)]


def _composed(parts: list[tuple[str, Markup]]) -> list[tuple[str, Markup]]:
    """Parts in NFC; accents at the start of a part go to the letter before them."""
    out: list[tuple[str, Markup]] = []
    for text, markup in parts:
        start = 0
        while out and start < len(text) and unicodedata.combining(text[start]):
            start += 1
        if start:
            out[-1] = (unicodedata.normalize("NFC", out[-1][0] + text[:start]), out[-1][1])
        out.append((unicodedata.normalize("NFC", text[start:]), markup))
    return out
