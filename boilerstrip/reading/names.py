"""A bounded number of names: the parser keeps each name of an element or attribute in a table that gets slow.

Twenty thousand names cost it some hundredths of a second, ten times as many a minute. No page needs more than some
hundreds. Attributes of names beyond that number are left out, and elements get one name; the text stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from boilerstrip.reading.taming import ATTRIBUTE, CHECK, RAW, TAG, Tamed, behind, tag_end

_LONG = 300_000  # characters; shorter markup cannot hold so many names that it matters
_MOST = 20_000
_UNKNOWN = "x-x"
_PIECE, _EVERY = 512, 4096  # characters
_IN_TAG = re.compile(r"</?([a-zA-Z][^<>]*)")
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]*)")


def with_few_names(html: str, late: Callable[[], bool]) -> Tamed:
    """`html` with the first names that it has, up to the limit. Where `late` says that time is up, the rest is left
    out."""
    if len(html) < _LONG or not _may_have_many(html):
        return Tamed(html, [], False)
    known: set[str] = set()
    kept: list[str] = []
    since = at = 0
    cut = ""
    for count, tag in enumerate(TAG.finditer(html), 1):
        begin, end = tag.span()
        if not count & CHECK and late():
            html, cut = html[: max(begin, at)], "seconds"
            break
        if begin < at:  # within the attributes of another, a comment or a script
            continue
        if html[begin + 1] in "!?":
            at = behind(html, "-->" if tag[0] == "<!--" else ">", end)
            continue
        whole = html[end - 1] == ">"
        name = tag[0].strip("</>")
        if not _is_known(name, known):
            kept += (html[since:begin], tag[0].replace(name, _UNKNOWN))
            since = end
        at = end if whole else tag_end(html, end)
        for attribute in ATTRIBUTE.finditer(html, end, at - 1):
            if not _is_known(attribute[1], known):
                kept.append(html[since : attribute.start()])
                since = attribute.end()
        closing = RAW.get(name.lower()) if html[begin + 1] != "/" else None
        if closing is not None:
            end_tag = closing.search(html, at)
            at = end_tag.start() if end_tag is not None else len(html)
    if not kept:
        return Tamed(html, [], False, cut)
    kept.append(html[since:])
    return Tamed("".join(kept), [f"limit of {_MOST} names of elements and attributes was hit"], True, cut)


def _may_have_many(html: str) -> bool:
    """Whether an eighth of the markup, cut out here and there, has as many as make all too many likely."""
    sample = "".join([html[at : at + _PIECE] for at in range(0, len(html), _EVERY)])
    tags = _VALUE.sub(" ", " ".join(_IN_TAG.findall(sample)))
    return len(set(tags.split())) > _MOST * _PIECE // (2 * _EVERY)


def _is_known(name: str, known: set[str]) -> bool:
    if name not in known:
        if len(known) >= _MOST:
            return False
        known.add(name)
    return True
