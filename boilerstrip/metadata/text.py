"""Small text helpers that all fields share."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final

from boilerstrip.composed import nfc
from boilerstrip.reading.folding import without_noise

_WORD: Final = re.compile(r"\w+")
_TAG: Final = re.compile(r"<[^<>]{0,500}>")
_HINTS: Final = dict.fromkeys((0xAD, 0x200B, 0x2060))  # soft hyphen, space without width, word joiner
_BARRED: Final = str.maketrans("đłø", "dlo")  # letters that do not come apart
_LIMIT: Final = 2_000  # characters; no field of a page is longer


def key(text: str) -> str:
    """Words alone, case folded: two spellings of one headline or name have the same key."""
    return " ".join(_WORD.findall(without_hints(text[:_LIMIT]).casefold()))


def without_hints(text: str) -> str:
    """`text` without the places at which a browser may break a word, which nobody sees."""
    return text if text.isprintable() else text.translate(_HINTS)


def unmarked(text: str) -> str:
    """`text` in small letters without accents and the like, as in an address: "Hà Tĩnh" is "ha tinh" there."""
    if text.isascii():
        return text.lower()
    parted = unicodedata.normalize("NFD", text.lower()).translate(_BARRED)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def clean(value: object) -> str:
    """A claimed value as text: entities and tags resolved, white space folded; empty for what is no text."""
    if not isinstance(value, str):
        return ""
    text = value[:_LIMIT]
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _TAG.sub(" ", text)
    text = without_hints(" ".join(without_noise(text).split()))
    return nfc(text)
