"""The scorer: its weights, its answers, and what it says of broken files."""

from __future__ import annotations

import io
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fixtures_support import all_fixtures

from boilerstrip.deciding.body import BETAS, decide, threshold
from boilerstrip.errors import WeightsError
from boilerstrip.evidence.matrix import Evidence, gather
from boilerstrip.evidence.wording import Wording
from boilerstrip.options import Limits
from boilerstrip.phrases import load as load_phrases
from boilerstrip.reading.lines import read_text
from boilerstrip.reading.page import Page
from boilerstrip.reading.tree import read_html
from boilerstrip.scoring.model import VERSION, Model, load, read_model, read_network
from boilerstrip.scoring.verdict import SIGNS, signs

NAMES = ("html.npz", "text.npz")


def weights(name: str) -> bytes:
    return files("boilerstrip.scoring").joinpath(name).read_bytes()


def page_of(name: str) -> Page:
    fixture = next(one for one in all_fixtures() if one.name == name)
    return read_text(fixture.page, Limits()) if fixture.entry == "text" else read_html(fixture.page, Limits())


def evidence_of(name: str) -> Evidence:
    return gather(page_of(name), load_phrases())


def changed(data: bytes, **arrays: object) -> bytes:
    """The weights with some arrays changed, or taken away where None."""
    with np.load(io.BytesIO(data)) as stored:
        kept = {key: stored[key] for key in stored.files}
    for key, value in arrays.items():
        kept.pop(key)
        if value is not None:
            kept[key] = np.asarray(value)
    out = io.BytesIO()
    np.savez(out, **kept)
    return out.getvalue()


@pytest.mark.parametrize(
    "sentence", ["Nobody was hurt. ", "नया पुल खुल गया। ", "ស្ពានថ្មីបានបើក។ ", "တံတားသစ်ဖွင့်ပြီ။ ", "新桥通车了。"]
)
def test_sentences_end_in_every_script(sentence: str) -> None:
    assert Wording([sentence * 5]).sentences.tolist() == [5]


def test_weights_are_small() -> None:
    assert sum(len(weights(name)) for name in NAMES) < 1_000_000


@pytest.mark.parametrize("fixture", ["every-trap-en-classes", "trieu-tien-dieu-quan-text"])
def test_columns_of_the_weights_are_those_of_the_evidence(fixture: str) -> None:
    evidence = evidence_of(fixture)
    name = "text.npz" if evidence.structure is None else "html.npz"
    assert read_network(weights(name), name).names == evidence.names
    assert evidence.matrix.shape == (len(evidence.matches), len(evidence.names))


@pytest.mark.parametrize("fixture", ["every-trap-en-classes", "trieu-tien-dieu-quan-text"])
def test_scores_are_probabilities_and_always_the_same(fixture: str) -> None:
    model = load()
    first, second = model.predict(evidence_of(fixture)), model.predict(evidence_of(fixture))
    assert ((first > 0) & (first < 1)).all()
    assert (first == second).all()
    assert first.max() > 0.8
    assert first.min() < 0.2


@pytest.mark.parametrize("html", ["<p>one", "<p>one<p>two", "<ul>" + "<li>item" * 70])
def test_pages_shorter_than_the_network_sees_are_scored(html: str) -> None:
    evidence = gather(read_html(html, Limits()), load_phrases())
    assert len(load().predict(evidence)) == len(evidence.matches)


def test_verdict_tells_a_story_from_a_list_of_stories() -> None:
    model = load()
    article = {}
    for name in ("every-trap-en-classes", "index-page-en"):
        evidence, page = evidence_of(name), page_of(name)
        scores = model.predict(evidence)
        article[name] = model.judge(evidence, scores, decide(page, evidence, scores, "balanced")).article
    assert article["every-trap-en-classes"] > 0.5 > 0.3 > article["index-page-en"]


def test_signs_are_as_many_as_their_names() -> None:
    evidence = evidence_of("every-trap-en-classes")
    scores = load().predict(evidence)
    assert signs(evidence, scores, scores > 0.5).shape == (len(SIGNS),)


def test_focus_moves_the_threshold_and_nothing_else() -> None:
    page, evidence = page_of("every-trap-en-bare"), evidence_of("every-trap-en-bare")
    scores = load().predict(evidence)
    lines = {focus: threshold(evidence.wording.words, scores, beta) for focus, beta in BETAS.items()}
    assert lines["recall"] <= lines["balanced"] <= lines["precision"]
    kept = {focus: int(decide(page, evidence, scores, focus).sum()) for focus in BETAS}
    assert kept["recall"] >= kept["balanced"] >= kept["precision"] > 0


def test_threshold_gives_the_set_of_highest_expected_f() -> None:
    random = np.random.default_rng(7)
    for _ in range(50):
        scores = random.random(12).astype(np.float32)
        words = random.integers(1, 60, 12).astype(np.float32)

        def expected(kept: Any, s: Any = scores, w: Any = words) -> float:
            return float(2 * (s * w)[kept].sum() / (w[kept].sum() + (s * w).sum()))

        best = max(expected(scores >= line) for line in scores)
        assert expected(scores >= threshold(words, scores, 1.0)) == pytest.approx(best, abs=1e-4)


def test_broken_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"html\.npz: unreadable weights"):
        read_network(b"not a file of weights", "html.npz")
    with pytest.raises(WeightsError, match="unreadable weights"):
        read_network(weights("html.npz")[:500], "html.npz")
    with pytest.raises(WeightsError, match=f"version {VERSION + 1} were given, version {VERSION} is expected"):
        read_network(changed(weights("html.npz"), version=VERSION + 1), "html.npz")
    with pytest.raises(WeightsError, match=r"last\.weight"):
        read_network(changed(weights("html.npz"), **{"last.weight": None}), "html.npz")
    with pytest.raises(WeightsError, match=r"html\.npz"):
        read_model(tmp_path)


def test_weights_for_other_evidence_are_refused() -> None:
    flattened = read_network(weights("text.npz"), "text.npz")
    with pytest.raises(WeightsError, match=r"html\.npz are for \d+ columns of evidence, not the \d+ of this version"):
        Model(flattened, flattened).predict(evidence_of("every-trap-en-bare"))
