"""Addresses that a page gives of itself and of its pictures."""

from __future__ import annotations

import re

from boilerstrip.reading.folding import without_noise

_DROPPED = re.compile("[\t\n\r]")  # by browsers, wherever they stand in an address
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def web_address(text: str) -> str:
    """`text` as an address of the web or a relative one; empty where it is of another scheme, such as ``javascript``
    or ``data``, which nobody who asks for a page or a picture means to follow."""
    address = _DROPPED.sub("", without_noise(text)).strip()
    return "" if _OTHER_SCHEME.match(address) else address
