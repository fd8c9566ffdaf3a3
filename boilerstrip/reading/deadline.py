"""When an extraction has to end: asked between stages and within long loops. No thread, no signal."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

Clock = Callable[[], float]


class Deadline:
    """A moment `seconds` from now, by `clock`; never where `seconds` is infinite.

    >>> Deadline().passed()
    False
    """

    __slots__ = ("at", "clock")

    def __init__(self, seconds: float = math.inf, clock: Clock = time.monotonic) -> None:
        self.clock = clock
        self.at = clock() + seconds

    @property
    def endless(self) -> bool:
        """There is none."""
        return math.isinf(self.at)

    def left(self) -> float:
        """Seconds until then, none where it has passed."""
        return math.inf if self.endless else max(0.0, self.at - self.clock())

    def passed(self) -> bool:
        """Whether it has."""
        return not self.endless and self.clock() >= self.at

    def part(self, share: float) -> Deadline:
        """An earlier one, behind that share of what is left."""
        return Deadline(self.left() * share, self.clock)
