"""The encoding of bytes that no one declares: by escape sequences, zero bytes, and the frequencies of letters."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from boilerstrip.reading.binary import CONTROL, FEW
from boilerstrip.reading.labels import resolve

_ENOUGH = 131_072  # bytes of text, markup apart, that statistics look at
_PIECE = 1_024  # bytes; where a broken byte spoils the whole, pieces vote
_SOME, _MANY = 1 / 50, 1 / 8  # control characters among the bytes of wide letters, and where it might be UTF-8 as well
_FEWER, _NEARLY_ALL = 0.8, 0.98  # different first bytes for each second one; what is text, read as such
_BETWEEN_TAGS = re.compile(rb"[^<>]+")
_LANGUAGE = re.compile(rb"<html\b[^<>]{0,1000}?\slang\s*=\s*[\"']?([A-Za-z]{2}(?:-[A-Za-z]+)?)", re.I)
# A country for each language whose own code is another country's, or none: the detector knows habits by country.
_COUNTRY = {
    "ar": "eg", "be": "by", "bs": "ba", "cs": "cz", "da": "dk", "el": "gr", "en": "uk", "et": "ee", "fa": "ir",
    "he": "il", "hy": "am", "ja": "jp", "ka": "ge", "kk": "kz", "ko": "kr", "sl": "si", "sq": "al", "sr": "rs",
    "sv": "se", "uk": "ua", "ur": "pk", "vi": "vn", "zh": "cn", "zh-hk": "hk", "zh-hant": "tw", "zh-tw": "tw",
}  # fmt: skip
_WEB = [
    *(f"cp{page}" for page in (*range(1250, 1259), 866, 874, 932, 949)),
    *(f"iso8859_{part}" for part in (2, 4, 5, 6, 7, 8, 13)),
    *("koi8_r", "koi8_u", "gb18030", "big5", "euc_jp"),
]


def wide(data: bytes) -> str | None:
    """``utf-16-le`` or ``utf-16-be`` where zero bytes show it, of which ASCII letters and spaces have one each, or
    where bytes that no other encoding has are letters in it."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even + odd < max(2, len(head) // 40) or not head.strip(b"\0"):
        return _wide_letters(head)
    if odd > 8 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 8 * odd else None


def _wide_letters(head: bytes) -> str | None:
    """The same of Chinese and the like, which may do without a single ASCII letter: the first bytes of its letters are
    few, and nearly all that they make up with the second ones is text."""
    control = len(head) - len(head.translate(None, CONTROL))
    if control <= max(FEW, len(head) * (_MANY if _is_utf8(head) else _SOME)):
        return None
    even, odd = len(set(head[::2])), len(set(head[1::2]))
    if min(even, odd) > max(even, odd) * _FEWER:
        return None
    encoding = "utf-16-be" if even < odd else "utf-16-le"
    text = head[: len(head) & ~1].decode(encoding, "replace")[:-1]  # whose last letter may be cut in two
    shown = sum(character.isprintable() or character.isspace() for character in text.replace("\ufffd", "\0"))
    return encoding if text and shown >= len(text) * _NEARLY_ALL else None


def _is_utf8(head: bytes) -> bool:
    """Whether the first bytes of a text are UTF-8, but for a last character that may be cut."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def escaped(data: bytes) -> str | None:
    """The seven-bit encoding whose escape sequences `data` holds.

    A page in ASCII may hold such bytes by chance, "5~{\\rm kg}": what stands between them must make sense, and with a
    space or a line end in it, it makes none.
    """
    if b"\x1b$" in data:
        encoding = "iso2022_kr" if b"\x1b$)C" in data else "iso2022_jp"
    elif b"~{" in data and b"~}" in data:
        encoding = "hz"
    else:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if text.isascii() else encoding


def guess(data: bytes) -> str | None:
    """What bytes that are not UTF-8 most resemble; None where there is no sign at all."""
    text = _foreign(data)
    if not text:
        return None
    country = _country(data)
    found = _detect(text, country)
    if strangeness(text.decode(found or "cp1252", "replace")) <= STRANGE:
        return found
    votes = Counter(_detect(text[at : at + _PIECE], country) for at in range(0, len(text), _PIECE))
    return votes.most_common(1)[0][0]


def _foreign(data: bytes) -> bytes:
    """Text between tags that is not ASCII, as much as is needed."""
    parts, size = [], 0
    for match in _BETWEEN_TAGS.finditer(data):
        part = match[0]
        if not part.isascii():
            parts.append(part[:_ENOUGH])
            size += len(part)
            if size >= _ENOUGH:
                break
    return b"\n".join(parts)


def _country(data: bytes) -> bytes | None:
    match = _LANGUAGE.search(data[:8192])
    if match is None:
        return None
    language = match[1].decode("ascii").lower()
    return _COUNTRY.get(language, _COUNTRY.get(language[:2], language[:2])).encode("ascii")


def _detect(text: bytes, country: bytes | None) -> str | None:
    try:
        from chardetng_py.detector import EncodingDetector
    except ImportError:  # there are platforms without it; what comes next is weaker on short pages
        from charset_normalizer import from_bytes

        best = from_bytes(text[:32_768], cp_isolation=_WEB).best()
        return best.encoding if best is not None else None
    detector = EncodingDetector()
    detector.feed(text, last=True)
    return resolve(detector.guess(tld=country, allow_utf8=False))


STRANGE = 1 / 3  # share of the letters beyond ASCII
_LATIN = "[\x80-\x9f\xa1-\u024f\u02c6\u02dc\u2013-\u203a\u20ac\u2122\ufffd]"
_LATIN_RUN = re.compile(f"{_LATIN}{_LATIN}{{3,}}")  # a search skips to a set, but not to a run of one
_ACCENTED = re.compile("[\xc0-\u024f]")
# One set of letters first, which the search skips to; what stands round a letter is asked for behind it.
_MIXED = re.compile(
    "[\u0370-\u06ff\u3040-\u9fff\uac00-\ud7a3](?:(?<=[A-Za-z\u00c0-\u024f][\u0370-\u06ff])"
    "|(?<=[\u0370-\u06ff])(?=[A-Za-z\u00c0-\u024f])"
    "|(?<=[a-z][\u3040-\u9fff\uac00-\ud7a3])(?=[a-z]))"
)
_CONTROL = re.compile("[\x80-\x9f\ufffd]")
_FOREIGN = re.compile("[^\x00-\x7f][^\x00-\x7f]*")
_RARE = 16  # characters to one beyond ASCII from which a text is searched once for those, and they alone for the rest


def strangeness(text: str) -> float:
    """How much of `text` beyond ASCII looks like another encoding's bytes, 0 to 1.

    Counted are control and replacement characters, letters of two alphabets in one word, and runs of accented
    letters and signs longer than any language has.
    """
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    if not foreign:
        return 0.0
    if len(text) > _RARE * foreign:
        text = "\n".join([text[max(0, one.start() - 1) : one.end() + 1] for one in _FOREIGN.finditer(text)])
    odd = sum(1 for _ in _CONTROL.finditer(text)) + sum(1 for _ in _MIXED.finditer(text))
    for run in _LATIN_RUN.finditer(text):
        if len(set(run[0])) > 1 and _ACCENTED.search(run[0]):
            odd += len(run[0])
    return min(1.0, odd / foreign)
