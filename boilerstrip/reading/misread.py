"""Text that somebody decoded wrongly before it came here: "thÃªm" for "thêm".

Clients that are told no charset read any page as Latin-1, and what is then stored as UTF-8 stays so. Latin-1 and its
kin give each byte a character of its own, so nothing is lost: the bytes can be had back, and be decoded as any others.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Callable

from boilerstrip.reading.statistics import STRANGE, strangeness

_SAMPLE = 512  # characters, from the first beyond ASCII on, that tell whether there is anything to mend
_CP1252 = {bytes([byte]).decode("cp1252", "replace"): chr(byte) for byte in range(0x80, 0xA0)}
_CP1252.pop("\ufffd")
_IN_CP1252 = re.compile(f"[{''.join(_CP1252)}]")


def misread(text: str) -> bytes | None:
    """The bytes that `text` was wrongly decoded from; None where it makes sense as it is."""
    try:
        text.encode("ascii")  # says quicker than a search where the first character beyond it stands
        return None
    except UnicodeEncodeError as error:
        sample = text[error.start : error.start + _SAMPLE]
    strange = strangeness(sample) > STRANGE
    for encoded in _KIN:
        try:
            if _is_utf8(encoded(sample)) or strange:
                return encoded(text)
        except UnicodeEncodeError:
            continue
    return None


def _as_browsers_do(text: str) -> bytes:
    """Windows-1252 in which bytes without a character of their own stay what they are (WHATWG Encoding)."""
    return _IN_CP1252.sub(lambda found: _CP1252[found[0]], text).encode("latin-1")


_KIN: tuple[Callable[[str], bytes], ...] = (
    lambda text: text.encode("latin-1"),
    lambda text: text.encode("iso8859_15"),
    _as_browsers_do,
)


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8, a last character that is cut short apart."""
    try:
        getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True
