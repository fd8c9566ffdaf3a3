"""The shapes that names of persons have in the world's scripts."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from boilerstrip.metadata.words import BylineWords, even, folded, language_code
from boilerstrip.phrases import NameWords
from boilerstrip.writing import EASTERN, HAN, HANGUL, KANA

EDGE: Final = " \t\n\r\xa0\u3000,;:.：，、。·•|/-–—_\"'“”„‘’«»*#()（）[]【】{}<>《》〈〉+=!?…□■▲◎●〖〗"
ROUND: Final = EDGE.replace("+", "")  # round agencies: "Vietnam+"
_HAN: Final = re.compile(f"[{HAN}]+")
_HANGUL: Final = re.compile(f"[{HANGUL}]+")
_KANA: Final = re.compile(f"[{KANA}]")
_EAST: Final = re.compile(f"[{EASTERN}]")
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.-?)+")
_SIGNED: Final = r"(?:[^\W\d_]\.){1,4}[^\W\d_]{0,12}\.?"
_INITIALLED: Final = re.compile(rf"({_SIGNED}(?:(?:\s*[,&/]\s*|\s+[-–—]\s+){_SIGNED}){{0,3}})(?:\s*\([^()]+\))?")
_SENTENCE_MARKS: Final = frozenset('?!:;{}<>=+%$€£#…"“”«»|/\\。，！？；：')
_SHORT_ROLE: Final = 2  # letters
_ABBREVIATED: Final = 6  # characters of an abbreviated name with its full stop: "Chas.", "Thos."
_LONGEST: Final = 60  # characters of a name
_MOST_WORDS: Final = 6
_EASTERN: Final = 4  # characters of a Chinese or Korean name
_LONGEST_EASTERN: Final = 5  # of a Japanese one
_ELISIONS: Final = ("d'", "l'", "o'", "'t", "m'")


def split_run(part: str, language: str = "") -> list[str]:
    """A run of Chinese or Korean names at its spaces; anything else whole.

    Japanese puts a space between family and given name, Chinese between persons.
    """
    tokens = part.split()
    if len(tokens) < 2 or not _EAST.search(tokens[0]):
        return [part] if tokens else []
    if is_hangul(part):
        return tokens
    if language.startswith("ja") or any(_KANA.search(t) for t in tokens):
        return ["".join(tokens)] if len(part) <= 6 and language.startswith("zh") else [part]
    if all(_HAN.fullmatch(t) for t in tokens):
        if all(len(t) == 1 for t in tokens):
            return ["".join(tokens)]
        if len(tokens) == 2 and 1 in map(len, tokens):
            return ["".join(tokens)]
        return tokens
    return [part]


def is_name(text: str, names: NameWords, loose: bool = False) -> bool:
    """Whether a text has the shape of a person's name; `loose` also lets a single word or a nickname pass."""
    if not 1 < len(text) <= _LONGEST or any(mark in _SENTENCE_MARKS for mark in text):
        return False
    if not text.isascii() and _EAST.search(text):
        return _is_eastern(text, loose)
    tokens = text.split()
    if len(tokens) > _MOST_WORDS or not any(c.isalpha() for c in text):
        return False
    if loose and len(tokens) == 1:
        return 2 < len(text) < 40 or text.isupper()
    if text[0].isdecimal():
        return False
    if not loose and (len(tokens) < 2 or any(c.isdecimal() for c in text)):
        return False
    if sum(1 for t in tokens if len(t.strip(".")) > 1) < (1 if loose else 2) and not _INITIAL.match(tokens[0]):
        return False
    small = [t for t in tokens if not is_capital(t) and t.casefold().strip(".'’") not in names.particles]
    return not small and is_capital(tokens[-1])


def is_initialled(text: str) -> bool:
    """Whether a text is signatures with initials, a credit in brackets behind them: "N.T.H", "T.HÀ (theo AFP)"."""
    match = _INITIALLED.fullmatch(text)
    letters = match[1].replace(" ", "") if match else ""
    return bool(letters) and all(c.isupper() for c, mark in pairwise(letters) if mark == ".")


def is_hangul(text: str) -> bool:
    """Whether a text is Korean words and nothing else."""
    return all(_HANGUL.fullmatch(token) for token in text.split())


def is_given(name: str, given: frozenset[str]) -> bool:
    """Whether a name begins with a common given name, or with an initial and one."""
    tokens = [token for token in name.replace("-", " ").split() if not _INITIAL.fullmatch(token)]
    return bool(tokens) and even(tokens[0]) in given


def has_family(name: str, family: frozenset[str]) -> bool:
    """Whether a Chinese, Japanese or Korean name begins with a common family name and is as long as such names are."""
    bare = name.replace(" ", "")
    if not 2 <= len(bare) <= _LONGEST_EASTERN or not _EAST.match(bare):
        return False
    return (len(bare) <= 3 and bare[0] in family) or (len(bare) > 2 and bare[:2] in family)


def _is_eastern(text: str, loose: bool) -> bool:
    bare = text.replace(" ", "").replace("·", "").replace("・", "")
    if any(c.isdecimal() for c in bare) and not loose:
        return False
    longest = 12 if loose or _KANA.search(text) or "·" in text or "・" in text else 4
    if not loose and (not all(_EAST.match(c) for c in bare) or _HANGUL.search(bare)):
        return False  # any Korean word has the shape of a name
    return 2 <= len(bare) <= longest


def is_capital(token: str) -> bool:
    """Whether a word of a name begins as one; scripts without case always do."""
    bare = token.lstrip("'’‘\"(")
    if not bare[:1].isalpha():
        return False
    small = bare[0].islower() and bare[0] != bare[0].title()  # Georgian letters are, but begin sentences and names, too
    return not small or even(bare)[:2] in _ELISIONS or any(c.isupper() for c in bare[1:4])


def without_titles(name: str, words: BylineWords, language: str) -> str:
    """The name without titles before it and without roles and degrees on either side."""
    names = words.names
    tokens = name.split()
    start, end = 0, len(tokens)
    if end > 1 and folded(tokens[0]) not in words.beside and folded(tokens[-1]) not in words.beside:
        return _trimmed(name, tokens[-1])
    while size := _known(tokens, start, end, names, front=True) or _leading_role(tokens, start, end, words, language):
        if size == 1 and _is_part(tokens[start : start + 2], words, language):
            break
        start += size
    if end - start == 1 and start == 1 and len(tokens[0]) < 4 and "." not in tokens[0]:
        start = 0  # a title in one language may be a name in another
    whole = end
    while size := _known(tokens, start, end, names, front=False):
        end -= size
    if end < whole and end - start == 1 and not _EAST.search(name):
        if whole - end == 1 and len(tokens[end]) < 4 and not tokens[end].isupper() and "." not in tokens[end]:
            return _trimmed(name, tokens[-1])  # a short word that is an office in another language
        return ""  # "Contributing Reporter", "Sports Editor": an office by itself
    if start == 0 and end == len(tokens) == 1 and not name.isascii():
        return _unglued(name, names)
    return _trimmed(" ".join(tokens[start:end]), tokens[end - 1] if end else "")


def _is_part(tokens: list[str], words: BylineWords, language: str) -> bool:
    """Whether the first of two words, a title or role somewhere, is a part of the name: "M. J. Roe", "Theo Roe"."""
    first = even(tokens[0])
    initials = first.strip(".") in words.own and all(_INITIAL.fullmatch(token) for token in tokens)
    return initials or words.is_foreign(first, language)


def _trimmed(name: str, last: str) -> str:
    """Without marks at the ends; the full stop of an initial stays."""
    return name.lstrip(EDGE) if _INITIAL.fullmatch(last) else name.strip(EDGE)


def shorten(name: str, names: NameWords) -> str:
    """The name up to the first plain word: "Jane Roe in Berlin", "Jane Roe for the Times"."""
    tokens = name.split()
    if len(tokens) < 2 or not is_capital(tokens[0]):
        return name
    for place, token in enumerate(tokens):
        if token[-1] == "." and len(token) > _ABBREVIATED and token[:-1].isalpha() and place < len(tokens) - 1:
            return " ".join(tokens[: place + 1]).rstrip(".")  # "Jane Roe. Edited"
        low = token.casefold()
        plain = not is_capital(token) or (low in names.roles and len(low) > 3)
        if place and plain and token.isalpha() and low not in names.particles:
            return " ".join(tokens[:place])
    return name


def _known(tokens: list[str], start: int, end: int, names: NameWords, front: bool) -> int:
    """How many words at the edge are a title or role; never all of them."""
    for size in (4, 3, 2, 1):
        if end - start <= size:
            continue
        words = " ".join(tokens[start : start + size] if front else tokens[end - size : end])
        text = folded(words)
        if text in names.honorifics if front else text in names.roles:
            return size
        if front and ((text in names.roles and _is_role(words, tokens)) or (size > 1 and text in names.agencies)):
            return size
        if not front and text in names.agencies and (len(text) > 4 or words.isupper()):
            return size  # a short name in small letters may be anything
    return 0


def _leading_role(tokens: list[str], start: int, end: int, words: BylineWords, language: str) -> int:
    """1 where a short role of the page's language stands before a given name and one more: "Ni Maria Santos"."""
    if end - start < 3 or even(tokens[start + 1]) not in words.given:
        return 0
    return int((folded(tokens[start]), language_code(language)) in words.short_roles)


def _is_role(words: str, tokens: list[str]) -> bool:
    """Whether a role's words are one before a name: "Md" is a given name, "PV" initials as often; in "PV Trần Lan",
    whose name has letters that English lacks, they are not."""
    return len(words.strip(".")) > _SHORT_ROLE or (words.isupper() and not " ".join(tokens).isascii())


def _unglued(name: str, names: NameWords) -> str:
    """Chinese, Japanese and Korean roles stand at a name without a space."""
    if not _EAST.search(name):
        return name.strip(EDGE)
    low = even(name)
    for size in range(min(8, len(low) - 2), 1, -1):
        if low[-size:] in names.roles:
            return name[:-size].strip(EDGE)
        if low[:size] in names.roles:
            return name[size:].strip(EDGE)
    if len(low) > _EASTERN:
        for start in range(2, _EASTERN + 1):
            if low[start : start + 2] in names.roles:
                return name[:start]  # "王小明发自北京"
    return name.strip(EDGE)
