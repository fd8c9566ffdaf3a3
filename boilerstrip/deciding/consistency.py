"""Decisions made alike for what is alike: no teaser survives alone in a dropped list, no cell of a table is lost.

Only doubtful blocks are turned; a block whose own score is clear stays as it was decided.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.family import Flags, Floats, Ints
from boilerstrip.evidence.matrix import Evidence
from boilerstrip.evidence.numbering import grouped
from boilerstrip.evidence.structure import Structure
from boilerstrip.reading.page import Page

_RUN = 4  # blocks from which a run of siblings alike is a list
_FEW, _MOST = 0.25, 0.8  # share of the others kept, from which a lone one is dropped or kept with them
_CLEAR = 0.6  # a score from which a block is kept, whatever its siblings are
_DOUBTFUL = 0.5  # share of the threshold from which a dropped block may be kept with its siblings
_LINKED = 0.5

_WHOLES = frozenset(("blockquote", "details", "dl"))
_MOSTLY = 0.6  # share of the words of one that are kept, from which it is kept whole
_NO_LAYOUT = 200  # words; old pages indent whole articles, and what stands below them, as quotations

_CELLS = 6  # of a table, from which its cells are decided together
_CELL_SHARE = 0.9  # of a data table's blocks that are cells
_CELL_WORDS = 12  # mean words of a data table's cells; those of a layout table hold prose
_TABLE_KEPT = 0.4  # share of its words kept from which a table is kept
_TABLE_LIKELY = 0.08  # mean score from which one that stands in the text is kept
_BESIDE = 2  # blocks looked at on either side: a caption may stand between


def align(page: Page, evidence: Evidence, scores: Floats, kept: Flags, line: float) -> Flags:
    """`kept` with runs of siblings and data tables decided alike; `line` is the score from which blocks were kept."""
    structure = evidence.structure
    if structure is None or evidence.containers is None:
        return kept
    run = _runs(structure, evidence.containers.shape)
    size = np.bincount(run)[run]
    others = (np.bincount(run, kept)[run] - kept) / np.maximum(size - 1, 1)
    long = size >= _RUN
    out: Flags = kept & ~(long & (others < _FEW) & (scores < _CLEAR))
    out |= long & (others > _MOST) & (scores > _DOUBTFUL * line) & (evidence.link_density < _LINKED) & evidence.silent
    out |= _wholes(evidence, structure, out)
    return _tables(page, evidence, structure, scores, out) if "td" in structure.tag_numbers.distinct else out


def _runs(structure: Structure, shape: NDArray[np.float64]) -> Ints:
    """A number for each block: blocks of one shape whose containers are siblings of one shape have the same."""
    container = structure.parent[structure.block]
    # Shapes are fractions below 1: so three numbers make one that tells them apart.
    key = structure.parent[container] * 1000 + shape[container] * 500 + shape[structure.block]
    return grouped(key)[0]


def _wholes(evidence: Evidence, structure: Structure, kept: Flags) -> Flags:
    """Blocks of short quotations, folding boxes and lists of terms, most of whose words are kept."""
    out = np.zeros(len(kept), dtype=bool)
    elements = np.flatnonzero(structure.tag_numbers.lookup(lambda tag: tag in _WHOLES))
    if not len(elements):
        return out
    begin, end = structure.begin[elements], structure.end[elements]
    words = evidence.wording.words.astype(np.float64)
    total = np.vstack([np.zeros(2), np.cumsum(np.column_stack([words, words * kept]), axis=0)])
    inside, held = (total[end] - total[begin]).T
    for place in np.flatnonzero((inside <= _NO_LAYOUT) & (held >= _MOSTLY * inside)).tolist():
        out[begin[place] : end[place]] = True
    return out & (evidence.link_density < _LINKED) & evidence.silent


def _outer_tables(tags: list[str], parents: list[int], table_of: list[int]) -> list[int]:
    """The tables that hold another, which data tables do not. `table_of`: the table that each element stands in."""
    return [table_of[up] for tag, up in zip(tags, parents, strict=True) if tag == "table" and up >= 0]


def _holder(structure: Structure, table: int) -> int:
    """The innermost element that holds the table with others: a box of its own tells nothing of where it stands."""
    size, holder = structure.end - structure.begin, table
    while holder and size[holder] == size[table]:
        holder = int(structure.parent[holder])
    return holder


def _tables(page: Page, evidence: Evidence, structure: Structure, scores: Floats, kept: Flags) -> Flags:
    """Data tables are kept whole or dropped whole; less is asked of one that the text goes on round, or ends with."""
    words = evidence.wording.words
    tags, parents = page.elements.tag, page.elements.parent
    table_of: list[int] = []
    for place, (tag, parent) in enumerate(zip(tags, parents, strict=True)):
        table_of.append(place if tag == "table" else table_of[parent] if parent >= 0 else -1)
    table = np.array(table_of)[structure.block]
    # A cell's text may stand in boxes within it, and alone in its row.
    own = structure.tag_numbers.lookup(lambda tag: tag in ("td", "th", "tr"))
    is_cell = own[structure.block] + own[structure.boxes] > 0
    numbers, group = np.unique(table, return_inverse=True)
    count = np.bincount(group)
    total = np.maximum(np.bincount(group, words), 1)
    data = (numbers >= 0) & (count >= _CELLS) & (total / count <= _CELL_WORDS)
    data &= np.bincount(group, is_cell) / count >= _CELL_SHARE
    data &= ~np.isin(numbers, _outer_tables(tags, parents, table_of))
    whole = np.bincount(group, words * kept) / total >= _TABLE_KEPT
    likely = np.bincount(group, scores) / count >= _TABLE_LIKELY
    out: Flags = np.where(data[group], whole[group], kept)
    for number in np.flatnonzero(data & likely & ~whole).tolist():
        cells = np.flatnonzero(group == number)
        first, last = int(cells[0]), int(cells[-1])
        before, behind = out[max(0, first - _BESIDE) : first], out[last + 1 : last + 1 + _BESIDE]
        holder = _holder(structure, int(numbers[number]))
        ends = int(structure.begin[holder]) <= first - _BESIDE  # what holds the text ends with the table
        if before.any() and (behind.any() or ends):
            out[cells] = True  # and so what stands before the next one
    return out
