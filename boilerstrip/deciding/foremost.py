"""The article that stands before a list on a page that looks like a list.

A short article may be followed by teasers whose summaries read like prose and outweigh it: all that is kept then looks
like a list. Where the title is shown and a stretch of paragraphs right below it is far surer than what comes behind a
gap, that stretch is the article.
"""

from __future__ import annotations

import numpy as np

from boilerstrip.evidence.family import Flags, Floats
from boilerstrip.evidence.matrix import Evidence

_BELOW = 8  # blocks between the title and the stretch
_GAP = 4  # dropped blocks that do not end it
_SURE, _PROSE, _UNLINKED = 0.93, 8, 0.3  # score, words and link density of a sure paragraph
_PARAGRAPHS, _WORDS, _SHARE = 2, 40, 0.6  # sure paragraphs of the stretch; their words, and share of all its words
_LESS = 0.06  # how much lower the mean score behind it is


def foremost(evidence: Evidence, scores: Floats, kept: Flags) -> Flags:
    """`kept` without what stands behind the first stretch, where that is the article and the rest a longer list; else
    `kept` itself."""
    title = evidence.repeats.title
    places = np.flatnonzero(kept)
    places = places[places > title]
    gaps = np.flatnonzero(np.diff(places) > _GAP)
    if title < 0 or not len(gaps) or places[0] > title + _BELOW:
        return kept
    stretch, rest = np.split(places, [gaps[0] + 1])
    words = evidence.wording.words
    sure = stretch[
        (scores[stretch] >= _SURE) & (words[stretch] >= _PROSE) & (evidence.link_density[stretch] < _UNLINKED)
    ]
    own, others, proven = (float(words[blocks].sum()) for blocks in (stretch, rest, sure))
    if len(sure) < _PARAGRAPHS or proven < max(_WORDS, _SHARE * own) or others <= own:
        return kept
    if float(words[stretch] @ scores[stretch]) / own < float(words[rest] @ scores[rest]) / others + _LESS:
        return kept
    out = kept.copy()
    out[rest] = False
    return out
