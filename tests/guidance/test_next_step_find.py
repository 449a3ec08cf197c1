"""The order of the steps while one searches (H1, study part 4)."""

from __future__ import annotations

import pytest

from mentorship_tui.records.record import Value
from tests.guidance.build import (
    day,
    mentorship,
    prepared,
    record,
)

from .proposing import candidate, contact, proposed, rules


@pytest.mark.parametrize(("days", "expected"), [(9, "answer"), (10, "remind"), (30, "remind")])
def test_after_ten_days_one_reminder(days: int, expected: str) -> None:
    """F4, R34, study part 4: no reply in ten days -> one follow-up."""
    found = rules(*prepared(), candidate("contacted"), contact("anna", -days))
    assert next(rule for rule in found if rule in ("answer", "remind")) == expected


def test_the_day_one_chose_oneself_counts_before_the_ten_days() -> None:
    """F4: follow_up is the mentee's own."""
    early = contact("anna", -4, follow_up=day(0))
    late = contact("anna", -20, follow_up=day(3))
    assert proposed(*prepared(), candidate("contacted"), early).rule == "remind"
    assert "remind" not in rules(*prepared(), candidate("contacted"), late)


@pytest.mark.parametrize(("days", "expected"), [(13, False), (14, True)])
def test_after_a_reminder_one_lets_it_rest(days: int, expected: bool) -> None:
    """F4, study part 4: fourteen days more -> move on; and it says nothing about you."""
    reminder = contact("anna", -days, purpose="follow_up")
    found = rules(*prepared(), candidate("contacted"), contact("anna", -40), reminder)
    assert ("let_rest" in found) is expected


def test_an_answer_that_came_stops_the_reminders() -> None:
    """F4: what they wrote is the last word between you."""
    answer = record("contact", about="anna", title="a", date=day(-1), direction="in", outcome="yes")
    found = rules(*prepared(), candidate("contacted"), contact("anna", -30), answer)
    assert "remind" not in found
    assert found[0] == "said_yes"


def test_contact_without_intention_and_profile_is_warned_of_first() -> None:
    """R7: preparation first; a warning, since the other steps are there behind it."""
    found = rules(mentorship("find", intention=""), candidate())
    assert found[:2] == ["intention", "profile"]
    assert "research" in found


def test_a_lead_is_no_candidate() -> None:
    """R31, R32, F2: a place is asked for a name."""
    lead = candidate("lead", lead_kind="network")
    person = record("person", name="Bo", ask_status="none")
    step = proposed(*prepared(), person, lead)
    assert (step.rule, step.action.values) == ("lead", {"stage": "named"})


def test_the_one_furthest_along_comes_first() -> None:
    """F6, R35: several at once, one step."""
    other = record("candidate", name="Bo", stage="researching", fit={"listens": 3}, verdict="clear")
    assert proposed(*prepared(), candidate(), other).action.path == other.path


def test_while_one_waits_another_may_be_asked() -> None:
    """R35: someone or several; the waiting is proposed after what can be done."""
    person = record("person", name="Bo", ask_status="not_asked")
    found = rules(*prepared(), person, candidate("contacted"), contact("anna", -2))
    assert found[:2] == ["ask", "answer"]


def test_a_name_keeps_who_gave_it() -> None:
    """F1: suggestions become candidates with one key."""
    person = record("person", name="Bo", ask_status="suggested")
    step = proposed(*prepared(), person)
    assert step.action.values == {"suggested_by": ["bo"], "stage": "named"}


def test_an_unsuitable_candidate_is_kept_as_a_good_suggester() -> None:
    """P5, R21-R26, study part 1: a conflicted candidate becomes a network person."""
    boss = candidate(conflicts={"manager": "high"}, attention="yes")
    step = proposed(*prepared(), boss)
    assert step.rule == "to_network"
    assert step.action.values == {"name": "Anna", "relation": "manager"}
    person = record("person", name="Anna", ask_status="none")
    assert proposed(*prepared(), boss, person).action.values == {"stage": "i_declined"}


def test_a_written_reason_is_enough() -> None:
    """P5, R6: it warns and explains, it never blocks."""
    boss = candidate(conflicts={"manager": "high"}, override_reason="Nobody else knows it")
    assert "to_network" not in rules(*prepared(), boss)


def test_both_say_yes_each_for_themselves() -> None:
    """R38, A1: two separate yeses before anybody is chosen."""
    held: dict[str, Value] = {"candidate": "anna", "date": day(-3), "status": "held"}
    anna = candidate("trying", conflicts={"friend": "none"}, attention="yes")
    mine = record("tryout", **held, ratings={"honest": 4}, my_choice="yes")
    both = record("tryout", **held, ratings={"honest": 4}, my_choice="yes", their_choice="yes")
    assert proposed(*prepared(), anna, mine).rule == "choose"
    step = proposed(*prepared(), anna, both)
    assert (step.rule, step.action.values) == ("chosen", {"stage": "chosen"})


@pytest.mark.parametrize(
    ("choice", "expected"), [("no", "decline"), ("maybe", "book_tryout"), ("unknown", "my_choice")]
)
def test_maybe_is_to_meet_once_more_and_no_is_a_kind_letter(choice: str, expected: str) -> None:
    """F5, R36, study part 4: maybe -> meet once more; no -> kind thanks."""
    tryout = record(
        "tryout",
        candidate="anna",
        date=day(-3),
        status="held",
        ratings={"honest": 4},
        my_choice=choice,
    )
    assert proposed(*prepared(), candidate("trying"), tryout).rule == expected
