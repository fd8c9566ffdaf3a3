"""The two front doors, HTML and flattened text, and the flow behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from boilerstrip import metadata
from boilerstrip.deciding import body, second_opinion
from boilerstrip.deciding.assemble import ARTICLE, assemble, assemble_empty
from boilerstrip.deciding.decision import Decision
from boilerstrip.deciding.foremost import foremost
from boilerstrip.document import Document
from boilerstrip.errors import InputError, shown
from boilerstrip.evidence.matrix import gather
from boilerstrip.options import Options, make_options
from boilerstrip.phrases import load as load_phrases
from boilerstrip.reading import hidden_text
from boilerstrip.reading.bounds import affordable_bytes, mark, mark_cut
from boilerstrip.reading.cutting import fit
from boilerstrip.reading.deadline import Deadline
from boilerstrip.reading.decode import decode_page
from boilerstrip.reading.lines import read_text
from boilerstrip.reading.page import Page
from boilerstrip.reading.recognise import has_markup, looks_like_html
from boilerstrip.reading.tree import read_html
from boilerstrip.scoring.model import Model
from boilerstrip.scoring.model import load as load_model

if TYPE_CHECKING:
    from boilerstrip.batch.records import Failure, WebPage

_FOR_SCRIPTS = 0.4  # share of the seconds that are left in which they are looked through
_KNOWN = 0.95  # score of text that scripts hold as the article's
_SLOWLY = 3e-6  # seconds for each character of a page that another library searches, where that is slow
Source = bytes | bytearray | memoryview | str


def extract(
    source: Source,
    *,
    url: str | None = None,
    charset: str | None = None,
    options: Options | None = None,
    **changes: Any,
) -> Document:
    """The article of an HTML page.

    `source`: the page, bytes as served or str. `charset`: that of the HTTP header, where known. `changes`: options
    by name. Raises `InputError` for what cannot be a page or its address, and `OptionError` for an unknown option.

    >>> import boilerstrip
    >>> boilerstrip.extract(b"<h1>News</h1><p>The bridge was opened on Monday, a year late.</p>").title
    'News'
    """
    return _extract(source, url, charset, make_options(options, changes), html=True)


def extract_text(
    source: Source,
    *,
    url: str | None = None,
    charset: str | None = None,
    options: Options | None = None,
    **changes: Any,
) -> Document:
    """The article of a page that was flattened to text before. Arguments and errors are those of `extract`.

    >>> import boilerstrip
    >>> boilerstrip.extract_text("Home\\nNews\\nThe bridge was opened on Monday, a year late.").status
    'thin'
    """
    return _extract(source, url, charset, make_options(options, changes), html=False)


def _extract(source: Source, url: str | None, charset: str | None, options: Options, *, html: bool) -> Document:
    """The article of a page that came in by the door for `html` or by that for flattened text, whichever it is."""
    if not isinstance(url, str | None):
        raise InputError(f"url: {shown(url)} was given, str or None is expected")
    limits = options.limits
    deadline = Deadline(limits.seconds)
    text, notes, utf8 = decode_page(source, charset, affordable_bytes(limits))
    if has_markup(text) if html else looks_like_html(text):
        page = read_html(text, limits, deadline, utf8)
        if not html:
            notes.append("markup was found: read as HTML")
    else:
        page = read_text(text, limits, deadline)
        if html:
            notes.append("no markup was found: read as flattened text")
    mark_cut(page, source, limits)
    return article(page, notes, url, text, options, deadline=deadline)


def article(
    page: Page,
    notes: list[str],
    url: str | None,
    source: str,
    options: Options,
    model: Model | None = None,
    deadline: Deadline | None = None,
) -> Document:
    """Blocks to document: evidence, scores, decisions, fields, of as many blocks as there is time for."""
    model = model or load_model()
    deadline = deadline or Deadline(options.limits.seconds)
    fit(page, options.limits, deadline, lambda part: _article(part, [], url, "", options, model, Deadline()))
    return _article(page, notes, url, source, options, model, deadline)


def _article(
    page: Page, notes: list[str], url: str | None, source: str, options: Options, model: Model, deadline: Deadline
) -> Document:
    decision = _decide(page, source, options, model, deadline)
    notes = notes + page.notes
    if decision is None:
        return assemble_empty(page, metadata.find(page, [], [], [], url, options), notes, url, options)
    scores, kept, matches = decision.scores.tolist(), decision.kept.tolist(), decision.evidence.matches
    html = source if _is_time_for(source, page, deadline) and not page.truncated else None
    fields = metadata.find(page, scores, kept, matches, url, options, html)
    return assemble(page, decision, fields, notes, url, options)


def _decide(page: Page, source: str, options: Options, model: Model, deadline: Deadline) -> Decision | None:
    """The decision on what the page shows; where that is next to nothing, on what its scripts hold, too; else with a
    second look at what seems to be but a list, and at what is unsure. None where there is no text at all."""
    begun = deadline.left()
    decision = _decide_once(page, options, model) if page.texts else None
    if page.flattened:
        return decision
    hidden = _reveal(page, source, decision, options, begun, deadline)
    if hidden is not None:
        return _decide_once(page, options, model, hidden)
    if decision is None:
        return None
    if decision.verdict.article < ARTICLE:
        kept = foremost(decision.evidence, decision.scores, decision.kept)
        decision = replace(decision, kept=kept, verdict=model.judge(decision.evidence, decision.scores, kept))
    unsure = decision.verdict.confidence < second_opinion.LOW
    if options.second_opinion and unsure and _is_time_for(source, page, deadline):
        return _consult(page, source, options, decision)
    return decision


def _decide_once(page: Page, options: Options, model: Model, hidden: int | None = None) -> Decision:
    """Evidence, scores and choice of the blocks. Those from `hidden` on are known to be the article's."""
    evidence = gather(page, load_phrases())
    scores = model.predict(evidence)
    if hidden is not None:
        scores[hidden:] = np.maximum(scores[hidden:], _KNOWN)
    scores = body.weigh(evidence, scores)
    kept = body.decide(page, evidence, scores, options.focus)
    if hidden is not None:
        kept[hidden:] = True
    verdict = model.judge(evidence, scores, kept)
    return Decision(evidence, scores, kept, verdict if hidden is None else replace(verdict, article=1.0))


def _reveal(
    page: Page, source: str, decision: Decision | None, options: Options, begun: float, deadline: Deadline
) -> int | None:
    """The first block of text that scripts alone hold, joined to the page where it shows little; None without any.

    `begun`: the seconds that were left before the decision on what it shows, which would have to be made again.
    """
    shown = sum(len(page.texts[block]) for block in decision.kept.nonzero()[0]) if decision is not None else 0
    if decision is not None and shown < hidden_text.ENOUGH and deadline.left() < 2 * begun / 3:
        mark(page, options.limits, "seconds")
        return None
    return hidden_text.reveal(page, source, shown, options.limits, deadline.part(_FOR_SCRIPTS))


def _consult(page: Page, source: str, options: Options, decision: Decision) -> Decision:
    """The decision with trafilatura's answer as evidence."""
    scores = second_opinion.consult(page, decision.scores, source)
    page.notes.append("confidence was low: trafilatura was asked too")
    return replace(decision, scores=scores, kept=body.decide(page, decision.evidence, scores, options.focus))


def _is_time_for(source: str, page: Page, deadline: Deadline) -> bool:
    """Whether another library may search the page, which some make slow."""
    return not page.flattened and deadline.left() >= len(source) * _SLOWLY


class Extractor:
    """Options chosen once, for one page or for many.

    `options` and `changes` are those of `extract`. Raises `OptionError` for an unknown option.

    >>> import boilerstrip
    >>> extractor = boilerstrip.Extractor(focus="precision")
    >>> extractor.extract("<h1>News</h1><p>The bridge was opened on Monday, a year late.</p>").title
    'News'
    """

    __slots__ = ("options",)

    def __init__(self, options: Options | None = None, **changes: Any):
        self.options = make_options(options, changes)

    def extract(self, source: Source, *, url: str | None = None, charset: str | None = None) -> Document:
        """As the function `extract`."""
        return extract(source, url=url, charset=charset, options=self.options)

    def extract_text(self, source: Source, *, url: str | None = None, charset: str | None = None) -> Document:
        """As the function `extract_text`."""
        return extract_text(source, url=url, charset=charset, options=self.options)

    def extract_many(
        self,
        pages: Iterable[Source | WebPage],
        *,
        workers: int | None = None,
        ordered: bool = True,
        timeout: float | None = None,
    ) -> Iterator[Document | Failure]:
        """Documents of many pages, made in `workers` processes (one a core where None; 0: in this process).

        Exactly one result a page, in the order of the pages, or as soon as each is ready where not `ordered`. What
        goes wrong with a page gives a `Failure` in its place and never an exception: bytes that are no page, a
        page that takes more than `timeout` seconds, a worker that dies. `pages` is read as results are taken, a
        few pages ahead, in the caller's thread; memory does not grow with their number. The processes end with the
        iterator. Raises `OptionError` for values that cannot be, `WorkerError` where no process can be started,
        and what `pages` itself raises.

        >>> import boilerstrip
        >>> pages = ["<h1>A</h1><p>Some words of prose, to be kept.</p>", b"%PDF-1.7"]
        >>> [result.status for result in boilerstrip.Extractor().extract_many(pages, workers=0)]
        ['thin', 'error']
        """
        from boilerstrip.batch.extract_many import extract_many

        return extract_many(pages, self.options, workers, ordered, timeout)
