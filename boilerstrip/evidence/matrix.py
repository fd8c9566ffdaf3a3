"""Gathers what is known of all blocks of a page into one matrix."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence import links, place, sayings, structured
from boilerstrip.evidence.containers import Containers
from boilerstrip.evidence.repeats import Repeats
from boilerstrip.evidence.structure import Structure
from boilerstrip.evidence.wording import Floats, Wording
from boilerstrip.phrases import Phrases
from boilerstrip.reading.page import Page

_NEAR, _FAR = 4, 16  # lines


@dataclass
class Evidence:
    """What is known of a page's blocks: the matrix that is scored, and the parts that later rooms look at."""

    columns: dict[str, Floats]
    """Each kind of evidence by name, n floats each."""
    matches: list[int]
    """Phrase bits of each block."""
    wording: Wording
    link_density: Floats
    repeats: Repeats
    structure: Structure | None
    """None for flattened text."""
    containers: Containers | None
    ranges: NDArray[np.int32]
    """n x 4: first and last block (exclusive) of the container of each block, and of the container round that."""

    @property
    def matrix(self) -> Floats:
        """n x m, float32, columns in the order of `columns`."""
        return np.stack([column.astype(np.float32, copy=False) for column in self.columns.values()], axis=1)


def gather(page: Page, phrases: Phrases) -> Evidence:
    """Evidence of all blocks of `page`, which holds one at least."""
    wording = Wording(page.texts)
    matches = [phrases.match(text) for text in page.texts]
    repeats = Repeats(page)
    link_chars = np.array(page.link_chars, dtype=np.float32)
    columns = wording.features()
    columns.update(sayings.features(matches))
    columns.update(repeats.features())
    if page.flattened:
        density = np.zeros_like(link_chars)
        columns.update(place.features(wording, density, repeats.title))
        return Evidence(columns, matches, wording, density, repeats, None, None, _windows(len(page.texts)))
    linked = links.features(page, wording, link_chars)
    columns.update(linked)
    columns.update(place.features(wording, linked["link_density"], repeats.title))
    structure = Structure(page)
    containers = Containers(page, structure, wording, link_chars)
    columns.update(structure.features())
    columns.update(containers.features())
    columns.update(structured.features(page))
    return Evidence(columns, matches, wording, linked["link_density"], repeats, structure, containers, containers.ranges())


def _windows(n: int) -> NDArray[np.int32]:
    """Flattened text has no containers; the lines round a line stand in for them."""
    order = np.arange(n)
    columns = [np.clip(order + offset, 0, n) for offset in (-_NEAR, _NEAR + 1, -_FAR, _FAR + 1)]
    return np.stack(columns, axis=1).astype(np.int32)
