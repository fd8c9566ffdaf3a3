"""Who wrote it: what the page shows near the title, under the lead and at the end, weighed with what it claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from boilerstrip.metadata.boxes import boxed_author
from boilerstrip.metadata.claims import AuthorClaim
from boilerstrip.metadata.lines import NEIGHBOURS, Shown, shown_lines
from boilerstrip.metadata.names import Reader
from boilerstrip.metadata.owner import head_owner, knowing_owners
from boilerstrip.metadata.parts import whole_names
from boilerstrip.metadata.plain import is_sentence
from boilerstrip.metadata.shape import is_given, is_name
from boilerstrip.metadata.signed import signed_author
from boilerstrip.metadata.strength import are_given
from boilerstrip.metadata.text import key
from boilerstrip.metadata.thread import without_answers
from boilerstrip.metadata.view import View
from boilerstrip.metadata.window import Window
from boilerstrip.metadata.wording import is_wording
from boilerstrip.metadata.words import byline_words, even, folded, spaceless

_CLAIMED: Final = 0.1
_SHORT: Final = 5  # characters of a name in a script without spaces
_BOXED: Final = 0.5  # confidence of an author whom only a box far off names
_OWNED: Final = 0.5  # confidence of an author after whom the site is named
_SURE: Final = 0.55  # strength from which a displayed line is believed
_SURE_AGAINST: Final = 0.8  # and one that contradicts what the page claims
_MUCH: Final = 0.2  # strength by which a line of a desk outdoes a bare one

Claimed = list[tuple[AuthorClaim, list[str]]]


@dataclass(frozen=True, slots=True)
class Byline:
    """The decision."""

    line: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    origin: str = "block"
    block: int = -1
    confidence: float = 0.0
    blocks: tuple[int, ...] = ()
    """Blocks that are the byline and nothing else."""
    credit: int = -1
    """Block of a source credit that stands apart."""


def find_byline(view: View, reader: Reader, title: int, titles: frozenset[int], span: tuple[int, int]) -> Byline:
    """Weigh lines and claims. `title` is the block that the title ends with, `span` the body's first and last."""
    reader = knowing_owners(view, reader)
    persons = _claimed(view, reader)
    known = frozenset(key(name) for _, names in persons for name in names if len(name) > 3)
    certain = any(is_name(name, byline_words().names) for _, names in persons for name in names)
    window = Window(view, reader, title, titles, span, known, certain)
    shown = list(shown_lines(window))
    naming = without_answers([s for s in shown if s.named.names and not _is_wording(s, window)], known)
    writers = [line for line in naming if line.strength >= _SURE and not _helps(line)]
    best = max(writers or naming, key=lambda line: _worth(line, known), default=None)
    if best is None or best.strength < _needed(best, persons, window) or _outdone(best, shown):
        return _without_line(persons, shown, window)
    best = _typed(best, naming, window)
    lines = _together(best, naming, window)
    names = whole_names([name for line in lines for name in line.named.names])
    weak = {identity for line in lines for identity in line.named.weak}
    authors, origin = settle(names, weak, persons, window, bool(best.named.opener))
    whole = tuple(line.block for line in lines if not line.inside)
    sources = [source for line in shown for source in line.named.sources]
    text = ", ".join(line.line for line in lines)
    return Byline(
        text, tuple(authors), sources[0] if sources else None, origin, best.block, best.strength, whole, _credit(shown)
    )


def _typed(best: Shown, naming: list[Shown], window: Window) -> Shown:
    """The byline that stands among the article's paragraphs, where the best line is one that the page's system made of
    whoever put it there."""
    view = window.view
    if not best.marked or best.named.opened or best.block >= window.span[0]:
        return best
    first = window.span[0]
    for line in naming:
        plain = line.named.opened and not (line.marked or line.named.rest or line.inside or _helps(line))
        amid = (
            first < line.block < min(first + NEIGHBOURS, window.span[1])
            and view.kept[line.block - 1]
            and view.kept[line.block + 1]
        )
        if plain and amid and are_given(line.named):
            return line
    return best


def _needed(line: Shown, persons: Claimed, window: Window) -> float:
    """The strength from which a line is believed: more of one far from the title that names others than data does."""
    given = {key(name) for _, names in persons for name in names if is_given(name, byline_words().given)}
    heads = window.title - NEIGHBOURS <= line.block <= window.span[0] + 1
    agrees = heads or not given or any(key(name) in given for name in line.named.names)
    return _SURE if agrees else _SURE_AGAINST


def _helps(line: Shown) -> bool:
    """Whether a line names one who helped: an editor, a translator, a photographer."""
    return folded(line.named.opener) in byline_words().helpers


def _is_wording(line: Shown, window: Window) -> bool:
    """Whether a line that nothing else says to be a byline is made of words that the page uses as words."""
    if line.named.opened or any(key(name) in window.known for name in line.named.names):
        return False
    return line.strength >= _SURE and all(
        is_wording(window.view, name, window.reader.language, line.marked) for name in line.named.names
    )


def _worth(line: Shown, known: frozenset[str]) -> float:
    """Strength; of two sure lines, the one that names whom the page claims, unless as a helper."""
    claimed = not _helps(line) and any(key(name) in known for name in line.named.names)
    return line.strength + (_CLAIMED if claimed else 0.0)


def _outdone(best: Shown, shown: list[Shown]) -> bool:
    """Whether a line that names a desk outdoes the best of those that name persons: one that names an editor or the
    like, or a bare line that is much less sure."""
    if not (best.bare or _helps(best)):
        return False
    needed = best.strength + (0.0 if _helps(best) else _MUCH)
    return any(line.named.nobody and not line.named.names and line.strength >= needed for line in shown)


def _claimed(view: View, reader: Reader) -> Claimed:
    """The claims that name persons; most pages make the same claim several times."""
    read: dict[tuple[str, ...], list[str]] = {}
    for claim in view.claims.authors:
        if not claim.organisation and claim.names not in read:
            read[claim.names] = reader.claimed(claim.names)
    return [(c, names) for c in view.claims.authors if not c.organisation and (names := read[c.names])]


def settle(names: list[str], weak: set[str], persons: Claimed, window: Window, opened: bool) -> tuple[list[str], str]:
    """The displayed names in the spelling of a claim that agrees with them, and where they come from.

    `opened`: the line says by its first word that it names all who wrote.
    """
    for claim, claimed in persons:
        match = {key(c): c for c in claimed}
        agreed = [found for name in names if (found := _agreeing(name, match)) is not None]
        if not agreed:
            continue
        more = [] if opened else [c for c in claimed if c not in agreed and window.shows(c)]
        sure = {n for n in names if opened and " " in n and is_given(n, byline_words().given)}
        rest = [n for n in names if _agreeing(n, match) is None]
        rest = [n for n in rest if n in sure or key(n) in window.known or key(n) not in weak]
        if claim.origin == "json-ld":
            rest = [name for name in rest if name in sure or key(name) in window.known]
        return list(dict.fromkeys(agreed + rest + more)), claim.origin
    return list(dict.fromkeys(names)), "block"


def _agreeing(name: str, claimed: dict[str, str]) -> str | None:
    """The claimed name that a displayed one is, or begins with."""
    own = key(name)
    for identity, text in claimed.items():
        if own == identity or own.startswith(identity + " ") or identity.startswith(own + " "):
            return name if own == identity or (" " not in identity and len(own.split()) < 4) else text
    return None


def _together(best: Shown, naming: list[Shown], window: Window) -> list[Shown]:
    """The best line and those near it that are about as strong: names of one byline, a line each."""
    if best.inside or best.bare:
        return [best]
    lines = [
        line
        for line in naming
        if line is best
        or (
            line.strength >= max(_SURE, best.strength - 0.15)
            and abs(line.block - best.block) <= NEIGHBOURS
            and not (line.bare or line.inside or line.named.rest)
            and not any(window.view.kept[min(line.block, best.block) + 1 : max(line.block, best.block)])
            and (line.named.opener == best.named.opener or not _helps(line))
        )
    ]
    kept: list[Shown] = []
    seen = {key(name) for name in best.named.names}
    for line in lines:
        names = {key(name) for name in line.named.names}
        if line is best or not all(any(name.endswith(other) for other in seen) for name in names):
            kept.append(line)
            seen |= names
    return kept


def _without_line(persons: Claimed, shown: list[Shown], window: Window) -> Byline:
    """No line is sure to name persons: claims decide, and lines that name a desk or an agency are the byline."""
    desk = max((s for s in shown if s.strength >= 0.4 and not s.named.names), key=lambda s: s.strength, default=None)
    line = desk.line if desk is not None else None
    block = desk.block if desk is not None else -1
    sources = [source for s in shown for source in s.named.sources]
    source = sources[0] if sources else None
    blocks = (block,) if desk is not None and desk.strength >= 0.5 else ()
    for claim, names in sorted(persons, key=lambda p: p[0].origin != "json-ld" and not any(map(window.shows, p[1]))):
        visible = [name for name in names if window.shows(name) or (claim.person and window.heads(name))]
        several = len(names) > 1 and 2 * sum(is_given(name, byline_words().given) for name in names) > len(names)
        hidden = [] if _signs(desk, window) else names
        believed = visible or [name for name in hidden if _believed(name, claim, window, several)]
        if believed:
            return Byline(line, tuple(believed), source, claim.origin, block, 0.6, blocks, _credit(shown))
    if (desk is None or desk.strength < _SURE) and not persons:
        if boxed := boxed_author(window):
            at, name = boxed
            return Byline(name, (name,), source, "block", at, _BOXED, (at,), _credit(shown))
        if signed := signed_author(window, shown):
            whole = () if is_sentence(window.view.page.texts[signed.block]) else (signed.block,)
            return Byline(signed.line, (signed.name,), source, "block", signed.block, _BOXED, whole, _credit(shown))
    owner = (found,) if desk is None and not persons and (found := head_owner(window)) else ()
    return Byline(
        line, owner, source, "block", block, desk.strength if desk else _OWNED * len(owner), blocks, _credit(shown)
    )


def _signs(desk: Shown | None, window: Window) -> bool:
    """Whether a byline near the title is a desk's: whom data names, and the page does not, has but put it there."""
    return desk is not None and desk.named.opened and desk.named.nobody and desk.strength >= _SURE


def _believed(name: str, claim: AuthorClaim, window: Window, several: bool) -> bool:
    """Whether a name that the page displays nowhere near the article is believed: in doubt there is no author.

    It must have a person's shape, not an account's; a page without a date often names its webmaster, but not several.
    """
    words = byline_words()
    shaped = is_name(name.title() if name.islower() else name, words.names) or even(name) in words.given
    if not shaped and not (spaceless(name[0]) and len(name) < _SHORT):
        return False
    if claim.origin == "json-ld" or window.view.claims.dates:
        return True
    firm = any(word.isupper() and len(word) < _SHORT and "." not in word for word in name.split())
    return several or (name in claim.names and not firm and name[-1] != ".")


def _credit(shown: list[Shown]) -> int:
    """Block of a line that names a source and nothing else."""
    return next((s.block for s in reversed(shown) if s.named.sources and not s.named.names and not s.named.rest), -1)
