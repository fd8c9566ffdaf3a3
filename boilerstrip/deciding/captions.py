"""Captions: lines that tell what a picture shows, by their element, their place beside it, or what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from boilerstrip.deciding.pictures import is_ornament
from boilerstrip.deciding.shapes import Around
from boilerstrip.evidence.matrix import Evidence
from boilerstrip.evidence.names import kind_bits
from boilerstrip.evidence.structure import tag_bit
from boilerstrip.phrases import bits_of
from boilerstrip.reading.page import Page
from boilerstrip.reading.tags import HEADINGS

_SAID, _BIO = bits_of("caption"), bits_of("author_bio")
_OPENED = bits_of("opener.caption")  # "Photo en main, il cherche la maison." is a sentence of the text
_NAMED = kind_bits("caption")
_IN_FIGURE = tag_bit("figure") | tag_bit("figcaption")
_LONGEST = 90  # words of a caption
_ALONE = 40  # words of a line that stands alone with a picture
_STORY = 3  # pictures of a story in pictures
_FEW = 4  # blocks of a figure that is no more than picture and caption
_LOOKED_AT = 60  # elements of a figure
_CENTRE = re.compile(r"text-align\s*:\s*center", re.I)
_FILE_NAME, _FILE_LONG = 5, 255  # words, and characters, of a file name that stands as a line
_FILE = re.compile(r"\w_\w|\.(?:jpe?g|png|gif|webp|avif)$", re.I)
_COUNTED = re.compile(r"\W{0,2}((?:[^\W\d_]{1,12} ?){0,2})(\d{1,2})(?!\d)")  # "Bước 2:", "2.", "第2步"
_COMMON, _MUCH = 8, 0.75  # words in common, and their share, of two lines that tell the same
_LINKED = 0.6  # share of linked characters from which a line is a teaser's


class Captions:
    """Finds captions among a page's blocks."""

    def __init__(self, page: Page, evidence: Evidence, kept: Sequence[bool]) -> None:
        """`kept`: which blocks are the article's."""
        self.page = page
        self._kept = kept
        self._matches = evidence.matches
        self._words: list[float] = evidence.wording.words.tolist()
        self._sentences = evidence.wording.sentences
        self._density: list[float] = evidence.link_density.tolist()
        self._names = evidence.structure.block_near_names if evidence.structure is not None else None
        self._over = {image.before: image.element for image in reversed(page.images)}
        """Block to the first picture right over it."""
        self._tells = self._pictures_tell()
        self.possible: frozenset[int] = frozenset(self._candidates(evidence))
        """Blocks that `reason` needs to be asked of: those in figures and those beside pictures."""

    def _candidates(self, evidence: Evidence) -> list[int]:
        if evidence.structure is None:
            return []
        inside = np.flatnonzero(evidence.structure.block_tags & _IN_FIGURE).tolist()
        return [*inside, *self._over, *(block - 1 for block in self._over)]

    def _pictures_tell(self) -> bool:
        """Whether most of the article stands below its pictures: that is a story in pictures, whose text it is."""
        below = [self._words[block] for block in self._over if block < len(self._kept) and self._kept[block]]
        if len(below) < _STORY:
            return False
        return 2 * sum(below) > sum(words for words, own in zip(self._words, self._kept, strict=True) if own)

    def reason(self, block: int, around: Around) -> str:
        """Why a block is a caption; empty where it is none."""
        if around.caption >= 0:
            return self._marked(around)
        if around.figure >= 0:
            return "in a figure" if self._alone_in_figure(around) else ""
        if (block in self._over or block + 1 in self._over) and not around.heading:
            return self._beside(block)
        return ""

    def in_text(self, block: int) -> str:
        """The same for a line of a flattened page, where what it says is all that there is."""
        return "credit of a picture" if self._is_credit(block) else ""

    def over_credit(self, block: int) -> str:
        """Why a dropped line of a flattened page is what was shown for a picture: its caption follows."""
        below = block + 1
        if below >= len(self._words):
            return ""
        sentence = self._sentences[block] > 0  # what is shown for a picture is a title, or a name
        if self._words[block] <= _ALONE and not sentence and self._is_credit(below):
            return "text of a picture, over its credit"
        if self._words[block] <= _LONGEST and self._much_alike(block, below):
            return "text of a picture, over its caption"
        return "caption, below the text of a picture" if block and self._much_alike(block - 1, block) else ""

    def file_name(self, block: int) -> str:
        """Why a line of a flattened page is the file name of a picture: it looks like one, its caption follows."""
        text = self.page.texts[block]
        named = self._words[block] <= _FILE_NAME and len(text) <= _FILE_LONG and _FILE.search(text)
        below = block + 1
        return "file name of a picture" if named and below < len(self._words) and self._is_credit(below) else ""

    def _is_credit(self, block: int) -> bool:
        return bool(self._matches[block] & _SAID) and self._words[block] <= _LONGEST

    def _much_alike(self, one: int, two: int) -> bool:
        """Two lines that tell the same in nearly the same words, but not exactly: those are a teaser's title twice."""
        first, second = self.page.texts[one].split(), self.page.texts[two].split()
        if first == second or not 0.7 * len(first) <= len(second) <= 1.5 * len(first):
            return False
        common = len(set(first) & set(second))
        return common >= _COMMON and common >= _MUCH * len(set(first) | set(second))

    def _marked(self, around: Around) -> str:
        elements = self.page.elements
        if elements.end[around.caption] - elements.begin[around.caption] > _FEW:
            return ""
        if elements.tag[around.caption] == "caption":
            return "caption of a table"
        return "" if around.figure >= 0 and self._holds(around.figure, "blockquote") else "caption of a picture"

    def _alone_in_figure(self, around: Around) -> bool:
        elements, figure = self.page.elements, around.figure
        few = elements.end[figure] - elements.begin[figure] <= _FEW
        plain = around.cell is None and around.code < 0
        return few and plain and self._holds(figure, "img") and not self._holds(figure, "blockquote")

    def _holds(self, element: int, tag: str) -> bool:
        elements = self.page.elements
        for inner in range(element + 1, min(element + _LOOKED_AT, len(elements.tag))):
            if elements.parent[inner] < element:
                return False
            if elements.tag[inner] == tag:
                return True
        return False

    def _beside(self, block: int) -> str:
        """For a block right below or over a picture."""
        words, match = self._words[block], self._matches[block]
        if words > _LONGEST or self._density[block] > _LINKED:
            return ""
        if self._names is not None and int(self._names[block]) & _NAMED:
            return "named a caption, beside a picture"
        if block not in self._over:
            return ""
        if match & _SAID and not (self._kept[block] and match & _SAID == _OPENED and self._sentences[block] > 0):
            return "credit of the picture over it"
        if self._tells and self._kept[block]:
            return ""
        if words <= _ALONE and self._centred(block) and not self._centred(block + 1):
            return "centred below a picture"
        followed = words <= _ALONE and not match & _BIO and any(self._kept[block + 1 : block + _FEW])
        step = self._kept[block] and self._is_step(block)
        return "alone with a picture" if followed and not step and self._alone(block) else ""

    def _is_step(self, block: int) -> bool:
        """Whether the block is an item of a list, or the first text below a heading, or counted with those near it: a
        picture goes with each."""
        elements, element = self.page.elements, self.page.element[block]
        for _ in range(_FEW):
            if element < 0 or elements.end[element] - elements.begin[element] > 1:
                break
            if elements.tag[element] == "li":
                return True
            element = elements.parent[element]
        before = next((b for b in range(block - 1, max(-1, block - _FEW), -1) if self._kept[b]), -1)
        return (before >= 0 and elements.tag[self.page.element[before]] in HEADINGS) or self._is_counted(block)

    def _is_counted(self, block: int) -> bool:
        """Whether a line below a picture near by has the number before or behind the block's own. With a word before
        it ("Step 2:") the lines must follow each other: figures of a text are numbered too ("Figure 2:")."""
        word, number = _counted(self.page.texts[block])
        far = 1 if word else _FEW
        # The last picture may have no line below it.
        lines = range(max(0, block - far), min(len(self.page.texts), block + far + 1))
        near = (b for b in lines if b in self._over)
        return number > 0 and any(
            _counted(self.page.texts[b]) == (word, number + (1 if b > block else -1)) for b in near
        )

    def _centred(self, block: int) -> bool:
        """Whether the block's own element puts its text in the middle, as editors do with lines below pictures."""
        element = self.page.element[block] if block < len(self.page.element) else -1
        own = self.page.elements.attributes[element] if element >= 0 else None
        if not own:
            return False
        return (own.get("align") or "").lower() == "center" or _CENTRE.search(own.get("style") or "") is not None

    def _alone(self, block: int) -> bool:
        """Picture and line share a box that holds no other text, each in an element of its own.

        A line that is not kept may stand in one element with the picture: the score says that it is no paragraph. So
        may one that is all in inline markup.
        """
        elements = self.page.elements
        image, element = self._over[block], self.page.element[block]
        if is_ornament(elements.attributes[image]):
            return False
        if image > element and self._kept[block] and any(own == element for _, own in self.page.pieces[block]):
            return False
        # An element stands before all that it holds: what stands before both and holds the line holds the picture.
        for _ in range(2):
            if element < 0 or elements.end[element] - elements.begin[element] > 1:
                return False
            if element < image:
                return True
            element = elements.parent[element]
        return 0 <= element < image and elements.end[element] - elements.begin[element] == 1


def _counted(text: str) -> tuple[str, int]:
    """The word or two before the number that a line begins with, and that number; 0 where there is none."""
    match = _COUNTED.match(text)
    return (match[1], int(match[2])) if match else ("", 0)
