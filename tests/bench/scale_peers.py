"""Other engines, as work for the worker processes of a run: in a module of its own, which workers can import."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from boilerstrip.batch.jobs import trouble
from boilerstrip.batch.records import Done, Reply, Task

FIELDS = ("title", "byline", "authors", "date", "language", "text")


@dataclass(frozen=True)
class Peer:
    """Another engine's work on a page: as many of `FIELDS` as it has."""

    engine: str

    def run(self, task: Task) -> Reply:
        try:
            values = _trafilatura(task) if self.engine == "trafilatura" else _resiliparse(task)
        except Exception as error:
            return trouble(error)
        start = {"id": task.id, "source": task.origin, "url": task.url, "status": "ok", "confidence": None}
        record = {**start, **dict.fromkeys(FIELDS), **values, "error": None}
        return Done("ok", json.dumps(record, ensure_ascii=False).encode("utf-8", "replace"))


def _trafilatura(task: Task) -> dict[str, Any]:
    import trafilatura

    found = trafilatura.extract(task.source, url=task.url, with_metadata=True, output_format="json") or "{}"
    data = json.loads(found)
    author = data.get("author")
    return {
        "title": data.get("title"),
        "authors": author.split("; ") if author else [],
        "date": data.get("date"),
        "language": data.get("language"),
        "text": data.get("text"),
    }


def _resiliparse(task: Task) -> dict[str, Any]:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    assert isinstance(task.source, bytes)
    tree = HTMLTree.parse_from_bytes(task.source, task.charset or detect_encoding(task.source) or "utf-8")
    return {"title": tree.title, "text": extract_plain_text(tree, main_content=True)}
