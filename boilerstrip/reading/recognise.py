"""Is a text HTML or flattened? Callers mix the two doors up; both sides must notice."""

from __future__ import annotations

import re

_LOOKED_AT = 200_000  # characters
_DOCUMENT = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(
    r"</?(?:a|article|b|body|br|div|em|h[1-6]|head|html|i|img|li|main|meta|ol|p|section|span|strong|table|td|tr|title|ul)\b[^<>]{0,2000}>",
    re.I,
)
_TAGS_OF_A_PAGE = 3  # a text may speak of a tag or two


def looks_like_html(text: str) -> bool:
    """Whether `text` is a page or a fragment of HTML rather than text that mentions a tag."""
    head = text[:_LOOKED_AT]
    if _DOCUMENT.match(head):
        return True
    return any(count >= _TAGS_OF_A_PAGE for count, _ in enumerate(_TAG.finditer(head), 1))


def has_markup(text: str) -> bool:
    """Whether `text` holds any tag at all."""
    return _TAG.search(text[:_LOOKED_AT]) is not None or _DOCUMENT.match(text) is not None
