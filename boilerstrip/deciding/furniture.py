"""What the page's furniture is: the role of each dropped block, and why.

A block's furniture is all that stands round it without a kept block in it: a whole comment section, menu or teaser
list. Names and elements further out hold the article too and tell nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from boilerstrip.document import Role
from boilerstrip.evidence.matrix import Evidence
from boilerstrip.evidence.names import name_kinds
from boilerstrip.evidence.structure import Structure, tag_bit
from boilerstrip.phrases import KINDS
from boilerstrip.reading.page import Page

_KINDS_SAID: dict[str, tuple[Role, str]] = {
    "related": (Role.TEASER, "a related list"),
    "read_also": (Role.TEASER, "a link to read also"),
    "more": (Role.NAVIGATION, "a link to more"),
    "share": (Role.SHARE, "a share bar"),
    "follow": (Role.SHARE, "an invitation to follow"),
    "newsletter": (Role.PROMOTION, "a newsletter prompt"),
    "advertisement": (Role.PROMOTION, "an advertisement"),
    "login": (Role.PROMOTION, "a login prompt"),
    "comment": (Role.COMMENT, "a comment section"),
    "legal": (Role.LEGAL, "a legal notice"),
    "cookie": (Role.LEGAL, "a cookie notice"),
    "contact": (Role.LEGAL, "an imprint"),
    "tags": (Role.NAVIGATION, "a list of tags"),
    "navigation": (Role.NAVIGATION, "a menu"),
    "author_bio": (Role.BOILERPLATE, "a note on the author"),
}
_WAYS = {"label": "label of", "opener": "opens like", "closer": "ends like", "mention": "speaks of"}
_NAMED: dict[str, tuple[Role, str]] = {
    "comment": (Role.COMMENT, "in a comment section"),
    "share": (Role.SHARE, "named a share bar"),
    "cookie": (Role.LEGAL, "named a cookie notice"),
    "newsletter": (Role.PROMOTION, "named a prompt"),
    "paywall": (Role.PROMOTION, "named a paywall or login"),
    "related": (Role.TEASER, "named a related list"),
    "ad": (Role.PROMOTION, "named an advertisement"),
    "tags": (Role.NAVIGATION, "named a list of tags"),
    "navigation": (Role.NAVIGATION, "named a menu"),
    "bio": (Role.BOILERPLATE, "named a note on the author"),
}
_ALIKE = 3  # siblings of one shape that make a list
_LINKED = 0.3  # share of linked characters from which that is a list of links
_LABEL = 3.5  # mean words up to which its links are a menu rather than headlines
_ALL_LINKED = 0.6  # share of linked characters of a block that is but a link
_ROW = 3  # elements that hold the text of a block of some links
_HEADLINE = 5  # words of a link from which it may be a headline
_FAR = 60  # blocks below a label at which it is forgotten
_OUTER = frozenset(("html", "body", "main"))

Verdict = tuple[Role, str]


def _said(*places: str) -> list[tuple[int, Role, str, bool]]:
    """Phrase bits of some places in a line: bit, role, reason, whether it heads what follows."""
    found = []
    for at, name in enumerate(KINDS):
        place, kind = name.split(".")
        if place in places and kind in _KINDS_SAID:
            role, what = _KINDS_SAID[kind]
            heads = place == "label" and kind in ("related", "comment")
            found.append((1 << at, role, f"{_WAYS[place]} {what}", heads))
    return found


_SURELY = _said("label", "opener")
_MAYBE = _said("closer", "mention")
_ANY_SURELY = sum(bit for bit, *_ in _SURELY)
_ANY_MAYBE = sum(bit for bit, *_ in _MAYBE)
_NAMES = [(1 << name_kinds().index(kind), *verdict) for kind, verdict in _NAMED.items()]
_ANY_NAME = sum(bit for bit, *_ in _NAMES)
_NAV, _FOOTER, _ASIDE, _HEADER = (tag_bit(kind) for kind in ("nav", "footer", "aside", "header"))
_FORM = tag_bit("form") | tag_bit("dialog") | tag_bit("button") | tag_bit("label")
_HIDDEN = tag_bit("hidden")
_ANY_TAG = _NAV | _FOOTER | _ASIDE | _HEADER | _FORM


class _Round(NamedTuple):
    """All that stands round a block without a kept block in it."""

    free: bool
    """No kept block stands in the element itself."""
    tags: int
    names: int
    run: int
    """The innermost element that is one of several alike, -1 where there is none."""


_OPEN = _Round(False, 0, 0, -1)


class Furniture:
    """Roles of a page's dropped blocks, asked for in page order."""

    def __init__(self, page: Page, evidence: Evidence, kept: Sequence[bool]) -> None:
        self._page = page
        self._matches = evidence.matches
        self._density: list[float] = evidence.link_density.tolist()
        self._words: list[float] = evidence.wording.words.tolist()
        self._twice: list[float] = evidence.repeats.twice.tolist()
        self._last: list[float] = [*evidence.repeats.same_as_last.tolist(), 0.0]
        self._title = -2  # the last block that says what the block before said
        self._under: tuple[int, Role, str] | None = None  # what the last label heads: up to which block, and what it is
        self._known: dict[int, _Round] = {-1: _OPEN}
        if evidence.structure is not None and evidence.containers is not None:
            self._kept = [0, *accumulate(kept)]
            self._read(evidence.structure, evidence.containers.alike)

    def _read(self, structure: Structure, alike: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> None:
        self._tags: list[int] = structure.own_tags.tolist()
        self._names: list[int] = structure.own_names.tolist()
        places = np.flatnonzero((alike[:, 0] >= _ALIKE) & (alike[:, 2] >= _LINKED))
        self._runs: dict[int, list[float]] = dict(zip(places.tolist(), alike[places].tolist(), strict=True))

    def verdict(self, block: int, score: float) -> Verdict:
        """Role of a dropped block and the reason for it."""
        match = self._matches[block]
        if self._page.flattened:
            return self._said(block, match, False) or self._in_text(block, match, score)
        outer = self._round(self._page.element[block])
        inner = self._round(self._page.pieces[block][0][1])  # inline markup such as a link begins the block
        menu = outer.run >= 0 and self._runs[outer.run][1] <= _LABEL
        role, reason = self._said(block, match, menu) or self._looked_at(block, match, inner, outer.run, score)
        return (role, "hidden") if inner.tags & _HIDDEN else (role, reason)

    def kept(self) -> None:
        """Note that a kept block comes next: it ends what a label headed."""
        self._under = None

    def _said(self, block: int, match: int, menu: bool) -> Verdict | None:
        """By what the block surely says. In a menu "Multimedia" heads no list."""
        if not match & _ANY_SURELY:
            return None
        for bit, role, reason, heads in _SURELY:
            if match & bit and not (heads and menu):
                if heads:
                    self._under = (self._scope(block), role, f"below “{self._page.texts[block][:40]}”")
                return role, reason
        return None

    def _scope(self, label: int) -> int:
        """The first block behind all that a label may head."""
        if self._page.flattened:
            return len(self._matches)
        elements = self._page.elements
        element = self._page.element[label]
        while elements.parent[element] >= 0 and elements.end[element] - elements.begin[element] <= 1:
            element = elements.parent[element]
        return min(elements.end[element], label + _FAR)

    def _looked_at(self, block: int, match: int, inner: _Round, run: int, score: float) -> Verdict:
        """By what stands round it, what it may say, and its links."""
        if inner.names & _ANY_NAME:
            for bit, role, reason in _NAMES:
                if inner.names & bit:
                    return role, reason
        if inner.tags & _NAV:
            return Role.NAVIGATION, "in a menu"
        if run >= 0:
            return self._in_run(run)
        said = self._maybe(block, match)
        if said is not None:
            return said
        if inner.tags & _ANY_TAG:
            return self._in_element(block, inner.tags)
        if self._density[block] > _ALL_LINKED:
            if len({element for _, element in self._page.pieces[block]}) > _ROW:
                return Role.NAVIGATION, "a row of links"
            if self._words[block] >= _HEADLINE:
                return Role.TEASER, "a linked headline"
            return Role.NAVIGATION, "a link of few words"
        return Role.BOILERPLATE, f"score {score:.2f}"

    def _in_text(self, block: int, match: int, score: float) -> Verdict:
        """For a line of a flattened page."""
        said = self._maybe(block, match)
        if said is not None:
            return said
        if self._title == block - 1:
            return Role.TEASER, "summary below a title that is said twice"
        return Role.BOILERPLATE, f"score {score:.2f}"

    def _maybe(self, block: int, match: int) -> Verdict | None:
        """By what the block may say, and by what stands before it."""
        if match & _ANY_MAYBE:
            for bit, role, reason, _ in _MAYBE:
                if match & bit:
                    return role, reason
        if self._twice[block] or self._last[block] or self._last[block + 1]:
            self._title = block
            return Role.TEASER, "a title that is said twice"
        if self._under is not None and block < self._under[0]:
            return self._under[1], self._under[2]
        return None

    def _in_run(self, run: int) -> Verdict:
        count, words, _, _ = self._runs[run]
        if words <= _LABEL:
            return Role.NAVIGATION, f"one of {count:.0f} short links alike"
        return Role.TEASER, f"one of {count:.0f} alike, linked"

    def _in_element(self, block: int, tags: int) -> Verdict:
        linked = self._density[block] > _ALL_LINKED
        if tags & _FORM:
            return Role.BOILERPLATE, "part of a form or dialog"
        if tags & _FOOTER:
            return (Role.NAVIGATION if linked else Role.BOILERPLATE), "in a footer"
        if tags & _ASIDE:
            headline = linked and self._words[block] >= _HEADLINE
            return (Role.TEASER if headline else Role.BOILERPLATE), "in an aside"
        return (Role.NAVIGATION if linked else Role.BOILERPLATE), "in a header"

    def _round(self, element: int) -> _Round:
        """What stands round an element without a kept block in it; found once for each."""
        known = self._known
        found = known.get(element)
        if found is not None:
            return found
        elements = self._page.elements
        parent, begin, end, kept = elements.parent, elements.begin, elements.end, self._kept
        chain = []
        while element not in known:
            chain.append(element)
            if kept[end[element]] > kept[begin[element]] or elements.tag[element] in _OUTER:
                known[element] = _OPEN
                chain.pop()
                break
            element = parent[element]
        found = known[element]
        for one in reversed(chain):
            run = one if one in self._runs else found.run
            found = known[one] = _Round(True, found.tags | self._tags[one], found.names | self._names[one], run)
        return found
