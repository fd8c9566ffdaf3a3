"""Names that are the site's own."""

from __future__ import annotations

from dataclasses import dataclass

from boilerstrip.metadata.text import key, unmarked
from boilerstrip.metadata.words import BylineWords, folded


@dataclass(frozen=True)
class Home:
    """What is known of the page on which a line stands: what its site is called, and which language it is in."""

    sites: frozenset[str] = frozenset()
    """Keys, without spaces, of the site's names."""
    language: str = ""
    persons: frozenset[str] = frozenset()
    """Keys of names that the page says are persons', though its site may bear one of them."""

    def is_site(self, name: str) -> bool:
        """Whether the name is the site's own."""
        identity = key(name)
        if identity in self.persons:
            return False
        first, _, rest = name.partition(" ")
        if rest and first.isupper() and len(first) < 6 and key(first) in self.sites:
            return True  # "ABC NEWS", "BBC Sport"
        bare = identity.replace(" ", "")
        return (
            bare in self.sites
            or unmarked(bare) in self.sites
            or (len(bare) > 3 and any(bare.startswith(s) and len(s) > 5 for s in self.sites))
        )

    def may_be(self, name: str, words: BylineWords) -> bool:
        """Whether the name is neither a desk's nor the site's."""
        plain = folded(name)
        return plain not in words.names.nobody and not is_desk(plain, words) and not self.is_site(name)

    def without_site(self, name: str) -> str:
        """ "Jane Roe Daily Planet" on the Daily Planet's site."""
        tokens = name.split()
        for start in range(2, len(tokens)):
            if key(" ".join(tokens[start:])).replace(" ", "") in self.sites:
                return " ".join(tokens[:start])
        return name


def is_desk(plain: str, words: BylineWords) -> bool:
    """Whether a folded name ends or begins as that of a desk or firm: "the science team", "Redaktion Kiel", "Kiel Inc".

    What begins with a given name may end in such a word by chance: "Emily Post".
    """
    tokens = plain.split()
    if len(tokens) < 2:
        return False
    if tokens[-1].replace(".", "") in words.firms:
        return True
    if not words.offices.isdisjoint((tokens[0].rstrip("."), " ".join(tokens[:2]))):
        return True
    return tokens[0] not in words.given and (tokens[-1] in words.desks or tokens[0] in words.desks)
