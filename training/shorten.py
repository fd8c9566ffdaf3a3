"""Articles cut short, as further pages for training.

Most annotated articles are long, and what follows them is short beside them; a network that has seen no other kind
takes the comments and teasers behind three paragraphs of news for the rest of the article. So of some pages the
article's later blocks are taken away, and nothing else of the page.
"""

from __future__ import annotations

import copy
from hashlib import blake2b

import numpy as np

from boilerstrip.reading.page import Page
from training.labels import Labels

CUT_KINDS = frozenset({"", "article"})
"""Types of pages that are cut: those of sections, posts or cards do not end sooner, they hold fewer."""
_PROSE = 80  # characters of a paragraph
_LEAST = 5  # paragraphs of an article that can be cut
_KEPT = (1, 2, 2, 3, 3, 4, 5)  # paragraphs that stay, one of these


def shortened(page: Page, labels: Labels, name: str) -> tuple[Page, Labels] | None:
    """The page with a short article, and its labels; None where it is short already.

    `name` decides how short: the same name gives the same page.
    """
    content = np.flatnonzero(labels.target > 0).tolist()
    prose = [block for block in content if len(page.texts[block]) > _PROSE]
    if len(prose) < _LEAST:
        return None
    last = prose[_KEPT[draw(name, len(_KEPT))] - 1]
    stays = np.ones(len(page.texts), dtype=bool)
    stays[[block for block in content if block > last]] = False
    places = np.flatnonzero(stays).tolist()
    before = np.concatenate([[0], np.cumsum(stays)])
    cut = copy.deepcopy(page)
    for column in ("texts", "element", "pieces", "link_chars", "lines"):
        values = getattr(page, column)
        setattr(cut, column, [values[place] for place in places] if values else [])
    for bound in ("begin", "end"):
        then = np.array(getattr(page.elements, bound), dtype=np.int64)
        setattr(cut.elements, bound, before[np.minimum(then, len(stays))].tolist())
    for image in cut.images:
        image.before = int(before[min(image.before, len(stays))])
    return cut, Labels(labels.target[stays], labels.weight[stays])


def draw(name: str, below: int) -> int:
    """A number from 0 that the name decides, the same on every machine."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") % below
