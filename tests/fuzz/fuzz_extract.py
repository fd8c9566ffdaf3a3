"""Coverage-guided fuzzing of both doors, with `atheris` (not among the project's dependencies).

    python tests/fuzz/fuzz_extract.py CORPUS_FOLDER -max_total_time=1800 -timeout=20

An input that raises anything but the library's own errors, or breaks a promise, is written to the working folder; once
mended it belongs into `tests/attacks`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

with atheris.instrument_imports(include=["boilerstrip"]):
    import boilerstrip
    from boilerstrip import BoilerstripError, Document, Limits

    _doc = boilerstrip.extract("<h1>A</h1><p>A first page, to load all that is loaded late.</p>")
    _ = (_doc.html, _doc.markdown, boilerstrip.extract_text("a\nb").to_json())

CHARSETS = (None, "utf-8", "windows-1258", "gb18030", "shift_jis", "utf-16")
LIMITS = (Limits(), Limits(blocks=3), Limits(nodes=9), Limits(bytes=50), Limits(depth=4))


def check(doc: Document) -> None:
    """The promises of every document."""
    assert [block.index for block in doc.blocks] == list(range(len(doc.blocks)))
    assert all(0 <= block.score <= 1 for block in doc.blocks)
    assert (doc.status == "truncated") == any(note.startswith("limit of") for note in doc.notes)
    assert Document.from_dict(doc.to_dict()) == doc
    doc.text.encode()
    doc.markdown.encode()
    doc.html.encode()
    for block in doc.blocks[:3]:
        assert block.path


def one(data: bytes) -> None:
    """Read the first byte as the choice of door, charset and limits, the rest as the page."""
    if not data:
        return
    choice, page = data[0], data[1:]
    charset = CHARSETS[choice % len(CHARSETS)]
    limits = LIMITS[choice // 8 % len(LIMITS)]
    extract = boilerstrip.extract_text if choice & 128 else boilerstrip.extract
    try:
        check(extract(page, charset=charset, limits=limits, slow_dates=False, images=True))
    except BoilerstripError:
        return


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
