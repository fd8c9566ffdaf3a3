"""The records that all rooms of the house share, and the result that the caller gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple, Protocol

from boilerstrip.options import Options


class Role(str, Enum):
    """What a block is. The first seven make up the article's text, the next five are its own but stand beside it.

    >>> import boilerstrip
    >>> boilerstrip.Role("teaser") is boilerstrip.Role.TEASER
    True
    """

    LEAD = "lead"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    SOURCE = "source"
    TEASER = "teaser"
    NAVIGATION = "navigation"
    SHARE = "share"
    COMMENT = "comment"
    PROMOTION = "promotion"
    LEGAL = "legal"
    BOILERPLATE = "boilerplate"

    def __str__(self) -> str:
        return self.value


BODY_ROLES = frozenset({Role.LEAD, Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM, Role.QUOTE, Role.CODE, Role.TABLE})
"""Roles of the article's text."""
ASIDE_ROLES = frozenset({Role.TITLE, Role.BYLINE, Role.DATE, Role.CAPTION, Role.SOURCE})
"""Roles that belong to the article but not to its running text."""

STATUSES = ("ok", "thin", "no_article", "empty", "truncated")
"""See `Document.status`."""


class Locator(Protocol):
    """Finds a block's place in its source; kept by every block so that paths cost nothing until asked for."""

    def path(self, index: int) -> str:
        """CSS selector of the block's element, or its lines in a flattened page."""
        ...


class Span(NamedTuple):
    """A stretch of a block's text with one inline markup. A block's spans joined give its text.

    >>> import boilerstrip
    >>> doc = boilerstrip.extract("<h1>News</h1><p>The <b>bridge</b> was opened on Monday, a year late.</p>")
    >>> [(span.text, span.bold) for span in doc.blocks[1].spans]
    [('The ', False), ('bridge', True), (' was opened on Monday, a year late.', False)]
    """

    text: str
    href: str = ""
    bold: bool = False
    italic: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a block stands in a heading order, a list, a quote or a table; what renderers need beyond the text.

    >>> import boilerstrip
    >>> boilerstrip.Shape(level=2, ordered=True, number=3).number
    3
    """

    level: int = 0
    """Heading level 1-6, or nesting depth of the list that holds the block (1 is the outermost)."""
    ordered: bool = False
    """The list is numbered."""
    number: int = 0
    """Place of the item in its numbered list, from 1."""
    item: int = -1
    """Identity of the list item; blocks of one item have the same."""
    table: int = -1
    """Identity of the table, as `item`."""
    row: int = 0
    """Row of the cell in its table, from 0."""
    column: int = 0
    """Column in which the cell begins, from 0, as a browser lays the table out."""
    header: bool = False
    """The cell is a header."""
    colspan: int = 1
    """Columns that the cell takes."""
    rowspan: int = 1
    """Rows that it takes."""
    language: str = ""
    """Language of a code block where the page names it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the article.

    >>> import boilerstrip
    >>> boilerstrip.Picture(src="https://a.example/bridge.jpg", alt="The bridge", before=4).alt
    'The bridge'
    """

    src: str
    """Address it is loaded from, as the page gives it."""
    alt: str
    """Its text where it cannot be shown; empty where it has none."""
    before: int
    """Index of the block that it stands before."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a field's value comes from.

    >>> import boilerstrip
    >>> doc = boilerstrip.extract("<h1>News</h1><p>The bridge was opened on Monday, a year late.</p>")
    >>> doc.provenance["title"].origin, doc.provenance["title"].block
    ('block', 0)
    """

    origin: str
    """``json-ld``, ``meta``, ``microdata``, ``block``, ``url``, ``htmldate`` ..."""
    block: int = -1
    """Index of the block that shows it, -1 where none does."""
    confidence: float = 0.0
    """How far the value is to be believed, 0 to 1."""


@dataclass(slots=True)
class Block:
    """A block of the page, kept or not.

    To be read only; it is not frozen because a page has hundreds of them, and making a frozen record takes four times
    as long.

    >>> import boilerstrip
    >>> doc = boilerstrip.extract("<h1>News</h1><p>The bridge was opened on Monday, a year late.</p>")
    >>> block = doc.blocks[1]
    >>> block.kept, block.path
    (True, 'html > body:nth-child(2) > p:nth-child(2)')
    """

    index: int
    """Place on the page, from 0."""
    text: str
    """White space folded as a browser does, NFC; lines that ``<br>`` splits are apart by a line feed."""
    role: Role
    score: float
    """How likely the block is content, 0 to 1."""
    kept: bool
    """The block is part of the article's text."""
    reason: str
    """Why it has its role, in a few words."""
    shape: Shape | None = None
    """Its place in a list, a table or an order of headings; None where it has none."""
    spans: tuple[Span, ...] = ()
    """Inline markup of a kept block; empty where its text is plain."""
    locator: Locator | None = field(default=None, repr=False, compare=False)

    @property
    def path(self) -> str:
        """CSS selector that finds the block's element in the parsed page; ``line 3`` or ``lines 3-5`` in a
        flattened one. Computed when asked for."""
        return self.locator.path(self.index) if self.locator is not None else ""


@dataclass(frozen=True, slots=True)
class Document:
    """The article of a page, and what became of every block of the page.

    >>> import boilerstrip
    >>> doc = boilerstrip.extract("<title>A</title><h1>A</h1><p>Some words of prose, to be kept.</p>")
    >>> doc.title
    'A'
    """

    blocks: tuple[Block, ...] = ()
    """Every block of the page in page order, with role, score and reason."""
    title: str | None = None
    """The headline as displayed, without the site's name."""
    byline: str | None = None
    """The line that names who wrote it, as displayed."""
    authors: tuple[str, ...] = ()
    """Names of persons only."""
    source: str | None = None
    """Agency or source credit as displayed."""
    date: str | None = None
    """Publication, ISO 8601 date or datetime."""
    modified: str | None = None
    """Last change, ISO 8601."""
    lead: str | None = None
    """The standfirst."""
    language: str | None = None
    """BCP 47 code that the page declares, or None."""
    site_name: str | None = None
    """Name of the site, as the page gives it."""
    description: str | None = None
    """What the page says of itself in its head."""
    image: str | None = None
    """Address of the picture that stands for the page, as it gives it."""
    canonical_url: str | None = None
    """Address that the page calls its own."""
    tags: tuple[str, ...] = ()
    """Keywords that the page gives."""
    url: str | None = None
    """Address that the caller gave."""
    base_url: str | None = None
    """Address that relative links start from in place of `url`, as the page's ``<base>`` gives it."""
    pictures: tuple[Picture, ...] = ()
    """Pictures of the article, in page order."""
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    """Where each field that is set comes from."""
    confidence: float = 0.0
    """Expected quality of the extraction, 0 to 1."""
    status: str = "ok"
    """``ok``; ``thin``: an article of very few words; ``no_article``: no article stands on the page; ``empty``: no
    text at all; ``truncated``: a limit was hit, the best so far is given."""
    notes: tuple[str, ...] = ()
    """What else is to be said: the encoding that was guessed, a limit that was hit, text taken for HTML ..."""
    options: Options = field(default_factory=Options, repr=False, compare=False)
    """The options that renderings follow."""

    @property
    def text(self) -> str:
        """Lead and body, paragraphs apart by a blank line."""
        from boilerstrip.rendering.text import render

        return render(self)

    @property
    def markdown(self) -> str:
        """The article as CommonMark, with pipe tables."""
        from boilerstrip.rendering.markdown import render

        return render(self)

    @property
    def html(self) -> str:
        """The article as sanitised HTML."""
        from boilerstrip.rendering.html import render

        return render(self)

    def to_dict(self) -> dict[str, Any]:
        """All that the document holds, as plain data that JSON can carry."""
        from boilerstrip.rendering.data import to_dict

        return to_dict(self)

    def to_json(self, indent: int | None = None) -> str:
        """`to_dict` as a JSON text, UTF-8 characters unescaped."""
        from boilerstrip.rendering.data import to_json

        return to_json(self, indent)

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Document:
        """The document that `to_dict` was called on. Raises `DocumentError` where `data` has another form."""
        from boilerstrip.rendering.data import from_dict

        return from_dict(data)

    def __hash__(self) -> int:
        """Of what tells most documents apart: not all that is compared can be hashed."""
        return hash((self.url, self.title, self.status, tuple(block.text for block in self.blocks)))

    def __str__(self) -> str:
        """Title, byline and text: the article and nothing else."""
        return "\n\n".join(part for part in (self.title, self.byline, self.text) if part)
