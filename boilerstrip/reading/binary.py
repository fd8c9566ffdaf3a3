"""Bytes that hold no text: pictures, archives and the like are refused before they are decoded."""

from __future__ import annotations

import codecs
import re

from boilerstrip.errors import InputError

# First bytes; where these are letters alone, further ones that no text has.
_MAGIC = {
    rb"%PDF-[0-9]": "a PDF",
    rb"\x89PNG\r\n": "a PNG picture",
    rb"\xff\xd8\xff": "a JPEG picture",
    rb"GIF8[79]a": "a GIF picture",
    rb"RIFF.{4}(?:WAVE|WEBP|AVI |ACON|RMID|sfbk)": "a RIFF file (picture, sound or film)",
    rb"\0\0\0[\x18\x20]ftyp": "a film",
    rb"ID3[\x03\x04]": "sound",
    rb"PK\x03\x04": "a ZIP archive or an office document",
    rb"7z\xbc\xaf\x27\x1c": "a 7z archive",
    rb"Rar!\x1a\x07": "a RAR archive",
    rb"\x1f\x8b": "gzip data",
    rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)": "bzip2 data",
    rb"\xfd7zXZ\0": "xz data",
    rb"\(\xb5/\xfd": "zstd data",
    rb"\xd0\xcf\x11\xe0\xa1\xb1": "an old office document",
    rb"wOF[2F](?:\0\x01\0\0|OTTO|true|ttcf)": "a font",
    rb"\x7fELF": "a program",
    rb"\0asm": "a program",
    rb"SQLite format 3\0": "a database",
}
_KNOWN = re.compile(b"|".join([b"(%s)" % magic for magic in _MAGIC]), re.DOTALL)
_NAMES = ("", *_MAGIC.values())
# In no encoding of text but those of 16 bits, apart from white space and what begins escape sequences.
CONTROL = bytes({*range(32), 127} - {*b"\t\n\v\f\r\x0e\x0f\x1b"})
_LOOKED_AT = 65_536  # bytes
FEW, _RARE = 8, 1 / 25  # control characters that a page may hold by some slip, and their share


def refuse_known(data: bytes) -> None:
    """Raise `InputError` for data whose first bytes say what it is."""
    known = _KNOWN.match(data)
    if known is not None:
        name = _NAMES[known.lastindex or 0]
        raise InputError(f"{name} was given, the bytes of an HTML or text page are expected")


def refuse_noise(data: bytes) -> None:
    """Raise `InputError` for binary data of kinds that no first bytes give away: a tenth of random bytes are control
    characters."""
    head = data[:_LOOKED_AT]
    control = len(head) - len(head.translate(None, CONTROL))
    if control <= FEW or control < len(head) * _RARE:
        return
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        raise InputError("binary data was given, the bytes of an HTML or text page are expected") from None
