"""Measure titles, bylines and dates on the annotated pages: share that is right, and share right among those named.

  python -m training.metadata_eval FOLDER                        all sources that name what is measured
  python -m training.metadata_eval FOLDER --wrong byline --sources aed
  python -m training.metadata_eval FOLDER --flattened            of each page as three tools flatten it

The folder is that of the annotated pages, see `records`. Nothing is trained on the names.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import boilerstrip
from boilerstrip.document import Document
from boilerstrip.metadata.names import Reader
from training.dataset import flattened
from training.measures import name_key, same_names
from training.records import Record, load

UNNAMED = "authors named where the gold names none"
SOURCES = ("fundus", "aed", "trafilatura", "wcxb", "zh69", "daniel", "vi")


def same_day(gold: str, found: str | None) -> bool:
    """Whether two dates name one day, in their own zones or in UTC."""
    return bool(found) and (gold[:10] == (found or "")[:10] or _utc_day(gold) == _utc_day(found or ""))


def _utc_day(value: str) -> str:
    try:
        moment = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        return value[:10]
    return moment.astimezone(timezone.utc).date().isoformat() if moment.tzinfo else value[:10]


def of_persons(authors: list[str]) -> bool:
    """Whether the gold holds nothing but single persons: no agency, no desk, no two names in one."""
    reader = Reader()
    return all(reader.claimed([name]) == [name] for name in authors)


class Tally:
    """Right, named and asked for, of one field."""

    def __init__(self) -> None:
        self.right = self.named = self.asked = 0

    def add(self, right: bool, named: bool) -> None:
        """Count one page."""
        self.right += right
        self.named += named
        self.asked += 1

    def __str__(self) -> str:
        if not self.asked:
            return "-"
        return f"{self.right / self.asked:.3f} (P {self.right / max(1, self.named):.3f}, n {self.asked})"


def checks(page: Record, doc: Document) -> Iterator[tuple[str, bool, bool, Any, Any]]:
    """(field, right, named, gold, found) of one page."""
    if page.title:
        yield "title", name_key(page.title) == name_key(doc.title or ""), doc.title is not None, page.title, doc.title
    if page.authors:
        right = same_names(page.authors, doc.authors)
        yield "byline", right, bool(doc.authors), page.authors, doc.authors
        if of_persons(page.authors):
            yield "byline of persons", right, bool(doc.authors), page.authors, doc.authors
    else:
        yield UNNAMED, not doc.authors, bool(doc.authors), [], doc.authors
    if page.date:
        yield "date", same_day(page.date, doc.date), doc.date is not None, page.date, doc.date


def documents(page: Record, flat: bool, slow: bool) -> list[Document]:
    """What comes out for a page: one document, or one for each tool that flattens it."""
    url = page.url or None
    if not flat:
        return [boilerstrip.extract(page.html, url=url, slow_dates=slow)]
    return [boilerstrip.extract_text(text, url=url) for text in flattened(page.html).values()]


def main() -> None:
    """Print a line a source."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of the annotated pages")
    parser.add_argument("--sources", default=",".join(SOURCES))
    parser.add_argument("--wrong", metavar="FIELD", help="print the pages where this field is wrong")
    parser.add_argument("--flattened", action="store_true", help="flatten the pages to text first")
    parser.add_argument("--slow", action="store_true", help="search for dates with htmldate where nothing else tells")
    parser.add_argument("--limit", type=int, default=0, help="only the first pages of each source")
    chosen = parser.parse_args()
    for source in chosen.sources.split(","):
        tallies: dict[str, Tally] = {}
        times = []
        for number, page in enumerate(load(chosen.folder, source)):
            if chosen.limit and number >= chosen.limit:
                break
            start = time.process_time()
            docs = documents(page, chosen.flattened, chosen.slow)
            times.append((time.process_time() - start) / len(docs))
            for field, right, named, gold, found in (check for doc in docs for check in checks(page, doc)):
                tallies.setdefault(field, Tally()).add(right, named)
                if field == chosen.wrong and not right:
                    print(f"  {source}/{page.file}  gold {gold!r}  found {found!r}")
        unnamed = tallies.pop(UNNAMED, Tally())
        cells = "  ".join(f"{field} {tally}" for field, tally in sorted(tallies.items()))
        if unnamed.asked:
            cells += f"  {UNNAMED} {unnamed.named / unnamed.asked:.3f} (n {unnamed.asked})"
        print(f"{source:12s} {cells}  median {statistics.median(times) * 1e3:.1f} ms a page", flush=True)


if __name__ == "__main__":
    main()
