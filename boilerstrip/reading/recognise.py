"""Is a text HTML or flattened? Callers mix the two doors up; both sides must notice."""

from __future__ import annotations

import re

from boilerstrip.reading.tags import KINDS

_LOOKED_AT = 200_000  # characters
_DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_BEFORE_IT = re.compile(r"\s*(<!--|<\?)?")
_NAMES = "|".join(sorted((name for name in KINDS if name and name.isalnum()), key=len, reverse=True))
_TAG = re.compile(rf"</?(?:{_NAMES})(?:[\s/][^<>]{{0,2000}})?>", re.I)
_BEGINNING = re.compile(rf"</?(?:{_NAMES}|[a-z][a-z0-9]{{0,40}}-[a-z0-9-]{{1,40}})[\s/>]", re.I)  # custom elements too
_TAGS_OF_A_PAGE = 3  # a text may speak of a tag or two


def looks_like_html(text: str) -> bool:
    """Whether `text` is a page or a fragment of HTML rather than text that mentions a tag."""
    if _is_document(text):
        return True
    tags = _TAG.finditer(text[:_LOOKED_AT])
    return any(count >= _TAGS_OF_A_PAGE for count, _ in enumerate(tags, 1))


def has_markup(text: str) -> bool:
    """Whether `text` holds any tag at all, however long its attributes are."""
    tag = _BEGINNING.search(text, 0, _LOOKED_AT)
    return (tag is not None and text.find(">", tag.end() - 1) >= 0) or _is_document(text)


def _is_document(text: str) -> bool:
    """Whether a page begins here, behind an XML declaration and comments."""
    at = 0
    while (before := _BEFORE_IT.match(text, at)) is not None and before[1] is not None:
        mark = "-->" if before[1] == "<!--" else "?>"
        end = text.find(mark, before.end())
        if end < 0:
            return False
        at = end + len(mark)
    return _DOCUMENT.match(text, before.end() if before is not None else at) is not None
