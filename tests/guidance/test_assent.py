"""Clauses and the two yeses, and what asks for them again (A2, R38-R40)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.guidance.assent import (
    TERMS,
    AssentState,
    asks_again,
    assent,
    reopens,
    unsettled,
)
from mentorship_tui.records.catalogue.clauses import CLAUSES
from mentorship_tui.records.record import Record, Value
from tests.guidance.build import day, english, record

ALL: dict[str, Value] = {clause.key: "agreed" for clause in CLAUSES}


def agreement(**fields: Value) -> Record:
    return record("agreement", **fields)


def agreed(**fields: Value) -> Record:
    values: dict[str, Value] = {
        "status": "agreed",
        "end": day(300),
        "clauses": dict(ALL),
        "agreed_me": day(-9),
        "agreed_mentor": day(-8),
        **fields,
    }
    return agreement(**values)


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, AssentState.OPEN),
        ({"clauses": {**ALL, "unpaid": "proposed"}}, AssentState.OPEN),
        ({"clauses": ALL}, AssentState.READY),
        ({"clauses": ALL, "agreed_me": day(0)}, AssentState.MINE),
        ({"clauses": ALL, "agreed_mentor": day(0)}, AssentState.THEIRS),
        ({"clauses": ALL, "agreed_me": day(0), "agreed_mentor": day(0)}, AssentState.BOTH),
    ],
)
def test_how_far_it_has_come(fields: dict[str, Value], state: AssentState) -> None:
    """A2, R38: open, settled, one yes, two."""
    assert assent(agreement(**fields)).state is state


def test_a_clause_not_mentioned_is_open_and_ones_own_counts() -> None:
    """A1, R40: thirteen by default, editable."""
    found = assent(agreement(clauses={"unpaid": "agreed", "our_own": "proposed"}))
    assert len(found.clauses) == len(CLAUSES) + 1
    assert found.counts == {"agreed": 1, "proposed": 1, "open": len(CLAUSES) - 1}
    assert english(found.unsettled[-1].label) == "our_own"


def test_changing_an_agreed_clause_asks_both_again() -> None:
    """A2: both yeses are taken back, and the agreement is being revised."""
    assert reopens(agreed(), {"clauses.unpaid": "proposed"}) == {
        "agreed_me": None,
        "agreed_mentor": None,
        "status": "revised",
    }


def test_changing_the_text_of_an_agreed_clause_asks_both_again() -> None:
    """A2: what was said yes to is the words."""
    back = reopens(agreed(), {}, ("unpaid",))
    assert back["clauses.unpaid"] == "proposed"
    assert back["agreed_mentor"] is None


@pytest.mark.parametrize("field", ["start", "end", "midterm", "interval_weeks", "minutes", "place"])
def test_the_terms_are_part_of_what_was_agreed(field: str) -> None:
    """A2: term, rhythm, length and place as well."""
    before = agreed(**{field: day(1) if field in ("start", "end", "midterm") else 3})
    assert reopens(before, {field: 4})
    assert asks_again(before, {field: 4}) is not None


@pytest.mark.parametrize(
    "changes",
    [
        {"agreed_me": day(0)},
        {"title": "Ours"},
        {"tags": ["x"]},
        {"end": day(300)},
        {"clauses.unpaid": "agreed"},
        {"clauses": {**ALL, "extra": "proposed"}},
    ],
)
def test_what_is_not_agreed_on_asks_nobody(changes: dict[str, Value]) -> None:
    """A2: a name, a tag, or the same value once more."""
    assert reopens(agreed(), changes) == {}
    assert asks_again(agreed(), changes) is None


def test_a_draft_is_changed_freely() -> None:
    """A2, R6: before anybody has said yes there is nothing to ask again."""
    draft = agreement(status="draft", clauses={"unpaid": "open"}, end=day(9))
    assert reopens(draft, {"clauses.unpaid": "proposed"}) == {}


@pytest.mark.parametrize("state", ["proposed", "open", None])
def test_a_clause_is_taken_back_in_a_map_as_by_its_name(state: str | None) -> None:
    """A2: a form gives all the clauses at once, a script one of them."""
    whole = {key: value for key, value in ALL.items() if key != "unpaid"}
    given_: dict[str, Value] = {**whole, "unpaid": state} if state else dict(whole)
    assert reopens(agreed(), {"clauses": given_}) == reopens(agreed(), {"clauses.unpaid": state})
    assert asks_again(agreed(), {"clauses": given_}) is not None


def test_the_text_of_a_clause_of_ones_own_asks_both_and_gives_it_no_state() -> None:
    """A2: under a heading of the two's own it is agreed on by the yeses alone."""
    assert reopens(agreed(), {}, ("our_own",)) == {
        "agreed_me": None,
        "agreed_mentor": None,
        "status": "revised",
    }


@pytest.mark.parametrize("state", ["open", "proposed"])
def test_the_text_of_a_clause_that_is_not_agreed_asks_nobody(state: str) -> None:
    before = agreed(clauses={**ALL, "unpaid": state})
    assert reopens(before, {}, ("unpaid",)) == {}


@pytest.mark.parametrize("field", sorted(TERMS))
def test_a_term_that_had_no_value_asks_nobody(field: str) -> None:
    """A2: what was not settled was not agreed on; the same value once more is no change."""
    before = agreed(**{field: None})
    assert reopens(before, {field: 4}) == {}
    assert reopens(agreed(**{field: 4}), {field: 4}) == {}
    assert reopens(agreed(**{field: 4}), {field: 5}) != {}


@pytest.mark.parametrize("field", ["agreed_me", "agreed_mentor", "status"])
def test_what_is_said_in_the_change_itself_is_not_taken_back(field: str) -> None:
    """Who says yes to new terms in one go is not asked again at once; the other is."""
    changes: dict[str, Value] = {"place": "here", field: day(0) if field != "status" else "agreed"}
    back = reopens(agreed(place="there"), changes)
    assert sorted({*back, field}) == ["agreed_me", "agreed_mentor", "status"]
    assert field not in back


@given(st.dictionaries(st.sampled_from(list(ALL)), st.sampled_from(["open", "proposed", "agreed"])))
def test_every_clause_is_settled_or_not(states: dict[str, str]) -> None:
    """A2: none is lost, none counted twice."""
    one = agreement(clauses=dict(states))
    left = {clause.key for clause in unsettled(one)}
    assert left == {key for key in ALL if states.get(key) != "agreed"}
