"""Once a mentor is chosen, everybody else gets to know, and nobody is waited for (F4, F6, M4)."""

from __future__ import annotations

import pytest

from mentorship_tui.guidance.due import due
from mentorship_tui.guidance.next_step import Step, steps
from mentorship_tui.records.record import Record, Value
from tests.guidance.build import TODAY, day, english, prepared, record, snapshot

from .searching import candidate, contact, person

MENTOR = candidate("chosen", name="Maria")


def found(phase: str, *records: Record) -> list[Step]:
    """The steps about Anna, while Maria is the chosen one."""
    all_steps = steps(snapshot(*prepared(phase), MENTOR, *records), TODAY)
    about = "mentorships/leading/candidates/anna.md"
    return [step for step in all_steps if about in (step.about, step.action.path)]


@pytest.mark.parametrize("phase", ["agree", "underway"])
def test_who_never_answered_gets_a_kind_no_when_another_is_chosen(phase: str) -> None:
    """F4, F6: it is kinder than silence; once written, they leave the board."""
    letter = contact("anna", "waiting", date=day(-30), follow_up=day(-20))
    (step,) = found(phase, candidate("contacted"), letter)
    assert (step.rule, step.action.template) == ("decline", "decline")
    assert "take with you" not in english(step.why)  # there was no talk to take anything from
    no = contact("anna", "", purpose="decline", date=day(-1))
    (step,) = found(phase, candidate("contacted"), letter, no)
    assert step.action.values == {"stage": "i_declined"}


def test_who_was_met_gets_one_too_and_who_said_no_is_thanked() -> None:
    """F5: whatever one chose after the try-out, another became the mentor."""
    held: dict[str, Value] = {"candidate": "anna", "date": day(-9), "status": "held"}
    assert found("agree", candidate("trying"), record("tryout", **held))[0].rule == "decline"
    said = record("tryout", **held, their_choice="no")
    assert found("agree", candidate("trying"), said)[0].rule == "said_no"
    assert found("agree", candidate("contacted"), contact("anna", "no"))[0].rule == "said_no"


def test_two_letters_in_vain_are_enough_and_who_knows_of_nothing_is_told_nothing() -> None:
    """F4: a third letter to who is silent is no kindness."""
    twice = contact("anna", "waiting", purpose="follow_up", date=day(-15))
    assert found("agree", candidate("contacted"), twice)[0].rule == "let_rest"
    assert found("agree", candidate("researching")) == []


def test_no_answer_is_due_for_ever_once_a_mentor_is_chosen() -> None:
    """M4: what nobody waits for any more is not overdue, in the network either."""
    late: dict[str, Value] = {"date": day(-30), "follow_up": day(-20)}
    asked = contact("bo", "waiting", purpose="ask", **late)
    base = (*prepared("underway"), candidate("contacted"), person("Bo", "asked"), asked)
    letter = contact("anna", "waiting", **late)
    assert due(snapshot(*base, letter, MENTOR), TODAY) == ()
    assert len(due(snapshot(*base, letter), TODAY)) == 2
