"""The house rules that can be proved: sizes, where texts of queries stand, what is public."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

import kg
from conftest import ROOT

MODULES = sorted((ROOT / "kg").rglob("*.py"))
FILES = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *(ROOT / "benchmarks").rglob("*.py")]
MOST_LINES, MOST_IN_FUNCTION, MEDIAN_FUNCTION, MOST_METHODS = 300, 40, 10, 12
PRINTING = ("kg/cli/", "kg/render/")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for path in MODULES:
        yield _name(path), ast.parse(path.read_text(encoding="utf-8"))


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _length(function: ast.FunctionDef) -> int:
    """Return the lines of a function without its docstring."""
    first = function.body[0]
    has_docstring = ast.get_docstring(function) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if has_docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_functions_are_short() -> None:
    lengths = {
        f"{name}:{function.lineno} {function.name}": _length(function)
        for name, tree in _trees()
        for function in _functions(tree)
    }
    assert not {where: n for where, n in lengths.items() if n > MOST_IN_FUNCTION}
    assert median(lengths.values()) <= MEDIAN_FUNCTION


def test_classes_are_small() -> None:
    large = {
        f"{name} {node.name}": len(public)
        for name, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and node.name != "KnowledgeGraph"  # one method for each analysis
        and len(public := [f for f in _methods(node) if not f.name.startswith("_")]) > MOST_METHODS
    }
    assert not large


def _methods(node: ast.ClassDef) -> list[ast.FunctionDef]:
    return [method for method in node.body if isinstance(method, ast.FunctionDef)]


def test_only_the_rooms_that_show_print() -> None:
    calls = [
        f"{name}:{node.lineno}"
        for name, tree in _trees()
        if not name.startswith(PRINTING)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    ]
    assert not calls


def test_whatever_may_come_is_caught_at_the_end_and_around_the_code_of_others() -> None:
    broad = [
        name
        for name, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException"))
    ]
    assert set(broad) <= {"kg/cli/app.py", "kg/plugins.py"}


def test_queries_stand_in_files_of_their_own() -> None:
    sparql = re.compile(r"\b(SELECT|CONSTRUCT|ASK|DESCRIBE)\b[^;]*\{[^}]*[?<]", re.DOTALL)
    found = [
        f"{name}:{node.lineno}"
        for name, tree in _trees()
        for node in set(ast.walk(tree)) - _docstrings(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and sparql.search(node.value)
    ]
    assert not found


def _docstrings(tree: ast.Module) -> set[ast.Constant]:
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef)
    firsts = (n.body[0] for n in ast.walk(tree) if isinstance(n, holders) and n.body)
    values = (first.value for first in firsts if isinstance(first, ast.Expr))
    return {value for value in values if isinstance(value, ast.Constant)}


def test_public_names_are_there() -> None:
    assert kg.__all__ == ["__version__", "open"]
    for found in pkgutil.walk_packages(kg.__path__, "kg."):
        if found.name != "kg.__main__":
            module = importlib.import_module(found.name)
            missing = [name for name in getattr(module, "__all__", ()) if not hasattr(module, name)]
            assert not missing, found.name
