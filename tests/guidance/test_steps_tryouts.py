"""The steps around a try-out, and both choices after it (F5)."""

from __future__ import annotations

import pytest

from mentorship_tui.guidance.next_step import ActionKind, steps
from mentorship_tui.records.record import Value
from tests.guidance.build import TODAY, day, english, prepared, record, snapshot

from .searching import candidate, contact, found, rules


def test_a_tryout_ahead_and_one_that_has_been() -> None:
    """F5, R36, H2: look through the questions before; write down how it was the same day."""
    ahead = record("tryout", candidate="anna", date=day(2), status="planned")
    step = found(candidate("meeting"), ahead)[0]
    assert (step.rule, step.action.kind) == ("tryout_ahead", ActionKind.OPEN)
    assert english(step.text) == "You meet Anna in 2 days: look through your questions"
    today = record("tryout", candidate="anna", date=day(0), status="planned")
    step = found(candidate("meeting"), today)[0]
    assert (step.rule, step.action.values) == ("tryout_held", {"status": "held"})


def test_a_cancelled_tryout_is_booked_again() -> None:
    """F5: as if it had not been."""
    off = record("tryout", candidate="anna", date=day(2), status="cancelled")
    assert rules(candidate("meeting"), off)[0] == "book_tryout"


def test_the_other_chair_is_talked_about_before_one_chooses() -> None:
    """P5, R26, F5: openly; and with a high risk a reason is written down."""
    met = record(
        "tryout",
        candidate="anna",
        date=day(-1),
        status="held",
        ratings={"honest": 5},
        my_choice="yes",
        their_choice="yes",
    )
    low = candidate("trying", conflicts={"friend": "low"}, attention="yes")
    assert rules(low, met)[0] == "discuss"
    high = candidate("trying", conflicts={"friend": "high"}, attention="yes")
    assert rules(high, met)[:2] == ["override", "chosen"]
    talked = candidate("trying", conflicts={"friend": "low"}, attention="yes", discussed=["friend"])
    assert rules(talked, met)[0] == "chosen"


@pytest.mark.parametrize(
    ("attention", "proposed"), [("", True), ("unsure", False), ("yes", False), ("no", False)]
)
def test_what_only_a_meeting_can_tell_is_asked_after_it(attention: str, proposed: bool) -> None:
    """P5, R24: nobody is chosen while it was never said whether they have the time; asked once."""
    held: dict[str, Value] = {"candidate": "anna", "date": day(-1), "status": "held"}
    met = record("tryout", **held, ratings={"honest": 5}, my_choice="yes", their_choice="yes")
    answered: dict[str, Value] = {"conflicts": {"friend": "none"}}
    if attention:
        answered["attention"] = attention
    first = found(candidate("trying", **answered), met)[0]
    assert (first.rule == "attention") is proposed
    assert (first.action.field == "attention") is proposed


def test_a_no_of_theirs_is_taken_with_thanks_and_mine_is_written() -> None:
    """R38, study part 4: a kind no from either side."""
    held: dict[str, Value] = {
        "candidate": "anna",
        "date": day(-1),
        "status": "held",
        "ratings": {"honest": 3},
    }
    theirs = record("tryout", **held, my_choice="yes", their_choice="no")
    assert found(candidate("trying"), theirs)[0].action.values == {"stage": "they_declined"}
    mine = record("tryout", **held, my_choice="no")
    written = contact("anna", "yes", purpose="decline", date=day(-1))
    before = contact("anna", "yes", purpose="decline", date=day(-5))
    assert found(candidate("trying"), mine)[0].action.template == "decline"
    assert found(candidate("trying"), mine, before)[0].rule == "decline"
    assert found(candidate("trying"), mine, written)[0].action.values == {"stage": "i_declined"}


@pytest.mark.parametrize("mine", ["yes", "maybe", "no", "unknown"])
def test_whatever_one_chose_their_no_is_the_last_word(mine: str) -> None:
    """R38: nobody is sent a no, asked once more or booked who has already declined."""
    held: dict[str, Value] = {"candidate": "anna", "date": day(-1), "status": "held"}
    both: dict[str, Value] = {"ratings": {"honest": 3}, "my_choice": mine, "their_choice": "no"}
    assert found(candidate("trying"), record("tryout", **held, **both))[0].rule == "said_no"


@pytest.mark.parametrize("purpose", ["choose", "schedule"])  # as it was noted before
@pytest.mark.parametrize(
    ("outcome", "rule"),
    [("yes", "chosen"), ("no", "said_no"), ("waiting", "their_choice"), ("later", "their_choice")],
)
def test_an_answer_on_the_letter_that_chose_is_not_asked_for_again(
    outcome: str, rule: str, purpose: str
) -> None:
    """R38, H3: it is noted where one wrote to them, and means the try-out's "their choice"."""
    held: dict[str, Value] = {"candidate": "anna", "date": day(-3), "status": "held"}
    met = record("tryout", **held, ratings={"honest": 5}, my_choice="yes")
    told = contact("anna", outcome, purpose=purpose, follow_up=day(0))
    free: dict[str, Value] = {"conflicts": {"friend": "none"}, "attention": "yes"}
    assert found(candidate("trying", **free), met, told)[0].rule == rule


@pytest.mark.parametrize("phase", ["find", "agree"])
def test_the_written_reason_comes_before_the_agreement(phase: str) -> None:
    """P5, R6: also when the card was moved without the steps; once written, it goes on."""
    boss: dict[str, Value] = {"verdict": "unsuitable", "conflicts": {"manager": "high"}}
    before = list(steps(snapshot(*prepared(phase), candidate("chosen", **boss)), TODAY))
    assert (before[0].rule, before[0].action.field) == ("override", "override_reason")
    given = candidate("chosen", **boss, override_reason="We have talked it over.")
    after = list(steps(snapshot(*prepared(phase), given), TODAY))
    assert "override" not in [step.rule for step in after]


def test_two_meetings_on_one_day_are_not_booked_over_and_over() -> None:
    """F5, R36: the one that is planned comes after the one that was held, whatever its file."""
    maybe: dict[str, Value] = {"status": "held", "ratings": {"listened": 4}, "my_choice": "maybe"}
    for held, planned in (("1", "2"), ("2", "1")):
        was = record("tryout", title=held, candidate="anna", date=day(0), **maybe)
        ahead = record("tryout", title=planned, candidate="anna", date=day(0), status="planned")
        assert "book_tryout" not in rules(candidate("trying"), was, ahead)


def test_a_meeting_that_is_booked_lies_ahead() -> None:
    """F5, R36: today as the proposed day would have them asked how it was, at once."""
    step = next(s for s in found(candidate("meeting")) if s.rule == "book_tryout")
    assert step.action.values == {"candidate": "anna", "date": day(7)}
    said_yes = found(candidate("contacted"), contact("anna", "yes"))[0].action.then
    assert said_yes is not None
    assert said_yes.values["date"] == day(7)
