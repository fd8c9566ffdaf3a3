"""Lines of the page that may name its authors, each with what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from boilerstrip.metadata.authored import apart, author_texts, prefer
from boilerstrip.metadata.named import Named
from boilerstrip.metadata.plain import is_prose, is_sentence
from boilerstrip.metadata.shape import is_initialled
from boilerstrip.metadata.strength import BARE, are_given, elsewhere, strength
from boilerstrip.metadata.text import key, without_hints
from boilerstrip.metadata.view import View
from boilerstrip.metadata.window import CREDIT, DATED, LONGEST, OPENED, Window
from boilerstrip.metadata.words import byline_words, even, folded, spaceless
from boilerstrip.phrases import bits_of

NEIGHBOURS: Final = 4  # blocks between the lines of one byline
_SURE: Final = 0.85  # strength of a line behind which no better one is expected
_SAYING: Final = OPENED | CREDIT
_DATED_LINE: Final = 160  # characters of a line that holds a claimed name, or begins with a date
_LAST_LATIN: Final = "\u024f"  # before the letters of Vietnamese
_SIGNATURE: Final = 4  # lines of one
_JOINER: Final = 3  # letters between names
_WEAK: Final = 0.3  # strength up to which a line is not worth weighing
_SAID: Final = 3  # spaces in an opener that is a sentence's beginning: "This post was written by Jane Roe. She ..."
_NEVER: Final = bits_of("label.share", "label.follow", "label.navigation", "label.login", "label.comment", "caption")
_CAPTIONED: Final = bits_of("closer.caption", "mention.caption")
"""Behind the article's end, a signature and whose the pictures are: "Minh Đức - Ảnh: Quang Hải"."""
_LABEL: Final = bits_of("label.byline")
_DIGIT: Final = re.compile(r"\d")
_TAIL_BRACKET: Final = re.compile(r"[（(【\[]([^（）()【】\[\]]{2,60})[)）】\]]\W{0,6}$")
_HEAD_BRACKET: Final = re.compile(  # a paper may stand in it: "[강가뉴스=김철수 기자]"
    r"^.{0,20}?[（(【\[](?:[^（()）【】\[\]=＝]{2,20}[=＝])?([^（()）【】\[\]=＝]{2,60})[)）】\]]"
)
_DATELINE: Final = re.compile(r"^(.{4,60}?) ?[=＝] ")  # "(서울=연합뉴스) 김철수 기자 = "
_CLOSING: Final = ("】", "]", ")", "）")
_BRACKET: Final = re.compile(r"[【\[(（]")


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the page that may be its byline."""

    block: int
    line: str
    named: Named
    strength: float
    """0 to 1: how sure it is that this line names the article's authors."""
    inside: bool = False
    """It is a part of a paragraph, which stays what it is."""
    bare: bool = False
    """Nothing but its place and shape speaks for it."""
    marked: bool = False
    """Its element is called an author's, or it links to one."""


def shown_lines(window: Window) -> Iterator[Shown]:
    """The window's lines that speak of authorship. Behind a sure one only its neighbours and opened lines are read."""
    view = window.view
    texts, matches = view.page.texts, view.matches
    first, last = window.span
    edges = (first, first + 1, last - 1, last)
    end = view.size
    for block in window.blocks:
        if block > end and block not in edges and not matches[block] & _SAYING:
            continue
        paragraph = len(texts[block]) > LONGEST or (view.kept[block] and _is_dense_prose(texts[block]))
        line = None if paragraph else _line(window, block)
        if line is not None:
            yield line
            if line.strength >= _SURE and line.named.names:
                end = min(end, block + NEIGHBOURS)
        elif block in edges and (view.kept[block] or paragraph):
            yield from _inside(window, block, texts[block])


def _line(window: Window, block: int) -> Shown | None:
    view = window.view
    matches = view.matches[block]
    begins = bool(matches & OPENED)
    if view.tag(block) == "th" or (not begins and view.is_cell(block)):
        return None  # "STT" numbers the rows of Vietnamese tables, and is Finland's agency
    signs = _ends_body(window, block) or _credits_title(window, block)
    credits = matches & CREDIT and signs and not _is_pictures(view.page.texts[block])
    if matches & (_NEVER & ~_CAPTIONED if signs else _NEVER) and not (begins or credits):
        return None
    initialled = signs and is_initialled(view.page.texts[block])
    labelled = block > 0 and bool(view.matches[block - 1] & _LABEL)
    opened = begins or initialled or labelled
    marked = view.marked(block, "author")
    worth = marked or opened or _worth_reading(window, block)
    linked = author_texts(view, block) if worth or view.page.link_chars[block] else []
    if not (worth or linked):
        return None
    credited = not (linked or labelled) and _is_credit(window, block, begins)
    if credited or elsewhere(window, block, opened, bool(linked)):
        return None
    text = apart(view, block)
    if linked and not (marked or opened) and is_prose(text):
        return None  # a sentence that speaks of somebody
    marked = marked or bool(linked)
    first_name = window.title < block <= window.title + 2 and even(text) in byline_words().given
    trusted = marked or opened or first_name or block in window.claimed
    named = window.reader.read(text, trusted)
    if signs and named.names and named.rest and (signed := _first_line(text)):
        named = window.reader.read(signed, trusted)  # a signature; what its bearer is stands in the lines below
    if opened and not begins and folded(view.page.texts[block - 1]) in byline_words().helpers:
        named.opener = named.opener or folded(view.page.texts[block - 1])
    if linked:
        prefer(named, window.reader.claimed(linked))
        named.rest = min(named.rest, 6)
        if helper := _helping(text, linked[0]):
            named.opener, named.opened = helper, False
    elif not (named.opened or opened or (block < window.span[0] and view.marked(block, "account", widest=1))):
        named.names = [n for n in named.names if " " in n or spaceless(n[0]) or first_name or key(n) in window.known]
    if not named.said:
        return None
    told = view.kept[block] and not (marked or initialled) and is_sentence(text) and _tells(text, named)
    if told and (named.opener.count(" ") < _SAID or not named.names):
        return None
    value = strength(window, block, named, marked, opened)
    if value <= _WEAK:
        return None
    if told:
        named.end = max(text.rfind(name) + len(name) for name in named.names)
    line = text[named.start : named.end] if named.start >= 0 else text
    shown = " ".join(line.split()).strip(" ,|·•-–—([（【")
    if shown[-1:] in _CLOSING and not _BRACKET.search(shown):
        shown = shown[:-1].rstrip()
    return Shown(block, shown, named, value, told, bare=not (marked or named.opened or opened), marked=marked)


def _tells(text: str, named: Named) -> bool:
    """Whether a sentence tells something: words stand beside opener and names, "By Monday Anna Bell had enough."; or,
    without an opener, its names are none that are known, as in scripts where any word has the shape of one."""
    if not named.opened:
        alone = named.dated and not named.rest
        return not (are_given(named) and (alone or any(map(str.isupper, text))))
    return _letters(text) - _letters(named.opener) - sum(map(_letters, named.names)) > _JOINER


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _ends_body(window: Window, block: int) -> bool:
    """Whether a block stands where a signature, or an agency in brackets, is the text's and not a picture's."""
    last = window.span[1]
    return last <= block <= last + 1 and not window.view.marked(block, "caption", widest=2)


def _credits_title(window: Window, block: int) -> bool:
    """Whether a block right below the title names persons and an agency, with no picture that it may speak of."""
    view, title = window.view, window.title
    if view.page.flattened or not 0 <= title < block <= title + 2 or not view.matches[block] & _CAPTIONED:
        return False
    return not _is_below_picture(view, title, block) and are_given(window.reader.read(view.page.texts[block]))


def _is_credit(window: Window, block: int, begins: bool) -> bool:
    """Whether a line that markup calls a credit is a picture's: one right below the title, no picture before it, and
    one behind the text that begins as bylines do are the article's."""
    view, title = window.view, window.title
    if not view.marked(block, "caption", widest=2):
        return False
    if begins and block >= window.span[1]:
        return False
    return not 0 <= title < block <= title + NEIGHBOURS or _is_below_picture(view, title, block)


def _is_below_picture(view: View, title: int, block: int) -> bool:
    """Whether a picture stands between title and block, so that the block may speak of it."""
    return any(title < image.before <= block for image in view.page.images)


def _is_pictures(text: str) -> bool:
    """Whether a credit is that of a picture: "Foto: dpa". "Quelle: dpa" may be the text's."""
    words, low = byline_words(), even(text)
    return words.captions.start(low) > words.sources.start(low)


def _first_line(text: str) -> str:
    """The first of several short lines, none of which is a sentence; empty where there are others."""
    lines = text.splitlines()
    few = 1 < len(lines) <= _SIGNATURE and all(len(line) <= BARE and not is_sentence(line) for line in lines)
    return lines[0] if few else ""


def _helping(text: str, name: str) -> str:
    """The words right before a linked name that make its bearer a helper: "9 replies, last post by roe"."""
    low = even(text)
    before = low[: max(0, low.find(even(name)))].rstrip(" :")
    return max([word for word in byline_words().helpers if before.endswith(word)], key=len, default="")


def _worth_reading(window: Window, block: int) -> bool:
    """Whether an unmarked line may be a bare name, a credit, or hold a claimed name."""
    view = window.view
    if view.matches[block] & CREDIT:
        return True
    text = view.page.texts[block]
    first, last = window.span
    headed = window.title - NEIGHBOURS <= block <= window.title + 6
    near = headed or first - 2 <= block <= first or abs(block - last) <= 2
    if (
        near
        and len(text) <= BARE
        and (not window.certain or _DIGIT.search(text) or spaceless(text.lstrip("(（【[")[:1]))
    ):
        return True  # a bare name, or an opener behind a date
    if len(text) > _DATED_LINE:
        return False
    return block in window.claimed or (near and bool(view.matches[block] & DATED or text[0].isdecimal()))


def _inside(window: Window, block: int, text: str) -> Iterator[Shown]:
    """Names in brackets at a paragraph's end or behind its dateline, and in a dateline."""
    view, (first, last) = window.view, window.span
    ends, begins = block in (last, last - 1), block in (first, first + 1)
    for pattern, edge in ((_TAIL_BRACKET, ends), (_HEAD_BRACKET, begins), (_DATELINE, begins)):
        match = pattern.search(text) if edge and len(text) > 20 else None
        if match is None or (begins and _is_pictures(text)):
            continue
        named = window.reader.read(without_hints(match[1]))
        bare = pattern is _TAIL_BRACKET and not named.rest and (_is_latin(match[1]) <= are_given(named))
        opened = named.opened or bool(pattern is _HEAD_BRACKET and match.start(1) == 1 and view.matches[block] & OPENED)
        if named.names and (opened or bare) and named.rest < 12:
            yield Shown(block, match[1].strip(), named, 0.62 if opened else 0.55, inside=True)


def _is_latin(text: str) -> bool:
    """Whether a text is in plain Latin letters, in which a firm's name has the shape of a person's."""
    return max(text) <= _LAST_LATIN


def _is_dense_prose(text: str) -> bool:
    """Whether a text is a paragraph in a script that says in the length of a line what others say in three."""
    return spaceless(text[1:2]) and is_prose(text)
