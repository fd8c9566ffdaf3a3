"""How a browser lays out each tag, as far as reading text is concerned."""

from __future__ import annotations

INLINE, BLOCK, PREFORMATTED, BREAK, IMAGE, SKIPPED, DESCRIBING = range(7)

# Interrupt a line: they end the block before them and the block within them. After the `display: block` (list-item,
# table, ...) rules of the WHATWG rendering section; buttons, legends and options are inline-block there, but a reader
# sees them apart from the text around them.
_BLOCKS = (
    "html body address article aside blockquote center details dialog dd div dl dt fieldset figcaption figure footer "
    "form frameset h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p search section summary table caption "
    "colgroup tbody thead tfoot tr td th ul button legend noscript marquee dir"
)
# Content that is no text of the page.
_SKIPPED = (
    "style svg iframe object embed applet canvas audio video map select datalist textarea noembed noframes "
    "annotation annotation-xml rp"
)
# Say something of the page as a whole.
_DESCRIBING = "title meta link script template"

KINDS: dict[str, int] = {
    **dict.fromkeys(_BLOCKS.split(), BLOCK),
    **dict.fromkeys(("pre", "listing", "plaintext", "xmp"), PREFORMATTED),
    **dict.fromkeys(_SKIPPED.split(), SKIPPED),
    **dict.fromkeys(_DESCRIBING.split(), DESCRIBING),
    "br": BREAK,
    "img": IMAGE,
}


def layout(tag: str) -> int:
    """The kind of a tag. Custom elements interrupt the line: sites style nearly all of them as boxes."""
    kind = KINDS.get(tag)
    if kind is None:
        return BLOCK if "-" in tag else INLINE
    return kind
