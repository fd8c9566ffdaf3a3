"""How sentences end in the scripts of the world."""

from __future__ import annotations

from typing import Final

FULL_STOPS: Final = ".。．｡।॥۔։።။។៕༎׃"
SENTENCE_ENDS: Final = FULL_STOPS + "!！?？؟՞՜፧…"
CLOSING_QUOTES: Final = "\"'”’»)]」』"
"""What may stand behind the end of a sentence."""
