"""A stretch of a line between separators: openers, dates and closers are found, and what stands between is read."""

from __future__ import annotations

import re
from typing import Final

from boilerstrip.metadata.dates import is_date
from boilerstrip.metadata.home import Home
from boilerstrip.metadata.named import Named
from boilerstrip.metadata.parts import agency_of, ends_in_role, opener_length, read_parts
from boilerstrip.metadata.shape import EDGE, ROUND, is_given, is_name
from boilerstrip.metadata.words import LABEL_MARKS, BylineWords, calendar_word, even, folded, spaceless

_DIGIT: Final = re.compile(r"(?<![A-Za-z\d_.])\d")  # not those of a nickname
_LABEL_MARK: Final = re.compile(f"[{re.escape(LABEL_MARKS)}]")
_OFFICE: Final = 30  # characters of one that a colon follows
_SMALL: Final = 3  # letters of a small word
_DESK: Final = 6  # characters of a desk's short name: "HN tổng hợp"


def read_segment(home: Home, text: str, at: int, end: int, words: BylineWords, found: Named, loose: bool) -> bool:
    """Read one stretch between separators; whether it was an opener alone, so that the next is opened."""
    low = even(text)
    while at < end and (low[at].isspace() or low[at] in EDGE):
        at += 1
    if found.names and words.captions.start(low[at:end]):
        found.mark(at, end)  # "Minh Đức - Ảnh: Quang Hải"
        return False
    if not words.openers.start(low[at:end]) and (_DIGIT.search(low, at, end) or _dates(home, low[at:end], words)):
        later = _later_opener(low, at, end, words)
        if later > at and not found.opener:
            found.opener = low[at : at + words.changes.start(low[at:end])]  # "Updated on 3 May by Jane Roe"
        at = later if later > at else _behind_date(text, at, end, words)
    first = at
    behind = _behind_openers(home, low, at, end, words, found)
    if behind is None:
        return False
    at, opened = behind, behind > first
    loose = loose or opened
    if not opened and _dates(home, low[at:end], words):
        return False
    later = _later_label(low, at, end, words)
    source = 0 if opened else words.sources.start(low[at:later])
    if source and later < end:  # "来源：新华网 作者：王伟"
        _source(home, text[at:later], source, words, found)
        found.mark(first, later)
        return read_segment(home, text, later, end, words, found, loose)
    whole, end = end, later
    helped = words.captions.start(low[later:whole]) > 0  # "Text: Jane Roe, Fotos: John Doe"
    if source and not folded(low[at + source : end]):
        if not agency_of(low[at:end], words.names):
            return False
        source = 0  # "Theo Reuters" is a label, and all there is
    end = _before_date(home, text, low, at, end, words)
    if at >= end:
        return opened
    end = _before_closer(text, low, at, end, words, found)
    said = len(found.names) + len(found.sources)
    if source:
        _source(home, text[at:end], source, words, found)
    elif paper := _paper(text[at:end], words):
        read_parts(home, text[at : end - len(paper) - 1], words, found, loose)
        found.sources.append(paper.strip())
    else:
        read_parts(home, text[at:end], words, found, loose, behind=bool(found.names) and not opened)
    if len(found.names) + len(found.sources) > said or found.nobody:
        found.mark(first, whole if helped else end)
    elif helped:
        found.rest += whole - later
    return False


def _dates(home: Home, low: str, words: BylineWords) -> bool:
    """Whether a stretch begins with what introduces a date, and not with a given name that is such a word elsewhere."""
    length = words.dates.start(low)
    return length > 0 and not words.is_foreign(low[:length], home.language)


def _behind_openers(home: Home, low: str, at: int, end: int, words: BylineWords, found: Named) -> int | None:
    """Where the openers that begin a stretch end; None where they are others than those of the names before."""
    first = at
    while at < end and (length := opener_length(low[at:end], words, home.language, again=at > first)):
        opener = low[at : at + length].strip(EDGE)
        if found.names and found.opener != opener:
            behind = low[at + length : end].strip(EDGE)
            if not behind or folded(opener) in words.helpers or not _gives_way(found, words):
                return None  # "Text: Jane Roe | Photos: John Doe"
            found.forget()
        found.opener = found.opener or opener
        at += length
        while at < end and (low[at].isspace() or low[at] in ":：/"):
            at += 1
    found.opened = found.opened or at > first
    if at > first:
        at = _behind_office(low, at, end, words)
    if first < at >= end and folded(low[first:at]) in words.names.nobody:
        found.nobody = True  # "Nhóm PV" introduces names, or is all there is
        found.mark(first, at)
    return at


def _gives_way(found: Named, words: BylineWords) -> bool:
    """Whether the names before an opener are a helper's, or nothing says that they are names: "Harbour Radio | By Jane
    Roe"."""
    if folded(found.opener) in words.helpers:
        return True
    return not found.opened and not any(is_given(name, words.given) for name in found.names)


def _behind_office(low: str, at: int, end: int, words: BylineWords) -> int:
    """Where an office that a colon parts from the names behind it ends: "by guest author: Jane Roe"."""
    colon = low.find(":", at, min(end, at + _OFFICE))
    office = folded(low[at:colon]) if colon > at else ""
    return colon + 1 if office in words.names.roles or office in words.names.nobody else at


def _before_date(home: Home, text: str, low: str, at: int, end: int, words: BylineWords) -> int:
    """Where a stretch ends without a date behind the names, and the words that lead to it."""
    digit = _DIGIT.search(text, at, end)
    if digit is None:
        return end
    end = at + calendar_word(low[at : digit.start()], words, home.language)
    if not words.is_wordlike(home.language):
        end = at + _before_small_words(text[at:end])
    said = low[at:end].rstrip()
    introduces = words.dates.end(said)
    whole = " " in said[: len(said) - introduces].strip()  # "Miami Today" is none
    if introduces and whole and not words.is_foreign(said[-introduces:], home.language):
        end = at + len(said) - introduces  # "Jane Roe Last updated 3 May"
    return at + _before_label(low[at:end])


def _before_closer(text: str, low: str, at: int, end: int, words: BylineWords, found: Named) -> int:
    """Where a stretch ends without its closer; one behind the short name of a desk belongs to it."""
    said = low[at:end].rstrip()
    length = words.closers.end(said)
    cut = len(said) - length
    if not length or cut <= 1:
        return end
    desk = folded(said) in words.names.nobody or text[at : at + cut].strip().isupper()
    found.nobody = found.nobody or (desk and cut < _DESK)
    found.opened = True
    return end if found.nobody else at + cut


def _later_label(low: str, at: int, end: int, words: BylineWords) -> int:
    """Where a further label with its mark stands, `end` if none does: "作者：王伟 编辑：李娜", "Von Roe, Foto: Poe"."""
    for mark in _LABEL_MARK.finditer(low, at + 1, end):
        start = mark.end() - words.labels.end(low[at : mark.end()])
        if at < start < mark.end() and not low[start - 1].isalnum():
            return start
    return end


def _before_small_words(text: str) -> int:
    """Length without the small words that led to a date: "Jane Roe on", "rasos am"."""
    end = len(text.rstrip(" ,"))
    for _ in range(3):
        start = text.rfind(" ", 0, end) + 1
        word = text[start:end]
        if not start or not 1 <= len(word) <= _SMALL or not (word.isalpha() and word.islower()):
            break
        end = len(text[:start].rstrip(" ,"))
    return end


def _source(home: Home, body: str, opener: int, words: BylineWords, found: Named) -> None:
    """ "Theo Yonhap" is a source, "Theo Hồ Hương" names a person."""
    if body.lstrip()[:1] in "(（" or body[:1] in "(（":
        found.sources.append(body.strip())
        return
    rest = body[opener:].strip(EDGE)
    before, known = len(found.names), len(found.sources)
    if folded(rest) not in words.names.agencies and len(rest.split()) > 1:
        read_parts(home, rest, words, found, loose=False)
    if rest.isascii() and not all(is_given(name, words.given) for name in found.names[before:]):
        del found.names[before:]  # "via Harbour Board"
    if len(found.names) > before:
        found.opened = True
    else:
        found.sources[known:] = [body.strip(ROUND)]


def _paper(body: str, words: BylineWords) -> str:
    """What stands behind the slash of a credit, if it names no person: "Theo Thanh Hà / Đời sống & Pháp luật"."""
    credit, _, rest = body.lstrip().partition(" ")
    person, slash, paper = rest.partition("/")
    if not slash or len(person.split()) < 2 or folded(credit) not in words.names.roles:
        return ""
    return "" if is_name(paper.strip(), words.names) and folded(paper) not in words.names.agencies else paper


def _behind_date(text: str, at: int, end: int, words: BylineWords) -> int:
    """Where a name begins that a comma parts from a date before it: "3 May 2024, Jane Roe"; `at` if none does."""
    comma = text.rfind(",", at, end)
    name = text[comma + 1 : end].strip()
    if comma < at or _DIGIT.search(name) or not is_given(name, words.given) or not is_date(text[at:comma].rstrip()):
        return at  # "3 May 2024, New York"
    return comma + 1


def _later_opener(low: str, at: int, end: int, words: BylineWords) -> int:
    """Where behind a date an opener stands: "posted on 3 May by Jane Roe"; `at` if none does."""
    place = low.find(" ", at, end)
    for _ in range(30):
        if place < 0:
            return at
        if words.openers.start(low[place + 1 : end]):
            return place + 1
        word = low[place + 1 : end].split(" ", 1)[0]
        if word and spaceless(word[0]) and ends_in_role(word, words):
            return place + 1
        place = low.find(" ", place + 1, end)
    return at


def _before_label(low: str) -> int:
    """Length without a label at the end, whose value was cut: "作者：王伟 时间：2005" """
    text = low.rstrip()
    if text[-1:] not in (":", "："):
        return len(low)
    return max(text.rfind(" "), text.rfind("\u3000"), 0)
