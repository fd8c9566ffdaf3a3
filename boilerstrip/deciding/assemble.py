"""Decisions to the document: every block with role, score and reason."""

from __future__ import annotations

from dataclasses import replace

from boilerstrip.deciding.decision import Decision
from boilerstrip.deciding.pictures import pictures_of
from boilerstrip.deciding.roles import Roles
from boilerstrip.document import BODY_ROLES, Block, Document, Provenance, Role
from boilerstrip.metadata.fields import Fields, without_article
from boilerstrip.options import Options
from boilerstrip.reading.page import Page
from boilerstrip.scoring.verdict import Verdict

_CREDIT = 0.7  # confidence of a credit that no byline goes with, as of one that stands with a byline
_THIN = 80  # words: two or three sentences, a caption, a notice that the article is elsewhere
_SURELY_NONE = 0.05  # probability of an article below which what was kept is a list's, where it is little
_LITTLE = 0.2  # share of the page's words
ARTICLE = 0.3  # probability below which a page is said to hold none: a list taken for an article harms less


def assemble(
    page: Page, decision: Decision, fields: Fields, notes: list[str], url: str | None, options: Options
) -> Document:
    """The document of a page whose blocks are decided."""
    blocks = _records(page, decision, fields, options)
    words, verdict = decision.evidence.wording.words, decision.verdict
    own = [block.kept or block.role is Role.CAPTION for block in blocks]
    pictures = pictures_of(page, [block.role for block in blocks], own) if page.images else ()
    left = float(words[[block.index for block in blocks if block.kept]].sum())
    status = _status(page, left, left / max(float(words.sum()), 1), verdict)
    if fields.source is None:
        fields = _with_credit(fields, blocks)
    if status == "no_article":
        fields = without_article(fields)
    document = _document(page, fields, status, notes, url, options)
    return replace(document, blocks=blocks, pictures=pictures, confidence=verdict.confidence)


def assemble_empty(page: Page, fields: Fields, notes: list[str], url: str | None, options: Options) -> Document:
    """The document of a page that shows no text: what its head claims is all that is known."""
    status = "truncated" if page.truncated else "empty"
    return _document(page, without_article(fields), status, notes, url, options)


def _document(page: Page, fields: Fields, status: str, notes: list[str], url: str | None, options: Options) -> Document:
    """What is known of the page as a whole."""
    return Document(
        title=fields.title,
        byline=fields.byline,
        authors=fields.authors,
        source=fields.source,
        date=fields.date,
        modified=fields.modified,
        lead=fields.lead,
        language=fields.language,
        site_name=fields.site_name,
        description=fields.description,
        image=fields.image,
        canonical_url=fields.canonical_url,
        tags=fields.tags,
        url=url,
        base_url=page.head.base or None,
        provenance=fields.provenance,
        status=status,
        notes=tuple(notes),
        options=options,
    )


def _with_credit(fields: Fields, blocks: tuple[Block, ...]) -> Fields:
    """The fields with the source that a credit behind the text names, where there is one."""
    credit = next((block for block in blocks if block.role is Role.SOURCE), None)
    if credit is None:
        return fields
    told = Provenance("block", credit.index, _CREDIT)
    return replace(fields, source=credit.text, provenance={**fields.provenance, "source": told})


def _records(page: Page, decision: Decision, fields: Fields, options: Options) -> tuple[Block, ...]:
    """A record of every block: what it is, whether it is kept, and why."""
    evidence = decision.evidence
    flags: list[bool] = decision.kept.tolist()
    for block, role in fields.roles.items():
        flags[block] = role in BODY_ROLES
    judge = Roles(page, evidence, flags)
    locator = page.locator()
    records = []
    for index, (text, score, keep) in enumerate(zip(page.texts, decision.scores.tolist(), flags, strict=True)):
        field_role = fields.roles.get(index)
        if field_role is not None:
            found = judge.of_field(index, field_role, keep)
        elif keep:
            found = judge.of_kept(index, score)
        else:
            found = judge.of_dropped(index, score)
        role, keep, reason, shape, spans = found
        if role is Role.COMMENT and options.comments and evidence.matches[index] == 0:
            keep, reason = True, f"{reason}; comments are asked for"
        records.append(Block(index, text, role, score, keep, reason, shape, spans, locator))
    return tuple(records)


def _status(page: Page, words: float, share: float, verdict: Verdict) -> str:
    """See `Document.status`. `words` that were kept, and their `share` of all."""
    if page.truncated:
        return "truncated"
    if 0 < words < _THIN and (verdict.article >= _SURELY_NONE or share > _LITTLE):
        return "thin"
    return "ok" if words and verdict.article >= ARTICLE else "no_article"
