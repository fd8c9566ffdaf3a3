"""Every error of the library says what was given and what was expected."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import boilerstrip
from boilerstrip import BoilerstripError, Document, Extractor, Limits, Options
from boilerstrip.errors import DocumentError, InputError, OptionError, PhraseFileError, WeightsError
from boilerstrip.phrases import read
from boilerstrip.scoring.model import VERSION, read_model, read_network


def npz(version: int, names: str) -> bytes:
    stream = io.BytesIO()
    np.savez(stream, version=np.array(version), names=np.array(names))
    return stream.getvalue()


PAGE = "<p>a"
EXPECTED = "the bytes of an HTML or text page are expected"
CASES: list[tuple[Callable[[], object], type[BoilerstripError], str]] = [
    (lambda: boilerstrip.extract(None), InputError, "NoneType was given, str or bytes are expected"),  # type: ignore[arg-type]
    (lambda: boilerstrip.extract(Path("a.html")), InputError, "PosixPath was given, str or bytes"),  # type: ignore[arg-type]
    (lambda: boilerstrip.extract_text(7), InputError, "int was given, str or bytes are expected"),  # type: ignore[arg-type]
    (lambda: Extractor().extract([PAGE]), InputError, "list was given, str or bytes are expected"),  # type: ignore[arg-type]
    (lambda: boilerstrip.extract(b"%PDF-1.7"), InputError, f"a PDF was given, {EXPECTED}"),
    (lambda: boilerstrip.extract(b"\x89PNG\r\n\x1a\n"), InputError, f"a PNG picture was given, {EXPECTED}"),
    (lambda: boilerstrip.extract_text(b"\x1f\x8b\x08"), InputError, f"gzip data was given, {EXPECTED}"),
    (lambda: boilerstrip.extract(bytes(range(256)) * 9), InputError, f"binary data was given, {EXPECTED}"),
    (lambda: boilerstrip.extract(b"<p>", charset="klingon"), InputError, "charset: 'klingon' was given, the name of"),
    (lambda: boilerstrip.extract(b"<p>", charset=8), InputError, "charset: 8 was given, the name of a text encoding"),  # type: ignore[arg-type]
    (
        lambda: boilerstrip.extract(PAGE, url=b"https://a.example/"),  # type: ignore[arg-type]
        InputError,
        "url: b'https://a.example/' was given, s",
    ),
    (lambda: Options(focus="both"), OptionError, "focus: 'both' was given, one of balanced, precision, recall is"),
    (lambda: Options(links="no"), OptionError, "links: 'no' was given, True or False is expected"),  # type: ignore[arg-type]
    (lambda: Options(limits=5), OptionError, "limits: 5 was given, a boilerstrip.Limits is expected"),  # type: ignore[arg-type]
    (lambda: boilerstrip.extract(PAGE, link=True), OptionError, "'link' is no option; there are focus, comments, "),
    (lambda: boilerstrip.extract(PAGE, options={}), OptionError, "options: dict was given, a boilerstrip.Options is"),  # type: ignore[arg-type]
    (lambda: Extractor(foo=1), OptionError, "'foo' is no option; there are focus, comments, "),
    (lambda: Limits(nodes=0), OptionError, "limits.nodes: 0 was given, a whole number above 0 is expected"),
    (lambda: Limits(bytes=1.5), OptionError, "limits.bytes: 1.5 was given, a whole number above 0 is expected"),  # type: ignore[arg-type]
    (lambda: Limits(seconds=-1), OptionError, "limits.seconds: -1 was given, a number above 0 is expected"),
    (lambda: Limits(seconds=float("nan")), OptionError, "limits.seconds: nan was given, a number above 0 is expected"),
    (lambda: Limits(depth=True), OptionError, "limits.depth: True was given, a whole number above 0 is expected"),
    (lambda: read_network(b"PK", "w.npz"), WeightsError, "w.npz: unreadable weights (.*), an npz file of version"),
    (
        lambda: read_network(npz(version=1, names="a"), "w.npz"),
        WeightsError,
        "w.npz: weights of version 1 were given, v",
    ),
    (
        lambda: read_network(npz(version=VERSION, names="a"), "w.npz"),
        WeightsError,
        "w.npz: the array 'mean' is missing",
    ),
    (lambda: read_model(Path("/nowhere")), WeightsError, "/nowhere/html.npz: No such file .*, a weights file is exp"),
    (lambda: read(Path("/nowhere")), PhraseFileError, "/nowhere: given No such file .*, expected a folder of phrase f"),
    (lambda: Document.from_dict(7), DocumentError, "document: int was given, a mapping is expected"),  # type: ignore[arg-type]
    (lambda: Document.from_dict({"title": 7}), DocumentError, "(was given|missing), .* is expected"),
]


@pytest.mark.parametrize(("call", "error", "message"), CASES)
def test_message(call: Callable[[], object], error: type[BoilerstripError], message: str) -> None:
    pattern = message.replace("(", r"\(").replace(")", r"\)") if "unreadable" in message else message
    with pytest.raises(error, match=pattern.replace("+", r"\+")) as caught:
        call()
    assert isinstance(caught.value, BoilerstripError)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff", "xx.json: given .*, expected a JSON object in UTF-8"),
        (b"{", "xx.json: given .*, expected a JSON object in UTF-8"),
        (b"[]", r"xx.json: given list \[\], expected a JSON object"),
        (b'{"language": "xx"}', "xx.json: name: given nothing, expected a string that is not empty"),
        (b'{"language": "en", "name": "X"}', "xx.json: language: given 'en', expected the name of the file"),
        (b'{"language": "xx", "name": "X", "a": 1}', "xx.json: a: given an unknown key, expected one of language, "),
        (
            b'{"language": "xx", "name": "X", "names": {"roles": "a"}}',
            "xx.json: names.roles: given str 'a', expected a l",
        ),
        (
            b'{"language": "xx", "name": "X", "dates": {"months": ["a"]}}',
            "xx.json: dates.months: given 1 names, expected",
        ),
        (b'{"language": "xx", "language": "xx"}', "xx.json: given the key 'language' twice, expected a JSON object"),
    ],
)
def test_phrase_file(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "xx.json").write_bytes(content)
    with pytest.raises(PhraseFileError, match=message):
        read(tmp_path)


def test_a_folder_without_phrase_files(tmp_path: Path) -> None:
    with pytest.raises(PhraseFileError, match=r"given no phrase file, expected at least one <language>.json"):
        read(tmp_path)


@pytest.mark.parametrize("key", ["blocks", "title", "status", "confidence", "notes", "options", "version"])
def test_a_document_of_another_form(key: str) -> None:
    data = json.loads(boilerstrip.extract("<h1>A</h1><p>Some words of prose, to be kept.</p>").to_json())
    with pytest.raises(DocumentError, match=f"{key}.*(was given|is expected)"):
        Document.from_dict({**data, key: object()})


def test_all_errors_have_one_base_and_say_so() -> None:
    kinds = [InputError, OptionError, WeightsError, PhraseFileError, DocumentError]
    assert all(issubclass(kind, BoilerstripError) and kind.__doc__ for kind in kinds)


@pytest.mark.parametrize("digits", [400, 5000])
def test_numbers_that_no_float_holds(digits: int) -> None:
    huge = 10**digits
    for name in ("seconds", "bytes", "nodes"):
        for value in (huge, -huge):
            with pytest.raises(OptionError, match=rf"limits\.{name}: .* was given"):
                Limits(**{name: value})
    data = boilerstrip.extract("<h1>A</h1><p>Some words of prose, to be kept.</p>").to_dict()
    block = data["blocks"][0]
    spoilt = [{"confidence": huge}, {"version": huge}, {"blocks": [{**block, "index": -huge}]}]
    for change in (*spoilt, {"blocks": [{**block, "score": huge}]}, {"options": {"limits": {"seconds": huge}}}):
        with pytest.raises(DocumentError, match="was given"):
            Document.from_dict({**data, **change})
