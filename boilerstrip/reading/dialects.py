"""Pages of which an HTML parser drops text that their readers see: XHTML, framesets, HTML within drawings.

They are made HTML before they are parsed. All others, which are nearly all, are only searched for a word or two.
"""

from __future__ import annotations

import re

_VOID = "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
# A tag without content, or a script with its content, in which no tag is one.
_CLOSED_AT_ONCE = re.compile(
    rf"<(?!(?:{_VOID})[\s/])([a-z][^\s<>/]*)(\s[^<>]*|)/>|<script(?:\s[^<>]*)?>[^<]*(?:<(?!/script)[^<]*)*", re.I
)
_XML = re.compile(r"\s*<\?xml\s", re.I)
_EARLY = 16_384  # characters within which a page of frames begins to be one
_FRAMES = re.compile(r"<(/?)(?:frameset|noframes)(?=[\s>])", re.I)
_FOREIGN = re.compile(r"<foreignobject(?=[\s>])([^<>]*)(?<!/)>|</foreignobject\s*>", re.I)


def as_html(page: str) -> str:
    """`page` with all its text where an HTML parser finds it."""
    if _XML.match(page):
        page = _CLOSED_AT_ONCE.sub(_opened_and_closed, page)
    if "<frameset" in page[:_EARLY].lower():  # what is for browsers without frames is all that there is to read
        page = _FRAMES.sub(lambda tag: f"<{tag[1]}div", page)
    if "<foreign" in page:  # what is drawn is no text of the page, but this is
        page = _FOREIGN.sub(lambda tag: "</div><svg>" if tag[1] is None else f"</svg><div{tag[1]}>", page)
    return page


def _opened_and_closed(tag: re.Match[str]) -> str:
    return tag[0] if tag[1] is None else f"<{tag[1]}{tag[2]}></{tag[1]}>"
