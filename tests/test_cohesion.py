"""Evidence from shared words and from the rhythm of lines."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from boilerstrip.evidence import cohesion, rhythm
from boilerstrip.evidence.cohesion import Vocabulary
from boilerstrip.evidence.family import Family
from boilerstrip.evidence.wording import Wording

BRIDGE = [
    "The old bridge over the Elm was closed on Monday after engineers found cracks in two of its stone piers.",
    "Engineers had warned of the cracks for years, and the bridge carries nine thousand cars a day across the river.",
    "Repairs to the stone piers will take eight months, the council said, and cars are to cross the river by ferry.",
]
TEASERS = ["Baker wins a prize for rye bread", "Rain expected until Sunday evening", "School choir travels to Vienna"]


def vocabulary(texts: list[str]) -> Vocabulary:
    return cohesion.vocabulary(Wording(texts))


def shared(texts: list[str]) -> Family:
    return cohesion.features(Wording(texts), np.zeros(len(texts), dtype=np.float32))


def column(found: Family, name: str) -> NDArray[np.floating]:
    out: NDArray[np.floating] = found.matrix.astype(np.float32)[:, found.names.index(name)]
    return out


def holding(texts: list[str]) -> list[int]:
    """How many blocks hold each word, most first."""
    return sorted(np.bincount(vocabulary(texts).words).tolist(), reverse=True)


def test_paragraphs_of_an_article_share_more_than_teasers_of_others() -> None:
    found = column(shared(BRIDGE + TEASERS), "shared")
    assert found[:3].min() > found[3:].max() + 0.1


def test_words_said_before_are_told_from_words_said_behind() -> None:
    found = shared(BRIDGE)
    assert column(found, "shared_before")[0] == 0
    assert column(found, "shared_behind")[-1] == 0
    assert column(found, "shared_before")[-1] > 0


def test_case_and_endings_do_not_matter() -> None:
    assert holding(["Brücken", "BRÜCKENBAU"]) == [2]
    assert holding(["новости", "НОВОСТЯМИ"]) == [2]


def test_scripts_without_spaces_share_pairs_of_characters() -> None:
    assert holding(["大桥关闭", "这座大桥"]) == [2, 1, 1, 1, 1]


@given(st.lists(st.text(min_size=1, max_size=40).filter(str.strip), min_size=1, max_size=12))
def test_each_word_stands_once_with_each_block(texts: list[str]) -> None:
    texts = [text.strip().replace("\n", " ") for text in texts]
    words, blocks, weight = vocabulary(texts)
    pairs = list(zip(words.tolist(), blocks.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    assert set(words.tolist()) == set(range(len(set(words.tolist()))))
    assert all(0 <= block < len(texts) for _, block in pairs)
    assert (weight > 0).all()
    assert np.isfinite(shared(texts).matrix).all()


def beats(lines: list[str]) -> Family:
    wording = Wording(lines)
    return rhythm.features(wording, np.array([len(line) for line in lines]), np.zeros(len(lines) - 1, dtype=np.int64))


def test_a_pattern_of_two_lines_is_found_at_its_own_distance() -> None:
    found = beats(["A headline of six words here", "12 May"] * 8)
    assert column(found, "rhythm_2").min() > 0.7
    assert column(found, "rhythm_1").max() == 0


def test_lines_that_begin_with_one_mark_are_a_run() -> None:
    found = beats(["Text that begins with a letter.", "• one", "• two", "• three", "More text, again with a letter."])
    assert column(found, "marked").tolist() == [0, 1, 1, 1, 0]
    assert np.allclose(np.expm1(column(found, "run_lines")), [1, 3, 3, 3, 1])


def test_a_page_of_one_line_has_a_rhythm_too() -> None:
    assert np.isfinite(beats(["Alone."]).matrix).all()
