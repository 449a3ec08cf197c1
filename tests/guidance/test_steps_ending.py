"""Steps of the agreement and of the ending (A1, A2, C1)."""

from __future__ import annotations

import pytest

from mentorship_tui.guidance.next_step import ActionKind, Step, steps
from mentorship_tui.records.catalogue.clauses import CLAUSES
from mentorship_tui.records.record import Record, Value
from tests.guidance.build import TODAY, day, english, mentorship, record, snapshot

AGREED: dict[str, Value] = {clause.key: "agreed" for clause in CLAUSES}
MONA = record("candidate", name="Mona", stage="mentor")
FINAL = record("evaluation", title="e", kind="final", date=day(-3), dare_again=8)


def first(phase: str, *records: Record, **fields: Value) -> Step:
    return next(iter(steps(snapshot(mentorship(phase, **fields), *records), TODAY)))


def agreement(**fields: Value) -> Record:
    values: dict[str, Value] = {"status": "proposed", "clauses": dict(AGREED), **fields}
    return record("agreement", **values)


def closing(**fields: Value) -> Record:
    return record("closing", reason="time_up", date=day(0), **fields)


def test_an_agreement_needs_somebody() -> None:
    """A1, R38: it takes two."""
    step = first("agree")
    assert (step.rule, step.action.values) == ("nobody_chosen", {"phase": "find"})


@pytest.mark.parametrize(
    ("dates", "field"),
    [({}, "start"), ({"start": day(9)}, "end"), ({"end": day(300)}, "start")],
)
def test_an_agreement_has_a_start_and_an_end(dates: dict[str, Value], field: str) -> None:
    """R4, A1: what is there is kept, what is missing proposed."""
    step = first("agree", MONA, agreement(**dates))
    assert (step.rule, step.action.field) == ("end_date", field)
    proposed = {"start": day(0), "end": "2028-03-01"}
    assert step.action.values == {**proposed, **dates}


def test_the_clauses_left_are_counted_and_the_next_named() -> None:
    """A2, R40: one after the other."""
    some: dict[str, Value] = {**AGREED, "notes": "proposed", "ending": "open"}
    step = first("agree", MONA, agreement(start=day(0), end=day(300), clauses=some))
    assert english(step.text) == "Talk through the ground rules: 2 are not settled"
    assert english(step.why).endswith("Next: Notes.")


def test_from_yes_to_the_beginning() -> None:
    """A1, A2, R38, R39: my yes, their yes, agreed, mentor, and the term begins."""
    dates: dict[str, Value] = {"start": day(0), "end": day(300)}
    mine = first("agree", MONA, agreement(**dates))
    assert (mine.rule, mine.action.values["agreed_me"]) == ("my_yes", day(0))
    both: dict[str, Value] = {**dates, "agreed_me": day(-1), "agreed_mentor": day(0)}
    assert first("agree", MONA, agreement(**both)).rule == "agreed"
    chosen = record("candidate", name="Mona", stage="chosen")
    whole = agreement(**{**both, "status": "agreed"})
    assert first("agree", chosen, whole).action.values == {"stage": "mentor"}
    begin = first("agree", MONA, whole)
    assert begin.action.values == {
        "phase": "underway",
        "term_start": day(0),
        "term_end": day(300),
    }


@pytest.mark.parametrize(("days", "expected"), [(14, "final_evaluation"), (15, "closing_talk")])
def test_a_last_talk_is_booked_unless_one_was_held_lately(days: int, expected: str) -> None:
    """C1, R46, study part 4: a closing talk, at the end of the term if that is ahead."""
    met = record("meeting", date=day(-days), status="held", worth=8, takeaway="x")
    step = first("close", MONA, met, term_start=day(-300), term_end=day(10))
    assert step.rule == expected
    if expected == "closing_talk":
        assert step.action.values["date"] == day(10)


def test_before_the_last_talk_one_reads_the_beginning() -> None:
    """C1, R9: replay the answer at the end; on the day itself comes the evaluation."""
    ahead = record("meeting", date=day(6), status="planned")
    whole = mentorship("close")
    step = next(iter(steps(snapshot(whole, MONA, ahead), TODAY)))
    assert (step.rule, step.action.path) == ("talk_ahead", whole.path)
    on_the_day = record("meeting", date=day(0), status="planned", prepared=day(-1))
    assert first("close", MONA, on_the_day).rule == "final_evaluation"


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ((FINAL,), "closing"),
        ((FINAL, closing()), "how_close"),
        ((FINAL, closing(best_result_score=8)), "becomes"),
        ((FINAL, closing(best_result_score=0, becomes="none")), "thank_mentor"),
        ((FINAL, closing(best_result_score=8, becomes="none", thanked=day(0))), "close"),
    ],
)
def test_the_steps_of_a_good_ending(records: tuple[Record, ...], expected: str) -> None:
    """C1, R9, R46, R47: evaluation, closing, how close, what it becomes, thanks, closed."""
    assert first("close", MONA, *records).rule == expected


def test_what_the_relation_becomes_is_kept_on_the_mentorship() -> None:
    """C1, R47: named, which ends the mentorship."""
    done = closing(best_result_score=8, becomes="friendship", thanked=day(0))
    step = first("close", MONA, FINAL, done)
    assert step.action.values == {"phase": "closed", "becomes": "friendship"}


@pytest.mark.parametrize(("days", "expected"), [(30, "thanked"), (31, "thank_mentor")])
def test_a_thank_you_of_long_ago_was_for_something_else(days: int, expected: str) -> None:
    """C1: the thanks of the ending."""
    done = closing(best_result_score=8, becomes="none")
    thanks = record("contact", about="mona", title="t", date=day(-days), purpose="thank")
    assert first("close", MONA, FINAL, done, thanks).rule == expected


@pytest.mark.parametrize(
    ("end", "before", "expected"),
    [(100, 10, True), (10, 10, False), (5, 10, False), (100, None, False)],
)
def test_only_a_later_end_that_both_agreed_on_goes_on(
    end: int, before: int | None, expected: bool
) -> None:
    """C1: extend, agreed again; an early ending stays an ending."""
    fields: dict[str, Value] = {"term_end": day(before)} if before is not None else {}
    agreed = agreement(end=day(end), agreed_me=day(0), agreed_mentor=day(0))
    rules = [s.rule for s in steps(snapshot(mentorship("close", **fields), agreed, MONA), TODAY)]
    assert ("new_term" in rules) is expected
    for one in ("agreed_me", "agreed_mentor"):
        half = agreement(end=day(end), **{one: day(0)})
        found = steps(snapshot(mentorship("close", **fields), half, MONA), TODAY)
        assert "new_term" not in [step.rule for step in found]


@pytest.mark.parametrize(
    ("ago", "fields", "rule"),
    [
        (0, {}, "thank_mentor"),
        (30, {}, "thank_mentor"),
        (31, {}, "next_journey"),
        (0, {"thanked": day(0), "notes": "keep"}, "next_journey"),
    ],
)
def test_who_ended_in_a_hurry_is_asked_to_thank(
    ago: int, fields: dict[str, Value], rule: str
) -> None:
    """C1, R46: for a while after it became something else; then the next journey alone."""
    ended = record("closing", reason="became_other", date=day(-ago), **fields)
    assert first("closed", MONA, ended).rule == rule


def test_what_happens_to_the_notes_is_asked_once_it_is_closed() -> None:
    """C1, R50: until it is answered, for a month; an answer in the form alone is not done yet."""

    def asked(*records: Record, **fields: Value) -> Step:
        thanked = {"thanked": day(0), **fields}
        return first("closed", *records, record("closing", reason="time_up", **thanked))

    met = record("meeting", title="m", date=day(-9), status="held")
    step = asked(MONA, met, date=day(0))
    assert (step.rule, step.action.field) == ("fate_of_notes", "notes")
    assert asked(MONA, met, date=day(-31)).rule == "next_journey"
    assert asked(MONA, met, date=day(0), notes="keep").rule == "next_journey"
    assert asked(met, date=day(0)).rule == "next_journey", "nobody's name stands in them"
    for answer, left in (("delete", (MONA, met)), ("anonymise", (MONA, met))):
        assert asked(*left, date=day(0), notes=answer).rule == "fate_of_notes"
    nameless = record("candidate", name="mentor", stage="mentor")
    assert asked(nameless, met, date=day(0), notes="anonymise").rule == "next_journey"
    assert asked(MONA, date=day(0), notes="delete").rule == "next_journey"


def test_the_day_said_for_the_last_meeting_is_planned_also_at_the_end() -> None:
    """C1, M4: what is due has a step; once the closing is written there is no more to meet for."""
    met = record("meeting", title="m", date=day(-3), status="held", worth=8, takeaway="x")
    said = record(
        "meeting", title="n", date=day(-2), status="held", worth=8, takeaway="x", next_date=day(20)
    )
    step = first("close", MONA, met, said, term_start=day(-300), term_end=day(25))
    assert (step.rule, step.action.values["date"]) == ("plan_meeting", day(20))
    assert first("close", MONA, met, said, FINAL, closing()).rule == "how_close"


def test_an_evaluation_saved_empty_is_gone_on_with() -> None:
    """R17, R44: it is no evaluation until something is said in it, and there is no second one."""
    empty = record("evaluation", title="e", kind="final", date=day(-3))
    talk = record("meeting", date=day(-3), status="held", worth=8, takeaway="x")
    step = first("close", MONA, talk, empty)
    assert (step.rule, step.action.kind) == ("final_evaluation", ActionKind.EDIT)
    assert step.action.path == empty.path
    said = record("evaluation", "## Valuable\n\nThe talks.\n", title="e", kind="final", date=day(0))
    assert first("close", MONA, said).rule == "closing"


def test_the_mentor_gets_no_kind_no_wherever_their_card_stands() -> None:
    """A1: who is named as the mentor is chosen, though nobody has moved the card."""
    mona = record("candidate", name="Mona", stage="meeting")
    bo = record("candidate", name="Bo", stage="meeting")
    found = steps(snapshot(mentorship("agree", mentor="mona"), mona, bo), TODAY)
    assert [step.about for step in found if step.rule == "decline"] == [bo.path]
