"""A run of text nodes to the text of a block, white space folded as a browser does."""

from __future__ import annotations

import re

from boilerstrip.composed import nfc

Pieces = list[tuple[str, int]]
"""The text nodes of a run: (raw text, element)."""

LINE_BREAK = ("\n", -1)
"""The piece that stands for a line's end."""


# Control characters that are no white space of text, marks that turn the direction of what follows, byte order marks,
# halves of characters, which JSON can hold, and tags, which spell words that nobody sees.
_NOISE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\U000e0000-\U000e007f]"
)
_RUNS_OF_IT = re.compile(_NOISE.pattern + "+")  # quicker to take out, and slower to search for
_FLAG = re.compile("(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)")


def without_noise(text: str) -> str:
    """`text` without characters that no reader sees and that harm what text is put into. The tags of a region's flag
    stay; form feeds and C1 line ends become line feeds."""
    if text.isprintable() or not _NOISE.search(text):
        return text
    parts = _FLAG.split(text.replace("\f", "\n").replace("\x85", "\n"))
    parts[::2] = [_RUNS_OF_IT.sub("", part) for part in parts[::2]]  # the others are flags
    return "".join(parts)


def fold_line(text: str) -> str:
    """The text of one line in NFC, its white space folded, without noise."""
    text = text.strip()
    if "  " in text or not text.isprintable():  # no white space but the space itself is printable
        text = " ".join(without_noise(text).split())
    return nfc(text)


def fold(pieces: Pieces, preformatted: bool) -> str:
    """The block's text in NFC: lines folded and apart by a line feed; preformatted text as it is, but trimmed.

    Noise is taken out of the pieces, too.
    """
    text = _folded(pieces, preformatted)
    if not text.isprintable() and _NOISE.search(text):
        pieces[:] = [piece if piece is LINE_BREAK else (without_noise(piece[0]), piece[1]) for piece in pieces]
        text = _folded(pieces, preformatted)
    return nfc(text)


def _folded(pieces: Pieces, preformatted: bool) -> str:
    if preformatted:
        text = _trim("".join([piece[0] for piece in pieces]))
    elif len(pieces) == 1:
        text = " ".join(pieces[0][0].split())
    elif LINE_BREAK in pieces:
        text = "\n".join(filter(None, (" ".join(line.split()) for line in _lines(pieces))))
    else:
        text = " ".join("".join([piece[0] for piece in pieces]).split())
    return text


def _trim(text: str) -> str:
    """Preformatted text without blank lines round it and white space at its lines' ends."""
    return "\n".join([line.rstrip() for line in text.split("\n")]).strip("\n")


def _lines(pieces: Pieces) -> list[str]:
    """The run's lines: pieces joined between line breaks."""
    lines: list[str] = []
    line: list[str] = []
    for piece in pieces:
        if piece is LINE_BREAK:
            lines.append("".join(line))
            line = []
        else:
            line.append(piece[0])
    lines.append("".join(line))
    return lines
