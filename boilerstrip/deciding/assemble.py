"""Decisions to the document: every block with role, score and reason."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerstrip.deciding.pictures import pictures_of
from boilerstrip.deciding.roles import Roles
from boilerstrip.document import BODY_ROLES, Block, Document, Role
from boilerstrip.evidence.family import Floats
from boilerstrip.evidence.matrix import Evidence
from boilerstrip.metadata.fields import Fields
from boilerstrip.options import Options
from boilerstrip.reading.page import Page

_THIN = 40  # words


def assemble(
    page: Page,
    evidence: Evidence,
    scores: Floats,
    kept: NDArray[np.bool_],
    fields: Fields,
    notes: list[str],
    url: str | None,
    options: Options,
) -> Document:
    """The document of a page whose blocks are decided."""
    flags: list[bool] = kept.tolist()
    judge = Roles(page, evidence, flags)
    word_counts: list[float] = evidence.wording.words.tolist()
    blocks: list[Block] = []
    own: list[bool] = []
    words = 0.0
    for index, (text, score, keep) in enumerate(zip(page.texts, scores.tolist(), flags, strict=True)):
        field_role = fields.roles.get(index)
        if field_role is not None:
            verdict = judge.of_field(index, field_role, field_role in BODY_ROLES)
        elif keep:
            verdict = judge.of_kept(index, score)
        else:
            verdict = judge.of_dropped(index, score)
        role, keep, reason, shape, spans = verdict
        if keep:
            words += word_counts[index]
        own.append(keep or role is Role.CAPTION)
        blocks.append(Block(index, text, role, score, keep, reason, shape, spans, page))
    pictures = pictures_of(page, [block.role for block in blocks], own) if page.images else ()
    status = "truncated" if page.truncated else "ok" if words >= _THIN else "thin" if words else "no_article"
    return Document(
        blocks=tuple(blocks),
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
        pictures=pictures,
        provenance=fields.provenance,
        status=status,
        notes=tuple(notes),
        options=options,
    )
