"""The house stands as `docs/architecture.md` draws it: its table says what each room may import."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "boilerstrip"
MODULES = sorted(PACKAGE.rglob("*.py"))
_ROW = re.compile(r"^\| `(\w+)` \|([^|]*)\|([^|]*)\|[^|]*\|$", re.M)
# Distributions whose modules have other names. tomli is imported by name, as it is `tomllib` from Python 3.11 on.
_MODULES_OF = {
    "chardetng-py": {"chardetng_py"},
    "charset-normalizer": {"charset_normalizer"},
    "trafilatura": {"trafilatura", "htmldate"},
    "tomli": set[str](),
}


class Rule(NamedTuple):
    """What a room may import, when it is loaded and when one of its functions is called."""

    loaded: frozenset[str]
    called: frozenset[str]


class Import(NamedTuple):
    """One imported module, and whether only a call (or a type checker) imports it."""

    module: str
    late: bool
    where: str


@cache
def rules() -> dict[str, Rule]:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    return {
        room: Rule(*(frozenset(re.findall(r"`(\w+)`", cell)) for cell in (loaded, called)))
        for room, loaded, called in _ROW.findall(text)
    }


def room_of(path: Path) -> str:
    """The folder or the single module of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imports(path: Path) -> tuple[Import, ...]:
    """All that a file imports, from anywhere in it."""

    def visit(node: ast.AST, late: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            where = f"{path.relative_to(ROOT)}:{getattr(child, 'lineno', 0)}"
            if isinstance(child, ast.Import):
                yield from (Import(alias.name, late, where) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                assert child.level == 0, f"{where}: relative import"
                yield from (Import(f"{child.module}.{alias.name}", late, where) for alias in child.names)
            else:
                for_types = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
                called = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
                yield from visit(child, late or for_types or called)

    return tuple(visit(ast.parse(path.read_text(encoding="utf-8")), False))


def rooms() -> set[str]:
    return {room_of(path) for path in MODULES}


def target(module: str) -> str | None:
    """The room that an imported name belongs to; `__init__` for public names. The version is anyone's to know."""
    package, _, rest = module.partition(".")
    if package != "boilerstrip":
        return None
    first = rest.partition(".")[0]
    if first == "__version__":
        return None
    return first if first in rooms() else "__init__"


def test_the_table_has_every_room() -> None:
    assert set(rules()) == rooms()


def test_rooms_import_only_rooms_above_them_in_the_table() -> None:
    """Therefore there is no circle."""
    order = list(rules())
    for place, (room, rule) in enumerate(rules().items()):
        assert rule.loaded <= set(order[:place]), room
        assert rule.called <= set(order), room


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_imports_what_its_room_may(path: Path) -> None:
    room = room_of(path)
    rule = rules()[room]
    for module, late, where in imports(path):
        wanted = target(module)
        if wanted is None or wanted == room:
            continue
        allowed = rule.loaded | rule.called if late else rule.loaded
        assert wanted in allowed, f"{where}: {room} may not import {wanted} {'when called' if late else 'when loaded'}"


def test_rendering_knows_documents_alone() -> None:
    assert rules()["rendering"].loaded <= {"document", "options", "errors"}
    assert not rules()["rendering"].called


def test_nothing_imports_the_command_line() -> None:
    assert [room for room, rule in rules().items() if "cli" in rule.loaded | rule.called] == ["__main__"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_imports_no_other_folder_of_the_checkout(path: Path) -> None:
    """Training, tests and fixtures are not installed."""
    others = {"training", "tests", "fixtures", "docs"}
    assert [one.where for one in imports(path) if one.module.partition(".")[0] in others] == []


def _declared() -> dict[str, set[str]]:
    """The run-time dependencies and those of the batch extra, each with its modules."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lists = re.findall(r"^(?:dependencies|batch) = \[(.*?)\]$", text, re.M | re.S)
    assert len(lists) == 2
    names = [re.split(r"[^\w.-]", name)[0] for block in lists for name in re.findall(r'"([^"]+)"', block)]
    return {name: _MODULES_OF.get(name, {name}) for name in names}


def test_every_library_that_is_imported_is_declared() -> None:
    imported = {one.module.partition(".")[0] for path in MODULES for one in imports(path)}
    known = {"boilerstrip", *sys.stdlib_module_names}.union(*_declared().values())
    assert imported - known == set()


def test_every_library_that_is_declared_is_imported() -> None:
    imported = {one.module.partition(".")[0] for path in MODULES for one in imports(path)}
    assert [name for name, modules in _declared().items() if modules and not modules & imported] == []


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert [name for name in _declared() if f"| `{name}` |" not in text] == []
