"""Folding: lines that a reader takes for the same label become the same string."""

from __future__ import annotations

import re
from typing import Final

from boilerstrip.composed import nfc

_BRACKETS_OPEN: Final = frozenset("([{（［｛【「『〔〈《")
_BRACKETS_CLOSE: Final = frozenset(")]}）］｝】」』〕〉》")


def _outer() -> frozenset[str]:
    """Marks that may stand round a label without being part of it: punctuation, arrows, icons, bullets."""
    kept = "©®™℗№@&%+$€£¥#"  # these carry meaning at the edge of a line
    ranges = (
        (0x20, 0x30),
        (0x3A, 0x41),
        (0x5B, 0x61),
        (0x7B, 0xC0),
        (0x2000, 0x2070),  # dashes, quotes, bullets, invisible marks of direction
        (0x2190, 0x2400),  # arrows, operators, technical
        (0x2500, 0x27C0),  # boxes, geometric shapes, symbols, dingbats
        (0x2900, 0x2C00),  # more arrows
        (0x3000, 0x3021),  # CJK punctuation without the iteration marks
        (0xE000, 0xF8FF),  # private use: the glyphs of icon fonts
        (0xFE00, 0xFE10),  # variation selectors
        (0xFF00, 0xFF10),
        (0xFF1A, 0xFF21),
        (0xFF3B, 0xFF41),
        (0xFF5B, 0xFF66),
        (0x1F000, 0x1FB00),  # emoji
    )
    marks = {chr(code) for first, end in ranges for code in range(first, end)}
    letters = {mark for mark in marks if mark.isalnum()}
    return frozenset((marks | set("،؛؟۔।॥·٪༄༅־׀׃።፡፣፦၊။។៖៕")) - letters - set(kept) - set("々〆〇"))


_OUTER: Final = _outer()
_BEFORE: Final = _OUTER - _BRACKETS_OPEN
_AFTER: Final = _OUTER - _BRACKETS_CLOSE
_NUMBER_FIRST: Final = re.compile(r"\d[\d.,]*(?:[km]\b)?")
_NUMBER_LAST: Final = re.compile(r"\d[\d.,]*[km]?$")
_COUNT_LIMIT: Final = 12  # characters; a longer run in brackets is no count


def smooth(line: str) -> str:
    """NFC, case folded, white space collapsed, apostrophes, colons and the Turkish i made one. Nothing is cut."""
    return " ".join(even(line).split())


def even(text: str) -> str:
    """`smooth`, but for the white space, which stays."""
    if text.isascii():
        return text.lower()
    text = nfc(text).casefold()
    if "\u2019" in text:
        text = text.replace("\u2019", "'")
    if "：" in text:
        text = text.replace("：", ":")
    if "i\u0307" in text:  # what "İ" folds to
        text = text.replace("i\u0307", "i")
    if "ı" in text:  # its capital is "I", which folds to "i"
        text = text.replace("ı", "i")
    return text


def trim_start(text: str) -> str:
    """Drop bullets, arrows, quotes and icons before the text; brackets stay."""
    return _trim_start(text, _BEFORE)


def trim_end(text: str) -> str:
    """Drop punctuation, arrows and quotes after the text; brackets stay."""
    return _trim_end(text, _AFTER)


def trim(text: str) -> str:
    """What is left of a smoothed text without its outer marks and counts; a number at one edge becomes 0."""
    first, last = text[:1], text[-1:]
    if (first.isalpha() and last.isalpha()) or (first.isdecimal() and last.isdecimal()):
        return text
    if last in _BRACKETS_CLOSE or first in _BRACKETS_OPEN:
        text = _without_count(text)
    text = _trim_end(_trim_start(text, _OUTER), _OUTER)
    if text[:1].isdecimal():
        number = _NUMBER_FIRST.match(text)
        rest = _trim_start(text[number.end() :], _OUTER) if number else ""
        return f"0 {rest}" if rest else text
    if text[-1:].isdecimal() or text[-2:-1].isdecimal():
        number = _NUMBER_LAST.search(text, max(0, len(text) - _COUNT_LIMIT))
        rest = _trim_end(text[: number.start()], _OUTER) if number else ""
        return f"{rest} 0" if rest else text
    return text


def fold(line: str) -> str:
    """The form in which two spellings of one label are equal.

    Unicode NFC, case, white space, punctuation, arrows and icons round the line, a count in brackets
    and the value of a number at one end are evened out: "» ĐỌC  THÊM:" and "Đọc thêm (3)" fold to
    "đọc thêm", "12 Comments" and "3 comments" to "0 comments". Linear in the length of `line`.
    """
    return trim(smooth(line))


def _trim_start(text: str, marks: frozenset[str]) -> str:
    start, end = 0, len(text)
    while start < end and text[start] in marks:
        start += 1
    return text[start:] if start else text


def _trim_end(text: str, marks: frozenset[str]) -> str:
    end = len(text)
    while end and text[end - 1] in marks:
        end -= 1
    return text[:end]


def _without_count(text: str) -> str:
    """Cut "(12)" from the end or the start."""
    if text[-1:] in _BRACKETS_CLOSE:
        for start in range(len(text) - 2, max(-1, len(text) - _COUNT_LIMIT), -1):
            if text[start] in _BRACKETS_OPEN:
                return text[:start] if _is_count(text[start + 1 : -1]) else text
    elif text[:1] in _BRACKETS_OPEN:
        for end in range(1, min(len(text), _COUNT_LIMIT)):
            if text[end] in _BRACKETS_CLOSE:
                return text[end + 1 :] if _is_count(text[1:end]) else text
    return text


def _is_count(text: str) -> bool:
    return all(mark.isdecimal() or mark in " .,+km" for mark in text)
