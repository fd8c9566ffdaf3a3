"""A heading's headline: without the kicker or the date that stands in it as an element of its own."""

from __future__ import annotations

import re
from typing import Final

from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View

_LONGEST: Final = 48  # characters of a kicker
_SHORTEST: Final = 4
_HEADLINE: Final = 15  # characters that a headline has at least
_INLINE: Final = frozenset(("span", "small", "strong", "div", "p"))  # not i, em, b, a, code: those stand in a headline
_PREFIX: Final = re.compile(r"\b(?:label|prefix|badge)")  # a forum's word for the kind of thread, part of its title
_DATE: Final = re.compile(r"(?:\d\D{0,3}){6,14}|\D{0,20}\d{1,2}\D{1,15}\d{4}\W*")
_STRETCH: Final = ("", ":", "：")  # what stands between a headline's own parts


def headline(view: View, block: int, claims: list[str]) -> str | None:
    """The headline of a heading that is one block; None where no part is clearly something else.

    `claims` are the titles that the page claims: one that reads the heading in a stretch, or with a colon behind its
    first part, shows that this part belongs to the headline.
    """
    runs = whole = _runs(view, block)
    if len(runs) > 1 and _is_aside(view, runs[-1]):
        runs = runs[:-1]
    if len(runs) > 1 and _is_aside(view, runs[0]):
        runs = runs[1:]
    if len(runs) == 2 or (len(runs) == 3 and not key(runs[1][1])):
        rest = _joined(runs[1:]).lstrip(" -–—|/·•:")
        kicker = runs[0][1].strip()
        if _is_kicker(view, runs[0][0], kicker, rest, block) and (
            key(rest) in map(key, claims) or not _in_a_stretch(claims, kicker, rest)
        ):
            return rest
    return _joined(runs) if len(runs) < len(whole) else None


def _runs(view: View, block: int) -> list[tuple[int, str]]:
    """Neighbouring text nodes of one element, with that element."""
    runs: list[tuple[int, str]] = []
    for raw, element in view.page.pieces[block]:
        if runs and (element < 0 or element == runs[-1][0] or not raw.strip()):
            runs[-1] = (runs[-1][0], runs[-1][1] + raw)
        elif raw.strip():
            runs.append((element, raw))
    return runs


def _joined(runs: list[tuple[int, str]]) -> str:
    return " ".join("".join(raw for _, raw in runs).split())


def _is_aside(view: View, run: tuple[int, str]) -> bool:
    """Whether a first or last run is a date, or the sign of a link to the heading."""
    element, text = run[0], run[1].strip()
    tag = view.page.elements.tag[element]
    if tag == "time" or (tag in _INLINE and _DATE.fullmatch(text)):
        return True
    return tag == "a" and not key(text)


def _is_kicker(view: View, element: int, text: str, rest: str, block: int) -> bool:
    if element == view.page.element[block] or not _is_apart(view, element, block):
        return False
    if _PREFIX.search(view.page.elements.attributes[element].get("class") or ""):
        return False
    if not _SHORTEST <= len(text) <= _LONGEST or len(rest) < _HEADLINE or len(text) >= len(rest) or text[-1] in ",:.":
        return False
    return not rest[:1].islower() and len(key(text)) >= _SHORTEST and not text[:1].isdecimal()


def _is_apart(view: View, element: int, block: int) -> bool:
    """Whether an inline element of a heading sets a kicker apart; a <span> in <code> is part of the headline."""
    elements = view.page.elements
    if elements.tag[element] not in _INLINE:
        return False
    above = elements.parent[element]
    while above > view.page.element[block]:
        if elements.tag[above] not in _INLINE and elements.tag[above] != "a":
            return False
        above = elements.parent[above]
    return True


def _in_a_stretch(claims: list[str], kicker: str, rest: str) -> bool:
    """Whether a claim reads kicker and headline as one line, with no dash or bar between them."""
    start = rest[:_HEADLINE]
    for claim in claims:
        at = claim.find(kicker)
        place = claim.find(start, at + len(kicker)) if at >= 0 else -1
        if place >= 0 and claim[at + len(kicker) : place].strip() in _STRETCH:
            return True
    return False
