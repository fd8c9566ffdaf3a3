"""When it was published and last changed: what data says, then what the page shows, then its address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from boilerstrip.metadata.claims import Claim
from boilerstrip.metadata.dates import Custom, displayed, iso
from boilerstrip.metadata.order import custom_of
from boilerstrip.metadata.shown import LONGEST, begins_with, find_changed, find_line
from boilerstrip.metadata.stamped import Stamp, find_change, find_stamp
from boilerstrip.metadata.view import View

_PUBLICATION: Final = re.compile(
    r"^(?!.*(?:upda|modif|filing)).*(?:publi\w*|creat\w*|issued|(?:^|[:._-]|ation_?)date$)"
)
_BARE: Final = 32  # characters of a line that shows a date and next to nothing else
_UTC: Final = "+00:00"
_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)
_WEST, _EAST = timedelta(hours=-12), timedelta(hours=14)  # of UTC, the farthest zones
_LARGEST: Final = 600_000  # characters of a page that is searched slowly
_MOST_TAGS: Final = 20_000  # of such a page, closing ones too
# What `htmldate` takes out, or steps over, in a time that grows with all the text around it.
_STEPS: Final = re.compile(
    r"<(?:[!?]|(?:applet|audio|canvas|datalist|embed|i?frame|label|map|math|noframes|object|picture|svg|track|video)\b)",
    re.I,
)
_MOST_STEPS: Final = 300_000_000  # times the characters of such a page: some tenths of a second
_MOST_YEARS: Final = 300  # mentions of a year in such a page
_STRETCH: Final = 25  # characters before and behind a year in which day and month stand
_IN_ADDRESS: Final = re.compile(
    r"[/_-](?:((?:19|20)\d\d)[/_-]?([01]\d)[/_-]?([0-3]\d)|([0-3]\d)[_-]([01]\d)[_-]((?:19|20)\d\d))(?=[/_.-]|$)"
)  # the year first or last


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and where it comes from."""

    value: str
    origin: str
    block: int = -1
    confidence: float = 0.9


def find_date(
    view: View, title: int, span: tuple[int, int], language: str, url: str | None, headline: str = ""
) -> Moment | None:
    """Publication; None where neither data nor page nor address tell it. `headline`: the text of the title."""
    address = _addressed(view, url)
    custom = custom_of(view, language)
    found = find_line(view, title, span, custom, headline, address.value if address is not None else "")
    line = Moment(found.day, "block", found.block, found.confidence) if found is not None else None
    claimed = _claimed(view.claims.dates, custom)
    if claimed is not None:
        return _checked(view, claimed, title, span, line, custom)
    claimed = _named(view)
    if claimed is not None:
        early = line is not None and _is_alone(view, line) and line.value < claimed.value[:10]
        return line if early else _checked(view, claimed, title, span, line, custom)  # a system's own name for a day
    stamp = find_stamp(view, title, span, custom)
    moment = _stamped(view, stamp)
    if stamp is not None and _is_doubtful(stamp, line, span):
        return line or moment
    return moment or line or address


def _is_doubtful(stamp: Stamp, line: Moment | None, span: tuple[int, int]) -> bool:
    """Whether what an element carries may speak of anything: it stands elsewhere, nothing says that it is a date of
    publication, or it stands behind the body and a line above it shows a date."""
    if stamp.elsewhere or (line is not None and line.block <= span[0] and stamp.block > span[1]):
        return True
    return stamp.tag != "time" and not stamp.published and "date" not in stamp.said


def _checked(
    view: View, claimed: Moment, title: int, span: tuple[int, int], line: Moment | None, custom: Custom
) -> Moment:
    """What data claims, or what the page shows where that tells more of the day."""
    day = claimed.value[:10]
    if line is not None and (line.value == day or begins_with(view, line.block, day, custom)):
        return Moment(claimed.value, claimed.origin, line.block, 0.95)
    if line is not None and line.value == _turned(view, claimed.value):
        return line  # data writes the month first or last, and what people read tells which
    if claimed.value.endswith(_UTC):
        for seen in (_stamped(view, find_stamp(view, title, span, custom)), line):
            if seen is not None and seen.block >= 0 and _is_local(claimed.value, seen.value):
                return replace(seen, origin=claimed.origin)
    if line is not None and _is_alone(view, line) and line.value < claimed.value[:10]:
        changed = _claimed(view.claims.modified, custom)
        if changed is not None and changed.value[:10] <= claimed.value[:10]:
            return line  # data has but the day of the last change, or of a copy
    return claimed


def _turned(view: View, day: str) -> str:
    """A claimed day whose month and day changed places; empty where data puts the year first or tells the time."""
    if len(day) > len("2024-05-03") or any(claim.value[:4] == day[:4] for claim in view.claims.dates):
        return ""
    return f"{day[:5]}{day[8:]}-{day[5:7]}"


def find_modified(view: View, title: int, span: tuple[int, int], language: str, date: str | None) -> Moment | None:
    """Last change, as data says, or else a line that shows it, not earlier than the article's `date`."""
    custom = custom_of(view, language)
    found = _claimed(view.claims.modified, custom) or _stamped(view, find_change(view, title, span, custom))
    line = find_changed(view, title, span, custom, date[:10]) if found is None and date is not None else None
    return Moment(line.day, "block", line.block, line.confidence) if line is not None else found


def _stamped(view: View, stamp: Stamp | None) -> Moment | None:
    if stamp is None:
        return None
    shows = stamp.block < view.size and len(view.page.texts[stamp.block]) <= LONGEST
    origin = "time element" if stamp.tag == "time" else "microdata" if "date" in stamp.said else "attribute"
    return Moment(stamp.value, origin, stamp.block if shows else -1, 0.8)


def search_slowly(html: str, url: str | None, language: str = "") -> Moment | None:
    """What `htmldate` finds in the whole page. Imports it, and takes as long as all else together.

    Where it knows but year or month it names the first of them: such a day is taken only if the page writes it.
    Very long pages are left alone, and shorter ones of which it would need the square of their size.
    """
    if len(html) > _LARGEST or html.count("<") > _MOST_TAGS or len(_STEPS.findall(html)) * len(html) > _MOST_STEPS:
        return None
    from htmldate import find_date as find_in_html

    try:
        value = find_in_html(html, url=url, original_date=True)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # a page that lxml cannot read
    if not value or (value.endswith("-01") and not _is_written(value, html, language)):
        return None
    return Moment(value, "htmldate", -1, 0.6)


def _is_written(day: str, html: str, language: str) -> bool:
    """Whether a page's source holds a full date that is this day."""
    for match in islice(re.finditer(day[:4], html), _MOST_YEARS):
        stretch = html[max(0, match.start() - _STRETCH) : match.end() + _STRETCH]
        if (iso(stretch) or "")[:10] == day or day in displayed(stretch, language):
            return True
    return False


def _claimed(claims: list[Claim], custom: Custom) -> Moment | None:
    for claim in claims:
        value = iso(claim.value, *custom)
        if value is not None:
            return Moment(value, claim.origin)
    return None


def _named(view: View) -> Moment | None:
    """The earliest that meta tags of some names that mean publication say: a page may be published once more."""
    found: Moment | None = None
    for meta in view.page.head.metas:
        content = meta.get("content")
        if not content or len(content) > _BARE or not content[:1].isdecimal():
            continue
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        value = iso(content) if _PUBLICATION.search(name) else None
        if value is not None and (found is None or value[:10] < found.value[:10]):
            found = Moment(value, f"meta {name}")
    return found


def _is_local(claimed: str, shown: str) -> bool:
    """Whether a moment that data names in UTC is one of the day that the page shows, which is that of its readers."""
    if shown.endswith(_UTC) or claimed[:10] == shown[:10]:
        return False
    moment, local = datetime.fromisoformat(claimed), datetime.fromisoformat(shown)
    if local.tzinfo is not None:
        return abs(local - moment) < _MINUTE
    ahead = local - moment.replace(tzinfo=None)
    if len(shown) > len("2024-05-03"):
        return _WEST < ahead < _EAST
    return _WEST - _DAY < ahead < _EAST


def _is_alone(view: View, line: Moment) -> bool:
    """Whether a line near the title shows a date and next to nothing else."""
    return line.confidence > 0.7 and len(view.page.texts[line.block]) <= _BARE


def _addressed(view: View, url: str | None) -> Moment | None:
    """A full date in the page's address."""
    for address in (url, *(claim.value for claim in view.claims.urls[:2])):
        match = _IN_ADDRESS.search(address or "")
        value = iso("-".join(match.group(1, 2, 3) if match[1] else match.group(6, 5, 4))) if match else None
        if value is not None:
            return Moment(value, "url", confidence=0.7)
    return None
