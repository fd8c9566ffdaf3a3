"""Evidence from where a block stands in the tree: its element, the elements round it, and what they are named."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

import numpy as np

from boilerstrip.evidence.family import Family, Floats, Ints, bit_matrix
from boilerstrip.evidence.names import name_bits, name_kinds
from boilerstrip.evidence.numbering import numbered
from boilerstrip.reading.page import Attributes, Elements, Page

_AS_NAMED = (
    *("p", "article", "main", "section", "aside", "nav", "header", "footer", "form", "table", "td", "th", "figure"),
    *("figcaption", "blockquote", "pre", "a", "button", "label", "time", "address", "details", "dialog", "noscript"),
    *("div", "span"),
)
# One bit a kind of element. The numbers are those of TAG_KINDS.
_KIND_OF_TAG: dict[str, str] = {
    **{tag: tag for tag in _AS_NAMED},
    **dict.fromkeys(("h1",), "h1"),
    **dict.fromkeys(("h2",), "h2"),
    **dict.fromkeys(("h3",), "h3"),
    **dict.fromkeys(("h4", "h5", "h6"), "h4"),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), "list"),
    **dict.fromkeys(("li",), "li"),
    **dict.fromkeys(("dl", "dd", "dt"), "dl"),
    **dict.fromkeys(("strong", "b"), "bold"),
    **dict.fromkeys(("em", "i", "cite", "q"), "italic"),
    **dict.fromkeys(("code", "kbd", "samp", "listing", "xmp"), "code"),
    **dict.fromkeys(("small", "sub", "sup", "font", "center"), "small"),
    "caption": "figcaption",
    "summary": "details",
    "legend": "label",
}
_BY_ROLE = {
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "main": "main",
    "article": "article",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "button": "button",
    "menu": "nav",
    "menubar": "nav",
    "search": "form",
}
TAG_KINDS: tuple[str, ...] = (*sorted(set(_KIND_OF_TAG.values())), "hidden")
_BIT_OF_KIND = {kind: 1 << place for place, kind in enumerate(TAG_KINDS)}
_BIT_OF_TAG = {tag: _BIT_OF_KIND[kind] for tag, kind in _KIND_OF_TAG.items()}
_BIT_OF_ROLE = {role: _BIT_OF_KIND[kind] for role, kind in _BY_ROLE.items()}
_HIDDEN = _BIT_OF_KIND["hidden"]
_NOT_SHOWN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_STYLE_LOOKED_AT = 2000
_TELLING = frozenset(("id", "itemprop", "role", "style", "hidden", "aria-hidden"))


def tag_bit(kind: str) -> int:
    """The bit of a kind of element, see `TAG_KINDS`."""
    return _BIT_OF_KIND[kind]


HEADING_BITS = sum(map(tag_bit, ("h1", "h2", "h3", "h4")))
"""The bits of headings of all levels: `h5` and `h6` are of the kind `h4`."""


def _described(own: Attributes) -> tuple[int, int]:
    """What attributes other than the class tell: bits of the element's kind and bits of its names."""
    bits = named = 0
    for key in ("id", "itemprop", "role"):
        name = own.get(key)
        if name:
            named |= name_bits(name)
    role = own.get("role")
    if role:
        bits = _BIT_OF_ROLE.get(role, 0)
    style = own.get("style")
    if style and _NOT_SHOWN.search(style[:_STYLE_LOOKED_AT]):
        bits |= _HIDDEN
    if "hidden" in own or own.get("aria-hidden") == "true":
        bits |= _HIDDEN
    return bits, named


class Structure:
    """Bits of all elements and of all blocks of a page that was read from HTML."""

    def __init__(self, page: Page) -> None:
        elements = page.elements
        self.begin: Ints = np.array(elements.begin, dtype=np.int64)
        """The first block that each element holds."""
        self.end: Ints = np.array(elements.end, dtype=np.int64)
        """The block behind the last that it holds."""
        self.parent: Ints = np.maximum(np.array(elements.parent, dtype=np.int64), 0)
        before = [image.before for image in page.images]
        self.pictures: Ints = np.bincount(np.array(before, dtype=np.int64), minlength=len(page.texts) + 1)
        """How many pictures stand right before each block, and behind the last."""
        self._read(elements)
        self.tags: Ints = self.own_tags.copy()
        """Bits of each element and of all elements round it."""
        self.names: Ints = self.own_names.copy()
        self.depth: Ints = np.ones(len(self.tags), dtype=np.int64)
        self.depth[0] = 0
        self._gather_upwards()
        block = np.array(page.element, dtype=np.int64)
        # The innermost element of the first text: inline markup such as <strong>, <time> or <a> begins the block. One
        # of preformatted text may begin with a line break, which stands in none.
        first = np.fromiter((pieces[0][1] for pieces in page.pieces), dtype=np.int64, count=len(page.pieces))
        inner = np.where(first < 0, block, first)
        self.block: Ints = block
        self.inner: Ints = inner
        self.block_tags: Ints = self.tags[inner]
        self.block_own: Ints = self.own_tags[block] | self.own_tags[inner]
        self.block_names: Ints = self.names[block]
        up = self.parent[block]
        self.block_near_names: Ints = self.own_names[block] | self.own_names[inner] | self.own_names[up]

    def _read(self, elements: Elements) -> None:
        """What each element is by its tag and its attributes."""
        classes: list[str | None] = [None] * len(elements.tag)
        told: list[tuple[int, int, int]] = []
        holding = np.flatnonzero(self.begin != self.end).tolist()  # others tell nothing of any block
        for place, own in zip(holding, elements.attributes.of(holding), strict=True):
            if own:
                classes[place] = own.get("class")
                if not _TELLING.isdisjoint(own):
                    told.append((place, *_described(own)))
        self.tag_numbers = numbered(elements.tag)
        self.class_numbers = numbered(classes)
        self.own_tags: Ints = self.tag_numbers.lookup(lambda tag: _BIT_OF_TAG.get(tag or "", 0))
        self.own_names: Ints = self.class_numbers.lookup(lambda names: name_bits(names) if names else 0)
        for place, bits, named in told:
            self.own_tags[place] |= bits
            self.own_names[place] |= named

    def _gather_upwards(self) -> None:
        """Let each element know what stands above it, in steps that double: its parent, two above, four above ..."""
        above = self.parent
        while above.any():
            self.tags |= self.tags[above]
            self.names |= self.names[above]
            self.depth += self.depth[above]
            above = above[above]
        self.tags |= self.tags[0]
        self.names |= self.names[0]

    @cached_property
    def boxes(self) -> Ints:
        """The outermost element that holds each block alone; its own element where that holds others."""
        size = self.end - self.begin
        box = np.where(size[self.parent] == 1, self.parent, np.arange(len(size)))
        while not np.array_equal(further := box[box], box):  # in steps that double
            box = further
        out: Ints = np.where(size[self.block] == 1, box[self.block], self.block)
        return out

    @cached_property
    def holders(self) -> Ints:
        """The innermost element that holds each block with others."""
        out: Ints = np.where(self.end[self.boxes] - self.begin[self.boxes] == 1, self.parent[self.boxes], self.boxes)
        return out

    def features(self) -> list[Family]:
        """Evidence of every block: its bits, and how deep it stands."""
        tags, kinds = len(TAG_KINDS), len(name_kinds())
        matrices = [
            bit_matrix(self.block_tags, tags),
            bit_matrix(self.block_own, tags),
            bit_matrix(self.block_names, kinds),
            bit_matrix(self.block_near_names, kinds),
        ]
        depth: Floats = np.minimum(self.depth[self.block], 40).astype(np.float32) / np.float32(10)
        return [Family(_names(), np.concatenate(matrices, axis=1)), Family(("depth",), depth[:, None])]


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    parts = (("in_", TAG_KINDS), ("is_", TAG_KINDS), ("named_", name_kinds()), ("near_named_", name_kinds()))
    return tuple(prefix + name for prefix, of in parts for name in of)
