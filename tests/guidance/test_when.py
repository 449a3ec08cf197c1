"""Days in words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.guidance.when import when
from tests.guidance.build import TODAY, english, swedish


@pytest.mark.parametrize(
    ("days", "en", "sv"),
    [
        (0, "today", "i dag"),
        (1, "tomorrow", "i morgon"),
        (-1, "yesterday", "i går"),
        (3, "in 3 days", "om 3 dagar"),
        (-2, "2 days ago", "för 2 dagar sedan"),
        (14, "in 2 weeks", "om 2 veckor"),
        (-30, "4 weeks ago", "för 4 veckor sedan"),
        (90, "in 3 months", "om 3 månader"),
        (-365, "12 months ago", "för 12 månader sedan"),
    ],
)
def test_as_a_person_says_it(days: int, en: str, sv: str) -> None:
    """M4, H1: what is due says how far off it is, in both languages."""
    found = when(TODAY + timedelta(days=days), TODAY)
    assert (english(found), swedish(found)) == (en, sv)


@given(st.integers(-20_000, 20_000))
def test_ahead_and_behind_are_never_mixed_up(days: int) -> None:
    """M4: what has passed is not said to come."""
    words = english(when(TODAY + timedelta(days=days), TODAY))
    ahead = words.startswith("in ") or words == "tomorrow"
    behind = words.endswith("ago") or words == "yesterday"
    assert (ahead, behind) == (days > 0, days < 0)
