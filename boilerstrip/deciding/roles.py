"""What each block is, once it is known whether it is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from boilerstrip.deciding.captions import Captions
from boilerstrip.deciding.copies import TELLING
from boilerstrip.deciding.furniture import Furniture
from boilerstrip.deciding.gutters import is_gutter
from boilerstrip.deciding.shapes import PLAIN, Shapes
from boilerstrip.deciding.spans import Spans
from boilerstrip.document import Role, Shape, Span
from boilerstrip.evidence.family import Flags
from boilerstrip.evidence.matrix import Evidence
from boilerstrip.evidence.wording import COLON, COMMA, DENSE, HAN, LINE, LOWER, QUESTION, STOP, UPPER, Wording
from boilerstrip.phrases import bits_of
from boilerstrip.reading.page import Page

_HEADING = 15  # words of a line that may be a heading by its form
_PROSE = 15  # words of a paragraph below or over it
_NO_HEADING = (STOP, COMMA, COLON)  # what a heading does not end in
_LETTERS = [LOWER, UPPER, HAN, DENSE]
_QUESTION = 6  # words of a heading that is a question; interviews have longer ones, and those are text
_CREDIT = bits_of("opener.source", "label.source")
_CREDIT_WORDS = 12
_CREDIT_NEAR = 10  # blocks behind the text in which its source is named: a list of teasers may stand between
_TIME = re.compile(r"[^\W\d]{0,12}\W{0,2}\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\W{0,2}[^\W\d]{1,4}){0,2}")
_NEAR = 4  # blocks from the body within which a caption is the article's
_AGAIN = 0.3  # score from which a block that says what a kept one says was dropped for that


Finding = tuple[Role, bool, str, Shape | None, tuple[Span, ...]]
"""What a block is: role, whether it is kept, why, shape and spans."""


class Roles:
    """Roles of a page's blocks, asked for in page order."""

    def __init__(self, page: Page, evidence: Evidence, kept: Sequence[bool]) -> None:
        self._page = page
        self._kept = kept
        self._matches = evidence.matches
        words = evidence.wording.words
        self._telling = _blocks(words >= TELLING)
        self._short = _blocks((words <= _CREDIT_WORDS) & (evidence.link_density <= 0))  # few words without a link
        self._headings = _blocks(_like_headings(evidence.wording))
        self._prose = _blocks((words >= _PROSE) & (evidence.wording.sentences > 0) & np.array(kept, dtype=np.bool_))
        self._contents = _blocks(evidence.contents)
        self._captions = Captions(page, evidence, kept)
        self._furniture = Furniture(page, evidence, kept)
        self._shapes = Shapes(page)
        self._spans = Spans(page)
        self._before = -1  # the last block of the text, as far as it was asked for
        places = [block for block, own in enumerate(kept) if own]
        self._first, self._last = (places[0], places[-1]) if places else (len(kept), -1)
        self._place_of = {page.texts[place]: place for place in reversed(places)}

    def of_field(self, block: int, role: Role, kept: bool) -> Finding:
        """A block that shows one of the article's fields."""
        spans = self._inline(block) if kept and not self._page.flattened else ()
        return role, kept, f"the page's {role}", None, spans

    def of_kept(self, block: int, score: float) -> Finding:
        """A block of the article's text; captions and line numbers among them are kept no longer."""
        reason = f"score {score:.2f}"
        self._furniture.pass_kept()
        if self._page.flattened:
            if caption := self._captions.in_text(block) or self._captions.file_name(block):
                return Role.CAPTION, False, caption, None, ()
            heading = self._is_heading(block) and self._before in self._prose
            self._before = block
            if heading:
                return Role.HEADING, True, reason + ", a line between paragraphs", None, ()
            return Role.PARAGRAPH, True, reason, None, ()
        around = self._shapes.around(self._page.element[block])
        captions = self._captions
        if block in captions.possible and (caption := captions.reason(block, around)):
            return Role.CAPTION, False, caption, None, ()
        if around.role is Role.CODE:
            if is_gutter(self._page, block):
                return Role.BOILERPLATE, False, "line numbers of code", None, ()
            return Role.CODE, True, reason, self._shapes.shape(around), ()
        spans = self._spans.of(block)
        if around is PLAIN and len(spans) == 1 and spans[0].bold and not spans[0].href and self._is_heading(block):
            return Role.HEADING, True, reason + ", a bold line over a paragraph", None, spans
        return around.role, True, reason, self._shapes.shape(around), spans

    def of_dropped(self, block: int, score: float) -> Finding:
        """A block that is not of the article's text."""
        near = self._first - _NEAR <= block <= self._last + _NEAR
        if near and (self._page.flattened or block in self._captions.possible) and (caption := self._caption(block)):
            return Role.CAPTION, False, caption, None, ()
        if block in self._short and (beside := self._beside(block)):
            return beside[0], False, beside[1], None, ()
        if block in self._contents:
            return Role.NAVIGATION, False, "line of a table of contents", None, ()
        copied = self._place_of.get(self._page.texts[block])
        if copied is not None and score >= _AGAIN and block in self._telling:
            return Role.BOILERPLATE, False, f"a copy of block {copied}", None, ()
        role, reason = self._furniture.verdict(block, score)
        return role, False, reason, None, ()

    def _beside(self, block: int) -> tuple[Role, str] | None:
        """A short line without a link that is a credit of the text's source, or the time of an entry within it."""
        if self._matches[block] & _CREDIT and self._last < block <= self._last + _CREDIT_NEAR:
            return Role.SOURCE, "credit of a source, behind the text"
        if self._first < block < self._last and _TIME.fullmatch(self._page.texts[block]):
            return Role.DATE, "time of an entry"
        return None

    def _caption(self, block: int) -> str:
        """Why a dropped block is a caption of the article: it is one, and stands close to what is kept."""
        captions = self._captions
        if self._page.flattened:
            inside = self._first < block < self._last
            reason = captions.in_text(block) or (captions.over_credit(block) if inside else "")
        else:
            reason = captions.reason(block, self._shapes.around(self._page.element[block]))
        return reason if reason and any(self._kept[max(0, block - _NEAR) : block + _NEAR + 1]) else ""

    def _inline(self, block: int) -> tuple[Span, ...]:
        around = self._shapes.around(self._page.element[block])
        return self._spans.of(block) if around.role is not Role.CODE else ()

    def _is_heading(self, block: int) -> bool:
        """A line of a heading's form over a kept paragraph."""
        return block in self._headings and block + 1 in self._prose


def _blocks(marked: Flags) -> frozenset[int]:
    return frozenset(marked.nonzero()[0].tolist())


def _like_headings(wording: Wording) -> Flags:
    """True for each short line that does not end as a sentence does."""
    short = (wording.words <= _HEADING) & (wording.counts[:, LINE] == 0)
    asks = (wording.last_word == QUESTION) & (wording.words > _QUESTION)
    found: Flags = short & ~asks & wording.counts[:, _LETTERS].any(axis=1)
    for end in _NO_HEADING:
        found &= wording.last_word != end
    return found
