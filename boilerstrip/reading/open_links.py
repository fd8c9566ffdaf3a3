"""Links that were never closed: they link nothing.

A parser goes on with an open ``<a>`` in every paragraph that follows, so a whole article can stand within one. The text
of a link is a line or a summary, and never one paragraph after the other.
"""

from __future__ import annotations

from boilerstrip.reading.links import Links
from boilerstrip.reading.page import Page
from boilerstrip.reading.sentences import SENTENCE_ENDS

_LONG = 80  # characters of a paragraph
_ENDS = tuple(SENTENCE_ENDS + '"”»')  # headlines mostly have none
_WHOLE = 0.8  # share of a block's characters, white space included, from which all of it is linked
_PARAGRAPHS = 3  # in a row in which one link is not one


def close_links(page: Page) -> None:
    """Take the blocks within such a link for unlinked."""
    texts, link_chars = page.texts, page.link_chars
    linked = [text for text, chars in zip(texts, link_chars, strict=True) if chars > _WHOLE * len(text)]
    if sum(map(_is_paragraph, linked)) < _PARAGRAPHS:
        return
    links = Links(page, "")
    run: list[int] = []  # blocks of one link
    last, row, longest = "", 0, 0  # the run's link; its paragraphs in a row, here and at most
    for block in range(len(texts) + 1):
        whole = block < len(texts) and link_chars[block] > _WHOLE * len(texts[block])
        link = links.block(block) if whole else ""
        if run and link != last:
            if longest >= _PARAGRAPHS:
                for one in run:
                    link_chars[one] = 0
            run, row, longest = [], 0, 0
        if link:
            run.append(block)
            last = link
            row = row + 1 if _is_paragraph(texts[block]) else 0
            longest = max(longest, row)


def _is_paragraph(text: str) -> bool:
    """Whether it is as long as one, and ends as one does."""
    return len(text) > _LONG and text.endswith(_ENDS)
