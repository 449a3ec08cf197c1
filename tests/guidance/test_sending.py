"""What a letter that is sent changes: whom it moves where, and what is waited for (F4)."""

from __future__ import annotations

from datetime import date

import pytest

from mentorship_tui.guidance.facts import Facts
from mentorship_tui.guidance.sending import begun, moved_on, receiver, when_sent
from mentorship_tui.records.record import Record, Value
from mentorship_tui.records.registry import TYPES
from tests.guidance.build import TODAY, day, mentorship, record, snapshot

ASKED = ("", "not_asked")
CAME_BACK = ("named", "researching", "not_now")
ON_THE_BOARD = (*CAME_BACK, "contacted", "meeting", "trying", "chosen")
MOVES = {  # purpose: of whom, from which stages, to which
    "ask": ("person", ASKED, "asked"),
    "first": ("candidate", CAME_BACK, "contacted"),
    "follow_up": ("candidate", ("not_now",), "contacted"),
    "decline": ("candidate", ON_THE_BOARD, "i_declined"),
    "thank": ("person", (*ASKED, "asked", "suggested", "none"), "thanked"),
}
WAITED_FOR = {"ask", "first", "follow_up", "schedule", "choose"}


def stages(kind: str) -> list[str]:
    """All that the type has, and none."""
    field = TYPES[kind].field(TYPES[kind].stage)
    assert field is not None
    return ["", *(choice.key for choice in field.choices)]


def purposes() -> list[str]:
    field = TYPES["contact"].field("purpose")
    assert field is not None
    return [choice.key for choice in field.choices]


def who(kind: str, stage: str) -> Record:
    values: dict[str, Value] = {TYPES[kind].stage: stage} if stage else {}
    return record(kind, name="Anna", **values)


@pytest.mark.parametrize("kind", ["person", "candidate"])
@pytest.mark.parametrize("purpose", purposes())
def test_a_letter_moves_whom_it_is_for_and_nobody_else(kind: str, purpose: str) -> None:
    """From each stage there is: who has come further is not put back."""
    of, before, after = MOVES.get(purpose, ("", (), ""))
    for stage in stages(kind):
        person = who(kind, stage)
        moved = moved_on(Facts(snapshot(mentorship(), person), TODAY), person, purpose)
        expected = {person.path: {TYPES[kind].stage: after}}
        assert moved == (expected if kind == of and stage in before else {}), stage


@pytest.mark.parametrize("purpose", purposes())
def test_an_answer_is_waited_for_only_where_one_asked(purpose: str) -> None:
    """Study part 4: after ten days one asks again."""
    waits = purpose in WAITED_FOR
    expected: dict[str, Value] = {"date": day(0), "outcome": "waiting" if waits else None}
    if waits:
        expected["follow_up"] = day(10)
    assert when_sent(purpose, TODAY) == expected


def closing_facts(**fields: Value) -> tuple[Facts, Record, Record]:
    whole = mentorship("close", mentor="anna")
    anna, closing = record("candidate", name="Anna", stage="mentor"), record("closing", **fields)
    return Facts(snapshot(whole, anna, closing), TODAY), anna, closing


@pytest.mark.parametrize("purpose", purposes())
def test_only_thanks_to_the_mentor_are_noted_in_the_closing(purpose: str) -> None:
    """C1, R46."""
    facts, anna, closing = closing_facts()
    noted = {closing.path: {"thanked": TODAY.isoformat()}}
    assert moved_on(facts, anna, purpose) == (noted if purpose == "thank" else {})


def test_thanks_are_noted_once_and_of_the_mentor_alone() -> None:
    facts, anna, _ = closing_facts(thanked=date(2027, 2, 1).isoformat())
    assert moved_on(facts, anna, "thank") == {}
    facts, _, _ = closing_facts()
    other = record("candidate", name="Bo", stage="mentor")
    assert moved_on(facts, other, "thank") == {}
    nobody = Facts(snapshot(mentorship("close"), record("closing")), TODAY)
    assert moved_on(nobody, anna, "thank") == {}
    without = Facts(snapshot(mentorship("close", mentor="anna"), anna), TODAY)
    assert moved_on(without, anna, "thank") == {}


@pytest.mark.parametrize("purpose", [*MOVES, "schedule"])
def test_of_two_records_of_one_person_the_letter_goes_to_the_one_it_is_for(purpose: str) -> None:
    """One may be both in the network and a candidate."""
    both = who("person", ""), who("candidate", "named")
    facts = Facts(snapshot(mentorship(), *both), TODAY)
    found = receiver(facts, "anna", purpose)
    assert found is not None
    assert found.type == MOVES.get(purpose, ("person",))[0]
    assert receiver(facts, "bo", purpose) is None
    alone = receiver(Facts(snapshot(mentorship(), both[0]), TODAY), "anna", purpose)
    assert alone == both[0]


@pytest.mark.parametrize(
    ("fields", "goes_on"),
    [
        ({}, True),
        ({"outcome": "waiting"}, False),
        ({"purpose": "follow_up"}, False),
        ({"about": ["bo", "anna"]}, False),
        ({"about": ["anna", "bo"]}, True),
    ],
)
def test_a_letter_with_gaps_left_is_gone_on_with(fields: dict[str, Value], goes_on: bool) -> None:
    """F4: to the same person, for the same purpose, not sent yet."""
    values: dict[str, Value] = {"about": "anna", "purpose": "first", "outcome": "unsent", **fields}
    letter = record("contact", title="x", date=day(-1), **values)
    anna = who("candidate", "named")
    facts = Facts(snapshot(mentorship(), anna, letter), TODAY)
    assert begun(facts, anna, "first") == (letter if goes_on else None)
