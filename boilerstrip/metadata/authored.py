"""A block's text nodes: which of them its markup calls an author, and where markup glues two words."""

from __future__ import annotations

import re
from typing import Final

from boilerstrip.metadata.named import Named
from boilerstrip.metadata.text import key, without_hints
from boilerstrip.metadata.view import View
from boilerstrip.metadata.words import byline_words, even, folded, spaceless
from boilerstrip.reading.page import Page

# Between the texts of two elements that a flattener glued: "Jane Roe15-10-2024", "Mai Hàha.mai@news.example".
_GLUED: Final = re.compile(
    r"(?<=[^\W\d_])(?=\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d\d)|(?<=[^\W\d_\x00-\x7f])(?=[a-z][\w.+-]{0,40}@)"
)
# And where a word begins that may be of another: "By Jane RoeherDec. 3", "RoeherStaff Writer", "ByJane Roe".
_STUCK: Final = re.compile(r"(?<=[^\W\dA-Z_])(?=[A-Z][^\W\dA-Z_])")
_TOKEN: Final = re.compile(r"[^\W\d_]+")
_WHOLE, _DAY = 4, 20  # letters of a word that stands before a role, characters in which a date's digits stand
_ADDRESS: Final = 500  # characters of an address that are read
_SPACES: Final = re.compile(r" {2,}")
# Addresses of accounts, which lead to forms and lists as well; the last kind has no name in it.
_ACCOUNT: Final = re.compile(
    r"/(?:profiles?|people|staff|members?|users?|u|team|bio)/([^/?#]+)|/(@[\w.-]+)"
    r"|\b(?:member|memberlist|profile|user)\.php\?",
    re.I,
)


def author_texts(view: View, block: int) -> list[str]:
    """The texts of those inline elements of a block that are marked as authors, or link to an author's page."""
    page = view.page
    if page.flattened:
        return []
    own = page.element[block]
    linked: dict[int, str] = {}
    plain = own if page.elements.tag[own] != "a" else -1
    for raw, element in page.pieces[block]:
        author = _author_element(view, element, own, raw) if element != plain else -1
        if author >= 0:
            before = linked.get(author, "")
            glued = before[-1:].isalnum() and raw[:1].isalnum()
            linked[author] = f"{before} {raw}" if glued else before + raw
    return [text for raw in linked.values() if (text := " ".join(without_hints(raw).split()))]


def apart(view: View, block: int) -> str:
    """The block's text with breaks where markup glues two words, without soft hyphens and the like."""
    page = view.page
    if page.flattened:
        return unstuck(without_hints(page.texts[block]))
    parts: list[str] = []
    last = page.element[block]
    for raw, element in page.pieces[block]:
        if element < 0:
            parts.append("\n")
            continue
        if _is_raised(page, element) and not any(map(str.isalpha, raw)):
            continue  # it leads to a note
        if element != last and parts and parts[-1][-1:].isalnum() and raw[:1].isalnum():
            parts.append("\n")
        parts.append(" ".join(raw.split("\n")))
        last = element
    return _SPACES.sub(" ", without_hints("".join(parts).strip()))


def _is_raised(page: Page, element: int) -> bool:
    """Whether an element is raised above the line, or a link that is."""
    tags = page.elements.tag
    return "sup" in (tags[element], tags[max(page.elements.parent[element], 0)])


def _bears(account: str | None, text: str) -> bool:
    """Whether an account's address may be that of the person whom its link names: "/users/roe" and "Jane Roe"."""
    slug = key(account or "").replace(" ", "")
    if not slug or slug[0].isdecimal() or not text.isascii():
        return True
    return any(word in slug for word in key(text).split() if len(word) > 2) or key(text) == slug


def unstuck(text: str) -> str:
    """A line of flattened text with breaks where a flattener glued two words."""
    text = _GLUED.sub(" ", text)
    return _STUCK.sub(lambda match: _between(text[: match.start()], text[match.start() :]), text)


def _between(before: str, behind: str) -> str:
    """What belongs between two stretches of a line that a flattener may have glued; nothing if it did not."""
    words = byline_words()
    if " " not in before and even(before) in words.openers.phrases and " " in behind:
        return " "
    word = _TOKEN.match(behind)
    if word is not None and even(word[0]) in words.calendar[""] and any(map(str.isdecimal, behind[:_DAY])):
        return "\n"
    role = folded(behind.rpartition(" ")[2]) in words.names.roles
    return "\n" if role and before[-_WHOLE:].isalpha() and len(before) >= _WHOLE else ""


def _is_authors(address: str) -> bool:
    """Whether an address is that of an author's page: "/author/jane-roe", "/tac-gia/the-kha"."""
    low = address[:_ADDRESS].lower()
    return "?author=" in low or "&author=" in low or not byline_words().addresses.isdisjoint(low.split("/")[:-1])


def _author_element(view: View, element: int, own: int, raw: str) -> int:
    """The inline element, at most the block's own, that marks its text as an author; -1 if none does."""
    elements = view.page.elements
    for _ in range(5):
        if element < 0:
            return -1
        if elements.tag[element] == "a":
            attributes = elements.attributes[element]
            address = attributes.get("href") or ""
            if "author" in (attributes.get("rel") or "") or _is_authors(address):
                return element
            account = _ACCOUNT.search(address, 0, _ADDRESS)
            if account is not None and _bears(account[1] or account[2], raw):
                return element
        if element == own:
            return -1
        if view.has_mark(element, "author"):
            return element
        element = elements.parent[element]
    return -1


def prefer(named: Named, exact: list[str]) -> None:
    """Cut the names that were read to those that links give."""
    if not exact:
        return
    names = []
    for name in named.names:
        match = next((e for e in exact if key(name).startswith(key(e)) or key(e).startswith(key(name))), None)
        if match is None and (key(name) in named.weak or not (" " in name or spaceless(name[0]))):
            continue
        names.append(match or name)
    if not any(e in names for e in exact):
        names = exact + [n for n in names if named.opened and key(n) not in named.weak]
    named.names = list(dict.fromkeys(names))
    if named.start < 0:
        named.mark(0, 400)
