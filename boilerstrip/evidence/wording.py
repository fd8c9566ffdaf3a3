"""Evidence from a block's characters: lengths, punctuation, case, digits; the same for every script.

All blocks are counted at once: the page's text becomes one array of code points, each code point a class, and the
classes are counted block by block.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from boilerstrip.evidence.family import Family, Flags, family

OTHER, SPACE, LOWER, UPPER, DIGIT, STOP, COMMA, COLON, QUESTION, QUOTE, BRACKET, BAR, HAN, DENSE, SYMBOL, LINE = range(
    16
)
_CLASSES = 16

_STOPS = ".!…。！｡।॥۔։።؞။។៕"
_COMMAS = ",;，、；،؛፣၊"
_COLONS = ":："
_QUESTIONS = "?？؟;"
_BARS = "|›»«•·→>/–—▶►●■◆※★☆"
_QUOTES = "\"'“”‘’„«»「」『』《》"

# Scripts without spaces: how many words a character makes, so that a length means the same in every script.
# Chinese and Japanese words are 1.5 to 2 characters long; Thai, Lao, Khmer and Burmese ones about 4 to 5.
_WORDS_PER_HAN = 0.6
_WORDS_PER_DENSE = 0.22

_BMP, _ALL = 0x10000, 0x110000  # code points


@lru_cache(maxsize=1)
def _classes() -> NDArray[np.uint8]:
    """The class of each code point, by Unicode's general category and block; HAN beyond the Basic Multilingual Plane,
    where emoji are of no account and rare Chinese characters fill most of the blocks."""
    table = np.full(_ALL, HAN, dtype=np.uint8)
    by_category = {
        "Lu": UPPER,
        "Lt": UPPER,
        "Nd": DIGIT,
        "Sc": SYMBOL,
        "So": SYMBOL,
        "Sm": SYMBOL,
        "Ps": BRACKET,
        "Pe": BRACKET,
    }
    for code in range(_BMP):
        category = unicodedata.category(chr(code))
        table[code] = by_category.get(
            category, LOWER if category[0] in "LM" else SPACE if category[0] == "Z" else OTHER
        )
    for first, last, kind in (
        (0x2E80, 0x2FDF, HAN), (0x3040, 0x30FF, HAN), (0x3400, 0x4DBF, HAN), (0x4E00, 0x9FFF, HAN),
        (0xF900, 0xFAFF, HAN), (0xFF66, 0xFF9F, HAN), (0x0E01, 0x0EDF, DENSE),
        (0x1000, 0x109F, DENSE), (0x1780, 0x17DD, DENSE),
        (0x0ED0, 0x0ED9, DIGIT), (0x1040, 0x1049, DIGIT),
    ):  # fmt: skip
        table[first : last + 1] = kind
    for text, kind in (
        (_STOPS, STOP),
        (_COMMAS, COMMA),
        (_COLONS, COLON),
        (_QUESTIONS, QUESTION),
        (_BARS, BAR),
        (_QUOTES, QUOTE),
    ):
        for character in text:
            table[ord(character)] = kind
    table[ord("\n")] = LINE
    return table


class Wording:
    """Counts of all blocks of a page, and the evidence made of them."""

    def __init__(self, texts: list[str]) -> None:
        n = len(texts)
        codes = np.frombuffer("\n".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        lengths = np.fromiter(map(len, texts), dtype=np.int64, count=n)
        kinds = _classes().take(codes)
        ends = np.cumsum(lengths + 1) - 1  # where the line feed behind each block stands
        starts = ends - lengths
        owner = np.repeat(np.arange(n), lengths + 1)[: len(codes)]
        counts = np.bincount(owner * _CLASSES + kinds, minlength=n * _CLASSES).reshape(n, _CLASSES).astype(np.float32)
        counts[:-1, LINE] -= 1  # the line feed that joins two blocks belongs to neither
        before = np.empty_like(kinds)
        before[0], before[1:] = SPACE, kinds[:-1]
        fresh = (before == SPACE) | (before == LINE)
        self.titled = np.bincount(owner[fresh & (kinds == UPPER)], minlength=n).astype(np.float32)
        behind = np.empty_like(kinds)
        behind[-1], behind[:-1] = SPACE, kinds[1:]
        ended = ((kinds == STOP) | (kinds == QUESTION)) & (
            (behind == SPACE) | (behind == LINE) | (behind == QUOTE) | (codes > 0x3000)
        )
        self.sentences = np.bincount(owner[ended], minlength=n).astype(np.float32)
        self.counts = counts
        self.codes, self.kinds, self.owner = codes, kinds, owner
        self.chars = lengths.astype(np.float32)
        dense = counts[:, HAN] + counts[:, DENSE]
        spaced = counts[:, SPACE] + counts[:, LINE] + 1.0
        share = dense / np.maximum(self.chars, 1)
        self.words = spaced * (1 - share) + _WORDS_PER_HAN * counts[:, HAN] + _WORDS_PER_DENSE * counts[:, DENSE]
        self.first = kinds[starts]
        self.first_code = codes[starts]
        self.marked = _one_of(self.first, (BAR, SYMBOL, OTHER))
        self.last = kinds[ends - 1]
        quoted = _one_of(self.last, (QUOTE, BRACKET)) & (lengths > 1)
        self.last_word = np.where(quoted, kinds[np.maximum(ends - 2, starts)], self.last)
        self.ended = _one_of(self.last_word, (STOP, QUESTION))
        self.ellipsis = codes[ends - 1] == 0x2026
        if len(codes) > 2:
            three = (codes[ends - 1] == 46) & (codes[np.maximum(ends - 2, 0)] == 46)
            self.ellipsis = self.ellipsis | three

    def features(self) -> Family:
        """Evidence of every block."""
        c, chars, words = self.counts, np.maximum(self.chars, 1), np.maximum(self.words, 1)
        letters = np.maximum(c[:, LOWER] + c[:, UPPER] + c[:, HAN] + c[:, DENSE], 1)
        return family(
            len(words),
            {
                "words": np.log1p(self.words),
                "chars": np.log1p(self.chars),
                "word_length": np.minimum(chars / words, 20) / 10,
                "sentences": np.log1p(self.sentences),
                "sentence_length": np.log1p(self.words / np.maximum(self.sentences, 1)),
                "stops": c[:, STOP] / words,
                "commas": np.log1p(c[:, COMMA]),
                "comma_density": c[:, COMMA] / words,
                "colons": c[:, COLON] / words,
                "questions": np.minimum(c[:, QUESTION], 3),
                "quotes": np.minimum(c[:, QUOTE] / words, 1),
                "brackets": np.minimum(c[:, BRACKET] / words, 1),
                "bars": np.minimum(c[:, BAR] / words, 1),
                "symbols": np.minimum(c[:, SYMBOL] / words, 1),
                "upper": c[:, UPPER] / letters,
                "titled": self.titled / words,
                "digits": c[:, DIGIT] / chars,
                "odd": c[:, OTHER] / chars,
                "dense_script": (c[:, HAN] + c[:, DENSE]) / letters,
                "line_breaks": np.log1p(c[:, LINE]),
                "ends_stop": self.ended,
                "ends_colon": (self.last == COLON),
                "ends_ellipsis": self.ellipsis,
                "ends_bracket": (self.last == BRACKET),
                "starts_lower": (self.first == LOWER),
                "starts_digit": (self.first == DIGIT),
                "starts_quote": (self.first == QUOTE),
                "starts_bar": self.marked,
                "one_word": self.words <= 1.5,
            },
        )


def _one_of(values: NDArray[np.uint8], wanted: tuple[int, ...]) -> Flags:
    """Which of the values are one of a few wanted ones; `numpy.isin` sorts, which costs more than it saves here."""
    out: Flags = values == wanted[0]
    for other in wanted[1:]:
        out |= values == other
    return out
