"""Text of the article that stands in scripts alone: JSON-LD's ``articleBody``, or data that a script makes a page of.

Looked for where the visible page gave next to nothing, and taken only where the visible page does not hold it. The
paragraphs join the page behind all others, as an article whose place is the script.
"""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from boilerstrip.options import Limits
from boilerstrip.reading.bounds import mark
from boilerstrip.reading.deadline import Deadline
from boilerstrip.reading.folding import fold_line
from boilerstrip.reading.page import NO_ATTRIBUTES, Page
from boilerstrip.reading.sentences import CLOSING_QUOTES, SENTENCE_ENDS
from boilerstrip.reading.tree import read_html
from boilerstrip.writing import HANGUL, UNSPACED

_LEAST = 200  # characters, those of scripts that write no spaces counted threefold
_ENOUGH = 1_000  # characters of visible text; a page that shows so much hides nothing
_SHELL = 500  # characters of a whole page, menus included, that a script has yet to fill
_LONGEST = 3_000_000  # characters of a script
_MOST = 200_000  # strings of a script
_CHECK_EVERY = 1_024  # strings between two looks at the clock
_SHINGLE = 12  # characters
_VISIBLE = 0.3  # share of a script's text from which it is the visible page's
_DEEPEST = 40  # steps of a path
_PROSE = 40  # characters of a string from which it may be prose
_WHOLE = 0.6  # share of strings that end as sentences from which each is a paragraph
_STREAMED = re.compile(r"__next_f\s*\.\s*push\s*\(")
_SENTENCE = re.compile(rf"[{SENTENCE_ENDS}][{re.escape(CLOSING_QUOTES)}]*\s*$")
_DENSE = re.compile(f"[{UNSPACED}{HANGUL}]")
_MARKUP = re.compile(r"</(?:p|div|h[1-6]|li)>|<br\b", re.I)
_ARTICLE = re.compile(r'"@type"\s*:\s*(?:\[[^\]]{0,100})?"[A-Za-z]*(?:Article|Posting|Report)"')

_Path = tuple[str | int, ...]


class _Found(NamedTuple):
    paragraphs: list[str]
    size: int


def reveal(page: Page, html: str, kept: int, limits: Limits, deadline: Deadline) -> int | None:
    """Add what only scripts hold to `page`, where that is much more than the `kept` characters of it.

    `html`: the page's source. Returns the index of the first block that was added, None where none was. Scripts behind
    the `deadline` are not looked at; the page says so.
    """
    if kept >= _ENOUGH:
        return None
    best = _Found([], 0)
    for found in _candidates(page, html, deadline):
        best = max(best, found, key=lambda one: one.size)
        if deadline.passed():
            mark(page, limits, "seconds")
            break
    if best.size < max(_LEAST, 3 * kept) or _visible(page, best.paragraphs) > _VISIBLE:
        return None
    most = max(0, limits.blocks - len(page.texts))
    if len(best.paragraphs) > most:
        mark(page, limits, "blocks")
    return _append(page, best.paragraphs[:most]) if most else None


def _size(text: str) -> int:
    """Characters, those of scripts that write no spaces counted threefold."""
    return len(text) + 2 * len(_DENSE.findall(text))


def _candidates(page: Page, html: str, deadline: Deadline) -> Iterator[_Found]:
    article = _says_article(page) or sum(map(len, page.texts)) < _SHELL
    for kind, source in page.head.data:
        if not (article or "articleBody" in source):
            continue
        if len(source) > _LONGEST:
            page.notes.append(f"a script of more than {_LONGEST} characters was not looked at")
        else:
            yield from _in_data(_loaded(source), deadline, linked="ld+json" in kind)
            if deadline.passed():
                yield _Found([], 0)
    if not article:
        return
    starts = [match.end() for match in _STREAMED.finditer(html)]
    for start, end in itertools.pairwise([*starts, len(html)]):  # to decode from a whole page would look at all of it
        if deadline.passed():
            yield _Found([], 0)
        try:
            value, _ = json.JSONDecoder(strict=False).raw_decode(html[start:end])
        except (ValueError, RecursionError):
            continue
        yield from _in_data(value, deadline, linked=False)


def _says_article(page: Page) -> bool:
    """Whether the page claims to be an article: an index or a shop has much text in its scripts, too."""
    for meta in page.head.metas:
        if (meta.get("property") or "").lower() == "og:type" and meta.get("content") == "article":
            return True
    return any("ld+json" in kind and _ARTICLE.search(source) for kind, source in page.head.data)


def _loaded(source: str) -> Any:
    try:
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return None


def _in_data(value: Any, deadline: Deadline, linked: bool) -> Iterator[_Found]:
    """Texts as long as articles in one script's data: single strings, and (but in linked data) lists of paragraphs."""
    strings = []
    for path, text in _strings(value, deadline):
        strings.append((path, text))
        if path[-1:] == ("articleBody",) or (not linked and len(text) >= _LEAST and _is_prose(text)):
            yield _found(_paragraphs(text))
    if not linked:
        yield _listed(strings)


def _is_prose(text: str) -> bool:
    """Whether a string of a script is text with markup, or in lines whose last one ends as a sentence."""
    return bool(_MARKUP.search(text) or ("\n" in text.strip() and _SENTENCE.search(text)))


def _strings(value: Any, deadline: Deadline) -> Iterator[tuple[_Path, str]]:
    """All strings with their paths, in the order of the source, without recursion, until the `deadline`."""
    stack: list[tuple[_Path, Any]] = [((), value)]
    for count in range(1, _MOST):
        if not stack or (count % _CHECK_EVERY == 0 and deadline.passed()):
            return
        path, value = stack.pop()
        if isinstance(value, str):
            yield path, value
        elif len(path) > _DEEPEST:
            continue
        elif isinstance(value, dict):
            stack += [((*path, key), inner) for key, inner in reversed(value.items())]
        elif isinstance(value, list):
            stack += [((*path, at), inner) for at, inner in reversed(list(enumerate(value)))]


def _listed(strings: list[tuple[_Path, str]]) -> _Found:
    """The paragraphs of the list that holds most prose. Inline pieces of a paragraph are joined again."""
    prose: Counter[_Path] = Counter()
    for path, text in strings:
        if len(text) >= _PROSE and " " in text and "<" not in text and not text.startswith(("http", "data:")):
            prose[_shape(path)] += len(text)
    if not prose:
        return _Found([], 0)
    shape = prose.most_common(1)[0][0]
    if "*" not in shape:
        return _Found([], 0)
    last = len(shape) - 1 - shape[::-1].index("*")
    own = [text for path, text in strings if _shape(path) == shape]
    whole = sum(1 for text in own if _SENTENCE.search(text)) >= _WHOLE * len(own) or shape.count("*") == 1
    upto = last + 1 if whole else last
    joined: dict[_Path, list[str]] = defaultdict(list)
    for path, text in strings:
        if path[-1] == shape[-1] and _shape(path[:upto]) == shape[:upto]:
            joined[path[:upto]].append(text)
    return _found(["".join(parts) for parts in joined.values()])


def _shape(path: _Path) -> _Path:
    return tuple("*" if isinstance(step, int) else step for step in path)


def _paragraphs(text: str) -> list[str]:
    if _MARKUP.search(text):
        return read_html(text, Limits()).texts
    return text.split("\n")


def _found(paragraphs: list[str]) -> _Found:
    folded = [text for text in map(fold_line, paragraphs) if text]
    return _Found(folded, sum(_size(text) for text in folded))


def _visible(page: Page, paragraphs: list[str]) -> float:
    """The share of the text that the page's blocks hold."""
    seen = "".join("".join(page.texts).split())
    text = "".join("".join(paragraphs).split())
    shingles = {text[at : at + _SHINGLE] for at in range(0, len(text) - _SHINGLE, _SHINGLE)}
    known = {seen[at : at + _SHINGLE] for at in range(len(seen))} if shingles else set()
    return len(shingles & known) / len(shingles) if shingles else 0.0


def _append(page: Page, paragraphs: list[str]) -> int:
    """Blocks behind all others, in an article at the end of the root element."""
    first = len(page.texts)
    elements = page.elements
    script = elements.tag.index("script") if "script" in elements.tag else 0
    article = _element(page, 0, "article", script)
    for text in paragraphs:
        element = _element(page, article, "p", script)
        page.texts.append(text)
        page.element.append(element)
        page.pieces.append([(text, element)])
        page.link_chars.append(0)
        elements.end[element] = len(page.texts)
    elements.end[0] = elements.end[article] = len(page.texts)
    page.notes.append("the visible page holds little text or none: it was taken from a script")
    return first


def _element(page: Page, parent: int, tag: str, stands_for: int) -> int:
    elements = page.elements
    number = len(elements.tag)
    elements.parent.append(parent)
    elements.tag.append(tag)
    elements.attributes.append(NO_ATTRIBUTES)
    elements.begin.append(len(page.texts))
    elements.end.append(len(page.texts))
    elements.stand_ins[number] = stands_for
    return number
