"""What output may hold that is shown to people: checked on the tree that a browser would build of it."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

TAGS = frozenset(
    """html head body h1 h2 h3 h4 h5 h6 p br a b strong i em code pre ul ol li table thead tbody tr th td caption hr
    blockquote img figure figcaption article header footer section div span sub sup del ins time cite q""".split()  # noqa: SIM905
)
ATTRIBUTES = frozenset("href title src alt colspan rowspan start class rel datetime width height".split())  # noqa: SIM905
URL = re.compile(r"https?:|mailto:|(?![a-z][a-z0-9+.-]*:)", re.I)  # or relative
UNREAD = re.compile(r"^[\x00-\x20]+|[\t\n\r]")  # of an address, by browsers
RENDERER = MarkdownIt("commonmark", {"html": True}).enable("table")


def check_tree(markup: str) -> None:
    """No element, attribute or address that could run, as a browser would parse `markup`."""
    root = LexborHTMLParser(markup).root
    if root is None:
        return
    for node in root.traverse():
        assert node.tag in TAGS, (node.tag, markup)
        for name, value in node.attributes.items():
            assert name in ATTRIBUTES, (name, markup)
            assert name not in ("href", "src") or URL.match(UNREAD.sub("", value or "")), (value, markup)


def check_html(markup: str) -> None:
    """The same, and once more for what a browser makes of it: a second parse must not change what markup means."""
    check_tree(markup)
    body = LexborHTMLParser(markup).body
    check_tree((body.inner_html or "") if body is not None else "")


def rendered(markdown: str) -> str:
    """`markdown` as a renderer shows it that lets HTML through."""
    shown: str = RENDERER.render(markdown)
    return shown
