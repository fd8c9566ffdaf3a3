"""Pages whose kept blocks a test chooses, so that what is tested hangs on no weights."""

from __future__ import annotations

from collections.abc import Callable

from boilerstrip.deciding.roles import Finding, Roles
from boilerstrip.evidence.matrix import gather
from boilerstrip.options import Limits
from boilerstrip.phrases import load
from boilerstrip.reading.lines import read_text
from boilerstrip.reading.page import Page
from boilerstrip.reading.tree import read_html

PROSE = (
    "The ferry left the harbour a little after nine, with forty people on board and a dog that nobody owned. "
    "It came back in the evening without the dog."
)
OTHER = (
    "On the island they had waited for the post since Tuesday, and for the baker since spring. When the rope was "
    "thrown, the whole village held on to it."
)


def page_of(source: str) -> Page:
    """A page as it is read: HTML where it begins with a tag."""
    return read_html(source, Limits()) if source.lstrip().startswith("<") else read_text(source, Limits())


def judged(source: str, kept: Callable[[str], bool]) -> dict[str, Finding]:
    """What each block of a page is, by its text (the last of equal ones); `kept` says of which the article is made."""
    page = page_of(source)
    flags = [kept(text) for text in page.texts]
    roles = Roles(page, gather(page, load()), flags)
    found = {}
    for block, (text, keep) in enumerate(zip(page.texts, flags, strict=True)):
        found[text] = roles.of_kept(block, 0.9) if keep else roles.of_dropped(block, 0.1)
    return found
