"""What the tests say they show is in the book, and what the book asks for is shown."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

from .requirements import BOOK, TESTS, cited, finished, main, requirements, shown_by

CODE = TESTS.parent / "mentorship_tui"


def explained(place: Path) -> Iterator[str]:
    """The docstrings and comments of a module."""
    text = place.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def test_every_requirement_that_is_built_is_shown_by_a_test() -> None:
    shown = shown_by()
    assert [code for code in finished() if not shown[code]] == []


def test_every_code_that_is_cited_is_in_the_book() -> None:
    """In the code and in the tests; ranges are taken apart."""
    known = requirements()
    unknown = {
        (place.relative_to(TESTS.parent).as_posix(), code)
        for place in (*CODE.rglob("*.py"), *TESTS.rglob("*.py"))
        for words in explained(place)
        for code in cited(words)
        if code not in known
    }
    assert unknown == set()


def test_every_requirement_is_one_plain_sentence_on_one_line() -> None:
    lines = [line for line in BOOK.read_text(encoding="utf-8").splitlines() if line[:2] == "- "]
    assert len(lines) == len(requirements())
    assert [line for line in lines if not line.endswith(".")] == []


def test_the_command_counts_the_tests_and_lists_those_of_one() -> None:
    assert len(main([]).splitlines()) == len(requirements())
    first, *tests = main(["X8"]).splitlines()
    assert first == f"X8: {requirements()['X8']}"
    assert tests == sorted(shown_by()["X8"])
    assert main(["Z9"]) == "Not in docs/requirements.md: Z9"


def test_a_range_cites_each_of_its_codes() -> None:
    assert list(cited("R29-R31, X1 and A2; on A4 paper")) == ["R29", "R30", "R31", "X1", "A2"]


def test_what_tests_share_is_in_no_test_module() -> None:
    """Helpers are in a conftest or in a module of their own."""
    borrowed = [
        (place.name, node.module)
        for place in TESTS.rglob("*.py")
        for node in ast.walk(ast.parse(place.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
        if node.module.rpartition(".")[2].startswith("test_")
    ]
    assert borrowed == []
