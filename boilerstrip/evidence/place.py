"""Evidence from a block's place on the page, and from the page as a whole."""

from __future__ import annotations

import math
from itertools import chain

import numpy as np

from boilerstrip.evidence.family import Family, Flags, Floats, Ints, family
from boilerstrip.evidence.wording import Wording
from boilerstrip.reading.page import Page

_UNLINKED = 0.4  # link density below which a block of sentences is prose
_LONG, _PLAIN = 25, 0.3  # words above, and link density below which it is surely so


def features(wording: Wording, link_density: Floats, title: int) -> Family:
    """Evidence of every block; `title` is the block that shows the page's title, -1 where none does."""
    n = len(wording.words)
    order = np.arange(n)
    words = wording.words
    total = max(float(words.sum()), 1.0)
    share = np.cumsum(words) / total
    prose = words * (wording.sentences > 0) * (link_density < _UNLINKED)
    prose_total = max(float(prose.sum()), 1.0)
    away = np.clip((order - title) / 40, -2, 3) if title >= 0 else 0.0
    long = is_prose(wording, link_density)
    # The last block of long prose up to each, and the next one from it on; -1 and twice the number where there is none.
    last = np.maximum.accumulate(np.where(long, order, -1))
    coming = np.minimum.accumulate(np.where(long, order, 2 * n)[::-1])[::-1]
    return family(
        n,
        {
            "order": order / n,
            "order_log": np.log1p(order) / 5,
            "rest_log": np.log1p(n - order) / 5,
            "words_before": share,
            "prose_before": np.cumsum(prose) / prose_total,
            "away_from_title": away,
            "behind_title": order >= title if title >= 0 else 0.5,
            "has_title": float(title >= 0),
            "since_prose": np.minimum(np.log1p(order - last), 5) / 3,
            "until_prose": np.minimum(np.log1p(coming - order), 5) / 3,
            "page_blocks": math.log1p(n) / 5,
            "page_words": math.log1p(total) / 8,
            "page_prose": prose_total / total,
            "page_links": float((link_density * words).sum()) / total,
            "page_long": math.log1p(int(long.sum())) / 4,
        },
    )


def is_prose(wording: Wording, link_density: Floats) -> Flags:
    """True for each block that is surely prose: long, of sentences, hardly linked."""
    found: Flags = (wording.words > _LONG) & (link_density < _PLAIN) & (wording.sentences > 0)
    return found


def blank_lines(page: Page) -> Ints:
    """How many blank lines stand between each two blocks of a flattened page; -1 where they are parts of one line."""
    lines = np.fromiter(chain.from_iterable(page.lines), dtype=np.int64, count=2 * len(page.lines)).reshape(-1, 2)
    out: Ints = lines[1:, 0] - lines[:-1, 1] - 1
    return out


def gaps(blank: Ints) -> Family:
    """Evidence from the blank lines of a flattened page: how many stand before and behind each block."""
    wide = np.log1p(np.minimum(np.maximum(blank, 0), 20))
    return family(
        len(blank) + 1,
        {
            "blank_before": np.concatenate([[2.0], wide]),
            "blank_behind": np.concatenate([wide, [2.0]]),
            "same_line": np.concatenate([[False], blank < 0]),
        },
    )
