"""What the site calls itself, in every form in which its name can stand where a title's or a person's would."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from boilerstrip.metadata.claims import Claims
from boilerstrip.metadata.text import key
from boilerstrip.phrases import load

# Labels of an address that name no site.
_GENERIC: Final = frozenset(
    ("amp", "archive", "blog", "blogs", "co", "com", "edu", "gov", "m", "mobile", "net", "news", "org", "web", "www")
)
_ADDRESS: Final = 500  # characters of an address that are read
_PARTS: Final = 6  # of its host, from the end
_DOMAIN: Final = re.compile(r"^[\w.-]+\.[a-z]{2,}$", re.I)


def site_names(claims: Claims, hosts: frozenset[str]) -> frozenset[str]:
    """Keys of the site's names, without spaces. `hosts`: those that its address gives."""
    found: set[str] = set()
    for claim in claims.sites:
        if len(claim.value) <= 60:
            found.add(key(claim.value).replace(" ", ""))
            if _DOMAIN.match(claim.value):
                found.update(_labels(claim.value))
    return frozenset(name for name in found if len(name) > 1) | hosts


def owners(claims: Claims, hosts: frozenset[str]) -> frozenset[str]:
    """Keys of claimed authors after whom the site's address is named, and whom data calls no organisation."""
    small = load().names.particles  # "the", "der": a site's name may begin with them, a person's does not
    names = (name for claim in claims.authors if not claim.organisation for name in claim.names)
    owning = {key(name) for name in names if _may_own(name, small, hosts | claims.publishers)}
    return frozenset(owning) - claims.organisations


def _may_own(name: str, small: frozenset[str], hosts: frozenset[str]) -> bool:
    words = name.casefold().split()
    identity = key(name)
    return 2 <= len(words) <= 3 and words[0] not in small and (identity in hosts or identity.replace(" ", "") in hosts)


def host_names(claims: Claims, url: str | None) -> frozenset[str]:
    """Keys of the names in the page's address alone."""
    found: set[str] = set()
    hosts: set[str] = set()
    for address in dict.fromkeys((url or "", *(claim.value for claim in claims.urls[:2]))):
        try:
            host = urlsplit(address[:_ADDRESS]).hostname or ""
        except ValueError:
            continue
        if host not in hosts:
            hosts.add(host)
            found.update(_labels(host))
    return frozenset(name for name in found if len(name) > 1)


def _labels(host: str) -> set[str]:
    host = host.removeprefix("www.").lower()
    parts = host.split(".")[-_PARTS:]
    bare = [key(part).replace(" ", "") for part in parts]
    labels = {"".join(bare[place:]) for place in range(max(1, len(parts) - 1))}
    labels.update(
        [name for part, name in zip(parts[:-1], bare, strict=False) if part not in _GENERIC and len(part) > 2]
    )
    return labels
