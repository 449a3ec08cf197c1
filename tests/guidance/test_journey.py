"""Who does only what is proposed gets from an empty folder to the next journey (H3, C1)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from mentorship_tui.guidance.next_step import next_step
from mentorship_tui.guidance.phases import phases
from tests.guidance.follower import Follower

START = date(2027, 1, 10)
LONGEST = 1200  # steps; a year of looking in once a day and more


def test_a_newcomer_who_follows_gets_all_the_way() -> None:
    """H1, H3, C1: through all five phases, in order, to a good ending and the start of the next."""
    follower = Follower(START)
    follower.follow(until="next_journey", most=LONGEST)
    assert follower.phases == ["prepare", "find", "agree", "underway", "close", "closed"]
    assert [phase.state for phase in phases(follower.snapshot, follower.today)] == ["done"] * 5
    assert not [(one.path, one.problems) for one in follower.snapshot.problems()]


def test_the_order_of_the_first_steps() -> None:
    """H3, R7-R9, R11, R18, R29-R34: the question first, then goal, profile, network, candidate."""
    follower = Follower(START)
    follower.follow(until="go_agree", most=LONGEST)
    first_times = list(dict.fromkeys(follower.rules))
    wanted = [
        "start",
        "best_result",
        "intention",
        "first_goal",
        "profile",
        "goal_sign",
        "other_side",
        "profile_own_words",
        "go_find",
        "first_person",
        "ask",
        "answer",
        "name_given",
        "research",
        "rate",
        "check",
        "first_contact",
        "said_yes",
        "book_tryout",
        "tryout_ahead",
        "tryout_held",
        "my_choice",
        "choose",
        "chosen",
        "go_agree",
    ]
    assert [rule for rule in first_times if rule in wanted] == wanted


def test_the_order_of_the_agreement_and_the_ending() -> None:
    """A1, A2, C1, R38-R40, R46, R47: clauses, two yeses, begin; final evaluation, thanks, close."""
    follower = Follower(START)
    follower.follow(until="next_journey", most=LONGEST)
    first_times = list(dict.fromkeys(follower.rules))
    wanted = [
        "agreement",
        "clauses",
        "my_yes",
        "their_yes",
        "agreed",
        "mentor",
        "go_underway",
        "next_date",
        "prepare_meeting",
        "was_it_held",
        "sum_up",
        "promise",
        "midterm",
        "go_close",
        "final_evaluation",
        "closing",
        "becomes",
        "thank_mentor",
        "close",
        "fate_of_notes",
        "next_journey",
    ]
    assert [rule for rule in first_times if rule in wanted] == wanted


def test_the_next_journey_starts_from_the_beginning_with_the_network() -> None:
    """C1, R5: the second time starts at the opening question, and the people may be asked again."""
    follower = Follower(START)
    follower.follow(until="next_journey", most=LONGEST)
    follower.rules.clear()
    follower.take(follower.proposed())
    follower.follow(until="answer", most=LONGEST)
    assert follower.rules[1] == "best_result"
    assert "first_person" not in follower.rules
    assert "ask" in follower.rules


@pytest.mark.parametrize("seed", range(6))
def test_no_step_repeats_whatever_others_answer(seed: int) -> None:
    """H1, R6: whatever the answers, a step that was done is not proposed again the same day."""
    follower = Follower(START, Random(seed))
    follower.follow(until="next_journey", most=LONGEST)


@pytest.mark.parametrize("seed", range(12))
def test_not_now_always_gives_another_or_none(seed: int) -> None:
    """R6: every step can be put off, the next is another one, and at last there is none."""
    follower = Follower(START, Random(seed))
    follower.walk(seed * 9)
    skipped: set[str] = set()
    while step := next_step(follower.snapshot, follower.today, skipped):
        assert step.key not in skipped
        skipped.add(step.key)
        assert len(skipped) < 100


@pytest.mark.parametrize("days", [0, 3, 400])
def test_coming_back_after_a_long_time_is_met_with_a_step(days: int) -> None:
    """H1, H2: whenever one comes back there is one step, and no more than one."""
    follower = Follower(START)
    follower.follow(until="topic", most=LONGEST)
    assert next_step(follower.snapshot, follower.today + timedelta(days=days)) is not None
