"""Scripts that need care of their own, as ranges of characters to stand in the brackets of a regular expression."""

from __future__ import annotations

from typing import Final

HAN: Final = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
KANA: Final = "\u3040-\u30ff"
HANGUL: Final = "\uac00-\ud7af"
THAI_AND_LAO: Final = "\u0e00-\u0eff"
BURMESE: Final = "\u1000-\u109f"
KHMER: Final = "\u1780-\u17ff"

EASTERN: Final = KANA + HAN + HANGUL
"""Chinese, Japanese and Korean."""
UNSPACED: Final = KANA + HAN + THAI_AND_LAO + BURMESE + KHMER
"""Set no space between words."""
