"""The five phases: done, current, ahead, and never locked (H1, R6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mentorship_tui.guidance.facts import PHASES, Facts
from mentorship_tui.guidance.phases import phases, warning_before_contact
from mentorship_tui.records.record import Record
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


def states(*records: Record) -> list[str]:
    return [phase.state.value for phase in phases(snapshot(*records), TODAY)]


def test_an_empty_folder_stands_at_the_first() -> None:
    """H1, H3: the journey is there to see before it has begun."""
    assert states() == ["current", "ahead", "ahead", "ahead", "ahead"]


@pytest.mark.parametrize("phase", PHASES)
def test_the_current_one_is_where_the_mentee_says(phase: str) -> None:
    """H1, R6: no phase is locked; one may stand anywhere, with whatever is missing."""
    found = states(mentorship(phase))
    assert found.index("current") == PHASES.index(phase)
    assert found.count("current") == 1


def test_a_phase_one_has_passed_is_done_when_it_has_what_it_needs() -> None:
    """H1: nothing is faked; what was skipped is not shown as done."""
    assert states(*prepared("find"))[0] == "done"
    assert states(mentorship("find"))[0] == "ahead"


def test_what_is_missing_is_said_in_words() -> None:
    """H1, R7, R8, R11, R18: intention, goal, profile."""
    first = phases(snapshot(mentorship(intention="")), TODAY)[0]
    assert [english(one) for one in first.missing] == ["an intention", "a goal", "a mentor profile"]
    assert [swedish(one) for one in first.missing] == [
        "en intention",
        "ett mål",
        "en mentorsprofil",
    ]
    assert not first.complete


def test_the_search_needs_somebody_chosen() -> None:
    """H1, R38: whoever is chosen or already the mentor."""
    lacking = phases(snapshot(*prepared("find")), TODAY)[1]
    assert len(lacking.missing) == 1
    for stage in ("chosen", "mentor"):
        anna = record("candidate", name="Anna", stage=stage)
        assert states(*prepared("agree"), anna)[:3] == ["done", "done", "current"]
    trying = record("candidate", name="Anna", stage="trying")
    assert states(*prepared("agree"), trying)[1] == "ahead"


def test_what_lies_ahead_is_not_done_before_one_has_been_there() -> None:
    """H1: an agreement from before does not put a tick behind a phase one has not entered."""
    agreement = record("agreement", end=day(9), agreed_me=day(0), agreed_mentor=day(0))
    anna = record("candidate", name="Anna", stage="chosen")
    assert states(*prepared("prepare"), anna, agreement)[1:3] == ["ahead", "ahead"]
    assert states(*prepared("closed"), anna, agreement)[:3] == ["done", "done", "done"]


def test_the_agreement_needs_an_end_and_two_yeses() -> None:
    """A1, A2, R4, R38: both, and an end."""
    agreement = record("agreement", status="proposed", agreed_me=day(0))
    third = phases(snapshot(*prepared("agree"), agreement), TODAY)[2]
    assert [english(one) for one in third.missing] == ["an end date", "the mentor's yes"]


def test_an_assent_opened_again_leaves_the_phase_gone_through() -> None:
    """H1, A2: changing the rules later does not put the agreement ahead again."""
    reopened = record("agreement", status="revised", end=day(9))
    asked = record("agreement", status="proposed", end=day(9), agreed_me=day(0))
    never = mentorship("close")
    assert states(never, reopened)[2] == "done"
    assert states(mentorship("close", term_end=day(20)), asked)[2] == "done"
    assert states(never, asked)[2] == "ahead"


def test_a_dropped_goal_is_no_goal() -> None:
    """R11: one needs a goal that one still has."""
    dropped = record("goal", title="x", kind="concrete", status="dropped")
    assert "a goal" in [
        english(m) for m in phases(snapshot(mentorship(), dropped), TODAY)[0].missing
    ]


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ((mentorship(intention=""),), "neither an intention nor a profile"),
        ((mentorship(intention=""), profile()), "no intention"),
        ((mentorship(),), "no mentor profile"),
    ],
)
def test_contact_without_preparation_is_warned_of(records: tuple[Record, ...], words: str) -> None:
    """R7, R6: a warning with its reason, and no lock."""
    warning = warning_before_contact(Facts(snapshot(*records), TODAY))
    assert words in english(warning)


def test_contact_after_preparation_is_not_warned_of() -> None:
    """R7: a goal may come later."""
    ready = Facts(snapshot(mentorship(), profile()), TODAY)
    assert warning_before_contact(ready) is None


def test_another_mentorships_records_do_not_count() -> None:
    """X7: the ended ones stay readable, beside the open one."""
    goal = record("goal", title="x", kind="concrete")
    other = replace(goal, path="mentorships/old/goals/x.md", mentorship="old")
    assert "a goal" in [english(m) for m in phases(snapshot(mentorship(), other), TODAY)[0].missing]


def test_an_ending_without_an_evaluation_or_with_the_notes_deleted_is_one() -> None:
    """H1, C1, R47: what was gone through is not ahead again once it is closed."""
    closed = mentorship("closed", becomes="friendship")
    ended = record("closing", reason="became_other", date=day(0))
    assert states(closed, ended)[3:] == ["ahead", "done"]
    deleted = record("closing", reason="became_other", date=day(0), notes="delete")
    assert states(closed, deleted)[3:] == ["done", "done"]
    assert states(closed)[4] == "ahead"
