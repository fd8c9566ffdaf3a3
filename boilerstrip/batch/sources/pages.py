"""A file that is one page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from boilerstrip.batch.sources.found import Broken, Content, Found, Payload, said
from boilerstrip.batch.sources.opening import Opened, remark


def read(path: Path, flattened: bool, limit: int) -> Iterator[Found]:
    """The page in `path`, of which `limit` bytes and one more are read, so that it shows that there is more."""

    def load() -> Content:
        try:
            with Opened(path) as file:
                body = file.stream.read(limit + 1)
                return Payload(body, flattened=flattened, remark=remark(file.stream))
        except (OSError, EOFError) as error:
            return Broken(f"the file cannot be read: {said(error)}")

    yield Found("", load)
