"""Counts of a run, as the summary and the report show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from boilerstrip.batch.records import Done, Reply

_EXAMPLES = 20
_REASONS = 50  # distinct ones that are counted apart, for some come from the input


class Tally:
    """Records by status, errors by kind, what was skipped and why. `given`: what `as_dict` gave."""

    def __init__(self, given: Mapping[str, Any] | None = None):
        given = given or {}
        self.records = int(given.get("records", 0))
        self.statuses: dict[str, int] = dict(given.get("statuses", {}))
        self.errors: dict[str, int] = dict(given.get("errors", {}))
        self.examples: list[dict[str, str]] = list(given.get("error_examples", []))
        self.skipped: dict[str, int] = dict(given.get("skipped", {}))
        self.remarks: dict[str, int] = dict(given.get("remarks", {}))
        self.seconds = float(given.get("seconds", 0.0))
        self.resumed = int(given.get("resumed", 0))

    @property
    def failed(self) -> int:
        return sum(self.errors.values())

    def add(self, identity: str, reply: Reply) -> None:
        """Count a record of the output."""
        self.records += 1
        status = reply.status if isinstance(reply, Done) else "error"
        self.statuses[status] = self.statuses.get(status, 0) + 1
        if not isinstance(reply, Done):
            self.errors[reply.kind] = self.errors.get(reply.kind, 0) + 1
            if len(self.examples) < _EXAMPLES:
                self.examples.append({"id": identity, "error": f"{reply.kind}: {reply.error}"})

    def skip(self, reason: str) -> None:
        """Count something that is no page."""
        _count(self.skipped, reason)

    def remark(self, remark: str) -> None:
        """Count a peculiarity of a page."""
        _count(self.remarks, remark)

    def as_dict(self) -> dict[str, Any]:
        return {
            "records": self.records,
            "statuses": dict(sorted(self.statuses.items())),
            "errors": dict(sorted(self.errors.items())),
            "error_examples": self.examples,
            "skipped": dict(sorted(self.skipped.items())),
            "remarks": dict(sorted(self.remarks.items())),
            "seconds": round(self.seconds, 3),
            "resumed": self.resumed,
        }


def _count(counts: dict[str, int], reason: str) -> None:
    name = reason if reason in counts or len(counts) < _REASONS else "other reasons"
    counts[name] = counts.get(name, 0) + 1
