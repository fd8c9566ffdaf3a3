"""The article's fields: title, byline, authors, dates, lead and the like, each with its provenance.

Claims of the page's head and scripts and lines that the page shows are candidates; `find` weighs them.
"""

from __future__ import annotations

from boilerstrip.metadata.fields import Fields
from boilerstrip.metadata.find import find

__all__ = ["Fields", "find"]
