"""Persons after whom a site is named."""

from __future__ import annotations

from dataclasses import replace

from boilerstrip.metadata.names import Reader
from boilerstrip.metadata.shape import is_name
from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View
from boilerstrip.metadata.wording import is_wording
from boilerstrip.metadata.words import byline_words


def knowing_owners(view: View, reader: Reader) -> Reader:
    """The reader, told that a claimed author whose name the site bears is a person.

    A firm may be claimed as an author too, but it is called after what it does, and its pages speak of that.
    """
    claimed = {name for claim in view.claims.authors if not claim.organisation for name in claim.names}
    owners = {key(name) for name in claimed if reader.is_site(name) and _may_be_a_person(view, name, reader)}
    return replace(reader, persons=reader.persons | owners) if owners else reader


def _may_be_a_person(view: View, name: str, reader: Reader) -> bool:
    words = name.split()
    names = byline_words().names
    if not 2 <= len(words) <= 3 or words[0].casefold() in names.particles or any(word.isupper() for word in words):
        return False
    whole = key(name).replace(" ", "")
    if not any(site.startswith(key(words[0])) for site in reader.sites if site != whole):
        return False  # a firm's address is its name; a person's may begin with the given name and go on otherwise
    return is_name(name, names) and not any(is_wording(view, word, reader.language) for word in words)
