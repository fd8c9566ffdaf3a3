"""What the page's furniture is: the role of each dropped block, and why.

A block's furniture is all that stands round it without a kept block in it: a whole comment section, menu or teaser
list. Names and elements further out hold the article too and tell nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from boilerstrip.deciding.painting import Ranges, innermost, join_bits
from boilerstrip.document import Role
from boilerstrip.evidence.containers import COUNT, LINK_DENSITY, MEAN_WORDS, Containers
from boilerstrip.evidence.family import Ints
from boilerstrip.evidence.matrix import Evidence
from boilerstrip.evidence.names import kind_bits
from boilerstrip.evidence.structure import Structure, tag_bit
from boilerstrip.phrases import KINDS, bits_of
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
_OUTER = 1  # depth of <body>

Verdict = tuple[Role, str]


def _said(*places: str) -> list[tuple[int, Role, str, bool]]:
    """Phrase bits of some places in a line: bit, role, reason, whether it heads what follows."""
    found = []
    for name in KINDS:
        place, kind = name.split(".")
        if place in places and kind in _KINDS_SAID:
            role, what = _KINDS_SAID[kind]
            heads = place == "label" and kind in ("related", "comment")
            found.append((bits_of(name), role, f"{_WAYS[place]} {what}", heads))
    return found


_SURELY = _said("label", "opener")
_MAYBE = _said("closer", "mention")
_ANY_SURELY = sum(bit for bit, *_ in _SURELY)
_ANY_MAYBE = sum(bit for bit, *_ in _MAYBE)
_NAMES = [(kind_bits(kind), *verdict) for kind, verdict in _NAMED.items()]
_ANY_NAME = sum(bit for bit, *_ in _NAMES)
_NAV, _FOOTER, _ASIDE, _HEADER = (tag_bit(kind) for kind in ("nav", "footer", "aside", "header"))
_FORM = tag_bit("form") | tag_bit("dialog") | tag_bit("button") | tag_bit("label")
_HIDDEN = tag_bit("hidden")
_ANY_TAG = _NAV | _FOOTER | _ASIDE | _HEADER | _FORM


class Furniture:
    """Roles of a page's dropped blocks, asked for in page order."""

    def __init__(self, page: Page, evidence: Evidence, kept: Sequence[bool]) -> None:
        self._page = page
        self._matches = evidence.matches
        self._density: list[float] = evidence.link_density.tolist()
        self._words: list[float] = evidence.wording.words.tolist()
        self._twice: list[float] = evidence.repeats.twice.tolist()
        self._same: list[float] = [*evidence.repeats.same_as_last.tolist(), 0.0]  # as the block before
        self._title = -2  # the last block that says what the block before said
        self._under: tuple[int, Role, str] | None = None  # what the last label heads: up to which block, and what it is
        if evidence.structure is not None and evidence.containers is not None:
            self._read(evidence.structure, evidence.containers, kept)

    def _read(self, structure: Structure, containers: Containers, kept: Sequence[bool]) -> None:
        """Find what stands round all blocks without a kept block in it."""
        begin, end, alike = structure.begin, structure.end, containers.alike
        before = np.concatenate([[0], np.cumsum(np.array(kept, dtype=np.int64))])
        free = (before[end] == before[begin]) & (begin < end) & (structure.depth > _OUTER)
        blocks, block, inner = len(kept), structure.block, structure.inner

        def bits(own: Ints) -> list[int]:
            places = np.flatnonzero((own > 0) & free)
            # Inline markup such as a link may begin a block and tell what it is; further on in it, it does not.
            places = places[inner[begin[places]] >= places]
            found: list[int] = join_bits(Ranges(begin[places], end[places]), own[places], blocks).tolist()
            return found

        self._tags = bits(structure.own_tags & (_ANY_TAG | _HIDDEN))
        self._names = bits(structure.own_names & _ANY_NAME)
        places = np.flatnonzero((alike[:, COUNT] >= _ALIKE) & (alike[:, LINK_DENSITY] >= _LINKED) & free)
        places = places[block[begin[places]] >= places]  # that some links stand in one line makes no list
        run = innermost(Ranges(begin[places], end[places]), places, blocks)
        self._run: list[float] = np.where(run >= 0, alike[run, COUNT], 0).tolist()
        """How many siblings are alike of which the block is in one; 0 where it is in none."""
        self._run_words: list[float] = alike[run, MEAN_WORDS].tolist()

    def verdict(self, block: int, score: float) -> Verdict:
        """Role of a dropped block and the reason for it."""
        match = self._matches[block]
        if self._page.flattened:
            return self._said(block, match) or self._in_text(block, match, score)
        verdict = self._said(block, match) if match & _ANY_SURELY else None
        if verdict is None:
            verdict = self._looked_at(block, match, score)
        return (verdict[0], "hidden") if self._tags[block] & _HIDDEN else verdict

    def pass_kept(self) -> None:
        """Note that a kept block comes next: it ends what a label headed."""
        self._under = None

    def _said(self, block: int, match: int) -> Verdict | None:
        """By what the block surely says. In a menu "Multimedia" heads no list."""
        if not match & _ANY_SURELY:
            return None
        menu = not self._page.flattened and self._run[block] > 0 and self._run_words[block] <= _LABEL
        for bit, role, reason, heads in _SURELY:
            if match & bit and not (heads and menu):
                if heads:
                    self._under = (self._scope(block), role, f"below “{self._page.texts[block][:40]}”")
                return role, reason
        return None

    def _scope(self, label: int) -> int:
        """The first block behind all that a label may head."""
        end = self._page.scope(label)
        return end if self._page.flattened else min(end, label + _FAR)

    def _looked_at(self, block: int, match: int, score: float) -> Verdict:
        """By what stands round it, what it may say, and its links."""
        tags, names = self._tags[block], self._names[block]
        if names & _ANY_NAME:
            for bit, role, reason in _NAMES:
                if names & bit:
                    return role, reason
        if tags & _NAV:
            return Role.NAVIGATION, "in a menu"
        if self._run[block]:
            return self._in_run(block)
        said = self._maybe(block, match)
        if said is not None:
            return said
        if tags & _ANY_TAG:
            return self._in_element(block, tags)
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
        if self._twice[block] or self._same[block] or self._same[block + 1]:
            self._title = block
            return Role.TEASER, "a title that is said twice"
        if self._under is not None and block < self._under[0]:
            return self._under[1], self._under[2]
        return None

    def _in_run(self, block: int) -> Verdict:
        count = self._run[block]
        if self._run_words[block] <= _LABEL:
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
