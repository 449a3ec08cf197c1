"""`python -m tests.requirements [CODE ...]`: how many tests show each requirement, or which.

A test names what it shows by a code in its docstring; `docs/requirements.md` says what each
code means.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
BOOK = TESTS.parent / "docs" / "requirements.md"
UNFINISHED = "## Being built"
_LINE = re.compile(r"^- \*\*([A-Z]\d+)\*\* (.+)$", re.MULTILINE)
_CITED = re.compile(r"\b([A-Z])([1-9]\d?)(?:-\1?([1-9]\d?))?\b")
_PAPER = frozenset({"A3", "A4", "A5"})  # sizes of paper


def requirements() -> dict[str, str]:
    """Each code of the book with its sentence, in the book's order."""
    return dict(_LINE.findall(BOOK.read_text(encoding="utf-8")))


def finished() -> tuple[str, ...]:
    """The codes of what is built, which tests must show."""
    return tuple(code for code, _ in _LINE.findall(_whole(BOOK.read_text(encoding="utf-8"))))


def _whole(book: str) -> str:
    return book.partition(f"\n{UNFINISHED}\n")[0]


def cited(words: str) -> Iterator[str]:
    """The codes that a text cites; `R29-R31` cites three."""
    for letter, first, last in _CITED.findall(words):
        for number in range(int(first), int(last or first) + 1):
            if (code := f"{letter}{number}") not in _PAPER:
                yield code


def shown_by() -> dict[str, list[str]]:
    """Each requirement with the tests that cite it, `folder/test_file.py::test_name`."""
    found: dict[str, list[str]] = {code: [] for code in requirements()}
    for place in sorted(TESTS.rglob("test_*.py")):
        where = place.relative_to(TESTS).as_posix()
        for function in ast.walk(ast.parse(place.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if function.name.startswith("test_"):
                for code in dict.fromkeys(cited(ast.get_docstring(function) or "")):
                    found.setdefault(code, []).append(f"{where}::{function.name}")
    return found


def table() -> str:
    """One line a requirement: its code, the number of its tests and its sentence."""
    shown = shown_by()
    return "\n".join(
        f"{code:>4} {len(shown[code]):>4}  {sentence}" for code, sentence in requirements().items()
    )


def list_of(code: str) -> str:
    """The sentence of a requirement and the tests that show it."""
    return "\n".join([f"{code}: {requirements()[code]}", *sorted(shown_by()[code])])


def main(codes: list[str]) -> str:
    """What the command prints."""
    if unknown := [code for code in codes if code not in requirements()]:
        return f"Not in {BOOK.relative_to(TESTS.parent)}: {', '.join(unknown)}"
    return "\n\n".join(list_of(code) for code in codes) or table()


if __name__ == "__main__":
    print(main(sys.argv[1:]))
