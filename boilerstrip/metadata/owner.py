"""Persons after whom a site is named."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from boilerstrip.metadata.names import Reader
from boilerstrip.metadata.shape import is_given, is_name
from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View
from boilerstrip.metadata.window import Window
from boilerstrip.metadata.wording import is_wording
from boilerstrip.metadata.words import byline_words, even

_FIRM: Final = 3  # words from which a name without a given one is a firm's: "Kiel Harbour News"
_HEAD: Final = 3  # blocks in which a page's head names its owner


def knowing_owners(view: View, reader: Reader) -> Reader:
    """The reader, told that a claimed author whose name the site bears is a person.

    A firm may be claimed as an author too, but it is called after what it does, and its pages speak of that.
    """
    given = byline_words().given
    persons = frozenset(name for name in reader.persons if len(name.split()) < _FIRM or is_given(name, given))
    reader = replace(reader, persons=persons)
    claimed = {name for claim in view.claims.authors if not claim.organisation for name in claim.names}
    owners = {key(name) for name in claimed if reader.is_site(name) and _may_be_a_person(view, name, reader)}
    return replace(reader, persons=reader.persons | owners) if owners else reader


def _may_be_a_person(view: View, name: str, reader: Reader) -> bool:
    name = name.title() if name.islower() else name
    words = name.split()
    names = byline_words().names
    given = is_given(name, byline_words().given)
    if not 2 <= len(words) <= 3 or any(word.isupper() for word in words):
        return False
    if not given:
        if words[0].casefold() in names.particles:
            return False
        whole = key(name).replace(" ", "")
        if len(words) >= _FIRM or not any(site.startswith(key(words[0])) for site in reader.sites if site != whole):
            return False  # a firm's address is its name; a person's may begin with the given name and go on otherwise
    return is_name(name, names) and not any(is_wording(view, word, reader.language) for word in words)


def head_owner(window: Window) -> str:
    """The person whose name stands at the head of the page and in its address; empty where there is none."""
    texts, sites = window.view.page.texts, window.reader.sites
    words = byline_words()
    for block in range(min(_HEAD, window.title)):
        name = texts[block]
        if len(name.split()) != 2 or not is_name(name, words.names) or not is_given(name, words.given):
            continue
        if any(part in site for part in even(name).split() if len(part) > 3 for site in sites):
            return name
    return ""
