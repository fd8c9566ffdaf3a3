"""Pages as arrays, ready for training: evidence, labels, and the ranges of each block's containers."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.matrix import gather
from boilerstrip.options import Limits
from boilerstrip.phrases import load as load_phrases
from boilerstrip.reading.decode import decode
from boilerstrip.reading.lines import read_text
from boilerstrip.reading.page import Page
from boilerstrip.reading.tree import read_html
from training.labels import Labels, label
from training.records import Record

FOLDS = 5
ALWAYS_TRAINED = -1
"""The fold of pages that stand in the training half of every split."""
_MOST_BLOCKS = 4000  # a page of more teaches nothing more


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


def fold_of(site: str) -> int:
    """The fold of a site, the same on every machine."""
    return blake2b(site.encode(), digest_size=4).digest()[0] % FOLDS


def sample(record: Record, page: Page) -> Sample | None:
    """The arrays of an annotated page, None where it has no labels."""
    if not page.texts or len(page.texts) > _MOST_BLOCKS:
        return None
    labels = label(record, page)
    return arrays(record.source, record.site, fold_of(record.site), page, labels) if labels is not None else None


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


def _of_html(record: Record) -> list[Sample]:
    text, _ = decode(record.html)
    found = sample(record, read_html(text, Limits()))
    return [found] if found else []


def _of_flattened(record: Record) -> list[Sample]:
    found = [sample(record, read_text(text, Limits())) for text in flattened(record.html).values()]
    return [one for one in found if one]


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
    with ProcessPoolExecutor(workers) as pool:
        rows = pool.map(_of_flattened if flat else _of_html, records, chunksize=8)
        return [one for row in rows for one in row]
