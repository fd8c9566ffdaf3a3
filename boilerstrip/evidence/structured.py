"""Evidence from structured data: what type of page it says it is, and the blocks that its article body holds."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.family import Family, family
from boilerstrip.reading.page import Page

_TYPES = {
    "article": ("Article", "BlogPosting", "Report"),
    "forum": ("DiscussionForumPosting", "QAPage", "Question"),
    "product": ("Product", "Offer"),
    "list": ("ItemList", "CollectionPage", "SearchResultsPage"),
    "recipe": ("Recipe", "HowTo", "FAQPage"),
}
_TYPE = re.compile(r'"@type"\s*:\s*(?:\[\s*)?"([A-Za-z]{3,40})"')
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_BODY = re.compile(r'"(?:articleBody|reviewBody|recipeInstructions)"\s*:')
_NO_WORD = re.compile(r"[^\w\n]+")
_ASCII_NO_WORD = bytes(code for code in range(128) if code != 10 and _NO_WORD.match(chr(code)))
_SAMPLE = 60  # characters of a block, letters and digits only, that are looked for in the article body
_LEAST = 12  # of them; less is in any text by chance
_COMPARED = 300_000_000  # characters that all samples together are looked for in; some tenths of a second
_SOME = 0.02  # share of the page's blocks from which the body is one that the page shows


def features(page: Page) -> Family:
    """Evidence of every block."""
    n = len(page.texts)
    source = "\n".join(text for _, text in page.head.data)
    types = set(_TYPE.findall(source))
    kind = next((m.get("content") or "" for m in page.head.metas if m.get("property") == "og:type"), "")
    columns: dict[str, NDArray[np.float32] | float] = {}
    for name, endings in _TYPES.items():
        said = any(found.endswith(endings) for found in types)
        columns["data_" + name] = float(said)
    columns["og_article"] = float("article" in kind)
    columns["og_other"] = float(bool(kind) and "article" not in kind)
    held = np.zeros(n, dtype=np.float32)
    has_body = bool(_BODY.search(source))
    if has_body:
        solid = _solid(_ESCAPE.sub(lambda m: chr(int(m[1], 16)), source).replace("\n", ""))
        samples = _samples(page.texts)
        solid = solid[: _COMPARED // max(1, len(samples))]
        found = {sample for sample in set(samples) if len(sample) >= _LEAST and sample in solid}
        held[:] = [sample in found for sample in samples]
    columns["in_article_body"] = held
    columns["has_article_body"] = float(has_body and held.mean() > _SOME)
    return family(n, columns)


def _samples(texts: list[str]) -> list[str]:
    """The first letters and digits of each text, all taken out at once: one substitution a text would cost more."""
    whole = "\n".join([text[: 2 * _SAMPLE].replace("\n", " ") for text in texts])
    return [line[:_SAMPLE] for line in _solid(whole).split("\n")]


def _solid(text: str) -> str:
    """Letters, digits and line ends of a text, in small letters.

    What is no letter is nearly always ASCII, which bytes lose in a tenth of the time that a pattern takes.
    """
    without = text.encode("utf-8", "surrogatepass").translate(None, _ASCII_NO_WORD).decode("utf-8", "surrogatepass")
    return (without if without.isascii() else _NO_WORD.sub("", without)).lower()
