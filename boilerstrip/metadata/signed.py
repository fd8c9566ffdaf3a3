"""Names in boxes about the author and in signatures, looked at where nothing else names anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from boilerstrip.metadata.lines import Shown
from boilerstrip.metadata.shape import shorten
from boilerstrip.metadata.strength import BARE, are_given
from boilerstrip.metadata.view import View
from boilerstrip.metadata.window import Window
from boilerstrip.metadata.words import byline_words
from boilerstrip.phrases import bits_of

_FEWEST: Final = 80  # characters of a paragraph that a signature ends
_ABOUT: Final = bits_of("label.author_bio")
_NAMING: Final = ("a", "b", "strong")
_BEHIND: Final = 60  # blocks behind the body
_TAIL: Final = 8  # last blocks of the body, notes included, and
_NEAR: Final = 2  # blocks behind it, among which a signature set to the right may stand
_OFFICE: Final = 120  # characters of one with the signer's office
_RIGHT: Final = re.compile(r"text-align\s*:\s*(?:right|end)\b|(?:^|\s)(?:text|align)-?(?:right|end)(?:\s|$)", re.I)
_BEFORE_OFFICE: Final = re.compile(r"\n|\s[-–—]\s")


class Signature(NamedTuple):
    """Who signed, and where."""

    block: int
    line: str
    """As displayed, with a title, without an office."""
    name: str


def signed_author(window: Window, shown: Sequence[Shown]) -> Signature | None:
    """The one person whom a box about the author or a signature at the end of the text names."""
    return _introduced(window, shown) or _described(window) or _signature(window) or _set_right(window)


def _introduced(window: Window, shown: Sequence[Shown]) -> Signature | None:
    """ "Written by Jane Roe", and below it what she is: "Jane Roe is a writer who lives in Kiel"."""
    texts = window.view.page.texts
    for line in shown:
        names = line.named.names
        if line.named.opened and len(names) == 1 and are_given(line.named) and line.block + 1 < len(texts):
            below = texts[line.block + 1]
            if len(below) > _FEWEST and below.startswith(names[0].split()[0] + " "):
                return Signature(line.block, names[0], names[0])
    return None


def _described(window: Window) -> Signature | None:
    """Whom the line below "About the author" begins with."""
    view = window.view
    for block in range(window.title + 1, min(view.size - 1, window.span[1] + _BEHIND)):
        if view.matches[block] & _ABOUT:
            return _named(window, block + 1, _bearer(view, block + 1))
    return None


def _bearer(view: View, block: int) -> str:
    """With whom a block begins that is about a person: in an element of its own, or up to a small word: "Jane Roe is
    a writer"."""
    text = view.page.texts[block]
    if not view.page.flattened:
        raw, element = view.page.pieces[block][0]
        if element >= 0 and view.page.elements.tag[element] in _NAMING:
            return raw
    return shorten(text[:BARE], byline_words().names) if len(text) > BARE else text


def _signature(window: Window) -> Signature | None:
    """A paragraph that is one person's name amid what is kept: notes or a box follow the text's end. One of whom the
    text speaks is whom a picture shows."""
    found = [at for block in _bare(window) if (at := _named(window, block, window.view.page.texts[block])) is not None]
    if len(found) != 1:
        return None
    surname = found[0].name.rsplit(" ", 1)[-1]
    return None if sum(surname in text for text in window.view.page.texts) > 1 else found[0]


def _set_right(window: Window) -> Signature | None:
    """A name at the end of the text that is set to the right, alone or with an office behind or below it."""
    texts, last = window.view.page.texts, window.span[1]
    wordlike = byline_words().is_wordlike(window.reader.language)  # its names begin with words, too
    tail = range(max(window.span[0] + 1, last - _TAIL), min(last + _NEAR, len(texts)))
    signs = [block for block in tail if len(texts[block]) <= _OFFICE and _is_right(window.view, block)]
    names = [(block, _BEFORE_OFFICE.split(texts[block])[0]) for block in signs]
    found = [at for block, name in names if (at := _named(window, block, name, wordlike)) is not None]
    return found[0] if len(found) == 1 else None


def _is_right(view: View, block: int) -> bool:
    """Whether a block is aligned to the right, against the text before it."""
    elements = view.page.elements
    for element in view.chain(block):
        if elements.end[element] - elements.begin[element] > 1:
            break
        own = elements.attributes[element]
        if (own.get("align") or "").lower() == "right":
            return True
        if any(_RIGHT.search(own.get(key) or "") for key in ("style", "class")):
            return True
    return False


def _bare(window: Window) -> Iterator[int]:
    """Short paragraphs right behind long ones of the text. A customer's name stands in an element of another kind."""
    view, (first, last) = window.view, window.span
    texts, kept, links = view.page.texts, view.kept, view.page.link_chars
    for block in range(first + 1, last):
        if kept[block] or not kept[block - 1] or len(texts[block]) > BARE or len(texts[block - 1]) < _FEWEST:
            continue
        if not links[block] and view.tag(block) == "p" == view.tag(block - 1) and not view.marked(block, "caption"):
            yield block


def _named(window: Window, block: int, text: str, likely: bool = False) -> Signature | None:
    """The signature, if a text is that of one person and nothing else. Where it is `likely` any name will do."""
    named = window.reader.read(text.strip())
    if (
        len(named.names) != 1
        or named.rest
        or named.nobody
        or " " not in named.names[0]
        or not (likely or are_given(named))
    ):
        return None
    return Signature(block, " ".join(text.split()), named.names[0])
