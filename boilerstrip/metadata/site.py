"""What the site calls itself, in every form in which its name can stand where a title's or a person's would."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from boilerstrip.metadata.claims import Claims
from boilerstrip.metadata.text import key

_GENERIC: Final = frozenset(
    "www m de en fr es it web blog blogs news com co org net gov edu amp mobile archive".split()
)
_DOMAIN: Final = re.compile(r"^[\w.-]+\.[a-z]{2,}$", re.I)


def site_names(claims: Claims, url: str | None) -> frozenset[str]:
    """Keys of the site's names, without spaces."""
    found: set[str] = set()
    for claim in claims.sites:
        if len(claim.value) <= 60:
            found.add(key(claim.value).replace(" ", ""))
            if _DOMAIN.match(claim.value):
                found.update(_labels(claim.value))
    return frozenset(name for name in found if len(name) > 1) | host_names(claims, url)


def host_names(claims: Claims, url: str | None) -> frozenset[str]:
    """Keys of the names in the page's address alone."""
    found: set[str] = set()
    for address in (url or "", *(claim.value for claim in claims.urls[:2])):
        try:
            found.update(_labels(urlsplit(address).hostname or ""))
        except ValueError:
            continue
    return frozenset(name for name in found if len(name) > 1)


def _labels(host: str) -> set[str]:
    host = host.removeprefix("www.").lower()
    parts = host.split(".")
    labels = {key(host).replace(" ", "")}
    for place in range(len(parts) - 1):
        labels.add(key(".".join(parts[place:])).replace(" ", ""))
        if parts[place] not in _GENERIC:
            labels.add(key(parts[place].replace("-", " ")).replace(" ", ""))
    return labels
