"""Boxes far from title and body's ends that name the author: looked for where nothing nearer names one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from boilerstrip.metadata.authored import apart, author_texts
from boilerstrip.metadata.shape import is_name
from boilerstrip.metadata.strength import BARE, elsewhere
from boilerstrip.metadata.text import key
from boilerstrip.metadata.window import Window
from boilerstrip.metadata.wording import is_wording
from boilerstrip.metadata.words import byline_words

_BEHIND: Final = 60  # blocks behind the body
_AROUND: Final = 30  # elements round a block that are asked: with a bound the time stays linear
_ANSWERS: Final = frozenset(("comment", "suggestedanswer", "acceptedanswer", "review", "reviews"))  # of schema.org


def boxed_author(window: Window) -> tuple[int, str] | None:
    """Block and name of the one person whom markup between title and the page's end calls an author.

    Where several are named, those are commenters or the authors of other articles; but microdata tells an article's
    author from those who answer it.
    """
    view = window.view
    found: dict[str, tuple[int, str]] = {}
    for block, name in _boxed(window):
        if view.is_data(block, "author"):
            return block, name
        if " " in name and is_name(name, byline_words().names) and not is_wording(view, name, window.reader.language):
            found.setdefault(key(name), (block, name))
    return next(iter(found.values())) if len(found) == 1 else None


def _boxed(window: Window) -> Iterator[tuple[int, str]]:
    """Lines that name one person and nothing else, in an element for an author."""
    view = window.view
    near = frozenset(window.blocks)
    for block in range(window.title + 1, min(view.size, window.span[1] + _BEHIND)):
        text = view.page.texts[block]
        if len(text) > BARE or text[-1] in ":：" or block in near or view.kept[block]:
            continue
        linked = author_texts(view, block) if view.page.link_chars[block] else []
        if not (linked or view.marked(block, "author")) or elsewhere(window, block, False, bool(linked)):
            continue
        if _answers(window, block):
            continue
        named = window.reader.read(linked[0] if linked else apart(view, block), trusted=True)
        if len(named.names) == 1 and not (named.rest or named.nobody):
            yield block, named.names[0]


def _answers(window: Window, block: int) -> bool:
    """Whether microdata says that a block stands in an answer, a comment or a review."""
    elements = window.view.page.elements
    element = window.view.page.element[block]
    for _ in range(_AROUND):
        if element < 0:
            break
        called = elements.attributes[element].get("itemprop")
        if called and _ANSWERS.intersection(called.lower().split()):
            return True
        element = elements.parent[element]
    return False
