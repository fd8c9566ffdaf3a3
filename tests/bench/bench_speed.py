"""Where the time of an extraction goes, as multiples of the bare parse of the same page; a table in Markdown.

    python tests/bench/bench_speed.py [PAGES.zip ...] [--pages 120] [--rounds 5]

Without archives it measures the project's fixtures. All stages of a page are measured in turn and the quickest of some
rounds counts, so that ratios hold on a busy machine too; the table gives the medians over the pages.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core
ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from selectolax.lexbor import LexborHTMLParser  # noqa: E402

import boilerstrip  # noqa: E402
from boilerstrip import metadata  # noqa: E402
from boilerstrip.deciding import body  # noqa: E402
from boilerstrip.deciding.assemble import assemble  # noqa: E402
from boilerstrip.deciding.decision import Decision  # noqa: E402
from boilerstrip.evidence.matrix import gather  # noqa: E402
from boilerstrip.options import Options  # noqa: E402
from boilerstrip.phrases import load as load_phrases  # noqa: E402
from boilerstrip.reading.decode import decode  # noqa: E402
from boilerstrip.reading.tree import read_html  # noqa: E402
from boilerstrip.scoring.model import load as load_model  # noqa: E402

OPTIONS = Options(slow_dates=False)
Stage = tuple[str, Callable[[], object]]


def pages(archives: list[Path], most: int) -> Iterator[bytes]:
    """The pages of the archives, evenly picked; the fixtures where none is given."""
    if not archives:
        yield from (path.read_bytes() for path in sorted(ROOT.glob("fixtures/*/page.html")))
    for archive in archives:
        with zipfile.ZipFile(archive) as held:
            names = sorted(held.namelist())
            for name in names[:: max(1, len(names) // most)][:most]:
                yield held.read(name)


def stages(source: bytes) -> list[Stage]:
    """What an extraction is made of; each stage is given what the one before makes."""
    phrases, model = load_phrases(), load_model()
    text, _ = decode(source)
    page = read_html(text, OPTIONS.limits)
    if not page.texts:
        return []
    evidence = gather(page, phrases)
    scores = body.weigh(evidence, model.predict(evidence))
    kept = body.decide(page, evidence, scores, OPTIONS.focus)
    decision = Decision(evidence, scores, kept, model.judge(evidence, scores, kept))

    def fields() -> metadata.Fields:
        return metadata.find(page, scores.tolist(), kept.tolist(), evidence.matches, None, OPTIONS, None)

    found = fields()
    return [
        ("bare parse", lambda: LexborHTMLParser(text)),
        ("decoding", lambda: decode(source)),
        ("reading, parse included", lambda: read_html(text, OPTIONS.limits)),
        ("evidence", lambda: gather(page, phrases)),
        ("network", lambda: model.predict(evidence)),
        ("decisions", lambda: body.decide(page, evidence, body.weigh(evidence, scores), OPTIONS.focus)),
        ("verdict", lambda: model.judge(evidence, scores, kept)),
        ("metadata", fields),
        ("roles and records", lambda: assemble(page, decision, found, [], None, OPTIONS)),
        ("extract and text", lambda: boilerstrip.extract(source, options=OPTIONS).text),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", nargs="*", type=Path, metavar="PAGES.zip")
    parser.add_argument("--pages", type=int, default=120, help="of each archive, at most")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    seconds: dict[str, list[float]] = {}
    for source in pages(args.archives, args.pages):
        found = stages(source)
        best = {name: float("inf") for name, _ in found}
        for _ in range(args.rounds):
            for name, run in found:
                start = time.perf_counter()
                run()
                best[name] = min(best[name], time.perf_counter() - start)
        for name, second in best.items():
            seconds.setdefault(name, []).append(second)
    parse = statistics.median(seconds["bare parse"])
    print(f"| stage | ms, median of {len(seconds['bare parse'])} pages | x bare parse |\n| --- | ---: | ---: |")
    for name, values in seconds.items():
        middle = statistics.median(values)
        print(f"| {name} | {middle * 1000:.2f} | {middle / parse:.1f} |")


if __name__ == "__main__":
    main()
