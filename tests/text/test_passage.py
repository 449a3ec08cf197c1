"""Whole lines found again and exchanged, never a part of a word."""

from __future__ import annotations

import pytest

from mentorship_tui.text.passage import holds_passage, with_passage

BODY = """Yesterday.

## Plan

Say Yes or no.

Yes

## Notes

One
Yes
two

Yes
"""


@pytest.mark.parametrize(
    ("old", "new", "heading", "expected"),
    [
        ("Yes", "No", "Plan", BODY.replace("\n\nYes\n\n", "\n\nNo\n\n", 1)),
        ("Yes", "No", "Notes", f"{BODY[:-4]}No\n"),
        ("Yes", "", "Plan", BODY.replace("\n\nYes\n\n", "\n\n", 1)),
        ("One\nYes", "Three\n", "", BODY.replace("One\nYes", "Three")),
        (
            "## Notes\n\nOne\nYes",
            "## More",
            "Notes",
            BODY.replace("## Notes\n\nOne\nYes", "## More"),
        ),
        ("Ye", "No", "Plan", None),
        ("", "No", "Plan", None),
    ],
)
def test_exchange(old: str, new: str, heading: str, expected: str | None) -> None:
    """git.md: an answer changes the paragraph that was asked about."""
    assert with_passage(BODY, old, new, heading) == expected


def test_held_below_its_own_heading() -> None:
    """The same words elsewhere are not these."""
    assert holds_passage(BODY, "Yes", "Plan")
    assert not holds_passage(BODY, "two", "Plan")
    assert not holds_passage(BODY, "Say Yes", "Plan")
