"""Words that a page uses as words, which tells them from names."""

from __future__ import annotations

from typing import Final

from boilerstrip.metadata.view import View
from boilerstrip.metadata.words import byline_words

_BEHIND: Final = frozenset("_@/-")  # what makes a word a part of another, or of an address
_BEFORE: Final = _BEHIND | {"."}


def is_wording(view: View, name: str, language: str, every: bool = False) -> bool:
    """Whether the page writes a word of a name in small letters too, or `every` one: then it is hardly a name.

    "Browse Courses" is none where the text speaks of courses. The first of several words alone does not tell. Names in
    letters with marks are left alone, and those of languages in which every part of a name is a word.
    """
    if not name.isascii() or byline_words().is_wordlike(language):
        return False
    words = [word for word in name.split() if len(word) > 2 and word[0] != word[0].lower()]
    some = words if every or len(words) == 1 else words[1:]
    return bool(some) and (all if every else any)(_written_small(view, word.lower()) for word in some)


def _written_small(view: View, word: str) -> bool:
    return any(word in text and _stands_in(word, text) for text in view.page.texts)


def _stands_in(word: str, text: str) -> bool:
    """Whether a word stands in a text, not as a part of another word or of an address. A pattern of each word would
    take longer to make than to search with."""
    at = text.find(word)
    while at >= 0:
        before, behind = text[max(0, at - 1) : at], text[at + len(word) :][:1]
        if not (before.isalnum() or behind.isalnum() or before in _BEFORE or behind in _BEHIND):
            return True
        at = text.find(word, at + 1)
    return False
