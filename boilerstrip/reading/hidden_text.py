"""Text of the article that stands in scripts alone: JSON-LD's ``articleBody``, or data that a script makes a page of.

Looked for where the visible page gave next to nothing, and taken only where the visible page does not hold it. The
paragraphs join the page behind all others, as an article whose place is the script.
"""

from __future__ import annotations

import html as entities
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from boilerstrip.options import Limits
from boilerstrip.reading.bounds import mark
from boilerstrip.reading.deadline import Deadline
from boilerstrip.reading.folding import fold_line
from boilerstrip.reading.page import NO_ATTRIBUTES, Page
from boilerstrip.reading.script_data import in_attributes, in_code, in_scripts, opened
from boilerstrip.reading.sentences import CLOSING_QUOTES, SENTENCE_ENDS
from boilerstrip.reading.tree import read_html
from boilerstrip.writing import HANGUL, UNSPACED

ENOUGH = 1_000
"""Characters of visible text; a page that shows so much hides nothing."""

_LEAST = 200  # characters, those of scripts that write no spaces counted threefold
_SHELL = 500  # characters of a whole page, menus included, that a script has yet to fill
_MOST = 200_000  # strings of a piece of data
_CHECK_EVERY = 1_024  # strings between two looks at the clock
_SHINGLE = 12  # characters
_VISIBLE = 0.3  # share of a script's text from which it is the visible page's
_DEEPEST = 40  # steps of a path
_PROSE = 40  # characters of a string from which it may be prose
_WHOLE = 0.6  # share of strings that end as sentences from which each is a paragraph
_TITLE = 4  # characters of a string that may be the page's title
_BY_TITLE = 0.1  # size of a text beside the title, at least, as a share of the largest anywhere
_SENTENCE = re.compile(rf"[{SENTENCE_ENDS}][{re.escape(CLOSING_QUOTES)}]*\s*$")
_DENSE = re.compile(f"[{UNSPACED}{HANGUL}]")
_UNSHOWN = re.compile(r"<(?:style|script)\b", re.I)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MARKUP = re.compile(r"</(?:p|div|h[1-6]|li)>|<br\b", re.I)
_ARTICLE = re.compile(r'"@type"\s*:\s*(?:\[[^\]]{0,100})?"[A-Za-z]*(?:Article|Posting|Report|QAPage)"')

_Path = tuple[str | int, ...]
_Strings = list[tuple[_Path, str]]


class _Found(NamedTuple):
    """Strings that may be the article: each is plain text or markup."""

    texts: list[str]
    size: int


def reveal(page: Page, html: str, kept: int, limits: Limits, deadline: Deadline) -> int | None:
    """Add what only scripts hold to `page`, where that is much more than the `kept` characters of it.

    `html`: the page's source. Returns the index of the first block that was added, None where none was. Scripts behind
    the `deadline` are not looked at; the page says so.
    """
    if kept >= ENOUGH:
        return None
    best = max(_candidates(page, html, limits, deadline), key=lambda one: one.size, default=_Found([], 0))
    if best.size < max(_LEAST, 3 * kept):
        return None
    paragraphs = _paragraphs(best.texts)
    if _visible(page, paragraphs) > _VISIBLE:
        return None
    most = max(0, limits.blocks - len(page.texts))
    if len(paragraphs) > most:
        mark(page, limits, "blocks")
    return _append(page, paragraphs[:most]) if most else None


def _candidates(page: Page, html: str, limits: Limits, deadline: Deadline) -> Iterator[_Found]:
    title = _key(page.head.title)
    for value, linked in _data(page, html):
        if value is not None:
            yield _in_data(value, linked, title, page, deadline)
        if deadline.passed():
            mark(page, limits, "seconds")
            return


def _data(page: Page, html: str) -> Iterator[tuple[Any, bool]]:
    """The data to look at, and whether each is linked data."""
    if not (_says_article(page) or sum(map(len, page.texts)) < _SHELL):
        yield from in_scripts(page, "articleBody")
        return
    yield from in_scripts(page, "")
    for value in in_code(html, page):
        yield value, False
    for value in in_attributes(page):
        yield value, False


def _says_article(page: Page) -> bool:
    """Whether the page claims to be an article: an index or a shop has much text in its scripts, too."""
    for meta in page.head.metas:
        if (meta.get("property") or "").lower() == "og:type" and meta.get("content") == "article":
            return True
    return any("ld+json" in kind and _ARTICLE.search(source) for kind, source in page.head.data)


def _in_data(value: Any, linked: bool, title: str, page: Page, deadline: Deadline) -> _Found:
    """What is most likely the article in one piece of data: a string, or (but in linked data) a list of them.

    What stands closest to the page's title goes before what is longest.
    """
    strings = list(_strings(value, page, deadline))
    found = [(path, [text]) for path, text in strings if path[-1:] == ("articleBody",)]
    if linked:
        found = found or _said(strings)
    else:
        found += [(path, [text]) for path, text in strings if len(text) >= _LEAST and _is_prose(text)]
        found += _listed(strings)
    above = {path[:steps] for path in _titles(strings, title) for steps in range(len(path))} if found else set()
    sizes = [sum(map(_size, texts)) for _, texts in found]
    best, near = _Found([], 0), -1
    for (path, texts), size in zip(found, sizes, strict=True):
        shared = max((steps for steps in range(len(path)) if path[:steps] in above), default=-1)
        if (shared, size) > (near, best.size) and size >= _BY_TITLE * max(sizes):
            best, near = _Found(texts, size), shared
    return best


def _said(strings: _Strings) -> list[tuple[_Path, list[str]]]:
    """The text of a question and its answers, or of a posting and its comments."""
    said = [(path, text) for path, text in strings if path[-1:] == ("text",)]
    return [(said[0][0], [text for _, text in said])] if said else []


def _titles(strings: _Strings, title: str) -> list[_Path]:
    """Where the longest string stands of which the page's title is made."""
    keys = [(path, _key(text)) for path, text in strings if _TITLE <= len(text) <= 2 * len(title)]
    within = [(path, key) for path, key in keys if key and key in title]
    longest = max((len(key) for _, key in within), default=0)
    return [path for path, key in within if len(key) == longest >= _TITLE]


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _size(text: str) -> int:
    """Characters that a browser would show; those of scripts that write no spaces counted threefold."""
    shown, *unshown = _UNSHOWN.split(text)
    text = _TAG.sub("", shown + "".join(piece.partition("</s")[2] for piece in unshown))
    return len(text) + 2 * len(_DENSE.findall(text))


def _is_prose(text: str) -> bool:
    """Whether a string is text with markup, or in lines whose last one ends as a sentence."""
    return bool(_MARKUP.search(text) or ("\n" in text.strip() and _SENTENCE.search(text)))


def _may_be_prose(text: str) -> bool:
    """Whether a string may be a paragraph, and is no address, name or number."""
    return len(text) >= _PROSE and not text.startswith(("http", "data:")) and bool(" " in text or _DENSE.search(text))


def _strings(value: Any, page: Page, deadline: Deadline) -> Iterator[tuple[_Path, str]]:
    """All strings with their paths, in the order of the source, without recursion, until the `deadline`. A string that
    is data itself is gone into."""
    stack: list[tuple[_Path, Any]] = [((), value)]
    for count in range(1, _MOST):
        if not stack or (count % _CHECK_EVERY == 0 and deadline.passed()):
            return
        path, value = stack.pop()
        if isinstance(value, str):
            inner = opened(value, page)
            if inner is None:
                yield path, value
            value = inner
        if len(path) > _DEEPEST:
            continue
        if isinstance(value, dict):
            stack += [((*path, key), inner) for key, inner in reversed(value.items())]
        elif isinstance(value, list):
            stack += [((*path, at), inner) for at, inner in reversed(list(enumerate(value)))]


def _listed(strings: _Strings) -> list[tuple[_Path, list[str]]]:
    """The paragraphs of the list that holds most prose. Inline pieces of a paragraph are joined again."""
    prose: Counter[_Path] = Counter()
    for path, text in strings:
        if _may_be_prose(text):
            prose[_shape(path)] += _size(text)
    if not prose:
        return []
    shape = prose.most_common(1)[0][0]
    if "*" not in shape:
        return []
    last = len(shape) - 1 - shape[::-1].index("*")
    own = [(path, text) for path, text in strings if _shape(path) == shape]
    ended = sum(1 for _, text in own if _MARKUP.search(text) or _SENTENCE.search(_TAG.sub("", text)))
    upto = last + 1 if ended >= _WHOLE * len(own) or shape.count("*") == 1 else last
    joined: dict[_Path, list[str]] = defaultdict(list)
    for path, text in strings:
        if _shape(path[-1:]) == shape[-1:] and _shape(path[:upto]) == shape[:upto]:
            joined[path[:upto]].append(text)
    texts = ["".join(parts) for parts in joined.values()]
    if shape == ("*",):  # all values of the data in one list, as some write it
        texts = [text for text in texts if _may_be_prose(text) or _SENTENCE.search(text)]
    return [(own[0][0], texts)]


def _shape(path: _Path) -> _Path:
    return tuple("*" if isinstance(step, int) else step for step in path)


def _paragraphs(texts: list[str]) -> list[str]:
    """The lines of plain texts, or the blocks of markup."""
    if not any(map(_TAG.search, texts)):
        texts = [entities.unescape(text) for text in texts]
    if any(map(_TAG.search, texts)):
        return read_html("".join(f"<div>{text}</div>" for text in texts), Limits()).texts
    return [line for text in texts for line in map(fold_line, text.split("\n")) if line]


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
