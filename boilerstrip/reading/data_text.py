"""The text in a piece of data that is most likely the article: a string, or a list of strings."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from boilerstrip.options import Limits
from boilerstrip.reading.deadline import Deadline
from boilerstrip.reading.folding import fold_line
from boilerstrip.reading.page import Page
from boilerstrip.reading.script_data import LEAST, opened
from boilerstrip.reading.sentences import CLOSING_QUOTES, SENTENCE_ENDS
from boilerstrip.reading.tree import read_html
from boilerstrip.writing import HANGUL, UNSPACED

_MOST = 200_000  # strings of a piece of data
_CHECK_EVERY = 1_024  # strings between two looks at the clock
_DEEPEST = 40  # steps of a path
_PROSE = 40  # characters of a string from which it may be prose
_WHOLE = 0.6  # share of strings that end as sentences from which each is a paragraph
_TITLE = 4  # characters of a string that may be the page's title
_TITLE_ENDS = 500  # characters of the page's title that are looked at
_BY_TITLE = 0.1  # size of a text beside the title, at least, as a share of the largest anywhere
_SENTENCE = re.compile(rf"[{SENTENCE_ENDS}][{re.escape(CLOSING_QUOTES)}]*\s*$")
_DENSE = re.compile(f"[{UNSPACED}{HANGUL}]")
_UNSHOWN = re.compile(r"<(?:style|script)\b", re.I)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MARKUP = re.compile(r"</(?:p|div|h[1-6]|li)>|<br\b", re.I)

_Path = tuple[str | int, ...]
_Strings = list[tuple[_Path, str]]


class Text(NamedTuple):
    """What may be the article."""

    strings: list[str]
    """Plain or markup."""
    size: int
    """Characters that a browser would show, those of scripts that write no spaces counted threefold."""


def likeliest(value: Any, linked: bool, page: Page, deadline: Deadline) -> Text:
    """What is most likely the article in a piece of data of `page`: a string, or, but in `linked` data, a list of them.

    What stands closest to the page's title goes before what is longest. Data behind the `deadline` is not looked at.
    """
    strings = list(_strings(value, page, deadline))
    found = [(path, [text]) for path, text in strings if path[-1:] == ("articleBody",)]
    if linked:
        found = found or _said(strings)
    else:
        found += [(path, [text]) for path, text in strings if len(text) >= LEAST and _is_prose(text)]
        found += _listed(strings)
    titles = _titles(strings, page) if found else []
    above = {path[:steps] for path in titles for steps in range(len(path))}
    sizes = [sum(map(_size, texts)) for _, texts in found]
    best, near = Text([], 0), -1
    for (path, texts), size in zip(found, sizes, strict=True):
        shared = max((steps for steps in range(len(path)) if path[:steps] in above), default=-1)
        if (shared, size) > (near, best.size) and size >= _BY_TITLE * max(sizes):
            best, near = Text(texts, size), shared
    return best


def _said(strings: _Strings) -> list[tuple[_Path, list[str]]]:
    """The text of a question and its answers, or of a posting and its comments."""
    said = [(path, text) for path, text in strings if path[-1:] == ("text",)]
    return [(said[0][0], [text for _, text in said])] if said else []


def _titles(strings: _Strings, page: Page) -> list[_Path]:
    """Where the longest string stands of which the page's title is made."""
    title = _key(page.head.title[:_TITLE_ENDS])
    keys = [(path, _key(text)) for path, text in strings if _TITLE <= len(text) <= 2 * len(title)]
    within = [(path, key) for path, key in keys if key and key in title]
    longest = max((len(key) for _, key in within), default=0)
    return [path for path, key in within if len(key) == longest >= _TITLE]


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _size(text: str) -> int:
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
        if _may_be_prose(text) and "*" in (shape := _shape(path)):
            prose[shape] += _size(text)
    if not prose:
        return []
    shape = prose.most_common(1)[0][0]
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


def paragraphs(texts: list[str]) -> list[str]:
    """The lines of plain texts, or the blocks of markup."""
    if not any(map(_TAG.search, texts)):
        texts = [html.unescape(text) for text in texts]
    if any(map(_TAG.search, texts)):
        return read_html("".join(f"<div>{text}</div>" for text in texts), Limits()).texts
    return [line for text in texts for line in map(fold_line, text.split("\n")) if line]
