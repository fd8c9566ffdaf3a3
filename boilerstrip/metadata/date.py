"""When it was published and last changed."""

from __future__ import annotations

from dataclasses import dataclass

from boilerstrip.metadata.dates import iso
from boilerstrip.metadata.view import View


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and where it comes from."""

    value: str
    origin: str
    block: int
    confidence: float


def find_date(view: View) -> Moment | None:
    """Publication."""
    for claim in view.claims.dates:
        value = iso(claim.value)
        if value is not None:
            return Moment(value, claim.origin, -1, 0.9)
    return None


def find_modified(view: View) -> Moment | None:
    """Last change."""
    for claim in view.claims.modified:
        value = iso(claim.value)
        if value is not None:
            return Moment(value, claim.origin, -1, 0.9)
    return None
