"""Evidence from links: how much of a block is linked, and what else stands in it."""

from __future__ import annotations

import numpy as np

from boilerstrip.evidence.wording import Floats, Wording
from boilerstrip.reading.page import Page


def features(page: Page, wording: Wording, link_chars: Floats) -> dict[str, Floats]:
    """Named columns, a float a block."""
    n = len(page.texts)
    anchors = np.zeros(n + 1)
    inputs = np.zeros(n + 1)
    images = np.zeros(n + 1)
    elements = page.elements
    for place, tag in enumerate(elements.tag):
        if tag == "a":
            anchors[min(elements.begin[place], n)] += 1
        elif tag in ("input", "select", "textarea"):
            inputs[min(elements.begin[place], n)] += 1
    for image in page.images:
        images[min(image.before, n)] += 1
    solid = np.maximum(wording.chars - wording.counts[:, 1], 1)
    density = np.minimum(link_chars / solid, 1)
    return {
        "link_density": density,
        "links": np.log1p(anchors[:n]),
        "all_linked": (density > 0.9).astype(np.float32),
        "unlinked_words": np.log1p(wording.words * (1 - density)),
        "images_before": np.minimum(images[:n], 5) / 2,
        "images_behind": np.minimum(images[1:], 5) / 2,
        "fields_before": np.minimum(inputs[:n], 3),
        "fields_behind": np.minimum(inputs[1:], 3),
    }
