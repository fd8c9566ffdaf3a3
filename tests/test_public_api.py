"""The public names: those of `boilerstrip/__init__.py`, documented, with examples that run."""

from __future__ import annotations

import doctest
import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import sys
import types
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import boilerstrip

ROOT = Path(__file__).resolve().parent.parent
OBJECTS = [name for name in boilerstrip.__all__ if not name.startswith("__")]
MODULES = [module.name for module in pkgutil.walk_packages(boilerstrip.__path__, "boilerstrip.")]
PAGES = ["README.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))]
HEAVY = {
    "trafilatura",
    "htmldate",
    "click",
    "rich",
    "nh3",
    "pyarrow",
    "fastwarc",
    "zstandard",
    "w3lib",
    "boilerstrip.cli",
}
_FENCED = re.compile(r"^```python\n(.*?)^```$", re.M | re.S)


def test_all_is_sorted_and_whole() -> None:
    assert sorted(boilerstrip.__all__) == list(boilerstrip.__all__)
    assert len(set(boilerstrip.__all__)) == len(boilerstrip.__all__)
    assert all(hasattr(boilerstrip, name) for name in boilerstrip.__all__)


def test_nothing_else_is_public() -> None:
    own = {
        name
        for name, value in vars(boilerstrip).items()
        if not name.startswith("_") and getattr(value, "__module__", "").startswith("boilerstrip")
    }
    assert own <= set(boilerstrip.__all__)


@pytest.mark.parametrize("name", OBJECTS)
def test_name_has_a_docstring_of_its_own(name: str) -> None:
    text = getattr(boilerstrip, name).__doc__  # a class does not inherit it
    assert text
    assert not text.startswith(f"{name}("), "a dataclass has made its own"


@pytest.mark.parametrize("name", OBJECTS)
def test_name_has_an_example(name: str) -> None:
    """In its docstring."""
    assert ">>> " in (getattr(boilerstrip, name).__doc__ or "")


@pytest.mark.parametrize("name", OBJECTS)
def test_methods_have_docstrings(name: str) -> None:
    thing = getattr(boilerstrip, name)
    if inspect.isclass(thing):
        members = [(key, value) for key, value in vars(thing).items() if not key.startswith("_")]
        callables = [(key, value) for key, value in members if isinstance(value, (types.FunctionType, property))]
        assert [key for key, value in callables if not value.__doc__] == []


@pytest.mark.parametrize("name", boilerstrip.__all__)
def test_name_stands_in_the_api_page(name: str) -> None:
    assert f"`{name}`" in _api() or f"boilerstrip.{name}`" in _api()


@pytest.mark.parametrize("name", OBJECTS)
def test_fields_stand_in_the_api_page(name: str) -> None:
    thing = getattr(boilerstrip, name)
    if is_dataclass(thing):
        assert [field.name for field in fields(thing) if f"`{field.name}`" not in _api()] == []


def test_roles_stand_in_the_api_page() -> None:
    assert [role.value for role in boilerstrip.Role if f"`{role.value}`" not in _api()] == []


def test_defaults_stand_in_the_api_page() -> None:
    for record in (boilerstrip.Options(), boilerstrip.Limits()):
        for field in fields(record):
            value = getattr(record, field.name)
            shown = {"inf": "infinite", "Limits": "`Limits()`"}.get(re.split(r"\W", f"{value}")[0])
            number = f"{value:,}" if type(value) is int else f"`{json.dumps(value)}`" if type(value) is str else None
            wanted = shown or number or f"`{value}`"
            assert f"| `{field.name}` | {wanted} |" in _api()


def _api() -> str:
    return (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("module", ["boilerstrip", *MODULES])
def test_examples_of_docstrings_run(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module), optionflags=doctest.ELLIPSIS)
    assert result.failed == 0


@pytest.mark.parametrize("page", PAGES)
def test_examples_of_the_docs_run(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All fenced Python of a page that shows a prompt, one after the other."""
    monkeypatch.chdir(ROOT)
    blocks = [block for block in _FENCED.findall((ROOT / page).read_text(encoding="utf-8")) if ">>> " in block]
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page, page, 0)
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=told.append)
    assert told == []


def test_the_first_pages_have_examples() -> None:
    assert all(">>> " in (ROOT / page).read_text(encoding="utf-8") for page in ("README.md", "docs/api.md"))


@pytest.mark.parametrize("page", PAGES)
def test_links_between_the_docs_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)", text)
    assert [target for target in targets if not ((ROOT / page).parent / target).exists()] == []


def test_import_is_light() -> None:
    """In a process of its own, as this one has loaded everything."""
    code = "import json, sys, boilerstrip; print(json.dumps(sorted(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
    assert HEAVY.intersection(json.loads(out.stdout)) == set()


def test_extracting_loads_neither_renderers_nor_the_command_line() -> None:
    code = (
        "import json, sys, boilerstrip; page = '<h1>Low tide</h1><p>The old pier shows at low tide, twice a day.</p>';"
        "boilerstrip.extract(page, slow_dates=False).text; print(json.dumps(sorted(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
    assert HEAVY.intersection(json.loads(out.stdout)) == set()


def test_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "boilerstrip", "--version"]
    out = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, text=True)
    assert boilerstrip.__version__ in out.stdout


def test_version_is_that_of_the_project() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{boilerstrip.__version__}"' in text
    assert f"## {boilerstrip.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_package_is_typed() -> None:
    assert (ROOT / "boilerstrip" / "py.typed").is_file()
