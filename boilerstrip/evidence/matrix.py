"""Gathers what is known of all blocks of a page into one matrix."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence import cohesion, links, place, rhythm, sayings, structured
from boilerstrip.evidence.containers import Containers
from boilerstrip.evidence.contents import contents
from boilerstrip.evidence.family import Family, Flags, Floats, Ints
from boilerstrip.evidence.numbering import grouped
from boilerstrip.evidence.repeats import Repeats
from boilerstrip.evidence.structure import Structure
from boilerstrip.evidence.wording import Wording
from boilerstrip.phrases import Phrases
from boilerstrip.reading.page import Page

_NEAR, _FAR = 4, 16  # lines


@dataclass
class Evidence:
    """What is known of a page's blocks: the matrix that is scored, and the parts that later rooms look at."""

    names: tuple[str, ...]
    """What each column of the matrix is."""
    matrix: Floats
    """n blocks x m columns."""
    ranges: NDArray[np.int32]
    """n x 4: first and last block (exclusive) of the container of each block, and of the container round that."""
    groups: Ints
    """A number for each block, the same for blocks of one make."""
    matches: list[int]
    """Phrase bits of each block."""
    wording: Wording
    link_density: Floats
    repeats: Repeats
    contents: Flags
    """True for each block that is a line of a table of contents; flattened text, which has no links, has none."""
    structure: Structure | None = None
    """None for flattened text."""
    containers: Containers | None = None

    @property
    def silent(self) -> Flags:
        """True for each block that says nothing known: a credit or a label is no part of the text it stands in."""
        out: Flags = np.array(self.matches, dtype=np.int64) == 0
        return out


def gather(page: Page, phrases: Phrases) -> Evidence:
    """Evidence of all blocks of `page`, which holds one at least."""
    wording = Wording(page.texts)
    matches = phrases.match_all(page.texts)
    repeats = Repeats(page)
    density = links.link_density(page, wording)
    families = [wording.features(), *sayings.features(matches), repeats.features()]
    whole = place.features(wording, density, repeats.title)
    if page.flattened:
        ranges, groups, blank = _windows(len(page.texts)), _forms(wording), place.blank_lines(page)
        families += [cohesion.features(wording, density), whole, place.gaps(blank)]
        names, matrix = _joined([*families, rhythm.features(wording, groups, blank)])
        return Evidence(
            names, matrix, ranges, groups, matches, wording, density, repeats, np.zeros(len(matches), dtype=np.bool_)
        )
    structure = Structure(page)
    containers = Containers(page, structure, wording)
    families += [links.features(page, structure, wording, density), whole, *structure.features()]
    names, matrix = _joined([*families, containers.features(), structured.features(page)])
    ranges, groups = containers.ranges(), containers.groups()
    listed = contents(page, structure, density)
    return Evidence(names, matrix, ranges, groups, matches, wording, density, repeats, listed, structure, containers)


def _joined(families: list[Family]) -> tuple[tuple[str, ...], Floats]:
    names = tuple(chain.from_iterable([one.names for one in families]))
    return names, np.concatenate([one.matrix for one in families], axis=1, dtype=np.float32)


def _windows(n: int) -> NDArray[np.int32]:
    """Flattened text has no containers; the lines round a line stand in for them."""
    order = np.arange(n, dtype=np.int32)[:, None]
    return (order + np.array((-_NEAR, _NEAR + 1, -_FAR, _FAR + 1), dtype=np.int32)).clip(0, n)


def _forms(wording: Wording) -> Ints:
    """Lines of one form: of like length, ending alike, all or none of them behind a bullet."""
    length = np.minimum(np.log2(1 + wording.words).astype(np.int64), 7)
    return grouped((length * 16 + wording.last_word) * 2 + wording.marked)[0]
