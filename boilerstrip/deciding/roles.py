"""What each block is, once it is known whether it is kept: by its element, its phrases and its fields."""

from __future__ import annotations

from boilerstrip.document import Role
from boilerstrip.evidence.matrix import Evidence
from boilerstrip.phrases import KINDS
from boilerstrip.reading.page import Page

_KEPT_TAG = {
    **{f"h{level}": Role.HEADING for level in range(1, 7)},
    "li": Role.LIST_ITEM,
    "dt": Role.LIST_ITEM,
    "dd": Role.LIST_ITEM,
    "blockquote": Role.QUOTE,
    "pre": Role.CODE,
    "td": Role.TABLE,
    "th": Role.TABLE,
}
_SAID: dict[str, Role] = {
    "related": Role.TEASER,
    "read_also": Role.TEASER,
    "more": Role.NAVIGATION,
    "navigation": Role.NAVIGATION,
    "share": Role.SHARE,
    "follow": Role.SHARE,
    "newsletter": Role.PROMOTION,
    "advertisement": Role.PROMOTION,
    "login": Role.PROMOTION,
    "comment": Role.COMMENT,
    "legal": Role.LEGAL,
    "cookie": Role.LEGAL,
}
_DROPPED_BITS = [
    (1 << place, _SAID[kind.split(".")[1]]) for place, kind in enumerate(KINDS) if kind.split(".")[1] in _SAID
]


def kept_role(page: Page, block: int) -> Role:
    """Role of a kept block, by the element that holds it."""
    if page.flattened:
        return Role.PARAGRAPH
    elements = page.elements
    element = page.element[block]
    for _ in range(6):
        if element < 0:
            break
        role = _KEPT_TAG.get(elements.tag[element])
        if role is not None:
            return role
        element = elements.parent[element]
    return Role.PARAGRAPH


def dropped_role(page: Page, evidence: Evidence, block: int) -> Role:
    """Role of a dropped block, by what it says."""
    match = evidence.matches[block]
    for bit, role in _DROPPED_BITS:
        if match & bit:
            return role
    return Role.BOILERPLATE
