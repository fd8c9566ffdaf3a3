"""Which link a text stands in."""

from __future__ import annotations

from boilerstrip.reading.inherited import Inherited


class Links(Inherited[str]):
    """The link round each element: its address, or else its name; nothing where there is none that has any."""

    def block(self, block: int) -> str:
        """The link that a block begins in."""
        return self.around(next((on for text, on in self.page.pieces[block] if on >= 0 and not text.isspace()), -1))

    def _step(self, element: int, here: str) -> str:
        if self.page.elements.tag[element] != "a":
            return here
        own = self.page.elements.attributes[element]
        return own.get("href") or own.get("name") or own.get("id") or ""
