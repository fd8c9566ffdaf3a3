"""The headline as displayed, without the site's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from boilerstrip.metadata.claims import Claim
from boilerstrip.metadata.front import is_front, linked_names, names_over
from boilerstrip.metadata.headings import LONGEST, OVER, Heading, Headings, is_heading, shown_text
from boilerstrip.metadata.headline import BARS, beginnings, edges, is_site, strip_known, strip_likely
from boilerstrip.metadata.kicker import headline
from boilerstrip.metadata.nearest import nearest_line
from boilerstrip.metadata.plain import Title, claimed_line, is_prose, is_spaceless
from boilerstrip.metadata.spoken import spoken_line, spoken_of, telling
from boilerstrip.metadata.text import key, without_hints
from boilerstrip.metadata.trail import in_trail
from boilerstrip.metadata.view import View
from boilerstrip.phrases import bits_of, load

_START: Final = 0.9  # agreement of a heading that is the first part of a claim: sections and sites stand behind it
_RIGHT_OVER: Final = 3  # blocks between such a heading and the body
_PART: Final = 12  # characters of a heading that a part of a claim may bear out
_SURE: Final = 0.7  # confidence of a heading from which no plain line is sought
_AGREEING, _LEAST, _BEHIND_TRAIL = 0.34, 0.2, 0.2  # what a heading is worth, where the page claims a title and not
_ELEMENT: Final = "title element"
_FAINT: Final = 0.6  # confidence of a heading that shares but a word with a claim
_LABELS: Final = bits_of("label.navigation")
_CLAIMS: Final = 100  # claimed titles of one kind that are looked at
_EQUAL: Final = 0.9  # confidence of a heading that says what the page claims
_NAME: Final = 40  # characters of a name of site or section
_UNSPOKEN, _HARDLY = 0.01, 0.25  # share of a title's words below which the article does not speak of it: shown, claimed


def find_title(view: View, sites: frozenset[str], first: int, url: str | None = None) -> Title | None:
    """The best of what headings show and head and scripts claim; a displayed headline wins over an equal claim.

    `first` is the first block of the body so far, `url` the address that the page was fetched from.
    """
    if view.page.flattened:
        return nearest_line(view)
    sites |= linked_names(view, url) | names_over(view, first, url)
    claimed = list(_claimed(view, sites))
    found = _displayed(view, claimed, sites, first)
    if is_front(view.claims, url) and not (found and _says_claim(found, claimed)):
        found = _whole(view, sites) or found
    elif found is None or found.confidence < _SURE or not is_heading(view, found.blocks[0]):
        least, found = (_UNSPOKEN, found) if found else (_HARDLY, _undisplayed(view, claimed, sites))
        if found is not None and len(found.text) <= _NAME and spoken_of(view, found.text) < least:
            found = spoken_line(view, sites) or found  # it was but the name of site or section
    return found or nearest_line(view)


def _displayed(view: View, claimed: list[tuple[str, str]], sites: frozenset[str], first: int) -> Title | None:
    """The heading or the plain line that is the title."""
    found = _heading(view, claimed, sites, first)
    if found is None or (found.confidence < _SURE and not _is_part(found.text, claimed)):
        line = claimed_line(view, claimed, sites, first)
        if found is None and (line is None or in_trail(view, line.blocks[0])):
            found = _alike(view, claimed, sites, first)
        if line is not None and (found is None or not _is_nearer(view, found, line, first)):
            found = replace(line, text=strip_likely(line.text, BARS))
    return _under_site(view, found, claimed, first) if found is not None else None


def _alike(view: View, claimed: list[tuple[str, str]], sites: frozenset[str], first: int) -> Title | None:
    """The one main heading above the body that shares a telling word with a claim: people read other words than
    search engines."""
    words = {word for text, _ in claimed for word in telling(text)}
    found: dict[str, Title] = {}
    for text, blocks, _ in Headings(view, first).of(1):
        if len(blocks) > 1 or blocks[0] > first + 1 or len(text) > LONGEST or is_site(text, sites):
            continue
        if telling(text) & words and _bare(text) == _bare(shown_text(view, blocks[0])):
            found.setdefault(key(text), Title(text, "block", _FAINT, blocks))
    return next(iter(found.values())) if len(found) == 1 else None


def _under_site(view: View, found: Title, claimed: list[tuple[str, str]], first: int) -> Title:
    """The main heading farther down that says how a claim begins of which a line at the top says the end: at the top
    stands the name of a site or manual."""
    if 0 <= first - found.blocks[-1] <= _RIGHT_OVER:
        return found
    own = key(found.text)
    ends = [pair for text, _ in claimed for pair in zip(edges(text)[::2], edges(text)[1::2], strict=True)]
    starts = {key(start) for start, end in ends if key(end) == own}
    for text, blocks, _ in Headings(view, first).of(1) if starts else ():
        if blocks[0] > found.blocks[-1] and key(text) in starts:
            between = range(found.blocks[-1] + 1, blocks[0])
            told = any(view.kept[block] and is_prose(view.page.texts[block]) for block in between)
            return found if told else Title(text, "block", _SURE, blocks)
    return found


def _undisplayed(view: View, claimed: list[tuple[str, str]], sites: frozenset[str]) -> Title | None:
    """What the page claims and nothing shows: data may name a film or a ware on it, so what the document's own title
    says too comes first."""
    document = key(view.claims.document_title)
    ordered = sorted(claimed, key=lambda claim: claim[1] == _ELEMENT or key(claim[0]) not in document)
    return next((Title(strip_known(strip_likely(text), sites), origin, 0.6) for text, origin in ordered), None)


def _whole(view: View, sites: frozenset[str]) -> Title | None:
    """What a front page claims to be called: the site's name where it stands first, and what is said of it."""
    for claim in (*view.claims.titles, Claim(view.claims.document_title, _ELEMENT)):
        text = strip_known(claim.value, sites, front=True)
        if load().match(text) & _LABELS:  # "Home - Planet"
            text = strip_known(claim.value, frozenset((_bare(text),)))
        if key(text) and not load().match(text) & _LABELS and claim.origin != "json-ld page":
            return Title(text, claim.origin, 0.6)
    return None


def _says_claim(found: Title, claimed: list[tuple[str, str]]) -> bool:
    """Whether a heading says a claim, or as much of it as stands before a mark."""
    own = key(found.text)
    return found.confidence >= _EQUAL or any(own in map(key, beginnings(text)) for text, _ in claimed)


def _claimed(view: View, sites: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Claimed titles without the site's name, the most telling first."""
    claims = view.claims
    found = [(claim.value, claim.origin) for claim in claims.titles if claim.origin != "json-ld page"][:_CLAIMS]
    found.append((claims.document_title, _ELEMENT))
    found += [(claim.value, claim.origin) for claim in claims.titles if claim.origin == "json-ld page"][:_CLAIMS]
    seen: set[str] = set()
    for value, origin in found:
        if value in seen:
            continue
        seen.add(value)
        if value[:1] in BARS:
            continue  # the page's own part is missing
        text = strip_known(value, sites)
        if key(text) and not is_site(text, sites):
            yield text, origin


def _heading(view: View, claimed: list[tuple[str, str]], sites: frozenset[str], first: int) -> Title | None:
    """The heading that the page shows for what it claims, or the one that stands over its body."""
    headings = Headings(view, first)
    trail = [blocks[0] for _, blocks, _ in headings.of(1) if in_trail(view, blocks[0])]
    best: Title | None = None
    if trail:  # the page may show its headline as a heading of lower level between the trail and the body
        shown = [h for h in headings if trail[0] < h[1][0] and h[1][-1] <= first + 1 and h[1][0] not in trail]
        best = _likeliest(view, shown, claimed, sites, first, _BEHIND_TRAIL)
        best = replace(best, confidence=max(best.confidence, _SURE)) if best is not None else None
    best = best or _likeliest(view, headings, claimed, sites, first, _AGREEING if claimed else _LEAST)
    if best is None:
        return None
    best = _without_rest(best, headings, first)
    text = best.text
    if len(best.blocks) == 1 and _bare(text) == _bare(shown_text(view, best.blocks[0])):
        text = without_hints(headline(view, best.blocks[0], [text for text, _ in claimed]) or text)
        text = next((claim for claim, _ in claimed if _parted(claim) == text.split()), text)
    return Title(text, best.origin, min(1.0, best.confidence), best.blocks)


def _parted(claim: str) -> list[str]:
    """The words of a claim in which a colon stands between kicker and headline, whose elements show it elsewhere."""
    return claim.replace(": ", " ").split() if ": " in claim else []


def _likeliest(
    view: View,
    headings: Iterable[Heading],
    claimed: list[tuple[str, str]],
    sites: frozenset[str],
    first: int,
    least: float,
) -> Title | None:
    """The best of some headings, if it is worth more than `least`."""
    keys = [key(text) for text, _ in claimed]
    starts = frozenset(key(start) for text, _ in claimed for start in beginnings(text))
    document = key(view.claims.document_title)
    best: Title | None = None
    for text, blocks, level in headings:
        if level > 1 and best is not None and best.confidence > 0.9:
            break  # the first heading says what the page claims
        own = key(text)
        if not own or len(text) > LONGEST or is_site(text, sites):
            continue
        agreement = _agreement(own, keys, document)
        if own in starts and 0 <= first - blocks[-1] <= _RIGHT_OVER:
            agreement = max(agreement, _START)
        whole = len(blocks) == 1 and _bare(text) == _bare(shown_text(view, blocks[0]))
        if not whole and agreement < 0.9:
            continue  # a part of a heading, or several lines of one, must be what the page claims
        value = 0.75 * agreement
        if level == 1:
            value += 0.2
        if 0 <= first - blocks[-1] <= 25:
            value += 0.15 - 0.004 * (first - blocks[-1])
        elif blocks[0] > first + 3:
            value -= 0.2
        if value > (best.confidence if best is not None else least):
            best = Title(strip_known(text, sites), "block", value, blocks)
    return best


def _bare(text: str) -> str:
    """The words of a text without the spaces between them, which markup may glue."""
    return key(text).replace(" ", "")


def _without_rest(best: Title, headings: Headings, first: int) -> Title:
    """The heading between another and the body that says the other's beginning, as far as a mark, and no more."""
    starts = {key(start) for start in beginnings(best.text)}
    for text, blocks, _ in headings if starts else ():
        if best.blocks[-1] < blocks[0] and blocks[-1] <= first + 1 and key(text) in starts:
            return replace(best, text=text, blocks=blocks)
    return best


def _is_nearer(view: View, heading: Title, line: Title, first: int) -> bool:
    """Whether a heading stands right over the body, and a line that says what the page claims does not, or ends a
    trail of links over the heading."""
    if line.blocks[-1] < heading.blocks[0] <= first + 1 and in_trail(view, line.blocks[0]):
        return True
    return 0 <= first - heading.blocks[-1] <= OVER and not 0 <= first - line.blocks[0] <= OVER


def _is_part(text: str, claimed: list[tuple[str, str]]) -> bool:
    """Whether a claim begins or ends with a heading, apart from the rest by a mark."""
    own = key(text)
    return len(own) >= _PART and any(own in {key(edge) for edge in edges(claim)} for claim, _ in claimed)


def _agreement(own: str, keys: list[str], document: str) -> float:
    """How well a heading agrees with what the page claims, 0 to 1."""
    value = 0.0
    words = set(own.split())
    for place, claimed in enumerate(keys[:6]):
        if own == claimed:
            value = max(value, 1.0 - 0.02 * place)
        elif own in claimed or claimed in own:
            value = max(value, 0.85 * min(len(own), len(claimed)) / max(len(own), len(claimed)) - 0.02 * place)
        elif is_spaceless(own):
            pairs, other = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (own, claimed))
            value = max(value, 0.8 * len(pairs & other) / max(len(pairs | other), 1) - 0.02 * place)
        elif len(words) > 2:
            other = set(claimed.split())
            value = max(value, 0.8 * len(words & other) / max(len(words | other), 1) - 0.02 * place)
    if value < 0.75 and document and own in document:
        value = max(value, 0.3 + 0.45 * len(own) / len(document))
    return value
