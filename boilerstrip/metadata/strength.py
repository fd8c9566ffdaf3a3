"""How sure it is that a line of the page names the article's authors."""

from __future__ import annotations

import re
from typing import Final

from boilerstrip.metadata.dates import is_date
from boilerstrip.metadata.named import Named
from boilerstrip.metadata.plain import is_prose, is_sentence
from boilerstrip.metadata.shape import has_family, is_given
from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View
from boilerstrip.metadata.window import CREDIT, DATED, Window, numbers
from boilerstrip.metadata.wording import is_wording
from boilerstrip.metadata.words import byline_words, folded, spaceless
from boilerstrip.phrases import KINDS, bits_of

_CLOSE: Final = 4  # blocks behind the body in which a line that begins as a byline, or is marked as one, is its
_APPENDED: Final = 15  # blocks behind the text in the element that holds it
_LABELS: Final = bits_of(*[kind for kind in KINDS if kind.startswith("label.") and kind != "label.byline"])
_ABOVE: Final = 4  # blocks above the title in which the head of a thread's first post stands
BARE: Final = 60  # characters of a line that holds names and little else
_HEAD: Final = 6  # blocks of what stands below the title: name, date, place
_DASHES: Final = "-–—"
_BEFORE_PLACE: Final = re.compile(r", | [-–—] ")
_SUBJECT: Final = 4  # letters of a word that may be an article's subject
_STOPS: Final = tuple(".!?…")  # before a quotation mark they end what somebody said
_NO_BYLINES: Final = frozenset(("h1", "h2", "h3", "h4", "button", "label", "option"))


def strength(window: Window, block: int, named: Named, marked: bool, opened: bool) -> float:
    view, title, span = window.view, window.title, window.span
    strength = 0.15
    if named.opened or opened:
        strength += 0.4
        if not (named.opened or named.rest) and are_given(named):
            strength += 0.1
    if marked:
        strength += 0.35
        if title < block <= span[1] and view.is_data(block, "author"):
            strength += 0.15
    helps = folded(named.opener) in byline_words().helpers
    if not helps and any(key(name) in window.known for name in named.names):
        strength += 0.35
    clear = named.opened and not named.rest
    foots = named.opened and block > span[1] + _CLOSE and closes(window, block)
    person = not marked and _is_person(window, block, named)
    behind = span[1] <= block <= span[1] + (_CLOSE if clear else 1) and (person or not named.rest)
    if title < block <= span[0] + 1 or behind or foots:
        strength += 0.2
    elif (
        (marked or (clear and named.start <= len(named.opener) + 2))
        and named.names
        and not named.rest
        and _near(block, title, span)
    ):
        strength += 0.1
    bare = not named.rest and len(view.page.texts[block]) < BARE and not view.page.link_chars[block]
    if person:
        strength += 0.25 if block > title else 0.45
    elif (
        bare
        and (not window.certain or spaceless(named.names[0][0] if named.names else ""))
        and not any(_is_no_name(window, name) for name in named.names)
        and _alone(view, block, title, span, are_given(named) or byline_words().is_wordlike(window.reader.language))
    ):
        strength += 0.25
    if block > span[1] + (_CLOSE if clear or marked or opened else 2) and not foots:
        strength -= 0.2
    if helps:
        strength -= 0.3
    strength -= 0.0 if person else min(0.1 if _leads(named) else 0.4, named.rest / 60)
    if named.sources and not named.names and view.matches[block] & CREDIT:
        strength += 0.3
    elif not named.names:
        strength -= 0.15
    return max(0.0, min(1.0, strength - 0.003 * min(abs(block - title), abs(block - span[1]) + 5)))


def _is_person(window: Window, block: int, named: Named) -> bool:
    """Whether a line that holds nothing but given and family names stands where a byline does."""
    view, title, (first, last) = window.view, window.title, window.span
    if not named.names or window.certain or len(view.page.texts[block]) >= BARE:
        return False
    text = view.page.texts[block]
    dash = text[0] in _DASHES  # "— Jane Roe, churchwarden": who signs, or whose words stand above
    if named.rest and not ((dash and block >= last) or _is_place(named, text[: named.end if named.dated else None])):
        return False
    if view.matches[block] & _LABELS or view.tag(block) in _NO_BYLINES:
        return False
    dated = any(numbers(view.page.texts[b]) for b in range(max(0, block - 2), min(view.size, block + 3)))
    if view.page.link_chars[block]:  # or it names whom the article speaks of
        place = dated and title < block <= title + _CLOSE
    else:
        place = (
            title < block <= first + numbers(text)  # a standfirst, which is the text's, may stand above name and date
            or last <= block <= last + 2
            or (block == title - 1 and numbers(view.page.texts[block]))
            or (title - _ABOVE <= block < title and dated and not (dash or _is_subject(window, named.names)))
        )
    if last <= block and _is_office_line(view.page.texts[block - 1]):
        return False  # who signed a decree
    whole = all(" " in name for name in named.names)
    return place and are_given(named) and (whole or (dated and title < block <= title + 2))


def _is_office_line(text: str) -> bool:
    """Whether a line is the office of whom the next one names, in capitals: "CHAIRMAN", "KT. GIÁM ĐỐC"."""
    return text.isupper() and len(text) < BARE


def _is_place(named: Named, text: str) -> bool:
    """Whether one word, parted by a mark from the one name before, is all else that a line holds: "Jane Roe, Kiel"."""
    mark = _BEFORE_PLACE.search(text)
    if mark is None or len(named.names) != 1:
        return False
    place = text[mark.end() :].rstrip()
    return named.rest == len(place) and " " not in place and place[0].isalpha() and not place[0].islower()


def _is_subject(window: Window, names: list[str]) -> bool:
    """Whether title or text speak of one of some persons: above the title then stands whom the article is about."""
    view = window.view
    surnames = [name.rsplit(" ", 1)[-1].casefold() for name in names]
    spoken = (text for block, text in enumerate(view.page.texts) if view.kept[block] or block in window.titles)
    return any(surname in text.casefold() for text in spoken for surname in surnames)


def are_given(named: Named) -> bool:
    """Whether all names of a line begin with common given names, or, without spaces, with common family names."""
    words = byline_words()
    return bool(named.names) and all(is_given(n, words.given) or has_family(n, words.family) for n in named.names)


def _is_no_name(window: Window, name: str) -> bool:
    """Whether a text that has but the shape of a name is made of words or letters: "About Kiel", "PDF Version"."""
    words, tokens, language = byline_words(), name.split(), window.reader.language
    if spaceless(name[0]):
        return not has_family(name, words.family)
    if len(tokens) < 2 or is_given(name, words.given) or words.is_wordlike(language):
        return False
    if _is_spoken_of(window, tokens[0]):
        return True
    letters = [token for token in tokens if token.isupper() and len(token) > 1 and "." not in token]
    return 0 < len(letters) < len(tokens) or is_wording(window.view, tokens[0], language)


def _is_spoken_of(window: Window, word: str) -> bool:
    """Whether a word stands in the title and in the text: a subject, or whom the article is about."""
    view, low = window.view, word.casefold()
    if len(low) < _SUBJECT or not any(_says(view.page.texts[block], low) for block in window.titles):
        return False
    return any(kept and _says(text, low) for text, kept in zip(view.page.texts, view.kept, strict=True))


def _says(text: str, word: str) -> bool:
    return word in text.casefold() and word in key(text).split()


def _near(block: int, title: int, span: tuple[int, int]) -> bool:
    """Whether a block stands where bylines do: right above the title, below it, or behind the body."""
    return -_ABOVE <= block - title <= 8 or 0 < block - span[1] <= _CLOSE


def _leads(named: Named) -> bool:
    """Whether a line begins with an opener and a name, so that whatever follows speaks of its bearer, or of the post:
    "Posted by riverroe under Bridges". One word behind one word may be those of a sentence."""
    if not (named.opener and named.names) or named.start > len(named.opener) + 2:
        return False
    return " " in named.names[0] or " " in named.opener


def _alone(view: View, block: int, title: int, span: tuple[int, int], likely: bool) -> bool:
    """Whether a bare line stands where a byline would: next to the title or date, or right behind the body; where its
    names are `likely` ones, behind a short sentence, too."""
    text = view.page.texts[block]
    first, last = span
    headed = title < block <= min(title + _HEAD, first + 1) and _is_beside_date(view, block)
    if view.matches[block] & _LABELS or (view.page.texts.count(text) > 2 and not headed):
        return False  # furniture; an author may stand once more beside his portrait, and in teasers
    quoted = not text[-1:].isalpha() and text[-2:-1] in _STOPS
    if text[-1:] in "!?:…" or quoted or view.tag(block) in _NO_BYLINES:
        return False
    if spaceless(text[0]) or spaceless(text[1:2] or text[0]):  # any word may have the shape of a name here
        if title < block <= first and len(text) < 4:
            return block == title + 1 or block >= first - 1
        return text[0] in "(（【[" and last <= block <= last + 1
    if block == title - 1:
        return numbers(text)
    if headed and (likely or text[0].isupper()):
        return True
    if block in (title + 1, title + 2) and title >= 0:
        beside = (block - 1, _behind_furniture(view, block))
        return numbers(text) or any(_beside(view, b) for b in beside if b >= 0) or _is_dated_above(view, title)
    if block == first - 1 or (block == first and not view.page.flattened):
        return block > title and block + 1 < view.size and len(view.page.texts[block + 1]) > 120
    if block in (last, last + 1) and block > first + 1:
        before = view.page.texts[block - 1]
        return len(before) > 60 or (likely and view.kept[block - 1] and is_sentence(before))
    return False


def _is_beside_date(view: View, block: int) -> bool:
    """Whether a line right above or below a block shows a date and little else."""
    return any(
        0 <= b < view.size and numbers(view.page.texts[b]) and is_date(view.page.texts[b])
        for b in (block - 1, block + 1)
    )


def _is_dated_above(view: View, title: int) -> bool:
    """Whether the line above the title shows a date: the names of who wrote the article have the line below alone."""
    return title > 0 and numbers(view.page.texts[title - 1]) and bool(view.matches[title - 1] & DATED)


def _behind_furniture(view: View, block: int) -> int:
    """The block behind another, a line of the page's furniture between them left out: "Follow us on …"; -1 if none."""
    behind = block + 1
    if behind < view.size and view.matches[behind] & _LABELS:
        behind += 1
    return behind if behind < view.size else -1


def _beside(view: View, block: int) -> bool:
    """Whether a block is what bylines stand beside: a date or a paragraph of the article."""
    text = view.page.texts[block]
    return bool(view.kept[block] or view.matches[block] & DATED or numbers(text) or is_prose(text))


def _quoted(view: View, block: int, first: int) -> bool:
    """Whether a block stands in a quotation that does not hold the article's first block: it names whom it is from."""
    elements = view.page.elements
    return any(
        elements.tag[element] == "blockquote" and not elements.begin[element] <= first < elements.end[element]
        for element in view.chain(block)
    )


def elsewhere(window: Window, block: int, opened: bool, linked: bool) -> bool:
    """Whether the block stands in an element for teasers, comments and the like, or in a quotation, which holds not the
    article too."""
    view, title, (first, last) = window.view, window.title, window.span
    if _quoted(view, block, first):
        return True
    near = title < block <= title + 4 or (linked and title - _ABOVE <= block < first)
    if near or (opened and (view.kept[block] or last < block <= last + _CLOSE + 1 or closes(window, block))):
        return False
    elements = view.page.elements
    author = False
    for element in view.chain(block):
        begin, end = elements.begin[element], elements.end[element]
        if begin <= title < end or (block < first and begin <= first < end):
            return False
        if view.has_mark(element, "author"):
            author = True
        elif view.has_mark(element, "other"):
            return not (author and title < block < first)
    return False


def closes(window: Window, block: int) -> bool:
    """Whether a block stands at the end of the article's own element: in the footer of the very article whose title it
    is, or in an element that holds the whole text without the title, and little more."""
    view, title, (first, last) = window.view, window.title, window.span
    elements = view.page.elements
    for element in view.chain(block):
        begin, end, parent = elements.begin[element], elements.end[element], elements.parent[element]
        footer = elements.tag[element] == "footer" or "footer" in (elements.attributes[element].get("class") or "")
        if footer and parent >= 0 and elements.tag[parent] == "article":
            return elements.begin[parent] <= title < elements.end[parent]
        if title < begin <= first and last < end <= last + _APPENDED:
            return True
    return False
