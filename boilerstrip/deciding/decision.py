"""What was decided on a page: the record that evidence, scoring and deciding hand on to fields and roles."""

from __future__ import annotations

from dataclasses import dataclass

from boilerstrip.evidence.family import Flags, Floats
from boilerstrip.evidence.matrix import Evidence
from boilerstrip.scoring.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Decision:
    """Of each block, what is known of it, how likely it is content, and whether it is kept."""

    evidence: Evidence
    scores: Floats
    """Probability of content of each block, n floats."""
    kept: Flags
    """True for each block that is the article's."""
    verdict: Verdict
    """What follows for the page as a whole."""
