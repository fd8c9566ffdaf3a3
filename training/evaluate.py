"""Scores the library on annotated pages, each with weights that never saw its site.

Prints a line a source: F1 of bodies by shingles, word F, segment F, how many pages come out perfect or not at all;
and how well the confidence foretells a page's F.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from boilerstrip.deciding import body
from boilerstrip.document import Document
from boilerstrip.evidence.matrix import gather
from boilerstrip.extractor import article
from boilerstrip.options import Options
from boilerstrip.phrases import load as load_phrases
from boilerstrip.reading.decode import decode
from boilerstrip.reading.lines import read_text
from boilerstrip.reading.page import Page
from boilerstrip.reading.tree import read_html
from boilerstrip.scoring.model import Model, read_model
from boilerstrip.scoring.verdict import signs
from training.dataset import flattened, fold_of
from training.measures import mean_f, page_f, segment_f, word_f
from training.records import Record

_NAMES = re.compile(r"""\s(?:class|id)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", re.I)


@dataclass(frozen=True)
class Job:
    """How pages are to be extracted."""

    folds: Path
    """Folder with a folder of weights a fold, named by its number."""
    options: Options = field(default_factory=lambda: Options(slow_dates=False))
    nameless: bool = False
    """Take all class and id attributes away first."""
    flat: bool = False
    """Flatten the pages to text first, by three tools."""
    signs: bool = False
    """Give the numbers that the verdict rests on, too."""


@dataclass(frozen=True)
class Found:
    """What came out for a page."""

    source: str
    file: str
    url: str
    kind: str
    tool: str
    text: str
    score: tuple[float, float, float]
    words: float
    confidence: float
    status: str
    fold: int
    signs: tuple[float, ...] = ()
    """The numbers that the verdict rests on, where they were asked for."""


Results = Sequence[tuple[Record, list[Found]]]


@lru_cache
def _model(folder: Path) -> Model:
    """Read once a worker process."""
    return read_model(folder)


def extract_one(job: Job, record: Record) -> list[Found]:
    """The page's result, one a flattening tool where pages are flattened."""
    model = _model(job.folds / str(fold_of(record.site)))
    text, notes = decode(record.html)
    documents: dict[str, Document] = {}
    pages: dict[str, Page] = {}
    if job.flat:
        for tool, flat in flattened(record.html).items():
            page = read_text(flat, job.options.limits)
            documents[tool] = article(page, [], record.url or None, flat, job.options, model)
            pages[tool] = page
    else:
        if job.nameless:
            text = _NAMES.sub("", text)
        page = read_html(text, job.options.limits)
        documents["html"] = article(page, notes, record.url or None, text, job.options, model)
        pages["html"] = page
    found = [_found(record, tool, document) for tool, document in documents.items()]
    return [replace(one, signs=_signs(pages[one.tool], model, job.options)) for one in found] if job.signs else found


def _signs(page: Page, model: Model, options: Options) -> tuple[float, ...]:
    if not page.texts:
        return ()
    evidence = gather(page, load_phrases())
    scores = body.weigh(evidence, model.predict(evidence))
    return tuple(signs(evidence, scores, body.decide(page, evidence, scores, options.focus)).tolist())


def _found(record: Record, tool: str, document: Document) -> Found:
    text = document.text
    title = document.title or ""
    if record.source == "magic" and title and title not in text[:400]:
        text = f"{title}\n{text}"  # the gold of this source begins with the title
    for neutral in record.neutral:
        text = text.replace(neutral, "")
    score = page_f(record.body, text) if record.body else (0.0, 0.0, 0.0)
    words = word_f(record.body, text) if record.body else 0.0
    return Found(
        record.source,
        record.file,
        record.url,
        record.kind,
        tool,
        text,
        score,
        words,
        document.confidence,
        document.status,
        fold_of(record.site),
    )


def run(job: Job, records: Iterable[Record], workers: int = os.cpu_count() or 1) -> Results:
    """All pages extracted."""
    pages = list(records)
    with ProcessPoolExecutor(workers) as pool:
        return list(zip(pages, pool.map(extract_one, [job] * len(pages), pages, chunksize=8), strict=True))


def table(results: Results, report: Callable[[str], None] = print, kinds: bool = True) -> None:
    """A line a source and tool, and a line a page type where `kinds`."""
    for source in dict.fromkeys(record.source for record, _ in results):
        rows = [(record, one) for record, found in results if record.source == source for one in found]
        for tool in dict.fromkeys(one.tool for _, one in rows):
            part = [(record, one) for record, one in rows if one.tool == tool]
            report(line(f"{source} {tool}", part))
            for kind in sorted({record.kind for record, _ in part if kinds and record.kind and record.body}):
                report(line(f"   {kind}", [row for row in part if row[0].kind == kind]))


def zero_line(results: Results) -> str:
    """The share of pages with a full body that come out as good as empty."""
    bodies = [one for record, found in results for one in found if record.body]
    zero = sum(one.score[2] < 0.1 for one in bodies)
    return f"F below .1: {zero} of {len(bodies)} pages, {zero / max(1, len(bodies)):.4f}"


def confidence_line(results: Results) -> str:
    """How well the confidence foretells F: rank correlation, and the share of F below .8 in its lowest tenth."""
    pages = [one for record, found in results for one in found if record.body]
    confidence = np.array([one.confidence for one in pages])
    f = np.array([one.score[2] for one in pages])
    lowest = np.argsort(confidence, kind="stable")[: max(1, len(pages) // 10)]
    spearman = float(np.corrcoef(_ranks(confidence), _ranks(f))[0, 1])
    poor = float((f[lowest] < 0.8).mean())
    return f"confidence: Spearman {spearman:.3f} with F; of its lowest tenth {poor:.3f} have F below .8"


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ranks, equal values sharing their mean rank."""
    _, group, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    ranks: NDArray[np.float64] = (last - (count - 1) / 2)[group]
    return ranks


def line(label: str, rows: Sequence[tuple[Record, Found]]) -> str:
    """Figures of some pages."""
    cells = [f"{label:22s}"]
    bodies = [one for record, one in rows if record.body]
    if bodies:
        precision, recall, f1 = mean_f([one.score for one in bodies])
        words = sum(one.words for one in bodies) / len(bodies)
        perfect = sum(one.score[2] > 0.98 for one in bodies) / len(bodies)
        zero = sum(one.score[2] < 0.1 for one in bodies)
        cells.append(f"n {len(bodies):4d} F1 {f1:.3f} P {precision:.3f} R {recall:.3f}")
        cells.append(f"wordF {words:.3f} perfect {perfect:.3f} zero {zero}")
    segments = [(record.present, record.absent, one.text) for record, one in rows if record.present]
    if segments:
        precision, recall, f = segment_f(segments)
        cells.append(f"segF {f:.3f} segP {precision:.3f} segR {recall:.3f}")
    return "  ".join(cells)
