"""Titles of documents taken apart: a headline, and names of sections and of the site round it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from boilerstrip.metadata.text import key, unmarked
from boilerstrip.writing import EASTERN

_EAST: Final = f"[{EASTERN}]"
_EAST_ENDS: Final = "！？。…」』》）】”"
_SEPARATOR: Final = re.compile(
    r"\s+[|｜¦–—―\-·•»«›‹/~><:→]+\s+|\s*(?:[|｜¦»«]|(?<![a-z0-9_])_(?!_)|(?<!_)_(?![a-z0-9_])|::+|--+|——)+\s*"
    rf"|(?<=\w)[:：]\s+|(?:(?<={_EAST})|(?<=[{_EAST_ENDS}]))\s*[-－—ㅣ]+\s*(?={_EAST})|\s*ㅣ\s*"
)
_QUOTES: Final = ("«»", "‹›")
_MOST: Final = 8  # parts of a title
_FEW, _FEWEST = 4, 2  # words that a headline has at least before a mark, and before a bar that is the only one
BARS: Final = "|｜¦"  # marks behind which no headline goes on
_SHORT: Final = 5  # words of a section's or site's name


def is_site(part: str, sites: frozenset[str]) -> bool:
    """Whether a text is the site's name and nothing else."""
    bare = key(part).replace(" ", "")
    return not bare or bare in sites or unmarked(bare) in sites


def strip_known(title: str, sites: frozenset[str], front: bool = False) -> str:
    """`title` without the parts at its ends that are the site's name.

    `front`: it is a front page's, whose title may speak of the site: "Planet: news of the river", not "Planet | News".
    """
    for _ in range(4):
        marks = list(_marks(title))[:_MOST]
        if not marks:
            break
        first, last = marks[0], marks[-1]
        if is_site(title[last.end() :], sites) and last.start() > 0:
            title = title[: last.start()]
        elif (
            is_site(title[: first.start()], sites)
            and first.end() < len(title)
            and not (front and first[0].strip() not in BARS)
        ):
            title = title[first.end() :]
        else:
            break
    return title


def strip_likely(title: str, only: str = "") -> str:
    """`title` without short parts behind its headline, for titles that no line of the page bears out."""
    marks = [m for m in _marks(title) if m[0].strip() not in (":", "：") and (not only or m[0].strip() in only)][:_MOST]
    for mark in marks:
        head, tail = title[: mark.start()], title[mark.end() :]
        least = _FEWEST if len(marks) == 1 and mark[0].strip() in BARS else _FEW
        if _size(head) >= least and _size(head) > _size(tail) and _size(tail) <= _SHORT + 2 * len(marks):
            return head
    return title


def _marks(title: str) -> Iterator[re.Match[str]]:
    """The marks between the parts of a title. A guillemet and its partner are quotation marks."""
    for pair in _QUOTES:
        if all(mark in title for mark in pair):
            title = title.translate(dict.fromkeys(map(ord, pair), '"'))
    return _SEPARATOR.finditer(title)


def _size(text: str) -> float:
    """Words; two characters of a script without spaces count as one."""
    return sum(1 + (0 if word.isascii() or not re.search(_EAST, word) else len(word) / 2 - 1) for word in text.split())


def parts(title: str) -> list[str]:
    """All runs of neighbouring parts of a title that hold its longest part, the longest first."""
    marks = list(_marks(title))[:_MOST]
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(title)]
    longest = max(range(len(starts)), key=lambda i: ends[i] - starts[i])
    runs = {title[start:end] for start in starts[: longest + 1] for end in ends[longest:]}
    return sorted(runs, key=len, reverse=True)


def beginnings(title: str) -> list[str]:
    """All beginnings of a title that a separator other than a colon parts from the rest."""
    marks = [mark for mark in _marks(title) if mark[0].strip() not in (":", "：")][:_MOST]
    return [title[: mark.start()] for mark in marks]


def edges(title: str) -> list[str]:
    """All beginnings and ends of a title that a separator parts from the rest."""
    marks = list(_marks(title))[:_MOST]
    return [part for mark in marks for part in (title[: mark.start()], title[mark.end() :])]
