"""A line to names.

Openers, roles, agencies, titles, e-mails and times are taken away; what is left is split and judged. No line is
believed to hold names because it is short: a name has the shape of one, or stands behind an opener.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from boilerstrip.metadata.dates import displayed
from boilerstrip.metadata.home import Home
from boilerstrip.metadata.named import Named
from boilerstrip.metadata.parts import agency_of, ends_in_role, opener_length, read_parts, whole_names
from boilerstrip.metadata.segments import read_segment
from boilerstrip.metadata.shape import EDGE, has_family, is_given
from boilerstrip.metadata.text import key
from boilerstrip.metadata.words import BylineWords, byline_words, even, folded, spaceless
from boilerstrip.writing import HANGUL

_NOISE: Final = re.compile(
    r"<[^<>]{3,60}>|\S+@\S+\.\w+|https?://\S+|www\.\S+|@\w+|\b[a-z]+=\"[^\"]*\"?|[\u200b-\u200f\u2060\ufeff]"
)
# Numbers and daggers that lead from the end of a name of several words to the institute of its bearer.
_NOTE: Final = re.compile(
    r"(?<=\s)([^\W\d_][\w'’-]*[^\W\d_])(\d{1,2}(?:,\d{1,2})*[*†‡§]?|[†‡§])(?=\s*(?:[,;&\n]|$)|\s[^\W\d_]{1,3}\s)"
)
_BRACKETS: Final = re.compile(r"[(（\[【〔]([^()（）\[\]【】〔〕]{0,80})[)）\]】〕]")
_SEPARATOR: Final = re.compile(r"[|｜│•∙●◆■□▪▲►»›⋅\n\t]|(?:^|\s)[-–—·]+\s|\s·(?=\S)|\s[–—]$")
_HANGUL_DOT: Final = re.compile(f"(?<=[{HANGUL}])[·ㆍ](?=[{HANGUL}])")  # joins names; elsewhere parts of one
_MOST: Final = 12  # names of a line
_INVERTED: Final = re.compile(r"([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?), ((?:[^\W\d_][\w'’-]*\.?)(?: [^\W\d_]\.?)?)")
_INITIAL: Final = 2  # characters of one, with its mark
_LETTERS: Final = 4  # of an abbreviated name
_STOP: Final = 400  # characters of a line that are read


@dataclass(frozen=True)
class Reader(Home):
    """Reads lines of one page."""

    def read(self, line: str, trusted: bool = False) -> Named:
        """What a displayed line says. `trusted`: the page marks it as a byline, so that loose names are names too."""
        words = byline_words()
        found = Named()
        text = _NOISE.sub(lambda m: " " * len(m[0]), line[:_STOP])
        text = _NOTE.sub(_without_note, text)
        text = self._brackets(_HANGUL_DOT.sub(",", text), words, found)
        at = above = 0
        loose = trusted
        for separator in [*_SEPARATOR.finditer(text), None]:
            end = len(text) if separator is None else separator.start()
            loose = read_segment(self, text, at, end, words, found, loose or trusted)
            if above:
                found.names[above:] = [name for name in found.names[above:] if _is_second(name, found.names[0], words)]
            found.dated = found.dated or next(displayed(text[at:end], self.language), None) is not None
            if separator is not None:
                above = above or (len(found.names) if separator[0] == "\n" else 0)
                at = separator.end()
        strong = [n for n in found.names if " " in n or spaceless(n[0]) or key(n) not in found.weak]
        found.names = _without_letters(whole_names(strong), found)[:_MOST]
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
            body = text[opener_length(even(text), words, self.language) :]
            inverted = _INVERTED.fullmatch(body)
            if inverted and not (inverted[2].isupper() and len(inverted[2]) > _INITIAL):  # "Jane Roe, CFP"
                body = f"{inverted[2]} {inverted[1]}"
            if body.islower() and body[0].isalpha() and 1 < len(body.split()) < 4 and self.may_be(body, words):
                found.names.append(body)  # a name written in small letters throughout
            else:
                read_parts(self, body, words, found, loose=True)
            if found.nobody or text[0] in ",;":
                found.names[known:] = [name for name in found.names[known:] if " " in name or spaceless(name[0])]
        return _without_letters(whole_names(found.names), found)[:_MOST]

    def _brackets(self, text: str, words: BylineWords, found: Named) -> str:
        """Blank what stands in brackets, unless it is all there is; note agencies in them."""
        if not _BRACKETS.search(text):
            return text
        blank = _BRACKETS.sub(lambda m: " " * len(m[0]), text)
        if not blank.strip(EDGE):
            return text
        for match in _BRACKETS.finditer(text):
            if _is_pictures(match[1], words):
                blank = _without_one(blank, match.start(), words)
            elif agency := agency_of(match[1], words.names):
                found.sources.append(agency)
            elif words.closers.end(even(match[0])) == len(match[0]):
                found.opened = True
            elif words.openers.start(even(match[1])) or _begins_with_role(match[1], words):
                return text[: match.start()] + " \n" + match[1] + "\n" + text[match.end() :]
        return blank


def _without_one(text: str, at: int, words: BylineWords) -> str:
    """A line without the name that ends at a place, and the joiner before it, or else the one behind it."""
    joiners = list(words.joiner.finditer(even(text)))
    start = max([joiner.start() for joiner in joiners if joiner.end() <= at], default=0)
    end = at if start else min([joiner.end() for joiner in joiners if joiner.end() > at], default=at)
    return text[:start] + " " * (end - start) + text[end:]


def _is_pictures(text: str, words: BylineWords) -> bool:
    """Whether what stands in brackets behind a name says that its bearer made the pictures: "(Fotos)"."""
    label = even(text.strip(EDGE)) + ":"
    return words.captions.start(label) == len(label)


def _begins_with_role(text: str, words: BylineWords) -> bool:
    """Whether the first word of a script without spaces is a role: "记者 王伟"."""
    token = folded(text.split(maxsplit=1)[0]) if text.strip() else ""
    return bool(token) and spaceless(token[0]) and ends_in_role(token, words)


def _without_letters(names: list[str], found: Named) -> list[str]:
    """Without letters beside an agency, which are an editor's: "roe/Reuters"."""
    if not found.sources:
        return names
    kept = [name for name in names if len(name) > _LETTERS or not (name.isascii() and name.islower())]
    found.nobody = found.nobody or len(kept) < len(names)
    return kept


def _is_second(name: str, first: str, words: BylineWords) -> bool:
    """Whether what stands a line below a name may be another: an institute and a rank have its shape, too."""
    if spaceless(name[0]):
        return has_family(name, words.family)
    return is_given(name, words.given) or not is_given(first, words.given)


def _without_note(match: re.Match[str]) -> str:
    """A name's last word without the number behind it, unless it is an account's, which begins small."""
    return match[0] if match[1].islower() else match[1] + " " * len(match[2])
