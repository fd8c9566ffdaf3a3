"""Bytes that hold no text: pictures, archives and the like are refused before they are decoded."""

from __future__ import annotations

import codecs

from boilerstrip.errors import InputError

_MAGIC = {
    b"%PDF-": "a PDF",
    b"\x89PNG\r\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a RIFF file (picture, sound or film)",
    b"\0\0\0\x18ftyp": "a film",
    b"\0\0\0\x20ftyp": "a film",
    b"ID3\x03": "sound",
    b"ID3\x04": "sound",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x1f\x8b": "gzip data",
    b"BZh": "bzip2 data",
    b"\xfd7zXZ\0": "xz data",
    b"(\xb5/\xfd": "zstd data",
    b"\xd0\xcf\x11\xe0\xa1\xb1": "an old office document",
    b"wOF2": "a font",
    b"wOFF": "a font",
    b"\x7fELF": "a program",
    b"\0asm": "a program",
    b"SQLite format 3\0": "a database",
}
# In no encoding of text but those of 16 bits, apart from white space and what begins escape sequences.
_CONTROL = bytes({*range(32), 127} - {*b"\t\n\v\f\r\x0e\x0f\x1b"})
_LOOKED_AT = 65_536  # bytes
_FEW, _RARE = 8, 1 / 25  # control characters that a page may hold by some slip, and their share


def refuse_known(data: bytes) -> None:
    """Raise `InputError` for data whose first bytes say what it is."""
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(f"{name} was given, the bytes of an HTML or text page are expected")


def refuse_noise(data: bytes) -> None:
    """Raise `InputError` for binary data of kinds that no first bytes give away: a tenth of random bytes are control
    characters."""
    head = data[:_LOOKED_AT]
    control = len(head) - len(head.translate(None, _CONTROL))
    if control <= _FEW or control < len(head) * _RARE:
        return
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        raise InputError("binary data was given, the bytes of an HTML or text page are expected") from None
