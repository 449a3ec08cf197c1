"""The specificity coach: explainable, in both languages, never a lock (P3)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.guidance.specificity import (
    Specificity,
    specificity_of_goal,
    specificity_of_intention,
)
from mentorship_tui.records.record import Value
from tests.guidance.build import english, mentorship, record, swedish


def met(found: Specificity) -> set[str]:
    """The questions that are answered."""
    return {check.key for check in found.checks if check.met}


def goal(title: str, body: str = "", /, **fields: Value) -> Specificity:
    return specificity_of_goal(record("goal", body, title=title, **fields), body)


@pytest.mark.parametrize(
    "title",
    [
        "Become a better leader",
        "Develop myself",
        "Grow",
        "Bli en bättre ledare",
        "Utvecklas som människa",
        "Må bra och bli starkare",
    ],
)
def test_vague_words_alone_do_not_say_what_is_to_be_different(title: str) -> None:
    """P3, R16: "better" can mean many things, and the hint names the word."""
    found = goal(title)
    assert "change" not in met(found)
    assert found.vague
    assert f"“{found.vague[0]}" in english(found.advice)


@pytest.mark.parametrize(
    "title",
    [
        "Hold three hard talks with the team",
        "Choose between manager and specialist",
        "Hålla svåra samtal inom en vecka",
        "Välja mellan chef och specialist",
    ],
)
def test_telling_words_say_what_is_to_be_different(title: str) -> None:
    """P3: a verb and its object are enough."""
    assert "change" in met(goal(title))


@pytest.mark.parametrize(
    "title",
    [
        "Speak up within a week",
        "Ta upp det inom en vecka",
        "Choose before the summer",
        "Klart 2028",
        "Hand it in by Friday",
        "Finish by the end of the quarter",
        "Write it before my birthday",
        "Lämna in den på fredag",
        "Skriva klart boken innan semestern",
        "Avsluta kursen vecka 20",
        "Välja före årsskiftet",
    ],
)
def test_a_time_in_the_text_counts(title: str) -> None:
    """P3, study 5a: by when, in words or in the field."""
    assert "when" in met(goal(title))
    assert "when" in met(goal("x", due="2027-09-01"))
    assert "when" not in met(goal("I may speak up"))


@pytest.mark.parametrize(
    "title",
    ["Get promoted to manager", "My boss should listen", "Bli befordrad", "Chefen ska lyssna"],
)
def test_what_others_decide_is_asked_about(title: str) -> None:
    """P3, study 5a: can I influence it myself? A first step of one's own answers it."""
    assert "influence" not in met(goal(title))
    assert "influence" in met(goal(title, "## First step\n\nAsk what it takes.\n"))
    assert "influence" in met(goal(title, "## Första steget\n\nFråga vad som krävs.\n"))


@pytest.mark.parametrize("kind", ["choice", "mission"])
def test_a_choice_and_a_mission_show_by_themselves(kind: str) -> None:
    """R12, R14: done when chosen; done when it can be put into words."""
    assert "sign" in met(goal("Manager or specialist", kind=kind))
    assert "sign" not in met(goal("Manager or specialist", kind="concrete"))


def test_a_goal_with_everything_scores_five_and_has_nothing_missing() -> None:
    """P3: a sign, a measure, a date."""
    found = goal(
        "Hold three hard talks",
        due="2027-09-01",
        sign="Three talks held, none older than a week",
        baseline=2,
    )
    assert (found.score, found.missing, found.advice) == (5, (), None)


def test_an_empty_goal_scores_nothing_and_is_told_what_to_add() -> None:
    """P3: a sentence for each thing that is missing, in both languages."""
    found = goal("")
    assert (found.score, len(found.missing)) == (0, 5)
    assert all(swedish(hint) != english(hint) for hint in found.missing)


def test_the_intention_is_judged_with_the_best_result() -> None:
    """P1, P3, R9, R10: the answer to the opening question is its sign, the horizon its time."""
    body = "Today I keep quiet. In a year I lead the team as myself, and speak up early."
    one = mentorship(intention="lead a team of ten without losing myself", horizon_months=12)
    assert specificity_of_intention(one, body).score == 5
    empty = record("mentorship", title="x")
    assert specificity_of_intention(empty).score == 0


@given(st.text(), st.text(), st.text())
def test_more_said_is_never_less_specific(title: str, sign: str, body: str) -> None:
    """P3: filling in a field does not lower the score; no text makes the coach fail."""
    bare = goal(title, body, sign=sign)
    fuller = goal(title, body, sign=sign, due="2027-09-01", baseline=3)
    assert 0 <= bare.score <= fuller.score <= 5
    assert len(bare.missing) == 5 - bare.score
