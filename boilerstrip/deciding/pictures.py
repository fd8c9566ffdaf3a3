"""Pictures of the article: those that stand between its blocks or over its captions, and where they are loaded from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from boilerstrip.document import BODY_ROLES, Picture, Role
from boilerstrip.reading.folding import fold_line
from boilerstrip.reading.page import Attributes, Elements, Image, Page

_BESIDE = BODY_ROLES | {Role.CAPTION, Role.TITLE, Role.DATE}
"""Roles of blocks whose pictures are the article's. A picture beside a byline is the author's."""
_SMALL = 80  # CSS pixels; icons and avatars are smaller
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-srcset", "data-lazy-srcset")
_NO_ADDRESS = ("data:", "about:", "#")
_CANDIDATE = re.compile(r"(\S+)(?:\s+([\d.]+)[wx])?")
_READ = 4000  # characters of a srcset
# The words of file and class names are the same in all languages.
_NO_PICTURE = re.compile(
    r"(?<![a-z])(?:pixel|spacer|icons?|ico|logos?|avatars?|gravatar|emojis?|smileys?|smilies|sprites?|tracking|beacon"
    r"|badge|blank|transparent|loader|spinner)(?![a-z])"
)
_CLIMB = 12  # elements looked at round a picture for one that holds text


def pictures_of(page: Page, roles: Sequence[Role], own: Sequence[bool]) -> tuple[Picture, ...]:
    """Pictures of the article in page order.

    `roles`: role of each block. `own`: which blocks are the article's, text or caption.
    """
    if True not in own:
        return ()
    found: dict[str, Picture] = {}
    first = _beginning(roles, own)
    last = len(own) - own[::-1].index(True)
    for image in page.images:
        if first <= image.before <= last and _is_own(page.elements, image, roles, own):
            attributes = page.elements.attributes[image.element]
            src = _source(attributes) or _offered(page.elements, image.element)
            if src and src not in found and not is_ornament(attributes, src):
                found[src] = Picture(src, fold_line(attributes.get("alt") or ""), image.before)
    return tuple(found.values())


def _beginning(roles: Sequence[Role], own: Sequence[bool]) -> int:
    """The article's first block, its title or a picture over that included."""
    first = own.index(True)
    return min(first, roles.index(Role.TITLE)) if Role.TITLE in roles else first


def _is_own(elements: Elements, image: Image, roles: Sequence[Role], own: Sequence[bool]) -> bool:
    """Whether the innermost element with text round the picture shows the article's text beside it."""
    element, before = image.element, image.before
    for _ in range(_CLIMB):
        element = elements.parent[element]
        if element < 0:
            return False
        begin, end = elements.begin[element], elements.end[element]
        if begin < end:
            beside = [block for block in (before - 1, before) if begin <= block < end] or [begin]
            return any(own[block] or roles[block] in _BESIDE for block in beside)
    return False


def _source(attributes: Attributes) -> str:
    """The address that the picture is loaded from, were scripts run: what lazy loaders read comes first."""
    for name in (*_LAZY, "src", "srcset"):
        value = (attributes.get(name) or "").strip()
        if value and not value.startswith(_NO_ADDRESS):
            return _largest(value) if name.endswith("srcset") else value
    return ""


def _offered(elements: Elements, image: int) -> str:
    """The address that a <source> beside the picture offers, for pictures that have none of their own."""
    parent = elements.parent[image]
    for element in range(image - 1, max(parent, image - 10), -1):
        if elements.tag[element] == "source" and elements.parent[element] == parent:
            own = elements.attributes[element] or {}
            value = (own.get("srcset") or own.get("data-srcset") or "").strip()
            if value and not value.startswith(_NO_ADDRESS):
                return _largest(value)
    return ""


def _largest(srcset: str) -> str:
    """The candidate of a srcset with the largest descriptor, the first among equals."""
    best, largest = "", -1.0
    for part in re.split(r",\s+|\s+,", srcset[:_READ]):
        match = _CANDIDATE.match(part.strip())
        if match is None:
            continue
        try:
            size = float(match[2] or 1)
        except ValueError:
            size = 1.0
        if size > largest:
            best, largest = match[1].rstrip(","), size
    return best


def is_ornament(attributes: Attributes, src: str = "") -> bool:
    """An icon, an avatar or a tracking pixel, by its size or by what it is called; `src` is its own by default."""
    for name in ("width", "height"):
        size = (attributes.get(name) or "").strip().removesuffix("px")
        if size.isascii() and size.isdigit() and int(size[:6]) < _SMALL:
            return True
    path = (src or _source(attributes)).partition("?")[0].lower()[-200:]
    called = (attributes.get("class") or "")[:200].lower()
    return path.endswith((".svg", ".ico")) or bool(_NO_PICTURE.search(path) or _NO_PICTURE.search(called))
