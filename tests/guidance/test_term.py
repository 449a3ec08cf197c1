"""The term: its dates, its rhythm and how far it has come (A1, M1)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from mentorship_tui.guidance.facts import Facts
from mentorship_tui.guidance.term import (
    Term,
    add_months,
    interval_of,
    next_meeting_date,
    proposed_term,
    term_of,
)
from tests.guidance.build import TODAY, day, mentorship, record, snapshot

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(DAYS, st.integers(0, 2000), st.integers(1, 26), DAYS)
def test_a_term(start: date, length: int, weeks: int, today: date) -> None:
    """A1, M1, R41: meetings by the rhythm, all within the term, halfway in it, progress a share."""
    term = Term(start, start + timedelta(days=length), weeks)
    meetings = term.meetings()
    assert meetings[0] == start
    assert all(start <= one <= term.end for one in meetings)
    gaps = {later - earlier for earlier, later in pairwise(meetings)}
    assert gaps <= {timedelta(weeks=weeks)}
    assert start <= term.halfway <= term.end
    assert 0 <= term.progress(today) <= 1
    assert (term.progress(today) == 1) == (today >= term.end)


@given(DAYS, st.integers(0, 400))
def test_months_later(start: date, months: int) -> None:
    """R10: the same day of the month, the last one of a shorter month."""
    end = add_months(start, months)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


@given(st.dates(), st.integers(0, 100_000))
def test_no_date_runs_over_the_end_of_the_calendar(start: date, months: int) -> None:
    """format.md rule 8: odd values in a file do not stop the app."""
    assume(start.year > 1)
    assert add_months(start, months) >= start
    assert Term(start, date.max, 10**9).meetings()[0] == start


def test_the_term_is_the_agreed_one_and_the_mentorships_where_there_is_none() -> None:
    """R4, A1: the agreement has it; an imported journal may have it on the mentorship alone."""
    agreement = record("agreement", start=day(0), end=day(300), interval_weeks=3)
    whole = mentorship("underway", term_start=day(-9), term_end=day(200))
    agreed = term_of(Facts(snapshot(whole, agreement), TODAY))
    alone = term_of(Facts(snapshot(whole), TODAY))
    assert agreed == Term(TODAY, TODAY + timedelta(days=300), 3)
    assert alone is not None
    assert alone.end == TODAY + timedelta(days=200)


def test_a_slip_of_the_hand_in_the_rhythm_is_the_usual_one() -> None:
    """format.md rule 4: every four weeks, unless something sensible is said."""
    for said, meant in ((1, 1), (26, 26), (104, 104), (0, 4), (-3, 4), (105, 4), (10**12, 4)):
        assert interval_of(record("agreement", interval_weeks=said)) == meant
    assert interval_of(None) == 4


def test_a_term_that_ends_before_it_starts_is_none() -> None:
    """format.md rule 4: wrong values are kept in the file and not reckoned with."""
    facts = Facts(snapshot(mentorship(), record("agreement", start=day(0), end=day(-1))), TODAY)
    assert term_of(facts) is None
    one_day = Facts(snapshot(mentorship(), record("agreement", start=day(0), end=day(0))), TODAY)
    assert term_of(one_day) == Term(TODAY, TODAY)


def test_the_proposed_term_is_as_long_as_one_imagined() -> None:
    """R10: twelve months if nothing is said."""
    assert proposed_term(Facts(snapshot(mentorship()), TODAY)).end == date(2028, 3, 1)
    imagined = mentorship(horizon_months=6)
    assert proposed_term(Facts(snapshot(imagined), TODAY)).end == date(2027, 9, 1)


@given(st.integers(-200, 200), st.integers(1, 26), st.integers(0, 400))
def test_the_next_meeting_is_ahead_and_within_the_term(last: int, weeks: int, end: int) -> None:
    """M1, R4, R41: never in the past, never behind the end of the term."""
    agreement = record("agreement", start=day(-300), end=day(end), interval_weeks=weeks)
    held = record("meeting", date=day(min(last, 0)), status="held")
    facts = Facts(snapshot(mentorship("underway"), agreement, held), TODAY)
    found = next_meeting_date(facts)
    assert found is not None
    assert TODAY <= found <= TODAY + timedelta(days=end)


def test_after_the_term_no_meeting_is_proposed() -> None:
    """R4, C1: then it is time for the ending."""
    agreement = record("agreement", start=day(-300), end=day(-1))
    assert next_meeting_date(Facts(snapshot(mentorship("underway"), agreement), TODAY)) is None
