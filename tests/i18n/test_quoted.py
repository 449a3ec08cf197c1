"""What somebody wrote is told apart from the sentence that is about it."""

from __future__ import annotations

from datetime import date

import pytest

from mentorship_tui.i18n import Translator
from mentorship_tui.records.registry import TYPES
from mentorship_tui.records.validate import check_value
from mentorship_tui.text.days import no_day


@pytest.mark.parametrize("text", ["ett år", "tre", "nästa gång"])
def test_an_answer_that_will_not_do_is_quoted_in_swedish(text: str) -> None:
    """X5: "not a year" and "not “a year”" are two things to read."""
    goal, swedish = TYPES["goal"], Translator("sv")
    said = [no_day(text, date(2027, 1, 17))]
    said += [check_value(field, text) for field in map(goal.field, ("due", "baseline")) if field]
    for message in said:
        assert message is not None
        assert f"”{text}”" in swedish(message)
