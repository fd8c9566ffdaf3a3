"""The language in which names and dates of a page are read: the one that its letters tell, or the declared one."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from boilerstrip.metadata.claims import Claim
from boilerstrip.metadata.view import View
from boilerstrip.metadata.words import BylineWords

_READ: Final = 4_000  # characters of the article that are looked at
_SHARE: Final = 0.05  # of them, that are letters of one language alone; every sixth is in Vietnamese
_CODE: Final = re.compile("[A-Za-z][A-Za-z0-9_.,; -]{0,34}")  # of a language; some pages declare several


def declared(view: View) -> Claim | None:
    """The code that the root element or the head declares."""
    elements = view.page.elements
    if elements.attributes and elements.tag[0] == "html":
        value = (elements.attributes[0].get("lang") or elements.attributes[0].get("xml:lang") or "").strip()
        if _CODE.fullmatch(value):
            return Claim(value, "html element")
    codes = (Claim(claim.value.replace("_", "-"), claim.origin) for claim in view.claims.languages)
    return next((claim for claim in codes if _CODE.fullmatch(claim.value)), None)


def told_by_letters(view: View, words: BylineWords) -> str:
    """The code of the language that alone is written with the letters that the article shows; empty where none is."""
    text = ""
    for block, kept in enumerate(view.kept):
        if kept and not view.page.texts[block].isascii():
            text += view.page.texts[block]
            if len(text) >= _READ:
                break
    found = Counter(map(words.letters.__getitem__, words.letter.findall(text[:_READ])))
    language, count = found.most_common(1)[0] if found else ("", 0)
    return language if count >= _SHARE * min(len(text), _READ) else ""
