"""No two files of the app import each other, not in a circle either, not for types alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import mentorship_tui

ROOT = Path(mentorship_tui.__file__).parent


def modules() -> dict[str, Path]:
    """The file of each module of the package, by its dotted name."""
    found = {}
    for path in ROOT.rglob("*.py"):
        name = ".".join(path.relative_to(ROOT.parent).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


def imported(name: str, path: Path, known: Mapping[str, Path]) -> Iterator[str]:
    """Every module of the package that a file imports, inside functions and for types too."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            parts = package.split(".")
            base = ".".join(
                [*parts[: len(parts) - node.level + 1], *([node.module] if node.module else [])]
            )
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield whole if whole in known else base


def test_no_files_of_the_app_import_each_other_in_a_circle() -> None:
    """A reader can begin anywhere, and is never led back to where they began."""
    known = modules()
    app = {name: path for name, path in known.items() if name.startswith("mentorship_tui.app")}
    graph = {name: {*imported(name, path, known)} - {name} for name, path in app.items()}
    assert sum(map(len, graph.values())) > 500
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))
