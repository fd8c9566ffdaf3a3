"""What a line says of authorship."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Named:
    """What a line says about who made the article."""

    names: list[str] = field(default_factory=list)
    weak: set[str] = field(default_factory=set)
    """Keys of those names that only a comma parts from the name before: they may be a place or an office."""
    sources: list[str] = field(default_factory=list)
    """Agencies, as displayed."""
    nobody: bool = False
    """It names a desk or "our reporter" instead of a person."""
    opened: bool = False
    """It begins or ends as a byline does."""
    opener: str = ""
    """What it begins with, evened."""
    dated: bool = False
    """A date stands before what is read."""
    rest: int = 0
    """Characters that are neither names nor known furniture."""
    start: int = -1
    end: int = -1
    """Where in the line the byline stands."""

    @property
    def said(self) -> bool:
        """Whether the line says anything of authorship."""
        return bool(self.names or self.sources or self.nobody)

    def forget(self) -> None:
        """Names and opener that others outdo."""
        self.names.clear()
        self.weak.clear()
        self.opener = ""
        self.start = self.end = -1

    def mark(self, start: int, end: int) -> None:
        """Take a stretch of the line into the byline."""
        self.start = start if self.start < 0 else min(self.start, start)
        self.end = max(self.end, end)
