"""Lines of the page that may name its authors, each with what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from boilerstrip.metadata.names import Named, Reader
from boilerstrip.metadata.text import key
from boilerstrip.metadata.title import is_prose
from boilerstrip.metadata.view import View
from boilerstrip.metadata.words import byline_words, folded, spaceless
from boilerstrip.phrases import KINDS

_LONGEST: Final = 260  # characters of a byline
_BARE: Final = 60  # characters of a bare name with what stands beside it
_ABOVE: Final = 5  # blocks above the title
_BELOW: Final = 30  # blocks below the title
_FAR: Final = 150  # blocks below the title up to which only lines that begin as bylines do are looked at
_PROSE: Final = 3  # paragraphs below the title that are looked past
_TAIL: Final = 6  # blocks behind the body
_NEVER: Final = sum(
    1 << KINDS.index(f"label.{kind}") for kind in ("share", "follow", "navigation", "login", "comment", "caption")
) | sum(1 << KINDS.index(kind) for kind in ("opener.caption", "closer.caption", "mention.caption"))
_OPENED: Final = sum(1 << KINDS.index(kind) for kind in ("opener.byline", "closer.byline"))
_LABEL: Final = 1 << KINDS.index("label.byline")
_CREDIT: Final = sum(1 << KINDS.index(kind) for kind in ("opener.source", "closer.source", "label.source"))
_DATED: Final = sum(1 << KINDS.index(kind) for kind in ("opener.date", "closer.date", "label.date"))
_AUTHOR_ADDRESS: Final = re.compile(
    r"/(?:authors?|autor(?:en|in|es|i)?|auteurs?|profiles?|people|staff|contributors?|writers?|journalists?|by|bio"
    r"|reporters?|redakteure?|members?|users?|team|column(?:ist)?s?)/|[?&]author=|/@\w",
    re.I,
)
_DIGIT: Final = re.compile(r"\d")
_TAIL_BRACKET: Final = re.compile(r"[（(【\[]([^（）()【】\[\]]{2,60})[)）】\]]\W{0,3}$")
_HEAD_BRACKET: Final = re.compile(r"^.{0,20}?[（(]([^（）()]{2,60})[)）]")
_NO_BYLINES: Final = frozenset(("h1", "h2", "h3", "h4", "button", "label", "option"))


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


@dataclass
class Window:
    """The blocks that are looked at, and their words."""

    view: View
    reader: Reader
    title: int
    """Last block of the title, or the one before the body where no title is displayed."""
    titles: frozenset[int]
    """All blocks of the title."""
    span: tuple[int, int]
    known: frozenset[str]
    """Keys of the names that the page claims."""
    keys: dict[int, str] = field(default_factory=dict)

    def key(self, block: int) -> str:
        """Key of a block's text."""
        found = self.keys.get(block)
        if found is None:
            found = self.keys[block] = key(self.view.page.texts[block])
        return found

    @cached_property
    def blocks(self) -> list[int]:
        """The blocks that are looked at, in page order."""
        return [block for block in _places(self.view, self.title, self.span) if block not in self.titles]

    @cached_property
    def words(self) -> str:
        """Keys of all short lines in the window: what is displayed near the article."""
        texts = self.view.page.texts
        return " | ".join([self.key(block) for block in self.blocks if len(texts[block]) <= _LONGEST])

    def shows(self, name: str) -> bool:
        """Whether a name stands in one of the short lines."""
        return key(name) in self.words


def _places(view: View, title: int, span: tuple[int, int]) -> list[int]:
    """Blocks near the title, those round the body's ends, and lines farther off that begin as bylines do."""
    found: set[int] = set()
    prose = 0
    for block in range(max(0, title - _ABOVE), min(view.size, max(title, 0) + _BELOW)):
        found.add(block)
        prose += view.kept[block] and block > title and len(view.page.texts[block]) > 120
        if prose >= _PROSE:
            break
    first, last = span
    found.update(range(max(0, first - 4), min(view.size, first + 2)))
    found.update(range(max(0, last - 2), min(view.size, last + _TAIL)))
    matches = view.matches
    found.update(b for b in range(max(0, title), min(view.size, title + _FAR)) if matches[b] & _OPENED)
    found.update(b for b in range(last, min(view.size, last + _FAR // 5)) if matches[b] & _CREDIT)
    return sorted(found)


def shown_lines(window: Window) -> Iterator[Shown]:
    """The window's lines that speak of authorship."""
    view = window.view
    for block in window.blocks:
        text = view.page.texts[block]
        if len(text) > _LONGEST:
            yield from _inside(window, block, text)
            continue
        line = _line(view, block, window)
        if line is not None:
            yield line
        elif view.kept[block]:
            yield from _inside(window, block, text)


def _line(view: View, block: int, window: Window) -> Shown | None:
    if view.matches[block] & _NEVER and not view.matches[block] & _OPENED:
        return None
    marked = view.marked(block, "author")
    opened = bool(view.matches[block] & _OPENED) or (block > 0 and bool(view.matches[block - 1] & _LABEL))
    worth = marked or opened or _worth_reading(view, block, window)
    if not worth and not view.page.link_chars[block]:
        return None
    text, linked = _pieces(view, block)
    if not worth and not linked:
        return None
    marked = marked or bool(linked)
    if _elsewhere(window, block, opened) or (view.marked(block, "caption", widest=2) and not linked):
        return None
    named = window.reader.read(text, trusted=marked or opened)
    if linked:
        _prefer(named, window.reader.claimed(linked))
        named.rest = min(named.rest, 6)
    elif not named.opened and not opened:
        named.names = [n for n in named.names if " " in n or spaceless(n[0]) or key(n) in window.known]
    if not named.said:
        return None
    strength = _strength(window, block, named, marked, opened)
    if strength <= 0.3:
        return None
    line = text[named.start : named.end] if named.start >= 0 else text
    return Shown(
        block, " ".join(line.split()).strip(" ,|·•-–—"), named, strength, bare=not (marked or named.opened or opened)
    )


def _worth_reading(view: View, block: int, window: Window) -> bool:
    """Whether an unmarked line may be a bare name, a credit, or hold a claimed name."""
    if view.matches[block] & _CREDIT:
        return True
    text = view.page.texts[block]
    first, last = window.span
    near = window.title - 2 <= block <= window.title + 6 or first - 2 <= block <= first or abs(block - last) <= 2
    if near and len(text) <= _BARE and (not window.known or _DIGIT.search(text) or spaceless(text[0])):
        return True  # a bare name, or an opener behind a date
    if len(text) >= 160 or not window.known:
        return False
    identity = window.key(block)
    return any(name in identity for name in window.known)


def _pieces(view: View, block: int) -> tuple[str, list[str]]:
    """The block's text with breaks where markup glues two words, and the texts of its links to authors."""
    page = view.page
    if page.flattened:
        return page.texts[block], []
    own = page.element[block]
    parts: list[str] = []
    linked: dict[int, str] = {}
    last = own
    for raw, element in page.pieces[block]:
        if element < 0:
            parts.append("\n")
            continue
        if element != last and parts and parts[-1][-1:].isalnum() and raw[:1].isalnum():
            parts.append("\n")
        parts.append(" ".join(raw.split("\n")))
        last = element
        author = _author_element(view, element, own)
        if author >= 0:
            linked[author] = linked.get(author, "") + raw
    return "".join(parts).strip(), [" ".join(text.split()) for text in linked.values() if text.strip()]


def _author_element(view: View, element: int, own: int) -> int:
    """The inline element, at most the block's own, that marks its text as an author; -1 if none does."""
    elements = view.page.elements
    for _ in range(5):
        if element < 0:
            return -1
        if elements.tag[element] == "a":
            attributes = elements.attributes[element]
            if "author" in (attributes.get("rel") or "") or _AUTHOR_ADDRESS.search(attributes.get("href") or ""):
                return element
        if element == own:
            return -1
        if "author" in view.marks(element):
            return element
        element = elements.parent[element]
    return -1


def _prefer(named: Named, exact: list[str]) -> None:
    """Cut the names that were read to those that links give."""
    if not exact:
        return
    names = []
    for name in named.names:
        match = next((e for e in exact if key(name).startswith(key(e)) or key(e).startswith(key(name))), None)
        if match is None and key(name) in named.weak:
            continue
        names.append(match or name)
    if not any(e in names for e in exact):
        names = exact + [n for n in names if named.opened and key(n) not in named.weak]
    named.names = list(dict.fromkeys(names))
    if named.start < 0:
        named.mark(0, 400)


def _elsewhere(window: Window, block: int, opened: bool) -> bool:
    """Whether the block stands in an element for teasers, comments and the like that does not hold the title."""
    view, title, last = window.view, window.title, window.span[1]
    if title < block <= title + 4 or (opened and last < block <= last + 3):
        return False
    elements = view.page.elements
    for element in view.chain(block):
        if elements.begin[element] <= title < elements.end[element]:
            return False
        marks = view.marks(element)
        if "other" in marks and "author" not in marks:
            return True
    return False


def _strength(window: Window, block: int, named: Named, marked: bool, opened: bool) -> float:
    view, title, span = window.view, window.title, window.span
    strength = 0.15
    if named.opened or opened:
        strength += 0.4
    if marked:
        strength += 0.35
    if any(key(name) in window.known for name in named.names):
        strength += 0.35
    if title < block <= span[0] + 1 or (block >= span[1] and block <= span[1] + 1 and not named.rest):
        strength += 0.2
    bare = not named.rest and len(view.page.texts[block]) < 60 and not view.page.link_chars[block]
    if (
        bare
        and (not window.known or spaceless(named.names[0][0] if named.names else ""))
        and _alone(view, block, title, span)
    ):
        strength += 0.25
    if block > span[1] + 2:
        strength -= 0.2
    if folded(named.opener) in byline_words().helpers:
        strength -= 0.3
    strength -= min(0.4, named.rest / 60)
    if named.sources and not named.names and view.matches[block] & _CREDIT:
        strength += 0.3
    elif not named.names:
        strength -= 0.15
    return max(0.0, min(1.0, strength - 0.003 * min(abs(block - title), abs(block - span[1]) + 5)))


def _alone(view: View, block: int, title: int, span: tuple[int, int]) -> bool:
    """Whether a bare line stands where a byline would: next to the title or date, or right behind the body."""
    text = view.page.texts[block]
    first, last = span
    if text[-1:] in "!?:…" or view.tag(block) in _NO_BYLINES:
        return False
    if spaceless(text[0]) or spaceless(text[1:2] or text[0]):  # any word may have the shape of a name here
        if title < block <= first and len(text) < 4:
            return block == title + 1 or block >= first - 1
        return text[0] in "(（【[" and last <= block <= last + 1
    if block == title - 1:
        return _numbers(text)
    if block in (title + 1, title + 2) and title >= 0:
        return any(_beside(view, b) for b in (block - 1, block + 1) if 0 <= b < view.size)
    if block == first - 1 or (block == first and not view.page.flattened):
        return block > title and block + 1 < view.size and len(view.page.texts[block + 1]) > 120
    if block in (last, last + 1) and block > first + 1:
        return len(view.page.texts[block - 1]) > 60
    return False


def _beside(view: View, block: int) -> bool:
    """Whether a block is what bylines stand beside: a date or a paragraph of the article."""
    text = view.page.texts[block]
    return bool(view.kept[block] or view.matches[block] & _DATED or _numbers(text) or is_prose(text))


def _numbers(text: str) -> bool:
    return len(text) < 60 and sum(c.isdecimal() for c in text) >= 5


def _inside(window: Window, block: int, text: str) -> Iterator[Shown]:
    """Names in brackets at a paragraph's end, or behind its dateline."""
    first, last = window.span
    for pattern, edge in ((_TAIL_BRACKET, block in (last, last - 1)), (_HEAD_BRACKET, block in (first, first + 1))):
        match = pattern.search(text) if edge and len(text) > 20 else None
        if match is None or match[1].isascii():
            continue
        named = window.reader.read(match[1])
        bare = pattern is _TAIL_BRACKET and not match[1].isascii() and not named.rest
        if named.names and (named.opened or bare) and named.rest < 12:
            yield Shown(block, match[1].strip(), named, 0.62 if named.opened else 0.55, inside=True)
