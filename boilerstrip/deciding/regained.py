"""Blocks that are kept after all for where they stand: what the text goes on behind, a heading above a paragraph of it,
its last sentence.

Each asks a share of the threshold that other blocks need, and looks at what was kept before it.
"""

from __future__ import annotations

import numpy as np

from boilerstrip.evidence.family import Flags, Floats
from boilerstrip.evidence.matrix import Evidence
from boilerstrip.evidence.structure import HEADING_BITS, Structure
from boilerstrip.phrases import bits_of

_GAP = 3  # dropped blocks between two kept ones of one container that may be kept after all
_BETWEEN, _AMONG = 0.5, 0.75  # shares of the threshold that a block alone there needs, and one of some
_PARAGRAPH, _RESUMED = 18, 0.45  # words of a paragraph behind a list, and the share of the threshold that it needs
_HEADING, _ABOVE = 0.7, 3  # share of the threshold that a heading needs, and how far above it the text may end
_LAST = {True: (7, 0.5), False: (3, 0.7)}
"""Words of a short last sentence of flattened text, and of HTML, and the share of the threshold that it needs."""
_PARAGRAPHS = 0.5  # share of the threshold that each of the last paragraphs of HTML needs
_TEASER, _LIST = 12, 8  # words of a headline, and lines of a list, at most
_UNLINKED = 0.3  # link density up to which a paragraph is the text's
_LINKED = 0.5  # link density from which it is an interruption all the same

_SPEAKER = bits_of("opener.byline")  # "PV: Xin cảm ơn ông!" ends an interview


def regain(evidence: Evidence, scores: Floats, kept: Flags, line: float) -> Flags:
    """`kept` and what is regained; `line` is the score from which blocks were kept."""
    kept = kept | _interrupted(evidence, scores, kept, line)
    if evidence.structure is not None:
        kept |= _headings(evidence, evidence.structure, scores, kept, line)
    kept |= _closing(evidence, scores, kept, line)
    if evidence.structure is not None:
        kept |= _last(evidence, evidence.structure, scores, kept, line)
    if evidence.structure is None:
        kept |= _resumed(evidence, scores, kept, line)
    return kept


def _interrupted(evidence: Evidence, scores: Floats, kept: Flags, line: float) -> Flags:
    """Likely blocks among a few dropped ones between two kept ones of one container: no paragraph is lost so.

    One that is alone there needs less of the threshold than one of some.
    """
    order = np.arange(len(kept))
    last = np.maximum.accumulate(np.where(kept, order, -1))
    coming = np.minimum.accumulate(np.where(kept, order, len(kept))[::-1])[::-1]
    within = ~kept & (last >= 0) & (coming < len(kept)) & (coming - last <= _GAP + 1)
    begin, end = evidence.ranges[:, 0], evidence.ranges[:, 1]
    if evidence.structure is None:  # the lines of flattened text stand in no container
        begin = end = np.zeros_like(begin)
    one = (begin[last] == begin[coming % len(kept)]) & (end[last] == end[coming % len(kept)])
    alone = (coming - last == 2) & (begin == begin[last]) & (end == end[last])
    need = np.where(alone, _BETWEEN, _AMONG) * line
    found: Flags = within & one & evidence.silent & (scores >= need) & (evidence.link_density < _LINKED)
    return found


def _headings(evidence: Evidence, structure: Structure, scores: Floats, kept: Flags, line: float) -> Flags:
    """Likely headings right above a kept block, the text being close above them: no section loses its heading."""
    heading = structure.block_own & HEADING_BITS > 0
    near = np.zeros(len(kept), dtype=np.bool_)
    for gap in range(1, _ABOVE + 1):
        near[gap:] |= kept[:-gap]
    likely = (scores >= _HEADING * line) & (evidence.link_density < _LINKED) & evidence.silent
    found: Flags = heading & likely & near & np.append(kept[1:], False)
    return found


def _closing(evidence: Evidence, scores: Floats, kept: Flags, line: float) -> Flags:
    """A likely short last sentence right behind the last kept block, in the same container."""
    found = np.zeros(len(kept), dtype=np.bool_)
    last = int(np.flatnonzero(kept)[-1]) if kept.any() else len(kept)
    place = last + 1
    if place >= len(kept):
        return found
    flattened = evidence.structure is None
    words, share = _LAST[flattened]
    begun = flattened or (evidence.ranges[place, :2] == evidence.ranges[last, :2]).all()
    quiet = flattened or (not evidence.matches[place] & ~_SPEAKER and evidence.link_density[place] < _LINKED)
    sentence = evidence.wording.words[place] >= words and evidence.wording.sentences[place] > 0
    found[place] = begun and quiet and sentence and scores[place] >= share * line
    return found


def _last(evidence: Evidence, structure: Structure, scores: Floats, kept: Flags, line: float) -> Flags:
    """Likely paragraphs right behind the last kept block, beside it and in boxes like its own.

    A teaser breaks off, and a line below a picture is its caption.
    """
    found = np.zeros(len(kept), dtype=np.bool_)
    last = int(np.flatnonzero(kept)[-1]) if kept.any() else len(kept)
    wording, holder = evidence.wording, structure.holders
    box = structure.tag_numbers.numbers[structure.boxes]
    for place in range(last + 1, len(kept)):
        quiet = not evidence.matches[place] and evidence.link_density[place] < _UNLINKED
        whole = wording.ended[place] and not wording.ellipsis[place] and not structure.pictures[place]
        prose = whole and wording.words[place] >= _LAST[False][0]
        beside = holder[place] == holder[last] and box[place] == box[last]
        if not (beside and quiet and prose) or scores[place] < _PARAGRAPHS * line:
            break
        found[place] = True
    return found


def _resumed(evidence: Evidence, scores: Floats, kept: Flags, line: float) -> Flags:
    """Paragraphs that go on behind a short list of headlines, which in flattened text is all that parts them from the
    article: likely lines of prose right before a kept line, or with none but short lines between the last one and them.
    """
    if not kept.any():
        return kept
    words = evidence.wording.words
    prose = (words >= _PARAGRAPH) & (scores >= _RESUMED * line)
    found: Flags = prose & np.append(kept[1:], False) & (np.cumsum(kept) > 0)
    last = int(np.flatnonzero(kept)[-1])
    for place in range(last + 1, len(kept)):
        if prose[place]:
            found[place] = True
        elif found[last + 1 :].any() or words[place] > _TEASER or place - last > _LIST:
            break
    return found
