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
        "Improve my leadership skills",
        "Bättre balans mellan jobb och privatliv",
        "Utvecklas i min roll som lärare",
        "Hitta min väg framåt",
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
        "Become a head teacher",
        "Våga ta plats i arbetslaget",
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


@pytest.mark.parametrize("before", ["within a", "next", "inom en", "nästa"])
def test_each_measure_of_time_counts(before: str) -> None:
    """P3: in both languages, whatever one reckons in."""
    units = {
        "within a": "day week month quarter year",
        "next": "day week month quarter year spring summer autumn fall winter monday tuesday "
        "wednesday thursday friday saturday sunday",
        "inom en": "dag vecka månad termin vår sommar höst vinter semester",
        "nästa": "dag vecka månad kvartal halvår termin år vår sommar höst vinter måndag tisdag "
        "onsdag torsdag fredag lördag söndag",
    }[before]
    assert [one for one in units.split() if "when" not in met(goal(f"x {before} {one}"))] == []


@pytest.mark.parametrize(
    "months",
    [
        "january february april june july august september october november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
    ],
)
def test_each_month_counts(months: str) -> None:
    """But "march" and "may" alone, which are words of other kinds too."""
    assert [one for one in months.split() if "when" not in met(goal(f"x {one}"))] == []
    assert "when" in met(goal("x in May"))


@pytest.mark.parametrize(
    "words",
    [
        *("today", "now", "currently", "at present", "so far"),
        *("i dag", "idag", "nu", "för närvarande", "hittills", "i dagsläget"),
    ],
)
def test_each_word_for_where_one_stands_counts(words: str) -> None:
    """P3: the measure at the start, in words or as a number."""
    assert "baseline" in met(goal("Sleep", f"I lie awake, {words}.\n"))
    assert "baseline" in met(goal("Sleep", baseline=0))
    assert "baseline" not in met(goal("Sleep", "I lie awake.\n"))


@pytest.mark.parametrize(
    ("months", "intention", "answered"),
    [
        (12, "lead a team", True),
        (None, "lead a team within a year", True),
        (None, "lead a team", False),
    ],
)
def test_by_when_of_the_intention_is_its_months_or_its_words(
    months: int | None, intention: str, answered: bool
) -> None:
    one = record("mentorship", title="x", intention=intention, horizon_months=months)
    assert ("when" in met(specificity_of_intention(one))) is answered


@pytest.mark.parametrize(
    ("title", "hint"),
    [
        ("Get promoted to manager", "for others to decide"),
        ("My boss should listen", "for others to decide"),
        ("Bli befordrad", "for others to decide"),
        ("Hålla svåra samtal", "Write a first step"),
        ("Speak at a conference", "Write a first step"),
    ],
)
def test_a_first_step_of_ones_own_answers_what_one_can_influence(title: str, hint: str) -> None:
    """P3, study 5a: a title alone says nothing of it; what others decide is asked about."""
    bare = goal(title)
    assert "influence" not in met(bare)
    assert hint in english(bare.missing[-1])
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
        "## First step\n\nName the three.\n",
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


def test_before_a_word_is_written_nothing_is_answered() -> None:
    """P3: a horizon or a date is of nothing yet, and what a template asks is no answer."""
    assert specificity_of_intention(mentorship(intention="", horizon_months=12)).score == 0
    assert goal("", due="2027-09-01", baseline=3).score == 0
    assert met(goal("Grow", "## Why\n\n## First step\n")) == set()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Then I speak up early", True),
        ("Att jag säger ifrån i tid", True),
        ("I dag tiger arbetslaget, och i höst talar det", False),
        ("The team speaks up", False),
    ],
)
def test_the_best_result_says_what_i_do(words: str, expected: bool) -> None:
    """P3, R9: in both languages; the Swedish "i" is no "I"."""
    found = specificity_of_intention(mentorship(intention="speak up early"), words)
    assert ("influence" in met(found)) is expected


@given(st.text(), st.text(), st.text())
def test_more_said_is_never_less_specific(title: str, sign: str, body: str) -> None:
    """P3: filling in a field does not lower the score; no text makes the coach fail."""
    bare = goal(title, body, sign=sign)
    fuller = goal(title, body, sign=sign, due="2027-09-01", baseline=3)
    assert 0 <= bare.score <= fuller.score <= 5
    assert len(bare.missing) == 5 - bare.score
