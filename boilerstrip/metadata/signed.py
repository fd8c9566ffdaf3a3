"""Names in boxes about the author and in signatures, looked at where nothing else names anybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from boilerstrip.metadata.lines import Shown
from boilerstrip.metadata.strength import BARE, are_given
from boilerstrip.metadata.window import Window
from boilerstrip.phrases import bits_of

_FEWEST: Final = 80  # characters of a paragraph that a signature ends
_ABOUT: Final = bits_of("label.author_bio")
_NAMING: Final = ("a", "b", "strong")
_BEHIND: Final = 60  # blocks behind the body


def signed_author(window: Window, shown: Sequence[Shown]) -> tuple[int, str] | None:
    """Block and name of the one person whom a box about the author or a signature inside the text names."""
    return _introduced(window, shown) or _described(window) or _signature(window)


def _introduced(window: Window, shown: Sequence[Shown]) -> tuple[int, str] | None:
    """ "Written by Jane Roe", and below it what she is: "Jane Roe is a writer who lives in Kiel"."""
    texts = window.view.page.texts
    for line in shown:
        names = line.named.names
        if line.named.opened and len(names) == 1 and are_given(line.named) and line.block + 1 < len(texts):
            below = texts[line.block + 1]
            if len(below) > _FEWEST and below.startswith(names[0].split()[0] + " "):
                return line.block, names[0]
    return None


def _described(window: Window) -> tuple[int, str] | None:
    """Whom the line below "About the author" begins with."""
    view = window.view
    for block in range(window.title + 1, min(view.size - 1, window.span[1] + _BEHIND)):
        if view.matches[block] & _ABOUT and not view.page.flattened:
            raw, element = view.page.pieces[block + 1][0]
            if (element >= 0 and view.page.elements.tag[element] in _NAMING) or len(raw) == len(
                view.page.texts[block + 1]
            ):
                return _named(window, block + 1, raw)
    return None


def _signature(window: Window) -> tuple[int, str] | None:
    """A paragraph that is one person's name amid what is kept: notes or a box follow the text's end. One of whom the
    text speaks is whom a picture shows."""
    found = [at for block in _bare(window) if (at := _named(window, block, window.view.page.texts[block])) is not None]
    if len(found) != 1:
        return None
    surname = found[0][1].rsplit(" ", 1)[-1]
    return None if sum(surname in text for text in window.view.page.texts) > 1 else found[0]


def _bare(window: Window) -> Iterator[int]:
    """Short paragraphs right behind long ones of the text. A customer's name stands in an element of another kind."""
    view, (first, last) = window.view, window.span
    texts, kept, links = view.page.texts, view.kept, view.page.link_chars
    for block in range(first + 1, last):
        if kept[block] or not kept[block - 1] or len(texts[block]) > BARE or len(texts[block - 1]) < _FEWEST:
            continue
        if not links[block] and view.tag(block) == "p" == view.tag(block - 1) and not view.marked(block, "caption"):
            yield block


def _named(window: Window, block: int, text: str) -> tuple[int, str] | None:
    """Block and name, if a text is that of one person and nothing else."""
    named = window.reader.read(text.strip())
    if len(named.names) != 1 or named.rest or named.nobody or " " not in named.names[0] or not are_given(named):
        return None
    return block, named.names[0]
