"""Bytes to text: byte order mark, then the charset the caller knows (an HTTP header), then meta, then statistics.

A declaration is believed as long as the bytes allow it. Bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever a
page's meta says: no other encoding comes out so by chance, and servers that moved to UTF-8 left old metas behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from boilerstrip.composed import nfc
from boilerstrip.errors import InputError
from boilerstrip.reading.binary import refuse_known, refuse_noise
from boilerstrip.reading.labels import resolve
from boilerstrip.reading.misread import misread
from boilerstrip.reading.statistics import STRANGE, escaped, guess, strangeness, wide

Bytes = bytes | bytearray | memoryview
_META = re.compile(rb"<meta\b[^<>]{0,300}?\bcharset\s{0,20}=\s{0,20}[\"']?\s{0,20}([\w-]{1,40})", re.I)
_LATE = 65_536  # bytes; some heads begin with pages of comments and scripts
_UNINFORMED = "cp1252"  # what clients and servers say who know nothing
_TIMES = 3  # a page is mended that was decoded wrongly again and again
_WAS_MISREAD = "the page had been decoded wrongly before: mended"
_PAIR, _HALF = re.compile("[\ud800-\udbff][\udc00-\udfff]"), re.compile("[\ud800-\udfff]")
_SEVEN_BIT = ("hz", "iso2022_jp", "iso2022_kr")


class Decoded(NamedTuple):
    """A page as text."""

    text: str
    notes: list[str]
    """What was guessed, mended or cut."""
    utf8: bytes | None = None
    """The same in UTF-8, where it was given so: what wants bytes need not encode it again."""


def decode(source: Bytes | str, charset: str | None = None, at_most: int | None = None) -> tuple[str, list[str]]:
    """Text and notes alone of what `decode_page` gives."""
    return decode_page(source, charset, at_most)[:2]


def decode_page(source: Bytes | str, charset: str | None = None, at_most: int | None = None) -> Decoded:
    """The text of `source`, and notes on what was guessed, mended or cut.

    `charset` is the one of the HTTP header, None where there is none. `at_most`: bytes (characters of a str) that are
    looked at. Raises `InputError` where `source` is neither str nor bytes, where `charset` names no encoding, and for
    binary data.
    """
    given = _given(charset)
    if isinstance(source, str):
        return _mended(Decoded(*_without_surrogates(source[:at_most].removeprefix("\ufeff"))))
    if not isinstance(source, (bytes, bytearray, memoryview)):
        raise InputError(f"{type(source).__name__} was given, str or bytes are expected")
    data = bytes(source[:at_most])
    refuse_known(data)
    from w3lib.encoding import read_bom

    encoding, mark = read_bom(data)
    if encoding is not None and mark is not None:
        return Decoded(*_finish(data[len(mark) :], encoding, []))
    encoding = None if given is not None and given.startswith("utf-16") else wide(data)
    if encoding is not None:
        return Decoded(*_finish(data, encoding, [f"encoding guessed: {encoding}"]))
    plain = _plain(data) if given in (None, "utf-8", _UNINFORMED) else None
    if plain is not None:
        return _mended(Decoded(plain, [], data))
    if given is None or not given.startswith("utf-16"):
        refuse_noise(data)
    return Decoded(*_first_that_fits(data, given))


def _mended(page: Decoded) -> Decoded:
    """The page decoded anew, where somebody had decoded it wrongly before it came here, perhaps more than once."""
    for _ in range(_TIMES):
        data = misread(page.text)
        if data is None:
            break
        plain = _plain(data)
        anew = Decoded(plain, [], data) if plain is not None else Decoded(*_first_that_fits(data, None))
        if plain is None and not strangeness(anew.text) <= STRANGE < strangeness(page.text):
            break
        page = anew._replace(notes=[_WAS_MISREAD, *anew.notes])
    return page


def _plain(data: bytes) -> str | None:
    """UTF-8 where the bytes are, and are no seven-bit encoding with escapes: the short way for nearly all pages."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if text.isascii() and escaped(data) else text


def _first_that_fits(data: bytes, given: str | None) -> tuple[str, list[str]]:
    """Take the first encoding under which the bytes make sense; where none does, the one that does most."""
    notes: list[str] = []
    best, least = "utf-8", 2.0
    for encoding, origin in _candidates(data, given):
        oddness = _oddness(data, encoding)
        if oddness < least:
            best, least = encoding, oddness
        if oddness <= STRANGE:
            if origin == "guessed":
                notes.append(f"encoding guessed: {encoding}")
            break
        if origin in ("given", "declared"):
            notes.append(f"{encoding} was {origin}, but the bytes make no sense in it")
    return _finish(data, best, notes)


def _candidates(data: bytes, given: str | None) -> Iterator[tuple[str, str]]:
    """Encodings to try, by how far their source is to be believed, with that source."""
    declared = _declared(data)
    if data.isascii() and not (given and given.startswith("utf-16") and b"\0" in data):
        yield _seven_bit(data, given, declared)
        return
    valid = given is not None and _plain(data) is not None
    told = [(given, "given")] if given is not None and not (valid and given == _UNINFORMED) else []
    if not valid and declared is not None and not declared.startswith("utf-16"):  # its meta could not be read
        told.insert(0 if given == _UNINFORMED else 1, (declared, "declared"))
    yield from told
    yield "utf-8", "assumed"
    guessed = guess(data)
    if guessed is not None:
        yield guessed, "guessed"


def _seven_bit(data: bytes, given: str | None, declared: str | None) -> tuple[str, str]:
    """ASCII is the same in all encodings but those that write letters beyond it in escape sequences."""
    for encoding, origin in ((given, "given"), (declared, "declared"), (escaped(data), "guessed")):
        if encoding in _SEVEN_BIT:
            return encoding, origin
    return "utf-8", "assumed"


def _oddness(data: bytes, encoding: str) -> float:
    """How little sense the bytes make in `encoding`, 0 to 1."""
    try:
        text = data.decode(encoding)
        if encoding == "utf-8":
            return 0.0
    except UnicodeDecodeError:
        from w3lib.encoding import to_unicode

        text = to_unicode(data, encoding)
    return strangeness(text)


def _finish(data: bytes, encoding: str, notes: list[str]) -> tuple[str, list[str]]:
    """Decode, say what was lost, and compose what the encoding writes apart (Vietnamese tones in windows-1258)."""
    from w3lib.encoding import to_unicode

    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = to_unicode(data, encoding)
        notes.append(f"bytes that are not {encoding} were replaced")
    if encoding == "cp1258":
        text = nfc(text)
    return text, notes


def _declared(data: bytes) -> str | None:
    """The encoding that a meta or an XML declaration names."""
    from w3lib.encoding import html_body_declared_encoding

    found = html_body_declared_encoding(data)
    if found is None and (late := _META.search(data, 0, _LATE)) is not None:
        found = late[1].decode("ascii")
    return resolve(found) if found is not None else None


def _given(charset: str | None) -> str | None:
    if charset is None:
        return None
    encoding = resolve(charset) if isinstance(charset, str) else None
    if encoding is None:
        raise InputError(f"charset: {charset!r} was given, the name of a text encoding such as 'utf-8' is expected")
    return encoding


def _without_surrogates(text: str) -> tuple[str, list[str]]:
    """Halves of characters that Python's str can hold and no page can: pairs are joined, lone ones replaced."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        joined = _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
        return _HALF.sub("\ufffd", joined), ["lone surrogates were replaced"]
    return text, []
