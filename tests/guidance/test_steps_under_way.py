"""Steps while the mentorship runs: topics, reviews, concerns, rules that change (M1-M3, A2)."""

from __future__ import annotations

from datetime import time

import pytest

from mentorship_tui.guidance.due import Due, due
from mentorship_tui.guidance.next_step import ActionKind, Step, steps
from mentorship_tui.records.catalogue.clauses import CLAUSES
from mentorship_tui.records.record import Record, Value
from tests.guidance.build import TODAY, day, english, prepared, record, snapshot

AGREED: dict[str, Value] = {clause.key: "agreed" for clause in CLAUSES}


def meeting(offset: int, status: str = "planned", /, **fields: Value) -> Record:
    return record("meeting", title="talk", date=day(offset), status=status, **fields)


def held(offset: int, /, **fields: Value) -> Record:
    values: dict[str, Value] = {"worth": 8, "takeaway": "x", **fields}
    return meeting(offset, "held", **values)


def evaluation(offset: int, /, **fields: Value) -> Record:
    values: dict[str, Value] = {"kind": "relationship", **fields}
    return record("evaluation", title="e", date=day(offset), **values)


def agreement(**fields: Value) -> Record:
    values: dict[str, Value] = {
        "status": "agreed",
        "start": day(-100),
        "end": day(265),
        "midterm": day(100),
        "clauses": dict(AGREED),
        "agreed_me": day(-101),
        "agreed_mentor": day(-101),
        **fields,
    }
    return record("agreement", **values)


def mentor(**fields: Value) -> Record:
    return record("candidate", name="Mona", stage="mentor", **fields)


def found(*records: Record, mona: Record | None = None, rules: Record | None = None) -> list[Step]:
    """Every step for a mentorship under way, with a meeting planned in twenty days."""
    base = (*prepared("underway"), rules or agreement(), mona or mentor(), meeting(20))
    return list(steps(snapshot(*base, *records), TODAY))


def rule_names(*records: Record, **more: Record) -> list[str]:
    return [step.rule for step in found(*records, **more)]


@pytest.mark.parametrize(("days", "expected"), [(14, True), (15, False)])
def test_an_empty_inbox_matters_when_the_meeting_comes_nearer(days: int, expected: bool) -> None:
    """M1, R42: something to bring up, from two weeks before."""
    base = (*prepared("underway"), agreement(), mentor(), meeting(days))
    assert ("topic" in [s.rule for s in steps(snapshot(*base), TODAY)]) is expected
    inbox = record("topics", "- [ ] a\n")
    assert "topic" not in [s.rule for s in steps(snapshot(*base, inbox), TODAY)]
    empty = record("topics", "- [x] a\n")
    assert ("topic" in [s.rule for s in steps(snapshot(*base, empty), TODAY)]) is expected


def on_the_day(now: time | None, **fields: Value) -> Step:
    """The step proposed on the day of a meeting that is prepared, with a topic that waits."""
    today = meeting(0, prepared=day(-1), **fields)
    topics = record("topics", "- [ ] a\n")
    base = (*prepared("underway"), agreement(), mentor(), topics, today)
    return next(iter(steps(snapshot(*base), TODAY, now)))


def test_a_meeting_that_has_begun_has_its_notes_to_write_in() -> None:
    """M1, R42: from its start on, one writes; before it there is nothing to do but to look."""
    before, after = time(13, 59), time(14, 0)
    waits = on_the_day(before, time="14:00")
    assert (waits.rule, waits.action.kind) == ("rest", ActionKind.OPEN)
    met = on_the_day(after, time="14:00")
    assert (met.rule, met.action.field) == ("was_it_held", "notes")
    assert met.action.values == {"status": "held"}
    open_end = on_the_day(before)
    assert english(open_end.text) == "You meet today: afterwards, write down how it went"
    assert open_end.action == on_the_day(after).action


def test_a_meeting_that_has_begun_is_not_to_be_prepared() -> None:
    """Study part 4 (b): that is for the days before."""
    base = (*prepared("underway"), agreement(), mentor(), meeting(0, time="9:00"))
    assert next(iter(steps(snapshot(*base), TODAY, time(8, 0)))).rule == "prepare_meeting"
    assert next(iter(steps(snapshot(*base), TODAY, time(9, 0)))).rule == "was_it_held"


@pytest.mark.parametrize(("count", "expected"), [(2, False), (3, True)])
def test_every_third_meeting_there_is_a_check_in(count: int, expected: bool) -> None:
    """M2, study 5e: optionally every third meeting since the last look."""
    met = [held(-10 * n) for n in range(1, count + 1)]
    assert ("check_in" in rule_names(*met)) is expected
    assert "check_in" not in rule_names(*met, evaluation(-15, decision="continue"))
    assert ("check_in" in rule_names(*met, evaluation(-31, decision="continue"))) is expected
    assert "check_in" not in rule_names(*met, evaluation(-30, decision="continue"))


def test_an_evaluation_that_says_end_leads_to_the_ending() -> None:
    """A1, R46, study clause 12: either may end it, without blame; only the last one counts."""
    step = found(evaluation(-1, decision="end"))[0]
    assert (step.rule, step.action.values) == ("go_close", {"phase": "close"})
    later = evaluation(0, kind="midterm", decision="continue")
    assert "go_close" not in rule_names(evaluation(-1, decision="end"), later)


def test_an_evaluation_that_says_adjust_leads_to_the_rules() -> None:
    """A2, M2: the ground rules are changed as decided, once."""
    asked = evaluation(-5, decision="adjust")
    step = found(asked)[0]
    assert (step.rule, step.action.field) == ("adjust", "clauses")
    again = agreement(agreed_me=day(-4), agreed_mentor=day(-3))
    assert "adjust" not in rule_names(asked, rules=again)
    changing = agreement(status="revised")
    assert "adjust" not in rule_names(asked, rules=changing)
    assert "adjust" not in rule_names(evaluation(-5, decision="continue"))


def test_a_changed_agreement_asks_both_again() -> None:
    """A2: clause, my yes, theirs, agreed - in that order, and only while it is being revised."""
    changed = agreement(status="revised", clauses={**AGREED, "unpaid": "proposed"})
    assert "clauses" in rule_names(rules=changed)
    mine = agreement(status="revised", agreed_me=None, agreed_mentor=None)
    assert [r for r in rule_names(rules=mine) if r.endswith("_yes")] == ["my_yes", "their_yes"]
    both = found(rules=agreement(status="revised"))[0]
    assert (both.rule, both.action.values) == ("agreed", {"status": "agreed"})
    assert "agreed" not in rule_names(rules=agreement())


def test_a_mentorship_that_began_without_an_agreement_may_get_one() -> None:
    """R6, A1: never locked, and never too late."""
    base = (*prepared("underway"), mentor(), meeting(20))
    assert "late_agreement" in [step.rule for step in steps(snapshot(*base), TODAY)]
    long_since = [step.rule for step in steps(snapshot(*base, held(-40)), TODAY)]
    assert "late_agreement" not in long_since


def test_a_low_statement_becomes_a_topic() -> None:
    """M3, R45: suggest a talk - until one has been had or there is something to bring up."""
    low = evaluation(-5, statements={"open": 2})
    step = next(s for s in found(low) if s.rule == "concern")
    assert english(step.text) == "Talk about this: I can speak openly."
    assert (step.action.kind, step.action.type) == (ActionKind.ADD, "topics")
    assert "concern" not in rule_names(low, record("topics", "- [ ] it\n"))
    assert "concern" not in rule_names(low, held(-4))
    assert "concern" in rule_names(low, held(-6))


def test_drift_leads_to_the_two_chairs_of_the_mentor() -> None:
    """M3, R25, R28: the check from P5 is offered again, and answered by its day."""
    drifting = evaluation(-5, statements={"still_mentorship": 3})
    mona = mentor()
    step = next(s for s in found(drifting, mona=mona) if s.rule == "concern")
    assert (step.action.path, step.action.field) == (mona.path, "conflicts")
    assert step.action.values == {"checked": day(0)}
    assert "concern" in rule_names(drifting, mona=mentor(checked=day(-6)))
    assert "concern" not in rule_names(drifting, mona=mentor(checked=day(-5)))


def test_a_small_risk_found_again_is_talked_about() -> None:
    """M3, R26: all is not well while it is not; noted as talked about, it is."""
    drifting = evaluation(-5, statements={"no_two_chairs": 2})
    chairs: dict[str, Value] = {
        "checked": day(0),
        "attention": "yes",
        "conflicts": {"friend": "low"},
    }
    step = found(drifting, mona=mentor(**chairs))[0]
    assert (step.rule, step.action.field) == ("discuss", "discussed")
    assert "discuss" not in rule_names(drifting, mona=mentor(**chairs, discussed=["friend"]))


def test_little_worth_leads_to_a_look_at_the_relation() -> None:
    """M3, R44: twice at or below four."""
    met = (held(-20, worth=4), held(-10, worth=3))
    step = next(s for s in found(*met) if s.rule == "concern")
    assert step.action.values == {"kind": "relationship", "date": day(0)}
    assert "concern" not in rule_names(*met, evaluation(-10, statements={"open": 4}))


def test_two_concerns_are_put_off_one_by_one() -> None:
    """R6: not now to one says nothing of the other."""
    low = evaluation(-5, statements={"open": 1, "two_chairs": 1})
    keys = [step.key for step in found(low) if step.rule == "concern"]
    assert len(set(keys)) == 2


def test_the_meeting_takes_its_length_and_place_from_the_agreement() -> None:
    """A1, M1: as agreed; without a place none is made up."""
    base = (*prepared("underway"), agreement(minutes=75), mentor())
    step = next(iter(steps(snapshot(*base), TODAY)))
    assert step.rule == "next_date"
    assert (step.action.values["minutes"], "place" in step.action.values) == (75, False)
    assert english(step.text) == "Book the first meeting"
    assert step.encouragement is not None


def test_a_goal_at_its_target_is_reached() -> None:
    """M2, R11: by the last evaluation and the mentee's own target; said once."""
    at_eight = evaluation(-1, goals={"talk": 8})
    goal = record("goal", title="Talk", kind="concrete", status="active", target=8, sign="x")
    step = next(s for s in found(at_eight, goal) if s.rule == "goal_reached")
    assert (step.action.path, step.action.values) == (goal.path, {"status": "reached"})
    others: tuple[dict[str, Value], ...] = ({"target": 9}, {"status": "reached", "target": 8}, {})
    for other in others:
        kept = record("goal", title="Talk", kind="concrete", **{"status": "active", **other})
        assert "goal_reached" not in rule_names(at_eight, kept)


@pytest.mark.parametrize(("days", "expected"), [(-1, True), (0, False)])
def test_a_goal_whose_day_has_come_is_looked_at(days: int, expected: bool) -> None:
    """R11: it may be reached, changed or given another day; no guilt."""
    goal = record("goal", title="Talk", kind="concrete", status="active", due=day(days))
    assert ("goal_day" in rule_names(goal)) is expected
    reached = record("goal", title="Talk", kind="concrete", status="reached", due=day(days))
    assert "goal_day" not in rule_names(reached)


def test_a_term_that_has_passed_is_said_to_have_ended() -> None:
    """R4, C1: plain words."""
    texts = {
        offset: english(found(rules=agreement(end=day(offset)))[0].text) for offset in (-2, 0, 5)
    }
    assert texts[-2] == "The term ended 2 days ago: go on to the ending"
    assert texts[0] == "The term ends today: go on to the ending"
    assert texts[5] == "The term ends in 5 days: go on to the ending"


def test_a_longer_term_has_a_review_and_an_ending_of_its_own() -> None:
    """C1, M2, R44: what was reviewed, evaluated and decided in the first term was of that one."""
    first = (
        evaluation(-200, kind="midterm", decision="continue"),
        evaluation(-30, kind="final", decision="end"),
    )
    longer: dict[str, Value] = {"start": day(-400), "end": day(60), "midterm": day(5)}
    again = agreement(**longer, agreed_me=day(-29), agreed_mentor=day(-29))
    names = rule_names(*first, rules=again)
    assert "midterm" in names
    assert "go_close" not in names, "they have agreed to go on since"
    days = [(one.kind, one.date.isoformat()) for one in _due(*first, again)]
    assert ("evaluation", day(5)) in days
    assert ("evaluation", day(60)) in days
    done = (*first, evaluation(0, kind="midterm", decision="continue"))
    assert "midterm" not in rule_names(*done, rules=again)
    unchanged = agreement(**longer)
    assert "go_close" in rule_names(*first, rules=unchanged)
    assert ("evaluation", day(60)) not in [
        (one.kind, one.date.isoformat()) for one in _due(*first, unchanged)
    ]


def _due(*records: Record) -> tuple[Due, ...]:
    return due(snapshot(*prepared("underway"), mentor(), *records), TODAY, None)
