"""What git answers, told as sentences (git.md, Git as a program)."""

from __future__ import annotations

import pytest

from mentorship_tui.vcs.errors import LOCKED, explain


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("fatal: invalid date format: 2001-01-01\n", "invalid date format: 2001-01-01."),
        ("error: it is so.\n", "it is so."),
        ("", "?"),
    ],
)
def test_an_unknown_answer_ends_as_a_sentence(said: str, told: str) -> None:
    """What comes behind it, such as what to do, does not run on from it."""
    assert explain(said).params["words"] == told


@pytest.mark.parametrize("first", ["N", "n"])
def test_git_is_understood_with_and_without_its_capitals(first: str) -> None:
    """2.39 writes a capital here and 2.55 none: somebody else committed in between."""
    said = f"warning: {first}ot updating refs/heads/main (new tip 36 does not contain 44)\n"
    assert explain(said) == LOCKED
