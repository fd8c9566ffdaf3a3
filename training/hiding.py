"""Families of evidence, each hidden from the network on some of the pages it is shown.

A page may lack any of them: class names, words of a language that a phrase file knows, a title that its head repeats. A
network that leans on one fails where it is absent; so each is taken away now and then, all of its columns at once
(dropout of whole groups of inputs: Neverova, Wolf, Taylor and Nebout 2016, "ModDrop").
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence

import torch

NAMES = "names"
_COLUMNS = {
    NAMES: r"(near_)?named_.*|up\d_named_.*",
    "phrases": r"(says|after)_.*",
    "title": r"(title|description)_overlap|has_title|behind_title|away_from_title",
    "blank lines": r"blank_.*|same_line",
}
"""Which columns each family has, by their names."""


class Hiding:
    """Draws families, and takes them out of a page's scaled evidence."""

    def __init__(self, names: Sequence[str], absent: torch.Tensor, rates: Mapping[str, float]) -> None:
        """`names` of the columns; `absent`: what each holds, scaled, where a page has nothing of it; `rates`: the share
        of pages that each family is hidden on."""
        self._absent = absent
        self._rates = rates
        self._columns = {
            family: torch.tensor([re.fullmatch(_COLUMNS[family], name) is not None for name in names])
            for family in rates
        }

    def draw(self, chance: random.Random) -> list[str]:
        """The families that a page is shown without."""
        return [family for family, rate in self._rates.items() if chance.random() < rate]

    def hide(self, page: torch.Tensor, families: Sequence[str]) -> torch.Tensor:
        """The evidence of a page's blocks, n x columns, without those families."""
        for family in families:
            page = torch.where(self._columns[family], self._absent, page)
        return page
