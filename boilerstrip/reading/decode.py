"""Bytes to text: byte order mark, then the charset the caller knows (an HTTP header), then meta, then statistics."""

from __future__ import annotations

import codecs

from boilerstrip.errors import InputError

_SNIFFED = 65_536  # bytes that statistics look at


def decode(source: bytes | bytearray | memoryview | str, charset: str | None = None) -> tuple[str, list[str]]:
    """The text of `source`, and notes on what was guessed or mended.

    Raises `InputError` where `source` is neither str nor bytes, where `charset` is unknown, and for binary data.
    """
    if isinstance(source, str):
        return source, []
    if not isinstance(source, (bytes, bytearray, memoryview)):
        raise InputError(f"{type(source).__name__} was given, str or bytes are expected")
    data = bytes(source)
    if charset is not None:
        try:
            codecs.lookup(charset)
        except LookupError:
            raise InputError(f"charset: {charset!r} is no encoding that Python knows") from None
    _refuse_binary(data)
    from w3lib.encoding import html_to_unicode

    header = f"text/html; charset={charset}" if charset else None
    notes: list[str] = []

    def guess(body: bytes) -> str:
        encoding = _statistics(body)
        if encoding != "utf-8":
            notes.append(f"encoding guessed: {encoding}")
        return encoding

    encoding, text = html_to_unicode(header, data, auto_detect_fun=guess)
    if "\ufffd" in text:
        notes.append(f"bytes that are not {encoding} were replaced")
    return text, notes


def _statistics(data: bytes) -> str:
    """UTF-8 where the bytes are, otherwise what they most resemble."""
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(data[:_SNIFFED]).best()
        return best.encoding if best is not None else "utf-8"


_MAGIC = {
    b"%PDF-": "a PDF",
    b"\x89PNG\r\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "gzip data",
    b"(\xb5/\xfd": "zstd data",
    b"\x7fELF": "a program",
}


def _refuse_binary(data: bytes) -> None:
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(f"{name} was given, the bytes of an HTML or text page are expected")
