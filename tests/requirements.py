"""`python -m tests.requirements`: which test shows which requirement, from the tests' own words.

A test names what it shows in its docstring: R1-R50 of the domain study, and H, P, F, A, M, C, L
and X of the product's description. The table is written to `tests/requirements.md`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
TABLE = TESTS / "requirements.md"
COUNTS = {"H": 3, "P": 5, "F": 6, "A": 2, "M": 4, "C": 3, "L": 1, "X": 8, "R": 50}
NAMES = tuple(f"{letter}{1 + at}" for letter, count in COUNTS.items() for at in range(count))
_RANGE = re.compile(r"\b([HPFAMCLXR])(\d+)(?:-\1?(\d+))?\b")


def named(words: str) -> Iterator[str]:
    """The requirements a docstring names; `R29-R31` names three."""
    for letter, first, last in _RANGE.findall(words):
        for number in range(int(first), int(last or first) + 1):
            if f"{letter}{number}" in NAMES:
                yield f"{letter}{number}"


def shown_by() -> dict[str, list[str]]:
    """Each requirement with the tests that name it, `folder/test_file.py::test_name`."""
    found: dict[str, list[str]] = {name: [] for name in NAMES}
    for place in sorted(TESTS.rglob("test_*.py")):
        where = place.relative_to(TESTS).as_posix()
        for function in ast.walk(ast.parse(place.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if function.name.startswith("test_"):
                for name in dict.fromkeys(named(ast.get_docstring(function) or "")):
                    found[name].append(f"{where}::{function.name}")
    return found


def table() -> str:
    """The table as markdown."""
    lines = [
        "# Which tests show which requirement",
        "",
        "Made by `python -m tests.requirements` from the tests' docstrings.",
        "",
        "| requirement | shown by |",
        "| --- | --- |",
    ]
    for name, tests in shown_by().items():
        lines.append(f"| {name} | {'<br>'.join(f'`{test}`' for test in sorted(tests))} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
