"""Whether the article speaks of what a title says: one made of the names of site and section is none of its own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple
from unicodedata import category

from boilerstrip.metadata.headings import is_heading, shown_text
from boilerstrip.metadata.headline import is_site
from boilerstrip.metadata.plain import Title, first_prose, is_spaceless
from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View

_READ: Final = 6_000  # characters of the article that are read
_PROSE: Final = 60  # characters of a block that belongs to it; half as many where no spaces part words
_WORD: Final = 4  # letters of a word that tells what a text speaks of
_STEM: Final = 6  # letters of it that are compared: its ending may change
_SYLLABLE: Final = 3.8  # mean letters of a text's words below which they are syllables: Vietnamese has 3.3, English 4.7
_ABOVE: Final = 8  # blocks above the text in which its headline is sought
_SHORTEST, _LONGEST = 9, 160  # characters of such a line
_NO_HEADLINE: Final = ".。,:…"  # how none ends
_CLOSING: Final = "\"'”’»“"  # marks behind the end of a sentence
_LEAST: Final = 0.5  # what such a line is worth
_HEADING: Final = 0.2  # what it adds that it is a heading
_FAR: Final = 0.03  # what each block between line and text costs


class Said(NamedTuple):
    """What the beginning of the article says."""

    text: str
    in_syllables: bool

    @classmethod
    def by(cls, view: View) -> Said:
        """What the article of a page says."""
        text = " ".join(_article(view))
        return cls(text, _in_syllables(text))

    def share(self, title: str, nothing: float = 0.0) -> float:
        """Share of a title that it says too, see `spoken_of`; `nothing` for a title that has nothing telling."""
        if self.in_syllables:
            return _share_of_syllables(key(title).split(), self.text, nothing)
        words = telling(title)
        return sum(word in self.text for word in words) / len(words) if words else nothing


def spoken_of(view: View, text: str) -> float:
    """Share of a title that the article says too: of its telling words; of pairs of characters where no spaces part
    words; where spaces part syllables, of those that it says beside their neighbour.

    1 for a title that has nothing telling.
    """
    return Said.by(view).share(text, nothing=1.0)


def spoken_line(view: View, sites: frozenset[str]) -> Title | None:
    """The line right above the text of whose words the text says most."""
    start = first_prose(view)
    said = Said.by(view)
    best, most = None, _LEAST
    for block in range(max(0, start - _ABOVE), min(start + 1, view.size)):
        text = shown_text(view, block)
        heading = is_heading(view, block)
        if view.matches[block] or (view.page.link_chars[block] and not heading) or not _may_be(text, sites):
            continue
        value = said.share(text) + _HEADING * heading - _FAR * (start - block)
        if value > most:
            best, most = Title(text, "block", 0.6, (block,)), value
    return best


def _may_be(text: str, sites: frozenset[str]) -> bool:
    """Whether a line has a headline's shape, and words enough to tell what it speaks of."""
    if not _SHORTEST <= len(text) <= _LONGEST or text.rstrip(_CLOSING)[-1:] in _NO_HEADLINE:
        return False
    if sum(category(character) == "Sc" for character in text) > 1:
        return False  # prices
    return len(telling(text)) > 1 and not is_site(text, sites)


def telling(text: str) -> set[str]:
    found: set[str] = set()
    for word in key(text).split():
        if is_spaceless(word):
            found.update(word[at : at + 2] for at in range(max(1, len(word) - 1)))
        elif len(word) >= _WORD:
            found.add(word[:_STEM])
    return found


def _in_syllables(said: str) -> bool:
    """Whether spaces part a text's syllables: a single one of them is in any text, two tell."""
    if is_spaceless(said):
        return False
    letters = sum(not unicodedata.combining(sign) for sign in unicodedata.normalize("NFD", said))  # Hangul's apart, too
    return letters < (_SYLLABLE + 1) * (said.count(" ") + 1)


def _share_of_syllables(title: list[str], said: str, nothing: float) -> float:
    beside = [f"{one} {other}" in said for one, other in pairwise(title)]
    shared = [before or behind for before, behind in zip([False, *beside], [*beside, False], strict=True)]
    return sum(shared) / len(title) if beside else nothing


def _article(view: View) -> Iterator[str]:
    left = _READ
    for text, kept in zip(view.page.texts, view.kept, strict=True):
        if kept and len(text) * (2 if is_spaceless(text) else 1) > _PROSE:
            yield key(text)
            left -= len(text)
            if left < 0:
                return
