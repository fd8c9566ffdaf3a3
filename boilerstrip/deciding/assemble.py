"""Decisions to the document: every block with role, score and reason."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from boilerstrip.deciding.roles import dropped_role, kept_role
from boilerstrip.document import BODY_ROLES, Block, Document
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
    blocks = []
    words = 0.0
    for index, (text, score, keep) in enumerate(zip(page.texts, scores.tolist(), kept.tolist(), strict=True)):
        role = fields.roles.get(index)
        if role is not None:
            keep = role in BODY_ROLES
            reason = f"the page's {role}"
        else:
            role = kept_role(page, index) if keep else dropped_role(page, evidence, index)
            reason = f"score {score:.2f}"
        if keep:
            words += float(evidence.wording.words[index])
        blocks.append(Block(index, text, role, score, keep, reason, locator=page))
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
        provenance=fields.provenance,
        status=status,
        notes=tuple(notes),
        options=options,
    )
