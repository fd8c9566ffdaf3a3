"""Pages for training into which a list of other articles' beginnings, or of comments, is set."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from boilerstrip.options import Limits
from boilerstrip.reading.lines import read_text
from boilerstrip.reading.page import Page
from boilerstrip.reading.tree import read_html
from training.beside import with_list
from training.followed import Altered, followed, interrupted
from training.labels import Labels

ARTICLE = [
    f"The bridge was closed for the {count} time, and cars went by ferry." for count in ("first", "second", "third")
]
OTHERS = [
    f"Farmer {count} of the valley grows cherries, and sells them at the market of the town." for count in range(40)
]
MAIN = "".join(f"<p>{line}</p>" for line in ARTICLE)
HTML = f"<html><body><nav>Home</nav><main>{MAIN}</main><p>Imprint</p></body></html>"
NAMES = [f"page {count}" for count in range(25)]


def labels_of(page: Page) -> Labels:
    target = np.array([text in ARTICLE for text in page.texts], dtype=np.float32)
    return Labels(target, np.ones(len(target), dtype=np.float32))


@pytest.mark.parametrize("alter", [followed, interrupted])
@pytest.mark.parametrize("name", NAMES)
def test_a_list_in_flattened_text_leaves_the_page_as_it_was(name: str, alter: Callable[..., Altered | None]) -> None:
    page = read_text("\n\n".join(["Home", *ARTICLE, "Imprint"]), Limits())
    found = alter(page, labels_of(page), OTHERS, name)
    assert found is not None
    longer, labels = found
    old = set(page.texts)
    assert [text for text in longer.texts if text in old] == page.texts
    assert len(longer.texts) > len(page.texts)
    assert [text for text, one in zip(longer.texts, labels.target, strict=True) if one] == ARTICLE
    firsts = [first for first, _ in longer.lines]
    assert firsts == sorted(set(firsts))
    assert len(longer.lines) == len(longer.link_chars) == len(labels.weight) == len(longer.texts)
    again = alter(page, labels_of(page), OTHERS, name)
    assert again is not None
    assert again[0].texts == longer.texts


def test_a_list_within_an_article_stands_between_two_of_its_paragraphs() -> None:
    page = read_text("\n".join(["Home", *ARTICLE, "Imprint"]), Limits())
    for name in NAMES:
        found = interrupted(page, labels_of(page), OTHERS, name)
        assert found is not None
        longer, _ = found
        new = [place for place, text in enumerate(longer.texts) if text not in page.texts]
        assert new == list(range(new[0], new[-1] + 1))
        assert {longer.texts[new[0] - 1], longer.texts[new[-1] + 1]} <= set(ARTICLE)
        assert len(new) > 1 or ":" in longer.texts[new[0]]


@pytest.mark.parametrize("name", NAMES)
def test_a_list_in_html_leaves_the_page_as_it_was(name: str) -> None:
    page = read_html(HTML, Limits())
    source = with_list(HTML, page, labels_of(page), OTHERS, name)
    assert source is not None
    assert source == with_list(HTML, page, labels_of(page), OTHERS, name)
    texts = read_html(source, Limits()).texts
    assert [text for text in texts if text in page.texts] == page.texts
    place = [texts.index(line) for line in ARTICLE]
    assert place == list(range(place[0], place[0] + len(ARTICLE)))
    assert any("valley" in text for text in texts)


def test_no_list_where_there_is_no_article_or_nothing_to_make_it_of() -> None:
    page, lines = read_html(HTML, Limits()), read_text("\n".join(ARTICLE), Limits())
    assert with_list(HTML, page, labels_of(page), OTHERS[:1], "name") is None
    assert followed(lines, labels_of(lines), OTHERS[:1], "name") is None
    assert interrupted(lines, labels_of(lines), [], "name") is None
    alone = read_text(f"Home\n{ARTICLE[0]}\nImprint", Limits())
    assert interrupted(alone, labels_of(alone), OTHERS, "name") is None
    nothing = Labels(np.zeros(len(page.texts), dtype=np.float32), np.ones(len(page.texts), dtype=np.float32))
    assert with_list(HTML, page, nothing, OTHERS, "name") is None
