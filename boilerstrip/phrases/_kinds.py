"""The fixed list of what a phrase can say: a place in the line, and a kind. One bit for each pair."""

from __future__ import annotations

from typing import Final

_ALL: Final = (
    "related",
    "read_also",
    "more",
    "share",
    "follow",
    "newsletter",
    "comment",
    "tags",
    "legal",
    "cookie",
    "login",
    "navigation",
    "advertisement",
    "contact",
    "byline",
    "source",
    "caption",
    "date",
    "author_bio",
    "continues",
)

# A closer or a mention of the other kinds would fire in ordinary sentences too often to be of use,
# and 63 bits fit the non-negative half of a signed 64-bit integer.
PLACES: Final[dict[str, tuple[str, ...]]] = {
    "labels": _ALL,
    "openers": _ALL,
    "closers": (
        "read_also",
        "more",
        "comment",
        "legal",
        "advertisement",
        "byline",
        "source",
        "caption",
        "date",
        "continues",
    ),
    "mentions": (
        "related",
        "read_also",
        "share",
        "follow",
        "newsletter",
        "comment",
        "legal",
        "cookie",
        "login",
        "advertisement",
        "contact",
        "caption",
        "author_bio",
    ),
}

KINDS: Final[tuple[str, ...]] = tuple(f"{place[:-1]}.{kind}" for place, kinds in PLACES.items() for kind in kinds)
"""Names of the bits of `Phrases.match`, lowest bit first: "label.related", "opener.read_also", ..."""

BIT: Final[dict[str, int]] = {name: 1 << position for position, name in enumerate(KINDS)}


def kinds_of(bits: int) -> tuple[str, ...]:
    """The names of the bits that are set, lowest first."""
    return tuple(name for name, bit in BIT.items() if bits & bit)


def bits_of(*names: str) -> int:
    """The bits of some pairs ("opener.source") and of some kinds in any place ("source"), together."""
    return sum(bit for name, bit in BIT.items() if name in names or name.partition(".")[2] in names)
