"""Which step is proposed when: the order of study part 4 and each rule's threshold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mentorship_tui.guidance.next_step import ActionKind, next_step, steps
from mentorship_tui.records.catalogue.clauses import CLAUSES
from mentorship_tui.records.record import Record, Value
from tests.guidance.build import (
    TODAY,
    day,
    english,
    mentorship,
    prepared,
    profile,
    record,
    snapshot,
    swedish,
)

from .proposing import contact, proposed, rules


def meeting(offset: int, status: str = "planned", body: str = "", /, **fields: Value) -> Record:
    return record("meeting", body, title="talk", date=day(offset), status=status, **fields)


def under_way(**fields: Value) -> tuple[Record, ...]:
    """A mentorship that runs, agreed for a year from a hundred days ago."""
    values: dict[str, Value] = {
        "status": "agreed",
        "start": day(-100),
        "end": day(265),
        "agreed_me": day(-101),
        "agreed_mentor": day(-101),
        **fields,
    }
    mentor = record("candidate", name="Mona", stage="mentor")
    return *prepared("underway"), record("agreement", **values), mentor


def test_an_empty_folder_starts_with_the_mentorship() -> None:
    """H3, R1: one step, and it starts the journey."""
    assert proposed().action.kind is ActionKind.ADD
    assert proposed().action.type == "mentorship"


def test_a_promise_comes_before_an_unprepared_meeting_and_a_summary() -> None:
    """H1, study part 4: (a) before (b) before (c)."""
    promised = meeting(-20, "held", f"- [ ] Write it due:{day(-2)}\n")
    found = rules(*under_way(), promised, meeting(2))
    assert found[:3] == ["promise", "prepare_meeting", "sum_up"]


def test_a_promise_is_ticked_on_its_own_line() -> None:
    """M1: the action says which line of which meeting."""
    held = meeting(-20, "held", f"\nText.\n\n- [ ] Write it due:{day(0)}\n")
    action = proposed(*under_way(), held).action
    assert (action.kind, action.path) == (ActionKind.TICK, held.path)
    assert action.line == held.tasks[0].line


@pytest.mark.parametrize(
    "text", ["Write it", f"Write it due:{day(1)}", f"Sign due:{day(-1)} @mentor"]
)
def test_what_is_not_due_or_not_mine_is_no_overdue_promise(text: str) -> None:
    """H1: only the mentee's own promises whose day has come; no guilt for the others."""
    held = meeting(-20, "held", f"- [ ] {text}\n")
    assert "promise" not in rules(*under_way(), held)


@pytest.mark.parametrize(("offset", "expected"), [(0, True), (3, True), (4, False)])
def test_a_meeting_within_three_days_asks_to_be_prepared(offset: int, expected: bool) -> None:
    """M1, R42, study part 4 (b): three days before."""
    found = rules(*under_way(), meeting(offset))
    assert ("prepare_meeting" in found) is expected


def test_a_prepared_meeting_is_left_in_peace() -> None:
    """M1: preparing answers the step."""
    assert "prepare_meeting" not in rules(*under_way(), meeting(2, prepared=day(-1)))


def test_a_meeting_whose_day_has_passed_asks_how_it_went() -> None:
    """M1: it may have been held, moved or cancelled; the app does not assume."""
    step = proposed(*under_way(), meeting(-1))
    assert step.rule == "was_it_held"
    assert english(step.text) == "How did the meeting yesterday go?"
    assert swedish(step.text) == "Hur gick träffen i går?"


@pytest.mark.parametrize("missing", ["worth", "takeaway"])
def test_a_held_meeting_asks_for_what_is_missing(missing: str) -> None:
    """M2, study part 5d: worth and takeaway."""
    done: dict[str, Value] = {"worth": 8, "takeaway": "Say it early"}
    del done[missing]
    assert proposed(*under_way(), meeting(-1, "held", **done)).action.field == missing


def test_what_was_left_out_of_a_sum_up_is_not_asked_for_again_and_again() -> None:
    """M2: each question may be left out, though not both of them."""
    assert "sum_up" in rules(*under_way(), meeting(-5, "held", worth=8))
    assert "sum_up" not in rules(*under_way(), meeting(-10, "held", worth=8))
    assert "sum_up" in rules(*under_way(), meeting(-10, "held"))


def test_only_the_last_meeting_is_asked_about() -> None:
    """H2: no pile of old duties."""
    older = [meeting(-30 * n, "held") for n in range(2, 6)]
    last = meeting(-10, "held", worth=8, takeaway="x")
    assert "sum_up" not in rules(*under_way(), *older, last)


def test_under_way_there_is_always_a_next_date() -> None:
    """R41, M1: with no meeting ahead, one is proposed by the agreed rhythm."""
    held = meeting(-7, "held", worth=8, takeaway="x")
    step = proposed(*under_way(interval_weeks=3, minutes=45, place="Library"), held)
    assert step.rule == "next_date"
    assert step.action.values == {
        "date": day(14),
        "status": "planned",
        "minutes": 45,
        "place": "Library",
    }


def test_a_date_said_at_the_last_meeting_is_planned_as_said() -> None:
    """M1: the day that was said is not thought over again."""
    held = meeting(-7, "held", worth=8, takeaway="x", next_date=day(23))
    step = proposed(*under_way(), held)
    assert (step.rule, step.action.values["date"]) == ("plan_meeting", day(23))


def test_a_new_agreement_has_a_term_of_the_imagined_length() -> None:
    """R4, R10, A1: time-limited from the start, and as long as was imagined."""
    chosen = record("candidate", name="Anna", stage="chosen")
    step = proposed(mentorship("agree", horizon_months=6), chosen)
    assert step.rule == "agreement"
    assert (step.action.values["start"], step.action.values["end"]) == ("2027-03-01", "2027-09-01")


def test_one_yes_missing_is_asked_for() -> None:
    """A2, study part 4: one yes missing -> ask."""
    chosen = record("candidate", name="Anna", stage="chosen")
    agreement = record(
        "agreement",
        status="proposed",
        start=day(0),
        end=day(300),
        clauses={clause.key: "agreed" for clause in CLAUSES},
        agreed_me=day(0),
    )
    step = proposed(mentorship("agree"), chosen, agreement)
    assert (step.rule, step.action.field) == ("their_yes", "agreed_mentor")


@pytest.mark.parametrize(("offset", "expected"), [(31, False), (30, True), (-5, True)])
def test_a_month_before_the_end_the_ending_is_proposed(offset: int, expected: bool) -> None:
    """C1, R46, study part 4: thirty days before."""
    found = rules(*under_way(end=day(offset)), meeting(5))
    assert ("go_close" in found) is expected


def test_a_new_term_agreed_again_goes_on() -> None:
    """C1: extend, after both have agreed on a later end."""
    agreement = record("agreement", end=day(300), agreed_me=day(0), agreed_mentor=day(0))
    step = proposed(mentorship("close", term_end=day(20)), agreement)
    assert step.action.values == {"phase": "underway", "term_end": day(300)}


@pytest.mark.parametrize(("offset", "expected"), [(8, False), (7, True), (-30, True)])
def test_halfway_the_review_is_proposed(offset: int, expected: bool) -> None:
    """M2, R17: at mid-term, once."""
    found = rules(*under_way(midterm=day(offset)), meeting(5))
    assert ("midterm" in found) is expected
    done = record("evaluation", kind="midterm", date=day(-1), decision="continue")
    assert "midterm" not in rules(*under_way(midterm=day(offset)), meeting(5), done)


def test_a_mentor_on_a_second_chair_is_let_go_warmly() -> None:
    """M3, R28: the mentorship is ended so that the relation may be what it became."""
    friend = record("candidate", name="Mona", stage="mentor", conflicts={"friend": "high"})
    base = [one for one in under_way() if one.type != "candidate"]
    step = next(s for s in steps(snapshot(*base, friend, meeting(20)), TODAY))
    assert (step.rule, step.action.values) == ("second_chair", {"phase": "close"})


def test_when_all_is_well_it_says_so() -> None:
    """H2: no invented work."""
    topics = record("topics", "- [ ] A thing !!\n")
    agreed_long = under_way(midterm=day(100))
    step = proposed(*agreed_long, meeting(20), topics)
    assert step.rule == "rest"
    assert english(step.text) == "All is well: you meet in 3 weeks"


def test_after_the_closing_the_next_journey_waits() -> None:
    """C1, R5: whenever one likes, and nothing else is asked."""
    old = meeting(-3, "held", f"- [ ] Left over due:{day(-2)}\n")
    assert rules(mentorship("closed"), old) == ["next_journey"]


def test_not_now_is_about_this_record_and_not_the_rule() -> None:
    """R6: putting off one person's letter does not put off the next one's."""
    people = [record("person", name=name, ask_status="not_asked") for name in ("Bo", "Cia")]
    journal = snapshot(*prepared(), *people)
    first = next_step(journal, TODAY)
    assert first is not None
    second = next_step(journal, TODAY, {first.key})
    assert second is not None
    assert (first.rule, second.rule) == ("ask", "ask")
    assert first.action.path != second.action.path


def test_people_of_an_earlier_journey_may_be_asked_again() -> None:
    """C1, R5: the network is reused."""
    person = record("person", name="Bo", ask_status="thanked")
    earlier = contact("bo", -400, purpose="ask", outcome="name_given")
    moved = "mentorships/earlier/contacts/old.md"
    earlier = replace(earlier, path=moved, mentorship="earlier")
    assert proposed(*prepared(), person, earlier).rule == "ask"
    assert proposed(*prepared(), person).rule == "widen"


def test_a_goal_with_a_sign_is_not_asked_for_one() -> None:
    """R16: vague -> add one sign; a choice shows by itself, a reached goal needs none."""
    whole = mentorship("prepare")
    for fields in (
        {"kind": "concrete", "sign": "Three held"},
        {"kind": "choice"},
        {"kind": "concrete", "status": "reached"},
    ):
        goal = record("goal", title="Talk", dimension="both", **fields)
        assert "goal_sign" not in rules(whole, goal, profile())
    vague = record("goal", title="Talk", kind="vision", dimension="both")
    assert rules(whole, vague, profile()) == ["goal_sign", "go_find"]


def test_goals_that_say_no_side_are_asked_for_it_until_the_balance_is_known() -> None:
    """P2, R15: one who only writes a title is asked; nobody is where both sides are there."""

    def goal(title: str, side: str = "") -> Record:
        given: dict[str, Value] = {"dimension": side} if side else {}
        return record("goal", title=title, kind="choice", **given)

    def asked(*goals: Record) -> list[str]:
        return [rule for rule in rules(mentorship(), *goals, profile()) if "side" in rule]

    assert asked(goal("Say no")) == ["goal_side"]
    assert asked(goal("Say no"), goal("Sleep", "private")) == ["goal_side"]
    assert asked(goal("Say no", "professional")) == ["other_side"]
    assert asked(goal("Say no"), goal("Sleep", "both")) == []
    assert asked(goal("No"), goal("Sleep", "private"), goal("Lead", "professional")) == []


def test_the_same_profile_advice_is_not_a_lock() -> None:
    """R6, R19: with too many heavy qualities one may go on all the same."""
    heavy = profile(qualities={f"q{n}": 5 for n in range(9)})
    goal = record("goal", title="x", kind="choice", dimension="both")
    found = rules(mentorship("prepare"), goal, heavy)
    assert found == ["profile_too_heavy", "go_find"]
