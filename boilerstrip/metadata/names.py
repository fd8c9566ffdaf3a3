"""A line to names.

Openers, roles, agencies, titles, e-mails and times are taken away; what is left is split and judged. No line is
believed to hold names because it is short: a name has the shape of one, or stands behind an opener.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from boilerstrip.metadata.shape import EDGE, is_name, shorten, split_run, without_titles
from boilerstrip.metadata.text import key
from boilerstrip.metadata.words import BylineWords, byline_words, calendar_word, even, folded, spaceless

_NOISE: Final = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+|@\w+|[\u200b-\u200f\u2060\ufeff]")
_BRACKETS: Final = re.compile(r"[(（\[【〔]([^()（）\[\]【】〔〕]{0,80})[)）\]】〕]")
_SEPARATOR: Final = re.compile(r"[|｜│•∙●◆■□▪▲►»›⋅\n\t]|(?:^|\s)[-–—·]+\s|\s·(?=\S)|\s[–—]$")
_DIGIT: Final = re.compile(r"(?<![^\W\d_])\d")
_MOST: Final = 12  # names of a line
_INVERTED: Final = re.compile(r"([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?), ((?:[^\W\d_][\w'’-]*\.?)(?: [^\W\d_]\.?)?)")
_OUTER: Final = EDGE.replace(".", "")
_DESK: Final = 6  # characters of a desk's short name: "HN tổng hợp"
_STOP: Final = 400  # characters of a line that are read


@dataclass
class Named:
    """What a line says about who made the article."""

    names: list[str] = field(default_factory=list)
    weak: set[str] = field(default_factory=set)
    """Keys of those names that only a comma parts from the name before: they may be a place or an office."""
    sources: list[str] = field(default_factory=list)
    """Agencies, as displayed."""
    nobody: bool = False
    """It names a desk or "our reporter" instead of a person."""
    opened: bool = False
    """It begins or ends as a byline does."""
    opener: str = ""
    """What it begins with, evened."""
    rest: int = 0
    """Characters that are neither names nor known furniture."""
    start: int = -1
    end: int = -1
    """Where in the line the byline stands."""

    @property
    def said(self) -> bool:
        """Whether the line says anything of authorship."""
        return bool(self.names or self.sources or self.nobody)

    def mark(self, start: int, end: int) -> None:
        """Take a stretch of the line into the byline."""
        self.start = start if self.start < 0 else min(self.start, start)
        self.end = max(self.end, end)


@dataclass(frozen=True)
class Reader:
    """Reads lines of one page; knows what its site is called and which language it is in."""

    sites: frozenset[str] = frozenset()
    """Keys, without spaces, of the site's names."""
    language: str = ""
    persons: frozenset[str] = frozenset()
    """Keys of names that the page says are persons', though its site may bear one of them."""

    def read(self, line: str, trusted: bool = False) -> Named:
        """What a displayed line says. `trusted`: the page marks it as a byline, so that loose names are names too."""
        words = byline_words()
        found = Named()
        text = _NOISE.sub(lambda m: " " * len(m[0]), line[:_STOP])
        text = self._brackets(text, words, found)
        at = 0
        loose = trusted
        for separator in _SEPARATOR.finditer(text):
            loose = self._segment(text, at, separator.start(), words, found, loose or trusted)
            at = separator.end()
        self._segment(text, at, len(text), words, found, loose or trusted)
        strong = [n for n in found.names if " " in n or spaceless(n[0]) or key(n) not in found.weak]
        found.names = whole_names(strong)[:_MOST]
        return found

    def claimed(self, values: Iterable[str]) -> list[str]:
        """Persons of a structured value, which is trusted to hold little else."""
        words = byline_words()
        found = Named()
        for value in values:
            text = _BRACKETS.sub(" ", _NOISE.sub(" ", value[:_STOP])).strip()
            digits = sum(c.isdecimal() for c in text)
            if "://" in value or value.startswith(("www.", "/")) or not any(c.isalpha() for c in text) or digits > 2:
                continue
            known, found.nobody = len(found.names), False
            body = text[words.openers.start(even(text)) :]
            if inverted := _INVERTED.fullmatch(body):
                body = f"{inverted[2]} {inverted[1]}"
            if body.islower() and body[0].isalpha() and 1 < len(body.split()) < 4 and self._may_be(body, words):
                found.names.append(body)  # a name written in small letters throughout
            else:
                self._parts(body, words, found, loose=True)
            if found.nobody or text[0] in ",;":
                found.names[known:] = [name for name in found.names[known:] if " " in name or spaceless(name[0])]
        return whole_names(found.names)[:_MOST]

    def is_site(self, name: str) -> bool:
        """Whether the name is the site's own."""
        identity = key(name)
        if identity in self.persons:
            return False
        first, _, rest = name.partition(" ")
        if rest and first.isupper() and len(first) < 6 and key(first) in self.sites:
            return True  # "ABC NEWS", "BBC Sport"
        bare = identity.replace(" ", "")
        return bare in self.sites or (len(bare) > 3 and any(bare.startswith(s) and len(s) > 5 for s in self.sites))

    def _may_be(self, name: str, words: BylineWords) -> bool:
        plain = folded(name)
        return plain not in words.names.nobody and not _is_desk(plain, words) and not self.is_site(name)

    def _without_site(self, name: str) -> str:
        """ "Jane Roe Daily Planet" on the Daily Planet's site."""
        tokens = name.split()
        for start in range(2, len(tokens)):
            if key(" ".join(tokens[start:])).replace(" ", "") in self.sites:
                return " ".join(tokens[:start])
        return name

    def _brackets(self, text: str, words: BylineWords, found: Named) -> str:
        """Blank what stands in brackets, unless it is all there is; note agencies in them."""
        if not _BRACKETS.search(text):
            return text
        blank = _BRACKETS.sub(lambda m: " " * len(m[0]), text)
        if not blank.strip(EDGE):
            return text
        for match in _BRACKETS.finditer(text):
            if folded(match[1]) in words.names.agencies:
                found.sources.append(match[1].strip())
            elif words.closers.end(even(match[0])) == len(match[0]):
                found.opened = True
            elif words.openers.start(even(match[1])):
                return text[: match.start()] + " \n" + match[1] + "\n" + text[match.end() :]
        return blank

    def _segment(self, text: str, at: int, end: int, words: BylineWords, found: Named, loose: bool) -> bool:
        """Read one stretch between separators; whether it was an opener alone, so that the next is opened."""
        low = even(text)
        while at < end and (low[at].isspace() or low[at] in EDGE):
            at += 1
        if not words.openers.start(low[at:end]) and (_DIGIT.search(low, at, end) or words.dates.start(low[at:end])):
            at = _later_opener(low, at, end, words)
        first, opened = at, False
        while at < end and (length := words.openers.start(low[at:end])):
            opener = low[at : at + length].strip(EDGE)
            if found.names and found.opener != opener:
                return False  # "Text: Jane Roe | Photos: John Doe"
            found.opener = found.opener or opener
            opened = loose = True
            at += length
            while at < end and (low[at].isspace() or low[at] in ":：/"):
                at += 1
        found.opened = found.opened or opened
        if not opened and words.dates.start(low[at:end]):
            return False
        source = 0 if opened else words.sources.start(low[at:end])
        if source and not folded(low[at + source : end]) and folded(low[at:end]) not in words.names.agencies:
            return False
        digit = _DIGIT.search(text, at, end)
        if digit is not None:
            end = at + calendar_word(low[at : digit.start()], words)
            end = at + _before_label(low[at:end])
        if at >= end:
            return opened
        if length := words.closers.end(low[at:end].rstrip()):
            cut = len(low[at:end].rstrip()) - length
            if cut > 1:
                desk = folded(low[at:end]) in words.names.nobody or text[at : at + cut].strip().isupper()
                found.nobody = found.nobody or (desk and cut < _DESK)
                found.opened = True
                end = end if found.nobody else at + cut
        said = len(found.names) + len(found.sources)
        if source:
            self._source(text[at:end], source, words, found)
        else:
            self._parts(text[at:end], words, found, loose, behind=bool(found.names) and not opened)
        if len(found.names) + len(found.sources) > said or found.nobody:
            found.mark(first, end)
        return False

    def _source(self, body: str, opener: int, words: BylineWords, found: Named) -> None:
        """ "Theo Yonhap" is a source, "Theo Hồ Hương" names a person."""
        if body.lstrip()[:1] in "(（" or body[:1] in "(（":
            found.sources.append(body.strip())
            return
        rest = body[opener:].strip(EDGE)
        before = len(found.names)
        if folded(rest) not in words.names.agencies and len(rest.split()) > 1:
            self._parts(rest, words, found, loose=False)
        if len(found.names) > before:
            found.opened = True
        else:
            found.sources.append(body.strip(EDGE))

    def _parts(self, body: str, words: BylineWords, found: Named, loose: bool, behind: bool = False) -> None:
        """Judge what stands between the joiners. `behind`: names stand before it, on this line."""
        body = body.strip()
        low = even(body)
        at = 0
        comma = False
        later = list(words.joiner.finditer(low))
        last_word = max((m.start() for m in later if m["word"]), default=-1)
        for joiner in [*later, None]:
            end = joiner.start() if joiner is not None else len(body)
            if found.names and at and (again := words.openers.start(low[at:end])):
                if low[at : at + again].strip(EDGE) != found.opener:
                    break
                at += again
            for name in split_run(_without_roles(body[at:end].strip(), words, found), self.language):
                self._part(name, words, found, loose or found.opened, weak=(comma and last_word < at) or behind)
            if joiner is not None:
                comma = joiner[0].strip() in ("", ",", "，", "-", "–", "—")
                at = joiner.end()

    def _part(self, part: str, words: BylineWords, found: Named, loose: bool, weak: bool) -> None:
        names = words.names
        whole = folded(part)
        if not whole:
            return
        if whole in names.agencies:
            found.sources.append(part.strip(EDGE))
            return
        if whole in names.nobody or self.is_site(part):
            found.nobody = True
            return
        if whole in names.roles or (weak and any(t.strip(".'") in names.roles for t in whole.split())):
            return
        bare = self._without_site(without_titles(part.strip(_OUTER), names, words.beside))
        name = shorten(bare, names)
        if len(name) < len(bare) and not found.opened and not found.opener:
            name = ""  # "Jane Roe covers politics"
        plain = folded(name)
        if not plain:
            found.rest += len(part) if bare else 0
        elif plain in names.agencies:
            found.sources.append(name)
        elif (
            plain in names.nobody
            or plain in names.roles
            or _is_desk(plain, words)
            or (name != part and self.is_site(name))
        ):
            found.nobody = True
        elif is_name(name, names, loose):
            identity = key(name)
            if identity and identity not in {key(other) for other in found.names}:
                found.names.append(" ".join(name.split()))
                if weak:
                    found.weak.add(identity)
        else:
            found.rest += len(part)


def _without_roles(part: str, words: BylineWords, found: Named) -> str:
    """Without the roles that stand beside Chinese, Japanese or Korean names; they mark a byline as an opener does."""
    if part.isascii() or not part or not spaceless(part[0]):
        return part
    tokens = part.split()
    kept = [token for token in tokens if not _ends_in_role(folded(token), words)]
    if len(kept) == len(tokens):
        return part
    found.opened = True
    return " ".join(kept)


def _ends_in_role(token: str, words: BylineWords) -> bool:
    """ "记者", "本报记者", "上海报道"."""
    return any(token[start:] in words.names.roles for start in range(max(0, len(token) - 5), len(token) - 1))


def whole_names(names: list[str]) -> list[str]:
    """Single words are no names beside whole names: "Jane Roe, London"; unless they are written without spaces."""
    if not any(" " in name for name in names):
        return names
    return [name for name in names if " " in name or spaceless(name[0])]


def _is_desk(plain: str, words: BylineWords) -> bool:
    tokens = plain.split()
    return len(tokens) > 1 and tokens[-1] in words.desks


def _later_opener(low: str, at: int, end: int, words: BylineWords) -> int:
    """Where behind a date an opener stands: "posted on 3 May by Jane Roe"; `at` if none does."""
    place = low.find(" ", at, end)
    for _ in range(30):
        if place < 0:
            return at
        if words.openers.start(low[place + 1 : end]):
            return place + 1
        word = low[place + 1 : end].split(" ", 1)[0]
        if word and spaceless(word[0]) and _ends_in_role(word, words):
            return place + 1
        place = low.find(" ", place + 1, end)
    return at


def _before_label(low: str) -> int:
    """Length without a label at the end, whose value was cut: "作者：王伟 时间：2005" """
    text = low.rstrip()
    if text[-1:] not in (":", "："):
        return len(low)
    return max(text.rfind(" "), text.rfind("\u3000"), 0)
