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
from collections.abc import Callable
from typing import NamedTuple

from boilerstrip.reading.tags import BLOCK, KINDS

_FEW_TAGS = 4_000  # opening ones; even if all were nested, parsing would take but some hundredths of a second
_LONG_TAG = 16_000  # characters without another "<"
_FORMATTING_DEPTH = 8
_DEEP = 64  # open elements; from here on closing tags that close nothing are left out
_ATTRIBUTES = 1_000

_CHECK = 4096 - 1  # tags between two looks at the clock

_HARMLESS, _OPENS, _FORMATS, _CLOSES, _HOLDS_TEXT, _COMMENT, _DECLARATION = range(7)

_TAG = re.compile(r"<(?:/?[a-zA-Z][^\s/>]*>?|!--|[!?])")
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
    late: bool = False
    """Time was up: the rest is missing."""


def tame(html: str, depth: int, late: Callable[[], bool] | None = None) -> Tamed:
    """`html` with at most `depth` elements nested, and a bounded number of attributes.

    Where `late` says that time is up, only what was gone through until then is returned.
    """
    return _Tamer(html, depth, late or _never).run() if _suspicious(html) else Tamed(html, [], False)


def _never() -> bool:
    return False


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


class _Mark(NamedTuple):
    """What a tag does, by its first characters alone; looked up once for all tags that begin alike."""

    does: int
    name: str
    whole: bool
    """Nothing follows the name but ">"."""


def _read(begins: str) -> _Mark:
    """`begins`: "<!--", "<!", "<?", or the tag as far as its name, with ">" where that follows."""
    if begins[1] in "!?":
        return _Mark(_COMMENT if begins == "<!--" else _DECLARATION, "", False)
    name = begins.removesuffix(">").lstrip("</").lower()
    if begins[1] == "/":
        does = _CLOSES
    elif name in _RAW:
        does = _HOLDS_TEXT
    elif name in _VOID or name in _CLOSED_BY_THE_NEXT:
        does = _HARMLESS
    else:
        does = _FORMATS if name in _FORMATTING else _OPENS
    return _Mark(does, name, begins[-1] == ">")


class _Tamer:
    """One pass over the tags, with the stack of open elements as the parser would have it."""

    def __init__(self, html: str, depth: int, late: Callable[[], bool]) -> None:
        self.html = html
        self.depth = depth
        self.late = late
        self.open: list[str] = []
        self.opened: Counter[str] = Counter()
        self.formatting = 0
        self.left_out: Counter[str] = Counter()  # whose closing tags are still to come
        self.marks: dict[str, _Mark] = {}
        self.notes: dict[str, bool] = {}  # and whether that is a limit of the page
        self.kept: list[str] = []  # stretches of the source
        self.since = 0  # where the stretch that is not yet kept begins
        self.end = len(html)

    def run(self) -> Tamed:
        """Go through all tags, anew behind each stretch that holds no tags whatever it looks like."""
        at = 0
        while at >= 0:
            at = self.go(at)
        self.kept.append(self.html[self.since : self.end])
        late = self.end < len(self.html)
        return Tamed("".join(self.kept), list(self.notes), any(self.notes.values()), late)

    def go(self, at: int) -> int:
        """Go through the tags from `at` on; where to go on, -1 at the end. The loop is what hostile pages cost."""
        html, marks = self.html, self.marks
        open_, left_out, depth = self.open, self.left_out, self.depth
        for count, tag in enumerate(_TAG.finditer(html, at)):
            begin, end = tag.span()
            if begin < at:  # within the attributes of another
                continue
            if not count & _CHECK and count and self.late():
                self.end = begin
                return -1
            does, name, whole = marks.get(tag[0]) or self.learn(tag[0])
            if not whole:
                if does >= _COMMENT:
                    at = _behind(html, "-->" if does == _COMMENT else ">", begin + 2)
                    continue
                at = end = _tag_end(html, end)
                if end - begin > _LONG_TAG and does != _CLOSES:
                    self.shorten(tag.end(), end)
            if does == _HARMLESS:
                continue
            if does == _CLOSES:
                keep = self.close(name)
            elif does == _HOLDS_TEXT:
                closing = _RAW[name].search(html, end)
                return closing.start() if closing is not None else -1
            elif html[end - 2] == "/" and (self.opened["svg"] or self.opened["math"]):  # closes itself
                continue
            elif len(open_) >= depth or (does == _FORMATS and self.formatting >= _FORMATTING_DEPTH):
                left_out[name] += 1
                keep = False
            else:
                self.enter(name, does == _FORMATS)
                continue
            if not keep:
                if begin > self.since:
                    self.leave(begin, name)
                self.since = end
        return -1

    def learn(self, begins: str) -> _Mark:
        """What tags do that begin so."""
        mark = self.marks[begins] = _read(begins)
        return mark

    def leave(self, begin: int, name: str) -> None:
        """Keep what is before a tag that is left out; boxes stay apart."""
        self.kept += (self.html[self.since : begin], "<p>" if KINDS.get(name) == BLOCK else "")
        if len(self.open) >= self.depth:
            self.notes[f"limit of {self.depth} nested elements was hit: deeper ones were read as text"] = True
        elif self.formatting >= _FORMATTING_DEPTH:
            self.notes["inline markup within inline markup was left out"] = False

    def enter(self, name: str, formats: bool) -> None:
        """Open an element."""
        self.open.append(name)
        self.opened[name] += 1
        self.formatting += formats

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
                self.kept.append(self.html[self.since : attribute.start()])
                self.since = end - 1
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
