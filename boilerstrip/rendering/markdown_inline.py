r"""A line of Markdown from spans: page text is escaped so that it stays text, markup is written only where it holds.

What may change meaning is escaped: backslash, backtick, asterisk, tilde, brackets, an underscore at a word's edge, a
``<`` that could open a tag, an ``&`` that could open a reference, and whatever opens a block at a line's start.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby, zip_longest
from urllib.parse import quote

from boilerstrip.document import Span

_ALWAYS = str.maketrans({character: f"\\{character}" for character in "\\`*[]~"})
_SPECIAL = re.compile(r"(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?]|\Z)|&(?=[#\w]|\Z)")
_LINE_START = re.compile(r"#(?=#{0,5}(?:[ \t]|\Z))|-(?=[-\s|:]|\Z)|\+(?=[ \t]|\Z)|[=|>]|:(?=-)|(?<=\d)[.)](?=[ \t]|\Z)")
_NUMBER = re.compile(r"[0-9]{1,9}(?=[.)])")
_ENCODED = re.compile(r"[\s<>()\[\]\\\"'`|^{}]")
_REFERENCE = re.compile(r"&(?=[#\w]{1,40};)")
_BLANKS = re.compile(r"[ \t\n]+")
_BACKTICKS = re.compile(r"`+")


def escape(text: str) -> str:
    """`text` with all that could be inline markup escaped."""
    return _SPECIAL.sub(lambda found: "\\" + found[0], text.translate(_ALWAYS))


def one_line(markdown: str) -> str:
    """Inline Markdown in one line, for headings and cells."""
    return _BLANKS.sub(" ", markdown).strip(" ")


def paragraph(markdown: str) -> str:
    """Inline Markdown as lines none of which opens a block; line feeds become hard breaks."""
    lines = (line.strip(" \t") for line in markdown.split("\n"))
    return "\\\n".join([_guarded(line) for line in lines if line])


def _guarded(line: str) -> str:
    number = _NUMBER.match(line)
    start = number.end() if number else 0
    opener = _LINE_START.match(line, start)
    return f"{line[:start]}\\{line[start:]}" if opener else line


def destination(href: str) -> str:
    """A link's target with all that could end it percent-encoded."""
    encoded = _ENCODED.sub(lambda found: quote(found[0], safe=""), href)
    return _REFERENCE.sub("&amp;", encoded)


def inline(spans: Sequence[Span]) -> str:
    """Inline Markdown of spans that are merged, whose targets are safe and whose links have words."""
    groups = [list(group) for _, group in groupby(spans, key=lambda span: span.href)]
    parts: list[str] = []
    for group, after in zip_longest(groups, groups[1:]):
        href = group[0].href
        last = parts[-1] if parts else ""
        if not href:
            part = _styled(group, last[-1:], _first(after[0], "[") if after else "")
        else:
            text = _styled(group, "[", "]")
            core = text.strip()
            lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            if last.endswith("!") and not lead:  # would make it a picture
                parts[-1] = last[:-1] + "\\!"
            part = f"{lead}[{core}]({destination(href)}){tail}"
        if part:
            parts.append(part)
    return "".join(parts)


def _first(span: Span, bracket: str = "") -> str:
    """The character that a span begins with once written, behind the `bracket` of a link that opens with it."""
    if span.text[:1].isspace():
        return span.text[0]
    return bracket or ("`" if span.code else span.text[:1])


def _styled(group: Sequence[Span], before: str, after: str) -> str:
    """Spans of one link, or of none, between the characters `before` and `after`.

    Where emphasis begins right behind other emphasis it is left out: two runs of asterisks would melt into one.
    """
    out: list[str] = []
    marked = False
    for place, span in enumerate(group):
        last = out[-1][-1] if out else before
        follower = _first(group[place + 1]) if place + 1 < len(group) else after
        mark = "*" * (2 * span.bold + span.italic)
        if span.code:
            part = _code(span.text)
            marked = False
        elif mark and not marked:
            lead, core, tail = _flanked(span.text, last, follower)
            part = f"{escape(lead)}{mark}{escape(core)}{mark}{escape(tail)}" if core else escape(span.text)
            marked = bool(core) and not tail
        else:
            part = escape(span.text)
            marked = False
        if part:
            out.append(part)
    return "".join(out)


def _flanked(text: str, before: str, after: str) -> tuple[str, str, str]:
    """`text` as what stands before the emphasis, in it and behind it, so that both marks are taken for such."""
    start, end = 0, len(text)
    while start < end and not _opens(text[start - 1] if start else before, text[start]):
        start += 1
    while end > start and not _opens(text[end] if end < len(text) else after, text[end - 1]):
        end -= 1
    return text[:start], text[start:end], text[end:]


def _opens(outside: str, inside: str) -> bool:
    """A mark between the two is part of emphasis whose text has `inside` at its edge.

    The standard's versions differ in whether symbols are punctuation; what holds in all of them is asked for.
    """
    if _is_space(inside):
        return False
    return unicodedata.category(inside)[0] not in "PS" or _is_space(outside) or _is_punctuation(outside)


def _is_space(character: str) -> bool:
    return character == "" or character in " \t\n\r\f" or unicodedata.category(character) == "Zs"


def _is_punctuation(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] == "P" or (category[0] == "S" and character.isascii())


def _code(text: str) -> str:
    """A code span; its fence is longer than any run of backticks in it."""
    core = one_line(text)
    if not core:
        return text
    longest = max((len(run) for run in _BACKTICKS.findall(core)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if core.startswith("`") or core.endswith("`") else ""
    lead = " " if text[0].isspace() else ""
    tail = " " if text[-1].isspace() else ""
    return f"{lead}{fence}{pad}{core}{pad}{fence}{tail}"
