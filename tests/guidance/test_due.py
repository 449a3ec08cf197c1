"""What is due (M4, H1)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentorship_tui.guidance.agenda import agenda, agenda_text
from mentorship_tui.guidance.due import Due, DueKind, due
from mentorship_tui.i18n import Translator
from mentorship_tui.records.record import Record, Value
from tests.guidance.build import (
    TODAY,
    day,
    english,
    mentorship,
    prepared,
    record,
    snapshot,
    swedish,
)


def of(*records: Record) -> list[tuple[str, str]]:
    """The kinds and the English texts of what is due."""
    return [(one.kind.value, english(one.text)) for one in due(snapshot(*records), TODAY)]


def agreement(**fields: Value) -> Record:
    values: dict[str, Value] = {"start": day(-200), "end": day(200), **fields}
    return record("agreement", status="agreed", **values)


def test_everything_with_a_day_is_there_the_oldest_first() -> None:
    """M4: follow-ups, meetings, actions, goals, evaluations, term; what is overdue comes first."""
    tasks = f"- [ ] Write it due:{day(2)}\n- [ ] Read it due:{day(-2)} @mentor\n"
    records = (
        mentorship("underway"),
        record("goal", title="Talk", kind="concrete", due=day(20), status="active"),
        record("person", name="Bo", ask_status="asked", follow_up=day(-5)),
        record("meeting", tasks, title="Old", date=day(-9), status="held"),
        record("meeting", title="Next", date=day(6), status="planned"),
        agreement(end=day(29), midterm=day(3)),
    )
    assert of(*records) == [
        ("follow_up", "Get in touch with Bo again"),
        ("action", "The mentor: Read it"),
        ("action", "Write it"),
        ("evaluation", "Mid-term review"),
        ("meeting", "Meeting: Next"),
        ("goal", "Goal: Talk"),
        ("evaluation", "Final evaluation"),
        ("term", "The term ends"),
    ]


def test_while_one_searches_candidates_and_answers_are_due() -> None:
    """M4, F4, F5: next dates, answers one waits for, try-outs."""
    anna = record("candidate", name="Anna", stage="contacted", next_step="Ring", next_date=day(1))
    bo = record("candidate", name="Bo", stage="meeting")
    letter = record(
        "contact",
        about="anna",
        title="a",
        date=day(-4),
        direction="out",
        purpose="first",
        outcome="waiting",
        follow_up=day(6),
    )
    tryout = record("tryout", candidate="bo", date=day(4), status="planned")
    assert of(*prepared(), anna, bo, letter, tryout) == [
        ("follow_up", "Anna: Ring"),
        ("tryout", "Try-out meeting with Bo"),
        ("follow_up", "Answer from Anna?"),
    ]


@pytest.mark.parametrize("stage", ["they_declined", "i_declined"])
def test_who_is_no_longer_in_question_is_not_due(stage: str) -> None:
    """F6, M4: no reminder of a no."""
    gone = record("candidate", name="Anna", stage=stage, next_date=day(-1))
    assert of(*prepared(), gone) == []


def test_the_answer_of_whom_one_would_like_as_mentor_is_due() -> None:
    """F5, M4: also while there is something to do about another candidate; noted, it is not."""
    anna, bo = (record("candidate", name=name, stage="meeting") for name in ("Anna", "Bo"))
    held = {"candidate": "anna", "date": day(-4), "status": "held", "my_choice": "yes"}
    sent = {"direction": "out", "outcome": "waiting", "purpose": "schedule"}
    letter = record("contact", title="x", about="anna", date=day(-2), follow_up=day(8), **sent)
    base = (*prepared(), anna, bo, letter)
    assert of(*base, record("tryout", **held)) == [("follow_up", "Answer from Anna?")]
    assert of(*base, record("tryout", **held, their_choice="yes")) == []
    assert of(*base[:-1], record("tryout", **held)) == []


def test_a_follow_up_that_was_done_is_not_due() -> None:
    """M4, F4: being in touch since answers it."""
    person = record("person", name="Bo", ask_status="asked", follow_up=day(-5))
    since = record("contact", about="bo", title="b", date=day(-4), outcome="no", purpose="ask")
    assert of(*prepared(), person, since) == []


@pytest.mark.parametrize(("offset", "overdue"), [(-1, True), (0, False), (1, False)])
def test_overdue_is_before_today(offset: int, overdue: bool) -> None:
    """M4: what is due today is not late."""
    goal = record("goal", title="Talk", kind="concrete", due=day(offset), status="active")
    (one,) = due(snapshot(mentorship(), goal), TODAY)
    assert one == Due(TODAY + timedelta(days=offset), DueKind.GOAL, one.text, goal.path, overdue)


def test_the_horizon_is_a_month_unless_asked_for_all() -> None:
    """H1, M4: Home shows what is near, a calendar has all."""
    goal = record("goal", title="Talk", kind="concrete", due=day(31), status="active")
    journal = snapshot(mentorship(), goal)
    assert due(journal, TODAY) == ()
    assert len(due(journal, TODAY, horizon=None)) == 1


def test_the_end_of_the_term_is_in_the_calendar_from_the_start() -> None:
    """M4: what lies beyond the horizon of Home is asked for by a calendar."""
    journal = snapshot(mentorship("underway"), agreement())
    assert DueKind.TERM not in {one.kind for one in due(journal, TODAY)}
    assert DueKind.TERM in {one.kind for one in due(journal, TODAY, horizon=None)}


def test_a_day_said_at_the_last_meeting_is_due_until_it_is_planned() -> None:
    """M1, M4: it is not forgotten because nobody has made a meeting of it."""
    held = record("meeting", title="Old", date=day(-9), status="held", next_date=day(9))
    planned = record("meeting", title="Next", date=day(9), status="planned")
    assert of(mentorship("underway"), held) == [("meeting", "Next meeting")]
    assert of(mentorship("underway"), held, planned) == [("meeting", "Meeting: Next")]


def test_done_reached_and_closed_is_not_due() -> None:
    """M4: nothing of what is over."""
    done = record("meeting", f"- [x] Done due:{day(1)}\n", date=day(-1), status="held")
    reached = record("goal", title="Talk", kind="concrete", due=day(1), status="reached")
    assert of(mentorship(), done, reached) == []
    left = record("meeting", f"- [ ] Left due:{day(1)}\n", date=day(-1), status="held")
    assert of(mentorship("closed"), left) == []


def test_what_a_file_holds_is_shown_on_one_line_without_control_characters() -> None:
    """format.md rule 8: a task's text never reaches the terminal raw."""
    held = record("meeting", f"- [ ] Ring \x1b[31mher due:{day(1)}\n", date=day(-1), status="held")
    (one,) = due(snapshot(mentorship("underway"), held), TODAY)
    assert "\x1b" not in english(one.text)


def test_braces_in_a_text_are_only_braces() -> None:
    """format.md rule 8: nothing from a file is a template."""
    goal = record("goal", title="{text} {0}", kind="concrete", due=day(1), status="active")
    (one,) = due(snapshot(mentorship(), goal), TODAY)
    assert english(one.text) == "Goal: {text} {0}"
    assert swedish(one.text) == "Mål: {text} {0}"


@pytest.mark.parametrize(("offset", "late"), [(-1, True), (0, False), (1, False)])
def test_a_promise_is_late_from_the_day_after_its_own(offset: int, late: bool) -> None:
    """M1, M4: in what is due as in the agenda; today there is still time."""
    for owner in ("", " @mentor"):
        task = f"- [ ] Write it due:{day(offset)}{owner}\n"
        held = record("meeting", task, title="Old", date=day(-9), status="held")
        journal = snapshot(mentorship("underway"), held)
        (action,) = [one for one in due(journal, TODAY) if one.kind is DueKind.ACTION]
        assert action.overdue is late
        carried = agenda(journal, TODAY)
        assert [one.overdue for one in (*carried.mine, *carried.mentors)] == [late]


def test_an_agenda_without_a_meeting_before_takes_nothing_up() -> None:
    """M1: and has its parts in their order."""
    found = agenda(snapshot(mentorship("underway")), TODAY)
    assert (found.takeaway, found.mine, found.mentors, found.goals) == ("", (), (), ())
    text = agenda_text(found, (), Translator("en"))
    assert text.splitlines() == [
        "1. How are things?",
        "2. Since last time",
        "3. Most current (1–3 topics)",
        "4. Dig deeper",
        "5. What do I do now?",
        "6. What was it worth?",
        "7. Next meeting",
    ]
