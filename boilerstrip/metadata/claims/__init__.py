"""What the page says of itself outside its running text, gathered once: JSON-LD, meta tags, links.

Everything here is a claim with an origin; the modules of the fields weigh the claims against what the page shows.
"""

from __future__ import annotations

from boilerstrip.metadata.claims.graph import add_graph
from boilerstrip.metadata.claims.jsonld import Graph
from boilerstrip.metadata.claims.metas import add_metas
from boilerstrip.metadata.claims.records import AuthorClaim, Claim, Claims
from boilerstrip.metadata.text import clean
from boilerstrip.reading.page import Head

__all__ = ["AuthorClaim", "Claim", "Claims", "gather"]


def gather(head: Head) -> Claims:
    """The claims of a page's head and of its data scripts."""
    claims = Claims(document_title=clean(head.title))
    add_graph(Graph(head.data), claims)
    add_metas(head.metas, claims)
    for link in head.links:
        if (link.get("rel") or "").casefold() == "canonical":
            claims.add("urls", link.get("href"), "link")
    return claims
