"""The line that is the title where neither headings nor claims tell it: what it looks like, where it stands, and how
much of it the article says."""

from __future__ import annotations

import re
from typing import Final

from boilerstrip.metadata.dates import displayed
from boilerstrip.metadata.headings import LONGEST, shown_text
from boilerstrip.metadata.headline import beginnings
from boilerstrip.metadata.plain import CAPTION, Title, first_prose, is_sentence, is_spaceless
from boilerstrip.metadata.spoken import Said
from boilerstrip.metadata.text import key
from boilerstrip.metadata.view import View
from boilerstrip.metadata.window import numbers
from boilerstrip.phrases import bits_of, load

_ABOVE: Final = 40  # blocks above the text in which its headline is sought
_FAR: Final = {True: 0.25, False: 0.6}  # what each block between line and text costs, in flattened text and in HTML
_WORD: Final = 8  # characters that a word has at most, on average; more where no spaces part words
_LONG: Final = 80  # characters that few headlines have
_OVERLONG: Final = 4  # characters over that, which cost as much as a word is worth
_SPOKEN: Final = 16.0  # what it is worth that the article says all of a line
_TOLD_ABOVE: Final = 12.0  # and that a line at the page's top begins with it, as the document's title does
_TOP: Final = 3  # lines there
_SAID_FIRST: Final = 5.0  # and that the first line is the same
_DATE_BELOW: Final = 6.0  # and that a date stands right below it
_NEXT: Final = 3  # lines there
_CAPTIONED: Final = 4  # what it costs to begin as a caption does: "Infographic: ..."
_ITEM: Final = 12  # to be an item of a list
_TRAIL: Final = 4  # each mark that parts sections
_STOPPED: Final = 8  # each full stop before its end; those of Latin scripts may be an abbreviation's
_DATED: Final = 9  # a date in a line
_MENU: Final = 4  # the label of a menu at a line's start
_FIRST: Final = 12  # to be the first paragraph
_SHORTNESS: Final = 3.0  # to be short, by characters; by half as many where no spaces part words
_SHORT: Final = 25
_KEPT: Final = 3.0  # to be kept as the text's
_BELOW_TEXT: Final = 4.0  # that the line above is the text's, for sure; less where that is less likely
_INSIDE: Final = 5.0  # each line above that belongs to the text
_SHORTEST: Final = 8  # characters that few headlines have, twice as many as where no spaces part words
_MAIL: Final = re.compile(r"\w@\w")
_LETTER: Final = re.compile(r"[^\W\d_]")
_MARKED: Final = re.compile(r"\s*(?:[-*•+·▪►>]|\d+[.)])\s")
_SECTIONS: Final = re.compile(r"[›»>|｜]|(?<=\s)/(?=\s)")
_STOP_WITHIN: Final = re.compile(r"[。।۔።။។](?=\s*\w)")
_BARS: Final = 3  # marks in a menu of one line
_BAR: Final = re.compile(r"[|｜¦›»·•]|(?<=\s)/(?=\s)")
_HEADLINE: Final = 8.0  # what a line of a good headline's shape is worth
_LEAD: Final = 1.6  # times the headline's length that a standfirst right below it has
_STANDFIRST: Final = 5.0  # what it costs to be one
_REPEATED: Final = 60  # lines below one that is the document's title, in which the headline is sought
_NAME: Final = 5  # words of a site's name
_ROUND: Final = 10  # characters that may stand round it
_CREDIT: Final = bits_of("closer.caption", "mention.caption", "label.caption")
_READ_ALSO: Final = bits_of("opener.read_also")
_TAGS: Final = bits_of("label.tags")
_LEGAL: Final = bits_of("legal", "contact")
_NAVIGATION: Final = bits_of("navigation", "login")


def nearest_line(view: View) -> Title | None:
    """The line above the text that is worth most as its headline."""
    texts = view.page.texts
    start = first_prose(view)
    far = _FAR[view.page.flattened]
    said = Said.by(view)
    tops = [key(text) for text in texts[:_TOP] if len(text) <= LONGEST]
    best, most = -1, 0.0
    above, alone = -2, True  # the last line so far that would do as a headline; it follows no other
    inside = 0  # lines above that the body keeps
    for block in range(max(0, start - _ABOVE), min(start + 1, len(texts))):
        text = texts[block]
        if _may_be_headline(view, block):
            shape = _shape(text) - far * (start - block) - _INSIDE * inside
            shape -= _CAPTIONED * bool(view.matches[block] & CAPTION)
            value = shape + _SPOKEN * said.share(text) - _FIRST * (block == start)
            value += _told_above(key(text), tops, block) + _DATE_BELOW * _is_over_date(view, block, start)
            value -= _KEPT * view.kept[block] + _BELOW_TEXT * (view.scores[block - 1] if block else 0)
            if value > most and shape > _HEADLINE and _opens_menu(text):
                value, shape = value - _MENU, shape - _MENU
            if block - 1 == above and _is_standfirst(text, texts[above], alone):
                value -= _STANDFIRST
            if shape > _HEADLINE:
                above, alone = block, block - 1 != above
            if value > most:
                best, most = block, value
        inside = min(3, inside + (view.kept[block] and not view.matches[block]))
    if best < 0:
        return None
    best = _shown_alone(view, best)
    return Title(_without_site(view, best), "block", 0.6, (best,))


def _told_above(line: str, tops: list[str], block: int) -> float:
    """What it is worth that a line at the top, as the document's title, says a line again, or goes on from it."""
    if len(line) <= _SHORTEST:
        return 0.0
    longer = any(top.startswith(line) and top != line for top in tops)
    return _TOLD_ABOVE * longer + _SAID_FIRST * (block > 0 and tops[:1] == [line])


def _is_over_date(view: View, block: int, start: int) -> bool:
    """Whether one of the next lines above the text shows a date."""
    below = view.page.texts[block + 1 : min(start, block + _NEXT) + 1]
    return any(numbers(text) and next(displayed(text), None) is not None for text in below)


def _is_standfirst(text: str, above: str, alone: bool) -> bool:
    """Whether a line right below one that would do as a headline says more of it: it is much longer, or the two stand
    `alone`, as no row of teasers does, and the second is not the headline again, below a trail that ends with it."""
    return len(text) > max(_LONG, _LEAD * len(above)) or (alone and key(text) not in key(above))


def _may_be_headline(view: View, block: int) -> bool:
    """Whether a line is neither a sentence nor the credit of a picture, nor label, link or menu."""
    text = view.page.texts[block]
    least = _SHORTEST / 2 if is_spaceless(text) else _SHORTEST
    if not least < len(text) <= LONGEST or is_sentence(text) or view.matches[block] & _CREDIT or _MAIL.search(text):
        return False
    if not _LETTER.search(text):
        return False
    match = view.matches[block]
    other = match & ~(CAPTION | _READ_ALSO) if match & CAPTION else match  # "Video: ..." may open either
    if block and view.matches[block - 1] & _TAGS:
        return False
    if view.page.link_chars[block] * 2 > len(text) or (other and len(text) < 60):
        return False
    return len(_BAR.findall(text)) < _BARS


def _shape(text: str) -> float:
    """How much a line looks like a headline, about as many as it has words; headlines are neither long nor dated."""
    value = min(max(len(text.split()), len(text) / _WORD) + len(text) / 12, 14)
    value -= max(0, len(text) - _LONG) / _OVERLONG
    value -= _TRAIL * len(_SECTIONS.findall(text)) + _STOPPED * len(_STOP_WITHIN.findall(text))
    value -= _ITEM * bool(_MARKED.match(text))
    value -= _SHORTNESS * (len(text) < (_SHORT / 2 if is_spaceless(text) else _SHORT))
    if text[-1:] in ":…":
        value -= 6
    if next(displayed(text), None) is not None:
        value -= _DATED
    return value


def _opens_menu(text: str) -> bool:
    """Whether a line begins with a label of a menu, as "Home" is, and goes on without a mark."""
    words = text.split()[:4]
    return any(load().match(" ".join(words[:count])) & _NAVIGATION for count in range(1, len(words)))


def _shown_alone(view: View, block: int) -> int:
    """The first line right below that says the beginning of a line, up to a mark; else the line itself."""
    starts = {key(start) for start in beginnings(view.page.texts[block])}
    below = range(block + 1, min(view.size, block + _REPEATED)) if starts else ()
    return next((i for i in below if len(view.page.texts[i]) <= LONGEST and key(view.page.texts[i]) in starts), block)


def _without_site(view: View, block: int) -> str:
    """A line without the name behind its last mark, if a line above it is that name or a legal notice holds it."""
    text = shown_text(view, block)
    starts = beginnings(text)
    if not starts or len(starts[-1]) <= len(text) / 2:
        return text
    name = key(text[len(starts[-1]) :])
    if not 0 < len(name.split()) <= _NAME:
        return text
    lines = [(i, line) for i, line in enumerate(view.page.texts) if len(line) <= LONGEST and not view.kept[i]]
    above = any(i < block and len(line) <= len(name) + _ROUND and name in key(line) for i, line in lines)
    return starts[-1] if above or any(view.matches[i] & _LEGAL and name in key(line) for i, line in lines) else text
