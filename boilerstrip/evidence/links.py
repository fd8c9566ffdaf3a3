"""Evidence from links: how much of a block is linked, and what else stands in it."""

from __future__ import annotations

import numpy as np

from boilerstrip.evidence.family import Family, Floats, family
from boilerstrip.evidence.structure import Structure
from boilerstrip.evidence.wording import SPACE, Wording
from boilerstrip.reading.page import Page

_ANCHOR, _FIELD = 1, 2
_COUNTED = {"a": _ANCHOR, "input": _FIELD, "select": _FIELD, "textarea": _FIELD}


def link_density(page: Page, wording: Wording) -> Floats:
    """Share of each block's characters, white space apart, that stand in links."""
    linked = np.array(page.link_chars, dtype=np.float32)
    solid = np.maximum(wording.chars - wording.counts[:, SPACE], 1)
    out: Floats = np.minimum(linked / solid, 1)
    return out


def features(page: Page, structure: Structure, wording: Wording, density: Floats) -> Family:
    """Evidence of every block."""
    n = len(page.texts)
    kinds = structure.tag_numbers.lookup(lambda tag: _COUNTED.get(tag or "", 0))
    anchors, inputs = (np.bincount(structure.begin[kinds == kind], minlength=n + 1) for kind in (_ANCHOR, _FIELD))
    pictures = structure.pictures
    return family(
        n,
        {
            "link_density": density,
            "links": np.log1p(anchors[:n]),
            "all_linked": (density > 0.9),
            "unlinked_words": np.log1p(wording.words * (1 - density)),
            "images_before": np.minimum(pictures[:n], 5) / 2,
            "images_behind": np.minimum(pictures[1:], 5) / 2,
            "fields_before": np.minimum(inputs[:n], 3),
            "fields_behind": np.minimum(inputs[1:], 3),
        },
    )
