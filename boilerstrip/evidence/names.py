"""Evidence from class and id names: weak, since many sites have none, but cheap where they are.

`names.json` sorts the words that sites of all kinds use into kinds. A name is split at anything that is no letter
and at camel case; neighbouring parts are tried together too ("entry-content").
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
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


@lru_cache(maxsize=16_384)
def _token_bits(token: str) -> int:
    """The kinds of one name. Remembered, since sites name alike; a bounded memory of a pure function."""
    vocabulary = _vocabulary()[1]
    plain = token.replace("_", "-")
    if plain.islower() and plain.replace("-", "").isalpha() and plain.isascii():  # what the pattern gives, in less time
        parts = [part for part in plain.split("-") if part]
    else:
        parts = [part.lower() for part in _PART.findall(token)]
    bits = 0
    for part in parts:
        bits |= vocabulary.get(part, 0)
    for first, second in pairwise(parts):
        bits |= vocabulary.get(first + second, 0)
    return bits


def name_bits(names: str) -> int:
    """The kinds that a class or id attribute tells of, as a bit mask."""
    bits = 0
    for token in names[:_LONGEST].split():
        bits |= _token_bits(token)
    return bits
