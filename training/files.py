"""Samples and fits on disk, since they take minutes to make."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any


def write_pickle(path: Path, value: object) -> None:
    """Write a file that appears under its name only when it is complete."""
    part = path.with_suffix(".part")
    with open(part, "wb") as out:
        pickle.dump(value, out, protocol=5)
    part.replace(path)


def read_pickle(path: Path) -> Any:
    """What `write_pickle` wrote. Only for files of one's own: a pickle may run code."""
    with open(path, "rb") as source:
        return pickle.load(source)
