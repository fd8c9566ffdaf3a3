"""Evidence from the rhythm of a flattened page's lines: lists of teasers repeat a pattern of a few lines, which text
does not, and are often runs of lines that begin with one mark."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.family import Family, Ints, family
from boilerstrip.evidence.wording import Wording

_LAGS = (1, 2, 3, 4)  # lines of a pattern: a headline; and its date; and a summary; and a label
_AROUND = 12  # lines to either side in which a pattern is looked for
_BLANK = 4  # kinds of gaps behind a line: none, one blank line, two, more


def features(wording: Wording, forms: Ints, blank: Ints) -> Family:
    """Evidence of every line. `forms`: a number for each line, the same for lines of one form; `blank`: how many blank
    lines stand between each two lines, as `place.blank_lines` has it."""
    n = len(forms)
    order = np.arange(n)
    low, high = np.maximum(order - _AROUND, 0), np.minimum(order + _AROUND + 1, n)
    shape = forms * _BLANK + np.append(blank, _BLANK).clip(0, _BLANK - 1)
    again = np.zeros((len(_LAGS), n + 1))  # a row for each lag, summed up from the first line on
    for row, lag in zip(again, _LAGS, strict=True):
        row[1 : max(n - lag, 0) + 1] = shape[:-lag] == shape[lag:]
    np.cumsum(again, axis=1, out=again)
    shares = (again[:, high] - again[:, low]) / (high - low)
    columns: dict[str, NDArray[Any] | float] = {
        f"rhythm_{lag}": share for lag, share in zip(_LAGS, shares, strict=True)
    }
    mark = np.where(wording.marked, wording.first_code, 0)
    run = np.cumsum(np.append(False, mark[1:] != mark[:-1]))
    lines = np.bincount(run)
    words = np.bincount(run, wording.words)
    whole = max(float(words.sum()), 1)
    long = np.log1p(lines)[run]
    columns["marked"] = wording.marked
    columns["run_lines"] = long
    columns["run_words"] = np.log1p(words / lines)[run]
    columns["run_share"] = (words / whole)[run]
    columns["run_stops"] = (np.bincount(run, wording.ended) / lines)[run]
    columns["run_marked"] = wording.marked * long
    columns["page_marked"] = float(wording.words[wording.marked].sum()) / whole
    return family(n, columns)
