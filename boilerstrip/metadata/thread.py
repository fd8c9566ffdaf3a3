"""Lines that name a poster each: of a thread, the first one wrote what the rest answers."""

from __future__ import annotations

from typing import Final

from boilerstrip.metadata.lines import Shown
from boilerstrip.metadata.text import key

_POSTERS: Final = 3  # different names from which lines of one form are those of a thread
_APART: Final = 2  # blocks between two posts, on the average


def without_answers(lines: list[Shown], known: frozenset[str]) -> list[Shown]:
    """The lines without those of a thread's later posts, or of a list's entries. One that is `known` to the page's data
    stays."""
    groups: dict[tuple[str, bool], list[Shown]] = {}
    for line in lines:
        if not (line.bare or line.inside) and len(line.named.names) == 1:
            groups.setdefault((line.named.opener, line.marked), []).append(line)
    later = (line for group in groups.values() if _is_thread(group) for line in group[1:])
    answers = {line.block for line in later if key(line.named.names[0]) not in known}
    return [line for line in lines if line.block not in answers]


def _is_thread(group: list[Shown]) -> bool:
    names = {key(line.named.names[0]) for line in group}
    return len(names) >= _POSTERS and group[-1].block - group[0].block >= _APART * (len(group) - 1)
