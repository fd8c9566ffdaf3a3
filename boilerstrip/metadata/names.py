"""A line to names: openers, roles, agencies, titles, e-mails and times are taken away, what is left is split and judged.

No line is believed to hold names because it is short: a name has the shape of one, or stands behind an opener.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from boilerstrip.metadata.text import key
from boilerstrip.metadata.words import BylineWords, byline_words, even, folded

_NOISE: Final = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+|(?<!\w)@\w+|[\u200b-\u200f\u2060\ufeff]")
_BRACKETS: Final = re.compile(r"[(（\[【〔]([^()（）\[\]【】〔〕]{0,80})[)）\]】〕]")
_SEGMENT: Final = re.compile(
    r"\s*[|｜│•·∙●◆■□▪▲►»›⋅]\s+|\s+[|｜│•·∙●◆■□▪►»›⋅]\s*|\s+[-–—]+\s+|\n|\t|\s*\|\s*|^[|•·∙●◆■□▪▲►»›⋅–—-]+\s*"
)
_DIGIT: Final = re.compile(r"\d")
_TIME: Final = re.compile(r"\d[\d.:/\-年月日時时]*")
_HAN: Final = re.compile(r"[\u3400-\u9fff々〆]+")
_HANGUL: Final = re.compile(r"[\uac00-\ud7af]+")
_KANA: Final = re.compile(r"[\u3040-\u30ff]")
_EDGE: Final = " \t,;:.：，、。·•|/-–—_\"'“”„‘’«»*#()（）[]【】{}<>《》〈〉+=!?…□■▲◎●"
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.)+-?(?:[^\W\d_]\.)*|[A-ZÀ-Þ]")
_SUFFIXES: Final = frozenset("jr jr. sr sr. ii iii iv".split())
_LONGEST: Final = 60  # characters of a name
_MOST: Final = 12  # names of a line


@dataclass
class Named:
    """What a line says about who made the article."""

    names: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    """Agencies, as displayed."""
    nobody: bool = False
    """It names a desk or "our reporter" instead of a person."""
    opened: bool = False
    """It begins as a byline does."""
    rest: int = 0
    """Characters that are neither names nor known furniture."""


@dataclass(frozen=True)
class Reader:
    """Reads lines of one page; knows what its site is called and which language it is in."""

    sites: frozenset[str] = frozenset()
    """Keys, without spaces, of the site's names."""
    language: str = ""

    def read(self, line: str, trusted: bool = False) -> Named:
        """What a displayed line says. `trusted`: the page marks it as a byline, so that loose names are names too."""
        words = byline_words()
        found = Named()
        text = _NOISE.sub(" ", line)
        for inner in _BRACKETS.findall(text):
            if folded(inner) in words.names.agencies:
                found.sources.append(inner.strip())
        for segment in _SEGMENT.split(_BRACKETS.sub(" ", text) if _BRACKETS.sub("", text).strip(_EDGE) else text):
            if segment and segment.strip(_EDGE):
                self._segment(segment, words, found, trusted)
        found.names = _once(found.names)[:_MOST]
        return found

    def claimed(self, values: Iterable[str]) -> list[str]:
        """Persons of a structured value, which is trusted to hold little else."""
        words = byline_words()
        names: list[str] = []
        for value in values:
            text = _BRACKETS.sub(" ", _NOISE.sub(" ", value)).strip()
            if not text or "://" in value or value.startswith(("www.", "/")):
                continue
            found = Named()
            opener = words.opener.match(even(text))
            body = text[opener.end() :] if opener else text
            for part in self._parts(body, words):
                self._part(part, words, found, loose=True)
            names.extend(found.names)
        return _once(names)[:_MOST]

    def _segment(self, segment: str, words: BylineWords, found: Named, trusted: bool) -> None:
        opener = words.opener.match(even(segment))
        body = segment
        loose = trusted
        while opener is not None and opener.end():
            found.opened = loose = True
            body = body[opener.end() :]
            opener = words.opener.match(even(body))
        source = words.source.match(even(body))
        if source is not None and source.end() and folded(body[source.end() :]) in words.names.agencies:
            found.sources.append(body.strip(_EDGE))
            return
        if (digit := _DIGIT.search(body)) is not None:
            if digit.start() < 3 or not loose:
                return
            body = body[: digit.start()]
            month = words.months.search(even(body))
            if month is not None:
                if month.start() < 3:
                    return
                body = body[: month.start()]
        closer = words.closer.search(even(body))
        if closer is not None and closer.start() > 0:
            found.opened = True
            body = body[: closer.start()]
        for part in self._parts(body, words):
            self._part(part, words, found, loose)

    def _parts(self, body: str, words: BylineWords) -> list[str]:
        """The line between its joiners; a run of Chinese or Korean names between its spaces."""
        at = 0
        parts = []
        for joiner in words.joiner.finditer(even(body)):
            parts.append(body[at : joiner.start()])
            at = joiner.end()
        parts.append(body[at:])
        return [name for part in parts if part.strip(_EDGE) for name in self._spaced(part.strip())]

    def _spaced(self, part: str) -> list[str]:
        tokens = part.split()
        if len(tokens) < 2 or self.language.startswith("ja") or any(_KANA.search(t) for t in tokens):
            return [part]
        if all(_HAN.fullmatch(t) for t in tokens):
            return tokens if all(len(t) > 1 for t in tokens) else ["".join(tokens)] if len(part) < 8 else [part]
        if all(_HANGUL.fullmatch(t) for t in tokens):
            return tokens
        return [part]

    def _part(self, part: str, words: BylineWords, found: Named, loose: bool) -> None:
        name = _without_titles(part.strip(_EDGE), words)
        plain = folded(name)
        if not plain:
            return
        if plain in words.names.agencies or folded(part) in words.names.agencies:
            found.sources.append(part.strip(_EDGE))
        elif plain in words.names.nobody or folded(part) in words.names.nobody or self.is_site(name):
            found.nobody = True
        elif plain in words.names.roles or (found.names and _is_role(plain, words)):
            return
        elif is_name(name := _head(name, words), words, loose):
            found.names.append(name)
        else:
            found.rest += len(part)

    def is_site(self, name: str) -> bool:
        """Whether the name is the site's own."""
        bare = key(name).replace(" ", "")
        return bare in self.sites or (len(bare) > 3 and any(bare.startswith(s) and len(s) > 5 for s in self.sites))


def is_name(text: str, words: BylineWords, loose: bool = False) -> bool:
    """Whether a text has the shape of a person's name; `loose` also lets a single word or a nickname pass."""
    if not 1 < len(text) <= _LONGEST or any(mark in text for mark in '?!:;{}<>=+%$€£#…"“”«»|/\\'):
        return False
    if not text.isascii() and (_HAN.search(text) or _HANGUL.search(text) or _KANA.search(text)):
        bare = text.replace(" ", "").replace("·", "")
        return 2 <= len(bare) <= (12 if loose or _KANA.search(text) or "·" in text else 4)
    tokens = text.split()
    if not loose and (len(tokens) < 2 or _DIGIT.search(text)):
        return False
    if len(tokens) > 6:
        return False
    if loose and len(tokens) == 1:
        return len(text) < 40
    lower = sum(1 for t in tokens if not _capital(t) and t.casefold().strip(".'’") not in words.names.particles)
    if loose and lower == len(tokens) and len(tokens) <= 3:
        return True  # "viktor hedlund"
    return lower == 0 and _capital(tokens[-1])


def _head(name: str, words: BylineWords) -> str:
    """The name up to the first plain word: "Jane Roe in Berlin", "Jane Roe for the Times"."""
    tokens = name.split()
    for place, token in enumerate(tokens):
        if place and not _capital(token) and token.isalpha() and token.casefold() not in words.names.particles:
            return " ".join(tokens[:place]) if _capital(tokens[0]) else name
    return name


def _capital(token: str) -> bool:
    first = token.lstrip("'’‘\"(")[:1]
    if not first.isalpha():
        return False
    return not first.islower() or token[:2].casefold() in ("d'", "d’", "l'", "l’", "o'") or "'" in token[:3]


def _without_titles(name: str, words: BylineWords) -> str:
    """Without the titles and roles before it and the roles and degrees behind it."""
    name = name.strip(_EDGE.replace(".", "")) if name.endswith(".") and _INITIAL.fullmatch(name.split()[-1]) else name
    known, roles = words.names.honorifics, words.names.roles
    tokens = name.split()
    start, end = 0, len(tokens)
    while end - start > 1:
        step = next((n for n in (3, 2, 1) if end - start > n and _known(tokens[start : start + n], known, roles)), 0)
        if not step:
            break
        start += step
    while end - start > 1:
        step = next((n for n in (3, 2, 1) if end - start > n and _known(tokens[end - n : end], roles, roles)), 0)
        if not step:
            break
        end -= step
    name = " ".join(tokens[start:end])
    if start == 0 and end == len(tokens) and len(tokens) == 1 and not name.isascii():
        name = _glued(name, roles)
    return name.strip(_EDGE.replace(".", "")).removesuffix("..")


def _glued(name: str, roles: frozenset[str]) -> str:
    """Chinese, Japanese and Korean roles stand at a name without a space."""
    low = even(name)
    for size in range(min(6, len(low) - 2), 1, -1):
        if low[-size:] in roles:
            return name[:-size]
        if low[:size] in roles:
            return name[size:]
    return name


def _known(tokens: list[str], *sets: frozenset[str]) -> bool:
    text = folded(" ".join(tokens))
    return any(text in words for words in sets)


def _is_role(plain: str, words: BylineWords) -> bool:
    """Behind a name: "senior editor at the Times", "Washington correspondent"."""
    return any(token.strip(".,'") in words.names.roles for token in plain.split())


def _once(names: Iterable[str]) -> list[str]:
    """Each name once; "Roe" goes where "Jane Roe" stands."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(key(name), name)
    kept.pop("", None)
    return list(kept.values())
