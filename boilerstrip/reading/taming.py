"""Markup that no parser reads in linear time, made harmless before it is parsed.

The HTML standard makes a parser look through all open elements at many a tag, reopen all open formatting elements in
each new paragraph, and compare each attribute with all of its element. A page of nothing but opening tags costs its
size squared, then. Tags that open beyond a depth are left out here, and so are their closing tags; the text stays,
and boxes stay apart.

Ordinary pages are not looked at: a cheap count tells that they cannot be deep enough to matter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from boilerstrip.options import Limits
from boilerstrip.reading.open_elements import FORMATTING, FORMATTING_DEPTH, TELLING, OpenElements
from boilerstrip.reading.tags import BLOCK, KINDS

_FEW_TAGS = 4_000  # opening ones; even if all were nested, parsing would take but some hundredths of a second
_FEW_NESTED = 200  # opening tags of elements that can stand in their like
_LONG_TAG = 16_000  # characters without another "<"
_DEEP = 64  # open elements; from here on closing tags that close nothing are left out
_ATTRIBUTES = 1_000

CHECK = 4096 - 1  # tags between two looks at the clock
_ANEW = 2  # elements that one counts for which is opened anew: it takes no tag, and its attributes are copied
_LONG_RUN = 256  # characters
# Open elements that a parser may look through for each character of the page. Ordinary pages need one or two.
_STEPS = 12
_STEPS_OF_SMALL_PAGES = 2_000_000
_ROOTS = 16_000  # characters of tags whose attributes all become those of one element

_HARMLESS, _PLAIN, _FORMATS, _SPECIAL, _CLOSES, _ROOT, _HOLDS_TEXT, _COMMENT, _DECLARATION = range(9)

TAG = re.compile(r"<(?:/?[a-zA-Z][^\s/>]*>?|!--|[!?])")
_TAG_END = re.compile(r">|=\s*([\"'])")
_ROOT_TAG = re.compile(r"<(?:body|html)[\s/][^<>]*", re.I)
_FLAT_TAG = re.compile(  # the look ahead saves trying each name at every "<"
    r"<(?=[abdhilmopt])(?:a|br|dd|dt|hr|img|input|li|link|meta|option|p|td|th|tr)[\s/>]", re.I
)
ATTRIBUTE = re.compile(r"([^\s\"'>/=]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]*))?")
# Never one within the other, or without content.
_NEVER_OPEN = frozenset(
    """html head body a area base basefont bgsound br col colgroup embed frame hr image img input keygen link meta
    param source track wbr""".split()  # noqa: SIM905
)
RAW = {
    name: re.compile(f"</{name}", re.I)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
RAW["plaintext"] = re.compile(r"\Z")
# Even without effect the closing tags of these put something on the page.
_NEVER_LEFT_OUT = frozenset((*RAW, "br", "p", "html", "head", "body"))


class Tamed(NamedTuple):
    """Markup that can be parsed in linear time."""

    html: str
    notes: list[str]
    """What was left out."""
    limited: bool
    """A limit was hit, beside that of inline markup within inline markup."""
    cut: str = ""
    """The limit, seconds or nodes, at which the rest was left out."""


def tame(html: str, limits: Limits, late: Callable[[], bool]) -> Tamed:
    """`html` with bounded nesting, and a bounded number of attributes to an element.

    Where `late` says that time is up, or where more elements begin than may be walked, the rest is left out.
    """
    return _Tamer(html, limits, late).run() if _suspicious(html) else Tamed(html, [], False)


def _suspicious(html: str) -> bool:
    """Whether so many elements could be open at once, or an element have so many attributes, that it matters."""
    tags = html.count("<")
    if tags > _FEW_TAGS:
        closing = html.count("</")
        opening = tags - closing
        if closing > opening + _FEW_TAGS // 4:
            return True
        if opening > _FEW_TAGS and opening - len(_FLAT_TAG.findall(html)) > _FEW_NESTED:
            return True
    if sum(map(len, _ROOT_TAG.findall(html))) > _ROOTS:
        return True
    at = html.find("<")
    while at >= 0 and len(html) - at > _LONG_TAG:
        following = html.rfind("<", at + 1, at + _LONG_TAG)
        if following < 0:
            following = html.find("<", at + 1)
            after = html[at + 1]
            if after in "\"'" or (after.isalpha() and tag_end(html, at + 1) - at > _LONG_TAG):
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
    if name in ("h2", "h3", "h4", "h5", "h6"):
        name = "h1"  # the closing tag of one closes any
    if begins[1] == "/":
        does = _CLOSES
    elif name in ("html", "body"):
        does = _ROOT
    elif name in RAW:
        does = _HOLDS_TEXT
    elif name in _NEVER_OPEN and name != "hr":
        does = _HARMLESS
    elif name in FORMATTING:
        does = _FORMATS
    else:
        does = _SPECIAL if name in TELLING else _PLAIN
    return _Mark(does, name, begins[-1] == ">")


class _Tamer:
    """One pass over the tags, with the stack of open elements as the parser would have it."""

    def __init__(self, html: str, limits: Limits, late: Callable[[], bool]) -> None:
        self.html = html
        self.depth = limits.depth
        self.tags = limits.nodes + html.count("</")  # that may still be gone through
        self.late = late
        self.open = OpenElements()
        self.left_out: defaultdict[str, int] = defaultdict(int)  # whose closing tags are still to come
        self.roots = 0
        self.steps = max(_STEPS_OF_SMALL_PAGES, _STEPS * len(html))
        self.marks: dict[str, _Mark] = {}
        self.notes: dict[str, bool] = {}  # and whether that is a limit of the page
        self.kept: list[str] = []  # stretches of the source
        self.since = 0  # where the stretch that is not yet kept begins
        self.end = len(html)
        self.cut = ""

    def run(self) -> Tamed:
        """Go through all tags, anew behind each stretch that holds no tags whatever it looks like."""
        at = 0
        while at >= 0:
            at = self.go(at)
            if at > 0 and self.stops(at, 1):
                break
        self.kept.append(self.html[self.since : self.end])
        return Tamed("".join(self.kept), list(self.notes), any(self.notes.values()), self.cut)

    def stops(self, at: int, tags: int) -> bool:
        """Whether a limit is hit, `tags` further on; the rest is left out then."""
        self.tags -= tags
        self.cut = "nodes" if self.tags < _ANEW * self.open.reopened else "seconds" if self.late() else ""
        if self.cut:
            self.end = at
        return bool(self.cut)

    def go(self, at: int) -> int:
        """Go through the tags from `at` on; where to go on, -1 at the end. The loop is what hostile pages cost."""
        html, marks, open_ = self.html, self.marks, self.open
        for count, tag in enumerate(TAG.finditer(html, at)):
            begin, end = tag.span()
            if begin < at:  # within the attributes of another
                continue
            if not count & CHECK and count and self.stops(begin, CHECK):
                return -1
            does, name, whole = marks.get(tag[0]) or self.learn(tag[0])
            if not whole:
                if does >= _COMMENT:
                    at = behind(html, "-->" if does == _COMMENT else ">", begin + 2)
                    continue
                at = end = tag_end(html, end)
                if end - begin > _LONG_TAG and does != _CLOSES:
                    self.shorten(tag.end(), end)
            if does == _HARMLESS:
                continue
            if does == _PLAIN and open_.depth < self.depth:
                if html[end - 2] != "/" or not open_.foreign():
                    open_.open_plain(name)
                continue
            if does == _ROOT:
                self.roots += end - begin
            if self.keeps(does, name, html[end - 2] == "/"):
                if does == _HOLDS_TEXT:
                    closing = RAW[name].search(html, end)
                    return closing.start() if closing is not None else -1
                continue
            if begin > self.since:
                self.leave(begin, name)
            self.since = end
            if does != _CLOSES and whole and html.startswith(tag[0], end):  # very many of a kind, mostly
                again = re.compile(f"(?:{re.escape(tag[0])})+").match(html, end)
                if again is not None and again.end() > end + _LONG_RUN:
                    self.left_out[name] += (again.end() - end) // len(tag[0])
                    self.since = again.end()
                    return self.since
        return -1

    def learn(self, begins: str) -> _Mark:
        """What tags do that begin so."""
        mark = self.marks[begins] = _read(begins)
        return mark

    def keeps(self, does: int, name: str, self_closed: bool) -> bool:
        """Tell the stack of a tag; False where the tag is to be left out."""
        open_ = self.open
        if does == _CLOSES:
            if self.left_out[name]:
                self.left_out[name] -= 1
                return False
            return open_.close(name) or open_.depth < _DEEP or (name in _NEVER_LEFT_OUT and not self.looks_too_much())
        if does == _ROOT:
            if self.roots > _ROOTS:
                self.notes[f"limit of {_ROOTS} characters of html and body tags was hit"] = True
            return self.roots <= _ROOTS
        if does == _HOLDS_TEXT or (self_closed and open_.foreign()):
            return True
        if does == _FORMATS:
            deep = len(open_.formats) >= FORMATTING_DEPTH
        else:
            open_.makes_room(name)
            deep = (open_.depth >= self.depth and name != "hr") or self.looks_too_much()
        if deep:
            self.left_out[name] += 1
        elif name != "hr":
            open_.open(name)
        return not deep

    def looks_too_much(self) -> bool:
        """Whether a parser would have looked through open elements so often that from here on none may be deep."""
        if self.open.looked <= self.steps:
            return False
        self.depth = min(self.depth, _DEEP)
        return self.open.depth >= self.depth

    def leave(self, begin: int, name: str) -> None:
        """Keep what is before a tag that is left out; boxes stay apart."""
        self.kept += (self.html[self.since : begin], "<p>" if KINDS.get(name) == BLOCK else "")
        if self.open.depth >= self.depth:
            self.notes[f"limit of {self.depth} nested elements was hit: deeper ones were read as text"] = True
        elif name in FORMATTING:
            self.notes["inline markup within inline markup was left out"] = False

    def shorten(self, begin: int, end: int) -> None:
        """Leave out attributes from the thousandth on."""
        for count, attribute in enumerate(ATTRIBUTE.finditer(self.html, begin, end - 1)):
            if count == _ATTRIBUTES:
                self.kept.append(self.html[self.since : attribute.start()])
                self.since = end - 1
                self.notes[f"limit of {_ATTRIBUTES} attributes of an element was hit"] = True
                return


def tag_end(html: str, at: int) -> int:
    """Where the tag ends that goes on at `at`: behind the next ">" that does not stand in quotes."""
    while True:
        found = _TAG_END.search(html, at)
        if found is None:
            return len(html)
        quote = found[1]
        if quote is None:
            return found.end()
        at = behind(html, quote, found.end())


def behind(html: str, mark: str, at: int) -> int:
    """Behind the next `mark`; the end of `html` where there is none."""
    found = html.find(mark, at)
    return found + len(mark) if found >= 0 else len(html)
