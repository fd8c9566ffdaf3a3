"""Dates as pages write them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

_ISO: Final = re.compile(
    r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.I,
)
_YEARS: Final = range(1990, 2100)


def iso(value: str) -> str | None:
    """A machine-written date as ISO 8601 with as much of time and zone as it holds; None where it is none."""
    match = _ISO.search(value[:80])
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    return compose(int(year), int(month), int(day), hour, minute, second, zone)


def compose(
    year: int,
    month: int,
    day: int,
    hour: str | None = None,
    minute: str | None = None,
    second: str | None = None,
    zone: str | None = None,
) -> str | None:
    """The parts as ISO 8601; None where they are no date."""
    if year not in _YEARS:
        return None
    try:
        if hour is None or minute is None:
            return date(year, month, day).isoformat()
        moment = datetime(year, month, day, int(hour), int(minute), int(second or 0))
    except ValueError:
        return None
    text = moment.isoformat()
    if zone:
        zone = zone.upper()
        text += "+00:00" if zone in ("Z", "UTC", "GMT") else f"{zone[:3]}:{zone[-2:] if len(zone) > 3 else '00'}"
    return text
