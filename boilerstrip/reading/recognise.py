"""Is a text HTML or flattened? Callers mix the two doors up; both sides must notice."""

from __future__ import annotations

import re

from boilerstrip.reading.tags import KINDS

_LOOKED_AT = 200_000  # characters
_DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_NAMES = "|".join(sorted((name for name in KINDS if name and name.isalnum()), key=len, reverse=True))
_TAG = re.compile(rf"</?(?:{_NAMES})(?:[\s/][^<>]{{0,2000}})?>", re.I)
_TAGS_OF_A_PAGE = 3  # a text may speak of a tag or two


def looks_like_html(text: str) -> bool:
    """Whether `text` is a page or a fragment of HTML rather than text that mentions a tag."""
    if _is_document(text):
        return True
    tags = _TAG.finditer(text[:_LOOKED_AT])
    return any(count >= _TAGS_OF_A_PAGE for count, _ in enumerate(tags, 1))


def has_markup(text: str) -> bool:
    """Whether `text` holds any tag at all."""
    return _TAG.search(text[:_LOOKED_AT]) is not None or _is_document(text)


def _is_document(text: str) -> bool:
    """Whether a page begins here, behind an XML declaration and comments."""
    at = 0
    while True:
        while text[at : at + 1].isspace():
            at += 1
        if text.startswith("<!--", at):
            end = text.find("-->", at)
        elif text.startswith("<?", at):
            end = text.find("?>", at)
        else:
            return _DOCUMENT.match(text, at) is not None
        if end < 0:
            return False
        at = end + 2 + text.startswith("-->", end)
