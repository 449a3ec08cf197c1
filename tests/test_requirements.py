"""The table of what the tests show is whole, and as the tests have it."""

from __future__ import annotations

from tests.requirements import TABLE, shown_by, table


def test_every_requirement_is_shown_by_a_test() -> None:
    """Issue 3: none empty."""
    assert [name for name, tests in shown_by().items() if not tests] == []


def test_the_table_is_up_to_date() -> None:
    """`python -m tests.requirements` writes it anew."""
    assert TABLE.read_text(encoding="utf-8") == table()
