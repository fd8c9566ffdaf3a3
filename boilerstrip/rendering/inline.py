"""Inline markup made safe, for Markdown and HTML alike: which spans there are, and where a link may lead."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from urllib.parse import urljoin, urlsplit

from boilerstrip.document import Block, Document, Span

LINKS = frozenset({"http", "https", "mailto"})
"""Schemes that a link may have; one without a scheme is relative and may stand."""
PICTURES = frozenset({"http", "https"})
"""Schemes that a picture's source may have."""

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_CONTROLS = re.compile("[\x00-\x1f\x7f]")
_UNSEEN_IN_LINKS = "\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_INVISIBLE = re.compile(f"[{_UNSEEN_IN_LINKS}]")
_LEAD = re.compile(rf"\A[\s{_UNSEEN_IN_LINKS}]+")
_HOST = re.compile(
    r"https?:[/\\]*(?:[^/\\?#]*@)?(?:\[[0-9a-f:.]+\]|[^\s/\\?#@:<>\[\]^|]+)(?::([0-9]{0,5}))?(?=[/\\?#]|\Z)",
    re.IGNORECASE,
)
_SPACES = dict.fromkeys([0x0B, 0x0C, 0x0D, *range(0x1C, 0x20)], " ")
_UNSEEN = dict.fromkeys([*range(0x09), *range(0x0E, 0x1C), 0x7F])
_TABLE = {**_SPACES, **_UNSEEN}
_FROM_ROOT = re.compile(r"(?:/(?![./])[\w%~@!$&'()*+,=:.-]*)+(?:\?[\w%~@!$&'()*+,=:./-]+)?")
_NO_MARKUP = ("", False, False, False)
_HALVES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` without control characters and halves of characters, none of which a page may hold."""
    return _HALVES.sub("\ufffd", text).translate(_TABLE) if not text.isprintable() else text


def target(href: str, base: str | None, schemes: frozenset[str] = LINKS) -> str:
    """Where a link may lead, absolute where the page's address is known; empty where it may not be followed.

    All that decides it is here, so that no rendering keeps a link that another one drops.
    """
    href = _bare(href)
    if href and base and not _SCHEME.match(href):
        try:
            href = _bare(_joined(base, href))
        except ValueError:
            return ""
    # whoever drops invisible characters reads a scheme there
    scheme = _SCHEME.match(href if href.isascii() else _INVISIBLE.sub("", href))
    if scheme is None:
        return href
    name = scheme[1].lower()
    return href if name in schemes and (name not in PICTURES or _has_host(href)) else ""


def _joined(base: str, href: str) -> str:
    """`urljoin`, which takes long, but for the plain paths from a site's root that most links are."""
    origin = _origin(base) if _FROM_ROOT.fullmatch(href) else ""
    return origin + href if origin else urljoin(base, href)


@lru_cache(maxsize=64)
def _origin(base: str) -> str:
    """Scheme and host of an address of the web; empty for any other."""
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in PICTURES and parts.netloc else ""


def _bare(href: str) -> str:
    """`href` without what a browser ignores, and without characters before it that nobody sees."""
    if href.isascii() and href.isprintable():
        return href.strip()
    return _LEAD.sub("", _CONTROLS.sub("", _HALVES.sub("\ufffd", href))).rstrip()


def _has_host(href: str) -> bool:
    """An address of the web leads somewhere: browsers take what stands behind its scheme for a host and a port."""
    host = _HOST.match(href)
    return host is not None and int(host[1] or 0) < 1 << 16


def base_of(doc: Document) -> str | None:
    """Where the document's relative links start from: its `<base>`, which may be relative to its address, or that."""
    if not doc.base_url:
        return doc.url
    given = target(doc.base_url, doc.url, PICTURES)
    try:
        urlsplit(given)
    except ValueError:
        return doc.url
    return given or doc.url


def spans(block: Block, doc: Document) -> list[Span]:
    """The block's inline markup, neighbours of one markup merged; its words are those of its text in any case."""
    if not block.spans or "".join([span.text for span in block.spans]) != block.text:
        return [Span(clean(block.text))]
    base = base_of(doc)
    links = doc.options.links
    safe = ((_markup(span, base, links), clean(span.text)) for span in block.spans if span.text)
    return [Span("".join([text for _, text in same]), *markup) for markup, same in groupby(safe, itemgetter(0))]


def _markup(span: Span, base: str | None, links: bool) -> tuple[str, bool, bool, bool]:
    """What of a span's markup is to be shown: address, bold, italic, code."""
    text, href, bold, italic, code = span
    if not text or text.isspace():
        return _NO_MARKUP
    if href:
        href = target(href, base) if links else ""
    return href, bold and not code, italic and not code, code
