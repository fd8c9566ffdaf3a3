"""Small text helpers that all fields share."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final

from boilerstrip.reading.folding import without_noise

_WORD: Final = re.compile(r"\w+")
_TAG: Final = re.compile(r"<[^<>]{0,500}>")
_LIMIT: Final = 2_000  # characters; no field of a page is longer


def key(text: str) -> str:
    """Words alone, case folded: two spellings of one headline or name have the same key."""
    return " ".join(_WORD.findall(text[:_LIMIT].casefold()))


def clean(value: object) -> str:
    """A claimed value as text: entities and tags resolved, white space folded; empty for what is no text."""
    if not isinstance(value, str):
        return ""
    text = value[:_LIMIT]
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _TAG.sub(" ", text)
    text = without_noise(" ".join(text.split()))
    return text if text.isascii() else unicodedata.normalize("NFC", text)
