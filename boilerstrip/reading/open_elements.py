"""The stack of open elements as a parser would have it, as far as it tells how much work the next tag is.

Where the standard's rules are long this errs to one side: what may still be open counts as open. So a parser never
nests deeper than is said here, and sloppy but ordinary markup is said to be as deep as it is.
"""

from __future__ import annotations

FORMATTING = frozenset(("b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"))
FORMATTING_DEPTH = 5

# A closing tag has no effect on what is open beyond one of these; and for those in _MARKERS, opened formatting ends.
_BARRIERS = frozenset(
    """applet button caption marquee object select table td template th annotation-xml desc foreignobject mi mn mo ms
    mtext""".split()  # noqa: SIM905
)
_MARKERS = frozenset(("applet", "caption", "marquee", "object", "td", "template", "th"))
_CELLS = frozenset(("caption", "td", "th"))
_PARTS_OF_TABLES = frozenset(("tbody", "tfoot", "thead", "tr"))
# A closing tag of any other element has no effect on what is open beyond one of these.
_SPECIAL = _BARRIERS.union(
    """address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form
    frameset svg math header hgroup h1 li listing main menu nav noscript ol p pre search section summary ul""".split(),  # noqa: SIM905
)
_SAME_ITEMS = {"li": ("li",), "dd": ("dd", "dt"), "dt": ("dd", "dt")}
# Where one of these begins the parser looks for an open <p>, through all that is open where there is none.
_LOOKING = _SPECIAL - _BARRIERS - {"svg", "math", "noscript", "frameset"} | {"hr", "table", "plaintext"}

TELLING = _SPECIAL | _PARTS_OF_TABLES | {"hr", "option", "optgroup"}
"""Elements that are more than one more open element, of those that are no inline formatting."""


class OpenElements:
    """What is open behind the tags that were told."""

    __slots__ = ("depth", "formats", "frame", "frames", "inner", "looked", "reopened", "special")

    def __init__(self) -> None:
        self.depth = 0
        self.looked = 0  # elements that the parser has looked through until now
        self.reopened = 0  # formatting elements that the parser has opened anew in paragraphs, at most
        self.special: list[str] = []
        self.inner: list[list[str]] = [[]]  # plain elements before the first special one, and in each
        self.frames: list[tuple[str, int, dict[str, int]]] = []  # barriers: name, place, what is open before them
        self.frame: dict[str, int] = {}  # special elements within the last barrier
        self.formats: list[tuple[str, int]] = []  # formatting that each paragraph opens anew, and in how many frames

    def makes_room(self, name: str) -> None:
        """Close what the opening tag of an element closes."""
        if name in _LOOKING:
            self.looked += self.depth
            self.reopened += len(self.formats)
            if name in _SAME_ITEMS:
                self._end_item(_SAME_ITEMS[name])
            if self.frame.get("p") and name not in ("form", "table"):  # those only on some pages
                self._pop_to("p")
        elif name in _CELLS or name in _PARTS_OF_TABLES:
            if self.frames and self.frames[-1][0] in _CELLS:
                self._pop_frame()
        elif name in ("button", "select"):
            if self.frames and self.frames[-1][0] == name:
                self._pop_frame()
        elif name in ("option", "optgroup"):
            plain = self.inner[-1]
            if plain and plain[-1] == "option":
                plain.pop()
                self.depth -= 1

    def open(self, name: str) -> None:
        """Open an element that is no void one."""
        if name in FORMATTING:
            self.formats.append((name, len(self.frames)))
            return
        if name in _PARTS_OF_TABLES or (name in _CELLS and not (self.frames and self.frames[-1][0] == "table")):
            return
        self.depth += 1
        if name not in _SPECIAL:
            self.inner[-1].append(name)
            return
        if name in _BARRIERS:
            self.frames.append((name, len(self.special), self.frame))
            self.frame = {}
        else:
            self.frame[name] = self.frame.get(name, 0) + 1
        self.special.append(name)
        self.inner.append([])

    def open_plain(self, name: str) -> None:
        """Open an element that is neither special nor inline formatting."""
        self.depth += 1
        self.inner[-1].append(name)

    def foreign(self) -> bool:
        """Within a drawing or a formula, where any element may close itself."""
        return bool(self.frame.get("svg") or self.frame.get("math"))

    def close(self, name: str) -> bool:
        """Close an element and what is open in it; False where the tag has no effect."""
        if name in FORMATTING:
            return self._end_formatting(name)
        if name not in _SPECIAL:
            plain = self.inner[-1]
            self.looked += len(plain)
            if name not in plain:
                return False
            while plain.pop() != name:
                self.depth -= 1
            self.depth -= 1
            return True
        if self.frame.get(name):
            if name != "form" or self.special[-1] == "form":  # what is open in a form stays open
                self._pop_to(name)
            return True
        while name == "table" and len(self.frames) > 1 and self.frames[-1][0] in _CELLS:
            self._pop_frame()
        if self.frames and self.frames[-1][0] == name:
            self._pop_frame()
            return True
        self.looked += self.depth
        return False

    def _pop_to(self, name: str) -> None:
        """Close elements of this frame until one of that name is closed."""
        while True:
            last = self.special.pop()
            self.depth -= 1 + len(self.inner.pop())
            self.frame[last] -= 1
            if last == name:
                return

    def _pop_frame(self) -> None:
        """Close all within the last barrier, and the barrier."""
        name, place, self.frame = self.frames.pop()
        for plain in self.inner[place + 1 :]:
            self.depth -= 1 + len(plain)
        del self.special[place:], self.inner[place + 1 :]
        frames = len(self.frames)
        if self.formats and self.formats[-1][1] > frames:
            ends = name in _MARKERS
            self.formats = [(one, min(at, frames)) for one, at in self.formats if at <= frames or not ends]

    def _end_item(self, items: tuple[str, ...]) -> None:
        """Close the item of a list that is open right here, or but for a paragraph."""
        special = self.special
        if special and special[-1] in items:
            self._pop_to(special[-1])
        elif len(special) > 1 and special[-1] == "p" and special[-2] in items and self.frame.get(special[-2]):
            self._pop_to(special[-2])

    def _end_formatting(self, name: str) -> bool:
        """Formatting is open until its closing tag, whatever else is closed."""
        frames = len(self.frames)
        for place in range(len(self.formats) - 1, -1, -1):
            if self.formats[place][1] < frames:
                break
            if self.formats[place][0] == name:
                del self.formats[place]
                return True
        return False
