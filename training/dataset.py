"""Pages as arrays, ready for training: evidence, labels, and the ranges of each block's containers."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.family import Floats, Ints
from boilerstrip.evidence.matrix import gather
from boilerstrip.options import Limits
from boilerstrip.phrases import load as load_phrases
from boilerstrip.reading.decode import decode
from boilerstrip.reading.lines import read_text
from boilerstrip.reading.page import Page
from boilerstrip.reading.tree import read_html
from training.beside import beside
from training.followed import followed, interrupted
from training.labels import Labels, label
from training.records import Record
from training.shorten import CUT_KINDS, draw, shortened

FOLDS = 5
ALWAYS_TRAINED = -1
"""The fold of pages that stand in the training half of every split."""
_MOST_BLOCKS = 4000  # a page of more teaches nothing more
_CUT_ONE_IN = 2  # pages that are shown with a short article, too
_BESIDE_ONE_IN = 3  # pages that are shown with a list beside their article, too
_WITHIN_ONE_IN = 3  # flattened pages that are shown with a list within their article, too
_OTHERS, _FROM_EACH = 30, 2  # pages whose articles these are, and paragraphs of each
_PARAGRAPH = 80  # characters of a paragraph


@dataclass
class Sample:
    """A page for training."""

    source: str
    site: str
    fold: int
    matrix: NDArray[np.float16]
    target: NDArray[np.float32]
    weight: NDArray[np.float32]
    ranges: NDArray[np.int32]
    groups: NDArray[np.int32]
    nameless_groups: NDArray[np.int32]
    """The groups of the page without its class names."""
    names: tuple[str, ...] = field(default=(), repr=False)
    altered: bool = False
    """The article was cut short, or stands beside a list of others or round one: no page that was ever served."""

    def evidence(self) -> tuple[Floats, NDArray[np.int32], Ints]:
        """What the package's network is asked with: matrix, ranges and groups."""
        return self.matrix.astype(np.float32), self.ranges, self.groups.astype(np.int64)


def fold_of(site: str) -> int:
    """The fold of a site, the same on every machine."""
    return blake2b(site.encode(), digest_size=4).digest()[0] % FOLDS


def samples(record: Record, page: Page, source: str, others: Sequence[str], tool: str = "") -> list[Sample]:
    """The arrays of an annotated page, none where it has no labels; for some, besides, those of the page with its
    article cut short, and with a list made of `others`, paragraphs of other pages, beside it.

    `source` is the HTML or the text that was read, `tool` what flattened it."""
    if not page.texts or len(page.texts) > _MOST_BLOCKS:
        return []
    labels = label(record, page)
    if labels is None:
        return []
    fold = fold_of(record.site)
    found = [arrays(record.source, record.site, fold, page, labels)]
    for altered in _altered(record, page, labels, source, others, tool):
        if altered is not None:
            found.append(replace(arrays(record.source, record.site, fold, *altered), altered=True))
    return found


def _altered(
    record: Record, page: Page, labels: Labels, source: str, others: Sequence[str], tool: str
) -> Iterator[tuple[Page, Labels] | None]:
    """The page as further pages for training, where its type and chance want it."""
    if not record.body or record.kind not in CUT_KINDS:
        return
    name = f"{record.source}/{record.file} {tool}"
    if draw(f"cut {name}", _CUT_ONE_IN) == 0:
        yield shortened(page, labels, name)
    if page.flattened and draw(f"followed {name}", _BESIDE_ONE_IN) == 0:
        yield followed(page, labels, others, name)
    if page.flattened and draw(f"interrupted {name}", _WITHIN_ONE_IN) == 0:
        yield interrupted(page, labels, others, f"interrupted {name}")
    name = name.strip()  # nothing flattened it: the shipped weights were fitted with lists that this name decided
    if not page.flattened and draw(f"beside {name}", _BESIDE_ONE_IN) == 0:
        yield beside(record, source, page, labels, others, name)


def arrays(source: str, site: str, fold: int, page: Page, labels: Labels) -> Sample:
    """The arrays of a page whose labels are known."""
    evidence = gather(page, load_phrases())
    nameless = evidence.containers.groups(named=False) if evidence.containers else evidence.groups
    return Sample(
        source,
        site,
        fold,
        np.clip(evidence.matrix, -60000, 60000).astype(np.float16),
        labels.target,
        labels.weight,
        evidence.ranges,
        evidence.groups.astype(np.int32),
        nameless.astype(np.int32),
        evidence.names,
    )


def _of_html(record: Record, others: Sequence[str]) -> list[Sample]:
    text, _ = decode(record.html)
    return samples(record, read_html(text, Limits()), text, others)


def _of_flattened(record: Record, others: Sequence[str]) -> list[Sample]:
    texts = flattened(record.html).items()
    return [one for tool, text in texts for one in samples(record, read_text(text, Limits()), text, others, tool)]


def _paragraphs_of_others(records: Sequence[Record]) -> list[list[str]]:
    """For each record, paragraphs of articles of its source and fold, of none of its site."""
    by_kin: dict[tuple[str, int], list[Record]] = {}
    for record in records:
        if record.body:
            by_kin.setdefault((record.source, fold_of(record.site)), []).append(record)
    found = []
    for record in records:
        kin = [one for one in by_kin.get((record.source, fold_of(record.site)), []) if one.site != record.site]
        chosen = random.Random(f"{record.source}/{record.file}").sample(kin, min(_OTHERS, len(kin)))
        long = ([line for line in one.body.splitlines() if len(line) >= _PARAGRAPH] for one in chosen if one.body)
        found.append([line.strip() for lines in long for line in lines[:_FROM_EACH]])
    return found


def flattened(html: bytes) -> dict[str, str]:
    """The page flattened to text by three public tools, by the tool's name."""
    import html_text
    import inscriptis
    from resiliparse.extract.html2text import extract_plain_text

    text, _ = decode(html)
    tools = {
        "resiliparse": lambda: extract_plain_text(text, main_content=False, alt_texts=True),
        "html_text": lambda: html_text.extract_text(text),
        "inscriptis": lambda: inscriptis.get_text(text),
    }
    found = {}
    for name, tool in tools.items():
        try:
            found[name] = str(tool())  # type: ignore[no-untyped-call]
        except Exception as error:  # a page that one tool cannot read is flattened by the others
            print(f"{name} could not flatten a page: {type(error).__name__}")
    return found


def build(records: Iterable[Record], flat: bool, workers: int = os.cpu_count() or 1) -> list[Sample]:
    """Samples of all records, in their order."""
    every = list(records)
    with ProcessPoolExecutor(workers) as pool:
        rows = pool.map(_of_flattened if flat else _of_html, every, _paragraphs_of_others(every), chunksize=8)
        return [one for row in rows for one in row]
