"""A stretch of a line to names: split at the joiners, each part judged."""

from __future__ import annotations

import re
from typing import Final

from boilerstrip.metadata.home import Home, is_desk
from boilerstrip.metadata.named import Named
from boilerstrip.metadata.shape import (
    EDGE,
    ROUND,
    has_family,
    is_given,
    is_hangul,
    is_initialled,
    is_name,
    shorten,
    split_run,
    without_titles,
)
from boilerstrip.metadata.text import key
from boilerstrip.metadata.words import SHORT, BylineWords, even, folded, language_code, spaceless
from boilerstrip.phrases import NameWords, bits_of, load

_LABELS: Final = bits_of(
    "label.share",
    "label.follow",
    "label.navigation",
    "label.login",
    "label.newsletter",
    "label.comment",
    "label.legal",
    "label.author_bio",
    "label.more",
    "label.advertisement",
    "label.source",
    "label.date",
)
_NETWORKS: Final = bits_of("label.share", "label.follow")
_EASTERN: Final = 4  # characters of the longest Chinese names, which have a family name of two
_AFTER: Final = 32  # characters behind a name that may speak of its bearer: "on behalf of the ferry company"
_OFFICE: Final = 6  # characters that they count as
_INITIALS: Final = 4  # letters that a name has at least, where they are all capitals
_OUTER: Final = EDGE.replace(".", "")


def read_parts(home: Home, body: str, words: BylineWords, found: Named, loose: bool, behind: bool = False) -> None:
    """Judge what stands between the joiners. `behind`: names stand before it, on this line."""
    body = body.strip()
    low = even(body)
    at = 0
    comma = False
    later = [m for m in words.joiner.finditer(low) if not m["word"] or _joins(m, body, home.language, words)]
    last_word = max((m.start() for m in later if m["word"]), default=-1)
    for joiner in [*later, None]:
        end = joiner.start() if joiner is not None else len(body)
        if found.names and at and (again := opener_length(low[at:end], words, home.language)):
            if low[at : at + again].strip(EDGE) != found.opener:
                break
            at += again
        if comma and 0 <= last_word < at and found.names and folded(body[at:end]) not in words.names.agencies:
            break  # "Jane Roe and John Doe, Kiel Post": the word joins the last of the names
        for name in _persons(_without_roles(body[at:end].strip(), words, found), home.language, words):
            _part(home, name, words, found, loose or found.opened, weak=(comma and last_word < at) or behind)
        if joiner is not None:
            comma = joiner[0].strip() in ("", ",", "，", "-", "–", "—")
            at = joiner.end()


def opener_length(low: str, words: BylineWords, language: str, again: bool = False) -> int:
    """Length of the opener that begins a stretch, 0 if none does.

    A second one, or one of another language, must leave more than one word: "By Nina Roe", whose given name
    introduces names in Filipino.
    """
    length = words.openers.start(low)
    if not length or low[length : length + 1] == "-":
        return 0  # "BY-NC"
    if again or not words.opens(low[:length].strip(), language):
        left = len(low[length:].split())
        return 0 if left == 1 or (again and not left) else length
    return length


def _joins(joiner: re.Match[str], body: str, language: str, words: BylineWords) -> bool:
    """Whether a joining word joins: a short one, which may mean something else, none but names; "Human in the Loop"."""
    word = joiner["word"].strip()
    return words.joins(word, language) and (len(word) > SHORT or not body[joiner.end() : joiner.end() + 1].islower())


def _part(home: Home, part: str, words: BylineWords, found: Named, loose: bool, weak: bool) -> None:
    names = words.names
    whole = folded(part)
    if not whole:
        return
    if agency := agency_of(part, names):
        found.sources.append(agency)
        return
    if whole in words.months:
        return
    if loose and is_initialled(part):
        signature = part.strip(".")
        if len(signature.rpartition(".")[2]) > 1:
            found.names.append(signature)
        else:
            found.nobody = True  # letters alone name nobody whom a reader knows
        return
    person = without_titles(part.strip(_OUTER), words, home.language)
    if whole in names.nobody or home.is_site(part) or (is_desk(whole, words) and not is_given(person, words.given)):
        found.nobody = True
        return
    if whole in names.roles or (weak and any(t.strip(".'") in names.roles for t in whole.split())):
        return
    if len(whole) < _INITIALS and part.strip(EDGE).isupper() and folded(found.opener) in words.helpers:
        found.nobody = True  # an editor's initials
        return
    if (first := even(part).partition(" ")[0]) in words.helpers and person != part:
        if found.names:
            return  # "Writer Jane Roe | Editor John Doe"
        found.opener = found.opener or first
    bare = home.without_site(person)
    if len(bare) < len(person):
        bare = without_titles(bare, words, home.language)  # "Jane Roe for the Planet"
    name = shorten(bare, names)
    if len(name) < len(bare) and " " not in name and words.is_wordlike(home.language):
        name = ""  # "PV: Xin cảm ơn ông!"
    elif len(name) < len(bare) and not found.opened and not found.opener:
        if (loose or found.dated) and len(bare) - len(name) <= _AFTER and is_given(name, words.given):
            found.rest += 0 if found.dated else _OFFICE  # "3 May 2024 • Jane Roe in Bridges"
        else:
            name = ""  # "Jane Roe covers politics"
    plain = folded(name)
    if not plain:
        found.rest += len(part) if bare else 0
    elif plain in names.agencies:
        found.sources.append(name)
    elif (
        plain in names.nobody or plain in names.roles or is_desk(plain, words) or (name != part and home.is_site(name))
    ):
        found.nobody = True
    elif is_name(name, names, loose) and not _is_label(name):
        name = _once(name)
        identity = key(name)
        if identity and identity not in {key(other) for other in found.names}:
            found.names.append(" ".join(name.split()))
            if name != part and part.endswith(name) and has_family(name, words.family):
                found.opened = True  # a role stands before it as one word with it
            if weak:
                found.weak.add(identity)
    else:
        found.rest += len(part)


def agency_of(text: str, names: NameWords) -> str:
    """The agency that is all that a text names, or agencies behind a word that credits them: "Theo AFP, Kyodo"."""
    agency, office, _ = text.partition("-")
    if folded(text) in names.agencies or (office and agency.isupper() and folded(agency) in names.agencies):
        return text.strip(ROUND)  # "VOV-Tây Bắc" is its office there
    credit, _, rest = text.strip(EDGE).partition(" ")
    credited = folded(credit) in names.roles and all(folded(one) in names.agencies for one in rest.split(","))
    return rest.strip(EDGE) if credited else ""


def _is_label(name: str) -> bool:
    """Whether a text of a name's shape is a control of the page: "Follow", "Social Share", "Facebook Youtube"."""
    tokens = name.split()
    size = len(tokens)
    starts = [" ".join(tokens[:at]) for at in range(2, size)]
    ends = [" ".join(tokens[at:]) for at in range(1, size - 1)]
    bits = load().match_all([name, *tokens, *starts, *ends])
    networks = sum(1 for found in bits[1 : size + 1] if found & _NETWORKS)
    if bits[0] & _LABELS or networks > 1 or networks == size:
        return True
    before, after = [bits[1], *bits[size + 1 : size + 1 + len(starts)]], [*bits[size + 1 + len(starts) :], bits[size]]
    return size > 1 and any(x & y & _LABELS for x, y in zip(before, after, strict=True))  # "Log In Sign Up"


def _persons(part: str, language: str, words: BylineWords) -> list[str]:
    """A part that has no joiners by itself, but may hold a run of names; before a Korean one stands the paper's."""
    names = split_run(part, language)
    if part.isascii():
        return names
    if len(names) > 1 and is_hangul(part):
        return [name for name in names if has_family(name, words.family)] or names
    names = [_without_place(name, language, words) for name in names]
    return [_without_prefix(one, language, words) for name in names for one in _split_prefixed(name, words)]


def _once(name: str) -> str:
    """A name that stands twice in a row, beside a portrait that tells it too, once: "Jane Roe Jane Roe"."""
    half, odd = divmod(len(name), 2)
    twice = name[:half] == name[half + odd :] and " " in name[:half] and not name[half : half + odd].strip()
    return name[:half] if twice else name


def _without_place(name: str, language: str, words: BylineWords) -> str:
    """A Chinese name without the place that stands behind it as one word with it: "王小明台北", of a reporter there."""
    if not language.startswith("zh") or len(name) <= _EASTERN or not name.isalpha() or not spaceless(name[0]):
        return name
    size = _EASTERN if name[:2] in words.family else _EASTERN - 1
    return name[:size] if has_family(name[:size], words.family) else name


def _without_prefix(name: str, language: str, words: BylineWords) -> str:
    """A name without a role of one letter that is written as one word with the given name behind it."""
    first = even(name).partition(" ")[0]
    prefixed = (first[:1], language_code(language)) in words.short_roles and first not in words.given
    return name[1:] if prefixed and first[1:] in words.given else name


def _split_prefixed(name: str, words: BylineWords) -> list[str]:
    """Names of two words and more, before the second of which a joiner stands as its first letter. A given name may
    begin with that letter: it joins only what is a given name without it, and none with it."""
    tokens = name.split()
    starts = [0]
    for at in range(2, len(tokens) - 1):
        word = even(tokens[at])
        if word[0] in words.prefixes and word[1:] in words.given and word not in words.given and at - starts[-1] > 1:
            starts.append(at)
            tokens[at] = tokens[at][1:]
    return [" ".join(tokens[start:end]) for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True)]


def _without_roles(part: str, words: BylineWords, found: Named) -> str:
    """Without the roles that stand beside Chinese, Japanese or Korean names; they mark a byline as an opener does."""
    if part.isascii() or not part or not spaceless(part[0]):
        return part
    tokens = part.split()
    kept = [token for token in tokens if not ends_in_role(folded(token), words)]
    if len(kept) == len(tokens):
        return part
    found.opened = True
    return " ".join(kept)


def ends_in_role(token: str, words: BylineWords) -> bool:
    """Whether a word that is written without spaces ends in a role: "记者", "本报记者", "上海报道"."""
    return any(token[start:] in words.names.roles for start in range(max(0, len(token) - 5), len(token) - 1))


def whole_names(names: list[str]) -> list[str]:
    """Single words are no names beside whole names: "Jane Roe, London"; unless they are written without spaces."""
    if not any(" " in name for name in names):
        return names
    return [name for name in names if " " in name or spaceless(name[0])]
