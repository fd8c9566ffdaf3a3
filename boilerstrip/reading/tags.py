"""How a browser lays out each tag, as far as reading text is concerned."""

from __future__ import annotations

# The walk asks for content that is inline, that is a box, and that is no content of the page, in this order.
TEXT, NOTHING, INLINE, LINK, BLOCK, PREFORMATTED, BREAK, IMAGE, SKIPPED, DESCRIBING = range(10)

# Interrupt a line: they end the block before them and the block within them. After the `display: block` (list-item,
# table, ...) rules of the WHATWG rendering section; buttons, legends and options are inline-block there, but a reader
# sees them apart from the text around them.
_BLOCKS = (
    "html body address article aside blockquote center details dialog dd div dl dt fieldset figcaption figure footer "
    "form frameset h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p search section summary table caption "
    "colgroup tbody thead tfoot tr td th ul button legend noscript marquee dir"
)
_INLINE = (
    "abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math q rb rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr input map picture source head"
)
# Content that is no text of the page.
_SKIPPED = (
    "style svg iframe object embed applet canvas audio video select datalist textarea noembed noframes "
    "annotation annotation-xml rp"
)
# Say something of the page as a whole.
_DESCRIBING = "title base meta link script template"

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

KINDS: dict[str | None, int] = {
    "-text": TEXT,
    **dict.fromkeys(("-comment", "-document", "-doctype", "!doctype", None), NOTHING),
    **dict.fromkeys(_INLINE.split(), INLINE),
    **dict.fromkeys(_BLOCKS.split(), BLOCK),
    "a": LINK,
    **dict.fromkeys(("pre", "listing", "plaintext", "xmp"), PREFORMATTED),
    "br": BREAK,
    "img": IMAGE,
    **dict.fromkeys(_SKIPPED.split(), SKIPPED),
    **dict.fromkeys(_DESCRIBING.split(), DESCRIBING),
}


def kind_of_tag(name: str | None) -> int:
    """The kind of a tag. HTML does not know all: sites style nearly all custom elements as boxes."""
    kind = KINDS.get(name, NOTHING)
    if name is None or name in KINDS:
        return max(kind, NOTHING)  # to the walk, which sees text by itself, no tag is one of text
    return BLOCK if "-" in name else INLINE
