"""What the text ends with: a last list, table or quotation, questions and their answers, footnotes, a callout.

No text goes on behind it, as it does behind what is enclosed. So nearly all that stands before it in the same element
must be the text's, and something must tell that it is text, too: lists and the like that it stands in or, right beside
the last kept block, a box of lines with a sentence among them.
"""

from __future__ import annotations

import numpy as np

from boilerstrip.deciding.enclosed import LONGEST, NAMED, children, lettered, plain
from boilerstrip.evidence.family import Flags, Floats
from boilerstrip.evidence.matrix import Evidence
from boilerstrip.evidence.structure import Structure, tag_bit

_NEED = 0.2  # share of the threshold that the mean score of what is added at a time needs
_TEXT = 0.85  # share of the words up to the last kept block that are kept
_CLIMB = 4  # elements looked at above the innermost one that holds the last kept block with others
_SHAPED = sum(map(tag_bit, ("li", "dl", "details", "td", "th", "blockquote")))


def trailing(evidence: Evidence, scores: Floats, kept: Flags, line: float) -> Flags:
    """`kept` and what the text ends with; `line` is the score from which blocks were kept."""
    structure = evidence.structure
    if structure is None or not kept.any():
        return kept
    out = kept.copy()
    fits = _Fits(evidence, structure, scores, line)
    words = np.maximum(evidence.wording.words, 1)
    text, total = (np.append(0, np.cumsum(counted)) for counted in (words * kept, words))
    last = int(np.flatnonzero(kept)[-1])
    end, holder = last + 1, int(structure.holders[last])
    for climbed in range(_CLIMB + 1):
        first = int(structure.begin[holder])
        if first < last and text[last + 1] - text[first] >= _TEXT * (total[last + 1] - total[first]):
            for begin, stop in children(structure, holder, end, int(structure.end[holder])):
                boxed = not climbed and stop - begin > 1 and evidence.wording.ended[begin:stop].any()
                if not fits(holder, begin, stop) or not (boxed or _is_shaped(structure, holder, begin, stop)):
                    return out
                out[begin:stop] = True
                end = stop
        if end < structure.end[holder]:
            break
        while holder and structure.end[holder] == end:
            holder = int(structure.parent[holder])
    return out


def _is_shaped(structure: Structure, holder: int, begin: int, stop: int) -> bool:
    """Whether the blocks stand in lists, tables and the like within the holder."""
    return bool((structure.block_tags[begin:stop] & ~structure.tags[holder] & _SHAPED).all())


class _Fits:
    """Tells whether some blocks may be text: nothing says that they are furniture, and their scores are not too low."""

    def __init__(self, evidence: Evidence, structure: Structure, scores: Floats, line: float) -> None:
        self._plain = plain(evidence, structure)
        self._letters = lettered(evidence)
        self._words = np.maximum(evidence.wording.words, 1)
        self._structure, self._scores, self._line = structure, scores, line

    def __call__(self, holder: int, begin: int, stop: int) -> bool:
        unit, structure = slice(begin, stop), self._structure
        named = structure.block_names[unit] & ~structure.names[holder] & NAMED
        if not self._plain[unit].all() or named.any() or not self._letters[unit].any():
            return False
        if stop - begin == 1 and structure.pictures[begin]:  # a line below a picture is its caption
            return False
        words = self._words[unit]
        weight = float(words.sum())
        return weight <= LONGEST and float(words @ self._scores[unit]) >= _NEED * self._line * weight
