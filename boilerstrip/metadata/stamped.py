"""Elements that carry a date for machines: ``<time>``, microdata, attributes such as ``<abbr title="2024-05-03">``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from boilerstrip.metadata.dates import Custom, iso
from boilerstrip.metadata.shown import ABOVE, BEHIND, BELOW, LONGEST
from boilerstrip.metadata.view import View
from boilerstrip.reading.page import Attributes

_MOST: Final = 400  # elements looked at
_ROUND: Final = 6  # elements round one that carries a date
_ELSEWHERE: Final = 3.0  # worth of any date of the article itself above that of a comment
_HOLDING: Final = ("datetime", "content", "title")
_NAMING: Final = ("class", "itemprop", "property")
_CENTURIES: Final = frozenset(("19", "20"))
_STAMP: Final = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d[\d:.,Z+\s-]{0,24})?$")
_PUBLISHED: Final = re.compile(r"publi|creat|posted|upload|issued|pub-?date", re.I)
_CHANGED: Final = re.compile(r"modif|updat|edit", re.I)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that an element carries, ISO 8601, and the block that stands there."""

    value: str
    block: int
    tag: str
    said: str
    """What the element is called."""
    elsewhere: bool = False
    """It stands in comments, teasers and the like."""

    @property
    def published(self) -> bool:
        """Whether the element is called one of publication."""
        return bool(_PUBLISHED.search(self.said))


def find_stamp(view: View, title: int, span: tuple[int, int], custom: Custom) -> Stamp | None:
    """The element near title or body that says when the article was published."""
    best: Stamp | None = None
    most = -_ELSEWHERE
    for stamp, near in _stamps(view, title, span, custom):
        worth = 0.6 + 0.4 * (stamp.tag == "time") + near
        worth += 0.5 * stamp.published - (1.2 if _CHANGED.search(stamp.said) else 0)
        worth -= _ELSEWHERE * stamp.elsewhere
        worth -= 0.3 * (stamp.block < title) + 0.01 * abs(stamp.block - title)
        if worth > most:
            most, best = worth, stamp
    return best


def find_change(view: View, title: int, span: tuple[int, int], custom: Custom) -> Stamp | None:
    """The first element near title or body that is called the date of a change."""
    return next((s for s, _ in _stamps(view, title, span, custom) if "datemodified" in s.said), None)


def _stamps(view: View, title: int, span: tuple[int, int], custom: Custom) -> Iterator[tuple[Stamp, bool]]:
    """What the elements near the title (True) and behind the body (False) carry."""
    elements = view.page.elements
    near = (title - ABOVE, max(span[0] + 2, title + BELOW))
    behind = (max(span[1] - 1, near[1] + 1), span[1] + BEHIND)
    for first, last in (near, behind):
        start, stop = (bisect_left(elements.begin, block) for block in (max(0, first), last + 1))
        for element in range(start, min(stop, start + _MOST)):
            stamp = _stamp(view, element, custom)
            if stamp is not None and stamp.block not in view.others:
                elsewhere = stamp.block > title and _is_elsewhere(view, element, title)
                yield replace(stamp, elsewhere=elsewhere), first == near[0]


def _is_elsewhere(view: View, element: int, title: int) -> bool:
    """Whether the element stands in one for comments, teasers and the like, which holds not the title too."""
    elements = view.page.elements
    for _ in range(_ROUND):
        if element < 0 or elements.begin[element] <= title:
            return False
        if view.has_mark(element, "other"):
            return True
        element = elements.parent[element]
    return False


def _stamp(view: View, element: int, custom: Custom) -> Stamp | None:
    elements = view.page.elements
    tag = elements.tag[element]
    if tag == "meta":
        return None  # what meta tags say is claimed
    attributes = elements.attributes[element]
    carried = _carried(attributes, own="-" in tag)
    if carried is None and tag != "time" and "itemprop" not in attributes and "property" not in attributes:
        return None
    said = " ".join([name for key in _NAMING if (name := attributes.get(key))]).lower()
    value = iso(carried) if carried else None
    if value is None and (tag == "time" or "datepublished" in said or "datemodified" in said):
        value = iso(attributes.get("datetime") or attributes.get("content") or _text(view, element), *custom)
    return Stamp(value, elements.begin[element], tag, said) if value is not None else None


def _carried(attributes: Attributes, own: bool) -> str | None:
    """A date in full in one of the element's attributes; in any where the element is one of the site's `own`."""
    for name, value in attributes.items():
        if not value or value[:2] not in _CENTURIES or len(value) > 48:
            continue
        if (own or name in _HOLDING or name[:5] == "data-") and _STAMP.match(value):
            return value
    return None


def _text(view: View, element: int) -> str:
    """Text of the block that the element holds, or stands in."""
    elements = view.page.elements
    begin, end = elements.begin[element], elements.end[element]
    text = view.page.texts[begin] if begin < min(end, view.size) and end - begin <= 1 else ""
    return text if len(text) <= LONGEST else ""
