"""The line that shows when the article was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from boilerstrip.metadata.authored import unstuck
from boilerstrip.metadata.changes import parted
from boilerstrip.metadata.dates import Custom, displayed, is_date
from boilerstrip.metadata.plain import is_sentence
from boilerstrip.metadata.view import View
from boilerstrip.phrases import bits_of

ABOVE: Final = 8  # blocks above the title
BELOW: Final = 14  # blocks below the title
BEHIND: Final = 6  # blocks behind the body
LONGEST: Final = 140  # characters of a line that shows a date
_NEXT: Final = 60  # characters of a second such line, right behind it
_DATELINE: Final = 40  # characters at a paragraph's start in which one may stand
_YEAR: Final = re.compile(r"\d{4}|\d[./-]\s?\d{1,2}[./-]\s?\d\d|年")  # what no full date lacks, in digits of any script
_DIGITS: Final = "0123456789"
_GLUED: Final = 10  # spaces that a line may lack
_FAR: Final = 0.015  # what each block between the line and title or body costs
_LEAST: Final = 0.4
_LATE: Final = 0.2  # what it costs to speak of a change
_NEARLY: Final = 0.7  # confidence of a line from which on none is sought farther off in the same direction
_DATED: Final = bits_of("date", "byline")
_LEGAL: Final = bits_of("legal")  # of a line whose day is that of a licence
_LABEL: Final = re.compile(
    r"[^\W\d][^:：\d]{2,30}[:：]\s*(?:[^\W\d_]{3,10}[.,]?\s+){0,2}\d"
)  # of a line such as "Registered: 3 May 2024", "Joined: May 3, 2024"
_DATELINES: Final = (
    re.compile(r"[^()\[\].!?]{0,30}[(\[]([^()\[\]]{6,30})[)\]]"),
    re.compile(r"(.{4,30}\d{4})(?:[.:]|\s[-–—|])\s"),
)  # a day at a paragraph's beginning, in brackets or before a mark
_LOOKED_AT: Final = 1_500  # blocks in which a line is sought that says that it is a date's
_LABELLED: Final = 40  # characters of a line whose label may be the block before it
_BEFORE: Final = 2  # blocks before such a line
_Days = tuple[frozenset[str], frozenset[str]]
"""Those of which a line does not say that they are of a change, and those of which it does."""
_NO_DAYS: Final[_Days] = (frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Line:
    """A line that shows a date: ISO 8601 without time."""

    day: str
    block: int
    confidence: float


def find_line(
    view: View, title: int, span: tuple[int, int], custom: Custom, headline: str = "", address: str = ""
) -> Line | None:
    """The likeliest line: below the title or right above it, else farther above, else behind the body, else any line
    that says that it is a date's or a byline.

    `title`: the last block of the title, `headline`: its text, which may speak of another day; `span`: first and last
    block of the body; `address`: the day in the page's address, which bears a line out.
    """
    below = range(max(0, title), min(view.size, max(title + BELOW, span[0] + 2)))
    above = range(min(title - 1, view.size - 1), max(-1, title - ABOVE), -1)
    behind = range(span[1], min(view.size, span[1] + BEHIND))
    told = frozenset(displayed(headline, *custom))
    texts = view.page.texts
    best: Line | None = None
    change = ""  # the day of a change, if that is the best so far: it was published before
    for blocks, confidence in ((below, 0.8), (above, 0.75), (behind, 0.6)):
        for far, block in enumerate(blocks):
            days, changed = _days(view, block, custom) if block not in view.others else _NO_DAYS
            if not (days or changed):
                continue
            if far + 1 < len(blocks) and len(texts[block]) <= LONGEST and len(texts[blocks[far + 1]]) <= _NEXT:
                days = days | _days(view, blocks[far + 1], custom)[0]  # of two lines without a label, the first day
            late = not days
            days = days or changed
            day = address if address in days else min(days - told or days)
            doubtful = day in told or _is_of_another(view, block)
            value = max(_LEAST, confidence - _FAR * min(far, abs(span[0] - block)))
            value += 0.3 * (day == address) - 0.3 * doubtful - _LATE * late
            if best is None or (value > best.confidence and not (change and day > change)):
                best, change = Line(day, block, min(value, 0.9)), day if late else ""
            if not (doubtful or late) and value >= _NEARLY:
                break
    return best or _find_anywhere(view, span, custom)


def _find_anywhere(view: View, span: tuple[int, int], custom: Custom) -> Line | None:
    """The line nearest to the body that begins as the line of a date or of a byline does, or stands behind a label."""
    best: Line | None = None
    least = view.size
    size = min(view.size, _LOOKED_AT)
    labels = frozenset(block for block, match in enumerate(view.matches[:size]) if match & _DATED)
    labelled = (label + behind for label in labels for behind in range(_BEFORE + 1) if label + behind < size)
    for block in sorted(frozenset(labelled)):
        longest = LONGEST if block in labels else _LABELLED
        far = min(abs(block - span[0]), abs(block - span[1]))
        if block in view.others or len(view.page.texts[block]) > longest or far >= least:
            continue
        days, changed = _days(view, block, custom)
        if days or changed:
            best, least = Line(min(days or changed), block, _LEAST), far
    return best


def find_changed(view: View, title: int, span: tuple[int, int], custom: Custom, since: str) -> Line | None:
    """The line near the title or right behind the body that says when the article was changed, `since` a day."""
    near = range(max(0, title - ABOVE), min(view.size, title + BELOW))
    behind = range(max(near.stop, span[1]), min(view.size, span[1] + BEHIND))
    for block in (*near, *behind):
        if view.matches[block] & _DATED and block not in view.others and len(view.page.texts[block]) <= LONGEST:
            changed = _days(view, block, custom)[1]
            if changed and min(changed) >= since:
                return Line(min(changed), block, 0.7)
    return None


def begins_with(view: View, block: int, day: str, custom: Custom) -> bool:
    """Whether a day is the first that a line shows: that of a change may stand behind it."""
    several = not view.page.flattened and len(view.page.pieces[block]) > 1
    text = _spaced(view, block, LONGEST) if several else view.page.texts[block][:LONGEST]
    return next(displayed(text, *custom), "") == day


def is_told(view: View, block: int) -> bool:
    """Whether a date is told by a sentence of the text, and not shown by a line of its own."""
    text = view.page.texts[block]
    return view.kept[block] and is_sentence(text) and not is_date(text)


def _is_of_another(view: View, block: int) -> bool:
    """Whether it is a caption or tells of a day, or a label that is none of publication opens it: "Registered: 3 May
    2024" in a forum."""
    if view.tag(block) == "figcaption":
        return True
    if is_told(view, block) and not view.matches[block] & _DATED:
        return not any(is_date(match[1]) for line in _DATELINES if (match := line.match(view.page.texts[block])))
    return not view.matches[block] & _DATED and bool(_LABEL.match(view.page.texts[block]))


def _days(view: View, block: int, custom: Custom) -> _Days:
    """The full dates that a line shows."""
    text = view.page.texts[block]
    if len(text) > LONGEST:
        text = _cut(text, _DATELINE)
    if not _YEAR.search(text) or (view.matches[block] & _LEGAL and not view.matches[block] & _DATED):
        return _NO_DAYS
    texts = [text]
    if view.page.flattened:
        if (apart := unstuck(text)) != text:
            texts.append(apart)
    elif len(view.page.pieces[block]) > 1:
        texts.append(_spaced(view, block, len(text) + _GLUED))
    parts = [part for text in texts for part in (parted(text) if view.matches[block] & _DATED else (text, ""))]
    found = [frozenset(day for text in some for day in displayed(text, *custom)) for some in (parts[::2], parts[1::2])]
    return found[0], found[1]


def _spaced(view: View, block: int, size: int) -> str:
    """A line whose elements stand apart: style sheets part what markup glues, as in "Jane RoeMay 3, 2024"."""
    pieces = view.page.pieces[block][:size]
    return _cut(" ".join([word for raw, _ in pieces for word in raw.split(maxsplit=size)[:size]]), size)


def _cut(text: str, size: int) -> str:
    """The beginning of a text, without the first digits of a number: of 3/4/2026 the cut may leave 3/4/20."""
    return text[:size].rstrip(_DIGITS) if text[size : size + 1].isdecimal() else text[:size]
