"""Evidence from class and id names: weak, since many sites have none, but cheap where they are.

`names.json` sorts the words that sites of all kinds use into kinds. A name is split at anything that is no letter
and at camel case; neighbouring parts are tried together too ("entry-content").
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files

_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SMALL_PART = re.compile(r"[a-z]+")
_LONGEST = 400  # characters of a class attribute that are read; utility classes run to kilobytes


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[tuple[str, ...], dict[str, int]]:
    data: dict[str, list[str]] = json.loads(files(__package__).joinpath("names.json").read_text("utf8"))
    bits: dict[str, int] = {}
    for place, words in enumerate(data.values()):
        for word in words:
            bits[word] = bits.get(word, 0) | 1 << place
    return tuple(data), bits


def name_kinds() -> tuple[str, ...]:
    """The kinds of names, in the order of their bits."""
    return _vocabulary()[0]


def kind_bits(*kinds: str) -> int:
    """The bits of some kinds of names, together. Raises ValueError for what is none."""
    return sum(1 << name_kinds().index(kind) for kind in kinds)


@lru_cache(maxsize=16_384)
def _token_bits(token: str) -> int:
    """The kinds of one name. Remembered, since sites name alike; a bounded memory of a pure function."""
    known = _vocabulary()[1].get
    parts = _SMALL_PART.findall(token) if token.islower() else [part.lower() for part in _PART.findall(token)]
    bits, before = 0, ""
    for part in parts:
        bits |= known(part, 0) | known(before + part, 0)
        before = part
    return bits


def name_bits(names: str) -> int:
    """The kinds that a class or id attribute tells of, as a bit mask."""
    bits = 0
    for token in names[:_LONGEST].split():
        bits |= _token_bits(token)
    return bits
