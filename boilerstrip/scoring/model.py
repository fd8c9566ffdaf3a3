"""Scores: the probability that each block is content, from its evidence.

Two networks were trained, one for HTML and one for flattened text; their weights are small data files beside this
module. `docs/model.md` says what they were trained on.
"""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from boilerstrip.errors import WeightsError
from boilerstrip.evidence.family import Flags, Floats
from boilerstrip.evidence.matrix import Evidence
from boilerstrip.scoring.network import Network
from boilerstrip.scoring.verdict import Verdict

VERSION = 4
"""Version of the weights file's form."""


class Model:
    """The networks of both front doors."""

    def __init__(self, html: Network, text: Network) -> None:
        self._html, self._text = html, text

    def predict(self, evidence: Evidence) -> Floats:
        """Probability of content for each block, n floats. Raises `WeightsError` where they are for other evidence."""
        network = self._network(evidence)
        if network.names != evidence.names:
            door = "text" if evidence.structure is None else "html"
            raise WeightsError(
                f"the weights of {door}.npz are for {len(network.names)} columns of evidence, not the "
                f"{len(evidence.names)} of this version: train them anew"
            )
        return network.predict(evidence.matrix, evidence.ranges, evidence.groups)

    def judge(self, evidence: Evidence, scores: Floats, kept: Flags) -> Verdict:
        """What is known of the page as a whole, once its blocks are decided."""
        return self._network(evidence).judge.judge(evidence, scores, kept)

    def _network(self, evidence: Evidence) -> Network:
        return self._text if evidence.structure is None else self._html


def read_network(data: bytes, name: str) -> Network:
    """A network from the bytes of its weights file. Raises `WeightsError` where it is broken or of another version."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            version = int(stored["version"])
            names = tuple(str(stored["names"]).split("\n"))
            arrays = {key: stored[key].astype(np.float32) for key in stored.files if key not in ("names", "version")}
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise WeightsError(
            f"{name}: unreadable weights ({error}), an npz file of version {VERSION} is expected"
        ) from error
    if version != VERSION:
        raise WeightsError(f"{name}: weights of version {version} were given, version {VERSION} is expected")
    try:
        return Network(arrays, names)
    except KeyError as error:
        raise WeightsError(f"{name}: the array {error} is missing") from error


@lru_cache(maxsize=1)
def load() -> Model:
    """The model in the package, read once. Raises `WeightsError` where a file is missing or broken."""
    folder = files(__package__)
    return Model(*(read_network(folder.joinpath(name).read_bytes(), name) for name in ("html.npz", "text.npz")))


def read_model(folder: Path) -> Model:
    """A model from another folder that holds `html.npz` and `text.npz`. Raises `WeightsError`."""
    networks = []
    for name in ("html.npz", "text.npz"):
        try:
            networks.append(read_network((folder / name).read_bytes(), name))
        except OSError as error:
            raise WeightsError(f"{folder / name}: {error.strerror}, a weights file is expected") from error
    return Model(*networks)
