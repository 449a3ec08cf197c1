"""What a save brings with it, by type of record: the tables of `guidance/consequences.py`."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from mentorship_tui.guidance.consequences import (
    OTHERS,
    OWN,
    Fields,
    Saving,
    other_records,
    own_fields,
    what_is_asked_again,
)
from mentorship_tui.i18n import Translator
from mentorship_tui.records.record import Record, Value
from mentorship_tui.records.registry import TYPES
from mentorship_tui.records.snapshot import Snapshot

from .build import ROUND, TODAY, day, mentorship, record, snapshot

ANNA = {"name": "Anna Ek", "stage": "named"}
CANDIDATE = f"mentorships/{ROUND}/candidates/anna-ek.md"
PERSON = "network/anna-ek.md"
HOME = f"mentorships/{ROUND}/mentorship.md"
LETTER: Mapping[str, Value] = {"about": "anna-ek", "date": day(-1), "direction": "out"}


def own(type_name: str, old: Fields, changes: Fields, body: str | None = None) -> Fields:
    """More fields of a record that had `old` and gets `changes`."""
    before = record(type_name, **old) if old else None
    new = {name: value for name, value in {**old, **changes}.items() if value is not None}
    return own_fields(type_name, Saving(before, changes, old, new, TODAY, "", body))


def others(known: Snapshot, before: Record | None, after: Record) -> Mapping[str, Fields]:
    return other_records(known, before, after, TODAY)


def letter(**values: Value) -> Record:
    return record("contact", **{**LETTER, **values})


def test_the_tables_are_of_types_there_are() -> None:
    assert OWN.keys() | OTHERS.keys() <= TYPES.keys()


@pytest.mark.parametrize("type_name", sorted(TYPES.keys() - OWN.keys()))
def test_other_types_get_nothing_but_what_was_changed(type_name: str) -> None:
    assert own(type_name, {}, {"title": "x", "status": "held"}) == {}


@pytest.mark.parametrize("type_name", sorted(TYPES.keys() - OTHERS.keys()))
def test_other_types_change_nobody_else(type_name: str) -> None:
    after = record(type_name, title="x", name="x", date=day(0), about="anna-ek")
    assert others(snapshot(mentorship(), record("candidate", **ANNA)), None, after) == {}


@pytest.mark.parametrize(
    ("old", "changes", "expected"),
    [
        ({}, {"attention": "yes", "conflicts": {"manager": "high"}}, "unsuitable"),
        ({"attention": "no"}, {"attention": "yes", "conflicts": {"manager": "none"}}, "clear"),
        ({"attention": "yes", "verdict": "clear"}, {"attention": "no"}, "unsuitable"),
        ({"attention": "yes", "verdict": "clear"}, {"interest": "unsure"}, "discuss"),
        ({"conflicts": {"friend": "low"}, "verdict": "discuss"}, {"discussed": ["friend"]}, None),
        ({"attention": "yes"}, {"attention": "no", "verdict": "clear"}, None),
        ({"attention": "yes", "verdict": "clear"}, {"next_step": "call"}, None),
    ],
)
def test_the_verdict_follows_the_answers_of_the_check(
    old: Fields, changes: Fields, expected: str | None
) -> None:
    """P5, R6: written when the answers change; one the mentee settles in the same step stays."""
    assert own("candidate", {**ANNA, **old}, changes).get("verdict") == expected


def test_the_day_of_the_check_is_the_day_its_answers_changed() -> None:
    """P5: unless it is given."""
    assert own("candidate", ANNA, {"attention": "yes"})["checked"] == TODAY.isoformat()
    assert "checked" not in own("candidate", ANNA, {"attention": "yes", "checked": day(-3)})
    assert "checked" not in own("candidate", ANNA, {"next_step": "call"})


@pytest.mark.parametrize(
    ("purpose", "fields"),
    [
        ("first", {"date": TODAY.isoformat(), "follow_up": day(10)}),
        ("thank", {"date": TODAY.isoformat()}),
    ],
)
def test_a_letter_that_is_sent_is_of_that_day(purpose: str, fields: Fields) -> None:
    """F4: with the day to ask again where one waits for an answer."""
    unsent = {**LETTER, "purpose": purpose, "outcome": "unsent"}
    sent = {"outcome": "waiting" if "follow_up" in fields else None}
    assert own("contact", unsent, sent) == fields
    assert own("contact", unsent, {"title": "x"}) == {}
    assert own("contact", {**unsent, "outcome": "waiting"}, {"outcome": "yes"}) == {}
    given = {**sent, "date": day(-2), "follow_up": day(3)}
    assert own("contact", unsent, given) == {}


@pytest.mark.parametrize(
    ("kind", "stage", "purpose", "after"),
    [
        ("candidate", "named", "first", "contacted"),
        ("candidate", "not_now", "follow_up", "contacted"),
        ("candidate", "trying", "decline", "i_declined"),
        ("candidate", "mentor", "first", None),
        ("person", "not_asked", "ask", "asked"),
        ("person", "suggested", "thank", "thanked"),
        ("person", "asked", "ask", None),
    ],
)
def test_whoever_gets_a_letter_is_moved_on(
    kind: str, stage: str, purpose: str, after: str | None
) -> None:
    """F4: once it is sent, and only then; what comes in from them moves nobody."""
    field, path = TYPES[kind].stage, CANDIDATE if kind == "candidate" else PERSON
    known = snapshot(mentorship(), record(kind, **{"name": "Anna Ek", field: stage}))
    sent = letter(purpose=purpose, outcome="waiting")
    unsent = letter(purpose=purpose, outcome="unsent")
    moved = {path: {field: after}} if after else {}
    assert others(known, None, sent) == moved
    assert others(known, unsent, sent) == moved
    assert others(known, None, unsent) == {}
    assert others(known, sent, sent) == {}
    assert others(known, None, letter(purpose=purpose, direction="in")) == {}


@pytest.mark.parametrize(
    ("phase", "yes", "changes"),
    [
        ("underway", day(-1), {"term_start": day(0), "term_end": day(300)}),
        ("close", day(-1), {"term_start": day(0)}),
        ("agree", day(-1), {}),
        ("underway", None, {}),
    ],
)
def test_the_days_both_say_yes_to_are_the_mentorships(
    phase: str, yes: str | None, changes: Fields
) -> None:
    """A1: while it is under way; a later end of one that closes is gone on to by its own step."""
    home = mentorship(phase, term_start=day(-9), term_end=day(200))
    agreed = {"agreed_mentor": yes} if yes else {}
    terms: dict[str, Value] = {"start": day(0), "end": day(300), "agreed_me": day(-2), **agreed}
    expected = {HOME: changes} if changes else {}
    assert others(snapshot(home), None, record("agreement", **terms)) == expected


def test_changed_terms_are_asked_again_and_told() -> None:
    """A2: both yeses are taken back, and one is told how to say yes again."""
    agreed: dict[str, Value] = {"start": day(0), "agreed_me": day(-2), "agreed_mentor": day(-1)}
    back = own("agreement", agreed, {"start": day(5)})
    assert back == {"agreed_me": None, "agreed_mentor": None}
    before = record("agreement", **agreed)
    after = record("agreement", start=day(5))
    english = Translator("en")
    told = what_is_asked_again(before, after, english)
    assert told is not None
    assert "start" in english(told).lower()
    assert what_is_asked_again(before, record("agreement", **agreed, minutes=60), english) is None
    assert what_is_asked_again(after, before, english) is None
