"""What is chosen from the history by what one types (git.md "History")."""

from __future__ import annotations

from datetime import datetime

import pytest

from mentorship_tui.i18n import Translator, msg
from mentorship_tui.journal.reading.history import Entry, Origin
from mentorship_tui.journal.reading.history_filter import HistoryFilter
from mentorship_tui.vcs.history.log import Touched

ENTRY = Entry(
    "1" * 40,
    "",
    datetime(2027, 1, 12, 12, 0).astimezone(),
    "Ada Test",
    "Candidate: Anna Svensson - named -> contacted",
    Origin.CHANGE,
    (Touched("mentorships/leading/candidates/anna-svensson.md", "M"),),
)


@pytest.mark.parametrize(
    ("text", "lets"),
    [
        ("", True),
        ("ANNA contacted", True),
        ("anna johan", False),
        ("candidates", True),
        ("meeting", False),
        ("hitta", True),
        ("ada", True),
        ("2027", True),
        ("2027-0", True),
        ("2027-01-12", True),
        ("2027-01-13", False),
        ("2026-12..2027-01", True),
        ("2027-01-12..", True),
        ("..2027-01-11", False),
        ("2027-02..", False),
        ("anna 2027-01 candidate", True),
    ],
)
def test_words_types_phases_and_days(text: str, lets: bool) -> None:
    """By phase, record type, text and date, all in one line."""
    sieve = HistoryFilter(Translator("en"), {"find": msg("Hitta")})
    sieve.ask(text)
    assert sieve.lets(ENTRY) is lets
