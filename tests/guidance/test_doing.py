"""Enter on what is due does what the next step would do about it (M4, H1)."""

from __future__ import annotations

from mentorship_tui.guidance.doing import step_for
from mentorship_tui.guidance.due import DueKind, due
from mentorship_tui.guidance.facts import Facts
from mentorship_tui.guidance.next_step import ActionKind, Step, next_step
from mentorship_tui.records.record import Record
from tests.guidance.build import TODAY, day, mentorship, prepared, record, snapshot

MONA = record("candidate", name="Mona", stage="mentor")
DATES = {"start": day(-200), "end": day(100), "agreed_me": day(-201), "agreed_mentor": day(-201)}
AGREED = record("agreement", status="agreed", **DATES)


def found(kind: DueKind, *records: Record) -> Step | None:
    """What is to be done about the first thing of that kind that is due."""
    journal = snapshot(*records)
    one = next(one for one in due(journal, TODAY) if one.kind is kind)
    return step_for(one, Facts(journal, TODAY))


def test_an_evaluation_opens_its_form() -> None:
    """M2, R44: the mid-term review when half the term has passed; the final one before the end."""
    step = found(DueKind.EVALUATION, *prepared("underway"), MONA, AGREED)
    assert step is not None
    assert (step.action.kind, step.action.values["kind"]) == (ActionKind.ADD, "midterm")
    last = record("agreement", status="agreed", **{**DATES, "end": day(20)})
    done = record("evaluation", title="e", kind="midterm", date=day(-80), decision="continue")
    step = found(DueKind.EVALUATION, *prepared("underway"), MONA, last, done)
    assert step is not None
    assert step.action.values["kind"] == "final"


def test_an_action_is_ticked_from_its_day_on() -> None:
    """M1: mine and the mentor's; before its day there is something to look at, no more."""
    for owner in ("", " @mentor"):
        for offset, expected in ((-1, ActionKind.TICK), (0, ActionKind.TICK), (1, None)):
            body = f"## Actions\n\n- [ ] call HR due:{day(offset)}{owner}\n"
            met = record("meeting", body, date=day(-9), status="held", worth=8, takeaway="x")
            step = found(DueKind.ACTION, *prepared("underway"), MONA, met)
            assert (step.action.kind if step else None) == expected


def test_a_letter_without_an_answer_is_followed_up() -> None:
    """F4: the day one chose has come, so the reminder is written."""
    anna = record("candidate", name="Anna", stage="contacted")
    sent = {"purpose": "first", "direction": "out", "outcome": "waiting"}
    letter = record("contact", title="x", about="anna", date=day(-9), follow_up=day(0), **sent)
    step = found(DueKind.FOLLOW_UP, *prepared(), anna, letter)
    assert step is not None
    assert (step.action.kind, step.action.template) == (ActionKind.DRAFT, "follow_up")


def test_the_choice_one_waits_for_is_noted_at_its_day() -> None:
    """F5: it is the next step from then on, before what there is to do about other candidates."""
    anna = record("candidate", name="Anna", stage="meeting")
    bo = record("candidate", name="Bo", stage="named")
    met = record(
        "tryout", candidate="anna", date=day(-12), status="held", my_choice="yes", ratings={"a": 4}
    )
    sent = {"direction": "out", "outcome": "waiting", "purpose": "schedule"}
    for offset, expected in ((1, "research"), (0, "their_choice")):
        letter = record(
            "contact", title="x", about="anna", date=day(-10), follow_up=day(offset), **sent
        )
        records = (*prepared(), anna, bo, met, letter)
        step = next_step(snapshot(*records), TODAY)
        assert step is not None
        assert step.rule == expected
        done = found(DueKind.FOLLOW_UP, *records)
        assert (done.rule if done else None) == (expected if offset == 0 else None)


def test_a_meeting_that_was_is_written_down_and_a_later_one_is_looked_at() -> None:
    """M1, M4: as the next step has it."""
    base = (*prepared("underway"), MONA)
    step = found(DueKind.MEETING, *base, record("meeting", date=day(-2), status="planned"))
    assert step is not None
    assert step.rule == "was_it_held"
    assert found(DueKind.MEETING, *base, record("meeting", date=day(9), status="planned")) is None


def test_the_end_of_the_term_is_gone_on_from_when_it_has_come() -> None:
    """C1: not weeks before, by looking at a row."""
    for offset, expected in ((9, None), (0, "go_close")):
        term = mentorship("underway", term_start=day(-300), term_end=day(offset))
        step = found(DueKind.TERM, term, MONA)
        assert (step.rule if step else None) == expected
