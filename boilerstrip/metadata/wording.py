"""Words that a page uses as words, which tells them from names."""

from __future__ import annotations

import re

from boilerstrip.metadata.view import View
from boilerstrip.metadata.words import byline_words


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
    pattern = re.compile(rf"(?<![\w@/.-]){re.escape(word)}(?![\w@/-])")
    return any(word in text and pattern.search(text) for text in view.page.texts)
