"""Evidence from class and id names: weak, since many sites have none, but cheap where they are.

`names.json` sorts the words that sites of all kinds use into kinds. A name is split at anything that is no letter
and at camel case; neighbouring parts are tried together too ("entry-content").
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from boilerstrip.reading.page import Attributes

_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NAMING = ("class", "id", "itemprop", "role")
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


def name_bits(name: str) -> int:
    """The kinds that a class or id attribute tells of, as a bit mask."""
    vocabulary = _vocabulary()[1]
    parts = [part.lower() for part in _PART.findall(name[:_LONGEST])]
    bits = 0
    for part in parts:
        bits |= vocabulary.get(part, 0)
    for first, second in pairwise(parts):
        bits |= vocabulary.get(first + second, 0)
    return bits


def element_names() -> Callable[[Attributes], int]:
    """A function that gives the kinds an element's names tell of, and looks at each distinct name once.

    Make one a page: what it remembers lives as long as the page.
    """
    known: dict[str | None, int] = {None: 0, "": 0}

    def bits_of(own: Attributes) -> int:
        bits = 0
        for key in _NAMING:
            if key in own:
                name = own[key]
                one = known.get(name)
                if one is None:
                    one = known[name] = name_bits(name or "")
                bits |= one
        return bits

    return bits_of
