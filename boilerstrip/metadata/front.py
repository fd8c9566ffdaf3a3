"""The front page of a site: whether a page is it, and what links to it call the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import SplitResult, urlsplit

from boilerstrip.metadata.claims import Claims
from boilerstrip.metadata.headings import OVER, Headings
from boilerstrip.metadata.headline import edges
from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View

_ADDRESS: Final = 500  # characters of an address that are read
_CLAIMED: Final = 3  # addresses of its own that a page claims
_LONGEST: Final = 60  # characters of a site's name
_LOOKED_AT: Final = 1_500  # blocks in which a link to the front page is sought
_NEAR: Final = 4  # elements between a text and the link that it stands in


def is_front(claims: Claims, url: str | None) -> bool:
    """Whether a page says that its address is that of a whole site, and the address it was fetched from agrees."""
    own = [claim.value for claim in claims.urls[:_CLAIMED]]
    return bool(own) and all(_root(address) for address in (*own, *([url] if url else ())))


def linked_names(view: View, url: str | None) -> frozenset[str]:
    """Keys, without spaces, of what a link to the front page says and the page's title begins or ends with."""
    names = {edge.strip().casefold() for edge in edges(view.claims.document_title) if len(edge) <= _LONGEST}
    if not names:
        return frozenset()
    found: set[str] = set()
    for block, text in enumerate(view.page.texts[:_LOOKED_AT]):
        if not view.page.link_chars[block] or len(text) > _LONGEST or text.casefold() not in names:
            continue
        if _leads_home(view, block, url):
            found.add(key(text).replace(" ", ""))
    return frozenset(found)


def names_over(view: View, first: int, url: str | None) -> frozenset[str]:
    """Keys, without spaces, of the main headings that link to the front page, where another stands over the body."""
    headings = Headings(view, first).of(1)
    linked = {blocks for _, blocks, _ in headings if _leads_home(view, blocks[0], url)}
    if not any(blocks not in linked and 0 <= first - blocks[-1] <= OVER for _, blocks, _ in headings):
        return frozenset()
    return frozenset(key(text).replace(" ", "") for text, blocks, _ in headings if blocks in linked)


def _leads_home(view: View, block: int, url: str | None) -> bool:
    return any(_is_home(link, url or "") for link in _links(view, block))


def _links(view: View, block: int) -> Iterator[str]:
    """Where a block's text leads to; "/" for what is marked as the link to the front page."""
    elements = view.page.elements
    for _, element in view.page.pieces[block]:
        for _ in range(_NEAR):
            if element < 0:
                break
            if elements.tag[element] == "a":
                attributes = elements.attributes[element]
                yield "/" if "home" in (attributes.get("rel") or "").split() else attributes.get("href") or ""
                break
            element = elements.parent[element]


def _is_home(href: str, url: str) -> bool:
    if href in ("/", "./"):
        return True
    start = max(href.rfind("https://"), href.rfind("http://"))  # in an archive's copy, an address stands in another
    host = _root(href[start:]) if start >= 0 else ""
    return bool(host) and host.removeprefix("www.") in url


def _root(address: str) -> str:
    """The host of an address that has nothing behind it; empty for any other."""
    try:
        parts: SplitResult = urlsplit(address[:_ADDRESS])
    except ValueError:
        return ""
    return parts.netloc if parts.path in ("", "/") and not parts.query else ""
