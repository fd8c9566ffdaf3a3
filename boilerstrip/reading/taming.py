"""Markup that no parser reads in linear time, made harmless before it is parsed.

The HTML standard makes a parser look through all open elements at many a tag, reopen all open formatting elements in
each new paragraph, and compare each attribute with all of its element. A page of nothing but opening tags costs its
size squared, then. Tags that open beyond a depth are left out here, and so are their closing tags; the text stays,
and boxes stay apart.

Ordinary pages are not looked at: a cheap count tells that they cannot be deep enough to matter.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from boilerstrip.reading.tags import BLOCK, KINDS

_FEW_TAGS = 4_000  # opening ones; even if all were nested, parsing would take but some hundredths of a second
_LONG_TAG = 16_000  # characters without another "<"
_FORMATTING_DEPTH = 8
_DEEP = 64  # open elements; from here on closing tags that close nothing are left out
_ATTRIBUTES = 1_000

_TAG = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*)([^<>\"'=]*>)?|(!--)|[!?])")
_TAG_END = re.compile(r">|=\s*([\"'])")
_ATTRIBUTE = re.compile(r"[^\s\"'>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]*))?")
_VOID = frozenset(
    """area base basefont bgsound br col embed frame hr img input link meta param source track wbr""".split()  # noqa: SIM905
)
# Never one within the other: the parser closes the first where the second opens, or leaves the second out.
_CLOSED_BY_THE_NEXT = frozenset(
    """html head body form p li dt dd tr td th tbody thead tfoot colgroup caption option rb rt rtc rp a
    nobr""".split()  # noqa: SIM905
)
_FORMATTING = frozenset(("b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"))
_RAW = {
    name: re.compile(f"</{name}", re.I)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}


class Tamed(NamedTuple):
    """Markup that can be parsed in linear time."""

    html: str
    notes: list[str]
    """What was left out."""
    limited: bool
    """A limit was hit, beside that of inline markup within inline markup."""


def tame(html: str, depth: int) -> Tamed:
    """`html` with at most `depth` elements nested, and a bounded number of attributes."""
    return _Tamer(html, depth).run() if _suspicious(html) else Tamed(html, [], False)


def _suspicious(html: str) -> bool:
    """Whether so many elements could be open at once, or an element have so many attributes, that it matters."""
    tags = html.count("<")
    if tags > _FEW_TAGS and tags - html.count("</") > _FEW_TAGS:
        return True
    at = html.find("<")
    while at >= 0 and len(html) - at > _LONG_TAG:
        following = html.rfind("<", at + 1, at + _LONG_TAG)
        if following < 0:
            following = html.find("<", at + 1)
            after = html[at + 1]
            if after in "\"'" or (after.isalpha() and _tag_end(html, at + 1) - at > _LONG_TAG):
                return True
        at = following
    return False


class _Tamer:
    """One pass over the tags, with the stack of open elements as the parser would have it."""

    def __init__(self, html: str, depth: int) -> None:
        self.html = html
        self.depth = depth
        self.open: list[str] = []
        self.opened: Counter[str] = Counter()
        self.formatting = 0
        self.left_out: Counter[str] = Counter()  # whose closing tags are still to come
        self.notes: dict[str, bool] = {}  # and whether that is a limit of the page
        self.kept: list[str] = []  # stretches of the source
        self.since = 0  # where the stretch that is not yet kept begins

    def run(self) -> Tamed:
        """Go through all tags."""
        html, at = self.html, 0
        while True:
            tag = _TAG.search(html, at)
            if tag is None:
                break
            closing, name, rest, comment = tag.groups()
            if name is None:
                at = _behind(html, "-->" if comment else ">", tag.start() + 2)
                continue
            at = tag.end() if rest is not None else _tag_end(html, tag.end())
            name = name.lower()
            if closing:
                keep = self.close(name)
            else:
                keep = name in _VOID or name in _CLOSED_BY_THE_NEXT or self.enter(name, html[at - 2 : at] == "/>")
                if keep and at - tag.start() > _LONG_TAG:
                    self.shorten(tag.end(2), at)
                raw = _RAW.get(name)
                if raw is not None:
                    end = raw.search(html, at)
                    at = end.start() if end is not None else len(html)
                    keep = True
            if not keep:
                self.cut(tag.start(), at, "<p>" if KINDS.get(name) == BLOCK else "")
        self.kept.append(html[self.since :])
        return Tamed("".join(self.kept), list(self.notes), any(self.notes.values()))

    def cut(self, begin: int, end: int, instead: str = "") -> None:
        """Leave out a stretch of the source."""
        if begin > self.since:
            self.kept += (self.html[self.since : begin], instead)
        self.since = end

    def enter(self, name: str, self_closed: bool) -> bool:
        """Open an element; False where too many are open."""
        if name in _RAW or (self_closed and (self.opened["svg"] or self.opened["math"])):
            return True
        formatting = name in _FORMATTING
        deep = len(self.open) >= self.depth
        if deep or (formatting and self.formatting >= _FORMATTING_DEPTH):
            self.left_out[name] += 1
            if deep:
                self.notes[f"limit of {self.depth} nested elements was hit: deeper ones were read as text"] = True
            else:
                self.notes["inline markup within inline markup was left out"] = False
            return False
        self.open.append(name)
        self.opened[name] += 1
        self.formatting += formatting
        return True

    def close(self, name: str) -> bool:
        """Close an element, and those that are open in it; False where its opening tag was left out."""
        if self.left_out[name]:
            self.left_out[name] -= 1
            return False
        if not self.opened[name]:
            return len(self.open) < _DEEP or name in _CLOSED_BY_THE_NEXT or name in _RAW or name == "br"
        if name in _FORMATTING:  # what is open in it stays open
            self.open.reverse()
            self.open.remove(name)
            self.open.reverse()
            self.opened[name] -= 1
            self.formatting -= 1
            return True
        while True:
            last = self.open.pop()
            self.opened[last] -= 1
            self.formatting -= last in _FORMATTING
            if last == name:
                return True

    def shorten(self, begin: int, end: int) -> None:
        """Leave out attributes from the thousandth on."""
        for count, attribute in enumerate(_ATTRIBUTE.finditer(self.html, begin, end - 1)):
            if count == _ATTRIBUTES:
                self.cut(attribute.start(), end - 1)
                self.notes[f"limit of {_ATTRIBUTES} attributes of an element was hit"] = True
                return


def _tag_end(html: str, at: int) -> int:
    """Where the tag ends that goes on at `at`: behind the next ">" that does not stand in quotes."""
    while True:
        found = _TAG_END.search(html, at)
        if found is None:
            return len(html)
        quote = found[1]
        if quote is None:
            return found.end()
        at = _behind(html, quote, found.end())


def _behind(html: str, mark: str, at: int) -> int:
    """Behind the next `mark`; the end of `html` where there is none."""
    found = html.find(mark, at)
    return found + len(mark) if found >= 0 else len(html)
