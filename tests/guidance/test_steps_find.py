"""Steps of the search: whom to ask, what they answered, thanks (F1-F6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mentorship_tui.guidance.next_step import ActionKind, steps
from mentorship_tui.records.record import Record, Value
from tests.guidance.build import TODAY, day, english, prepared, profile, record, snapshot

from .searching import candidate, contact, found, person, rules


def test_research_rating_check_and_then_the_letter() -> None:
    """F3, P5, F4, R21, R33, R34: in that order, each once."""
    assert rules(candidate())[:4] == ["research", "rate", "check", "first_contact"]
    fit: dict[str, Value] = {"fit": {"listens": 4}}
    read = record("candidate", "## Research\n\nLed it.\n", name="Anna", stage="named")
    assert rules(read)[0] == "rate"
    assert rules(candidate("researching", **fit))[0] == "check"
    checked = candidate("researching", **fit, conflicts={"friend": "none"}, attention="yes")
    assert rules(checked)[0] == "first_contact"


def test_a_card_that_was_only_moved_is_not_read_up_on() -> None:
    """F3, R33: saving the form without a word moves the card, and the step stays."""
    assert rules(candidate("researching"))[0] == "research"


def test_without_qualities_there_is_nothing_to_rate() -> None:
    """R6, R7: the profile is asked for first; the rating is not."""
    whole, goal, _ = prepared()
    empty = profile(qualities={})
    names = [s.rule for s in steps(snapshot(whole, goal, empty, candidate()), TODAY)]
    assert names[0] == "profile"
    assert "rate" not in names


@pytest.mark.parametrize(
    ("outcome", "rule", "stage"),
    [
        ("yes", "said_yes", "meeting"),
        ("no", "said_no", "they_declined"),
    ],
)
def test_an_answer_moves_the_card(outcome: str, rule: str, stage: str) -> None:
    """F4, F6: one key and one commit; after a no there are kind words (H2)."""
    step = found(candidate("contacted"), contact("anna", outcome))[0]
    assert (step.rule, step.action.kind) == (rule, ActionKind.MOVE)
    assert step.action.values == {"stage": stage}
    if outcome != "yes":
        assert english(step.encouragement) == "A no is an answer, not a grade on you."


@pytest.mark.parametrize(
    ("noted", "chosen", "back"),
    [
        (None, None, day(28)),
        (day(60), None, day(60)),
        (day(-1), None, day(28)),
        (None, day(9), day(9)),
    ],
)
def test_who_said_later_is_left_until_a_day(noted: Value, chosen: Value, back: str) -> None:
    """F4, F6, M4: the day one has noted, or in four weeks; then it is due again."""
    said = contact("anna", "later", follow_up=noted)
    step = found(candidate("contacted", next_date=chosen), said)[0]
    assert (step.rule, step.action.kind) == ("said_later", ActionKind.MOVE)
    assert step.action.values == {"stage": "not_now", "next_date": back}


def test_who_said_later_gets_a_letter_on_that_day_and_is_left_then() -> None:
    """F4, M4: one letter asks again; whoever has written is not told to."""
    aside, said = candidate("not_now", next_date=day(0)), contact("anna", "later", date=day(-28))
    step = found(aside, said)[0]
    assert (step.rule, step.action.kind) == ("planned_step", ActionKind.DRAFT)
    assert step.action.template == "follow_up"
    again = contact("anna", "waiting", title="Again", date=day(0), purpose="follow_up")
    assert "planned_step" not in rules(aside, said, again)


@pytest.mark.parametrize(
    ("who", "field"), [(person("Anna", "asked"), "follow_up"), (candidate("lead"), "next_date")]
)
def test_a_later_in_the_network_is_due_again(who: Record, field: str) -> None:
    """F1, F2, M4: one key notes the day, and it is said once."""
    knows_nobody = person("Bo", "none")
    said = contact("anna", "later", purpose="ask")
    step = found(knows_nobody, who, said)[0]
    assert (step.rule, step.action.kind) == ("later", ActionKind.MOVE)
    assert step.action.values == {field: day(28)}
    noted = record(who.type, **{**who.fields, field: day(28)})
    assert "later" not in rules(knows_nobody, noted, said)
    assert "lead" not in rules(knows_nobody, noted, said)
    came = record(who.type, **{**who.fields, field: day(0)})
    assert rules(knows_nobody, came, contact("anna", "later", purpose="ask", date=day(-28)))[0] in (
        "follow_up_person",
        "planned_step",
    )


def test_a_place_one_has_written_to_owes_an_answer() -> None:
    """F2, R32: as a person does; a name it gives becomes a candidate."""
    knows_nobody = person("Bo", "none")
    place = candidate("lead", name="Women in Water")
    asked: dict[str, Value] = {"purpose": "ask"}
    waiting = rules(knows_nobody, place, contact("women-in-water", "waiting", **asked))
    assert waiting[0] == "answer"
    assert "lead" not in waiting
    assert "remind" in rules(
        knows_nobody, place, contact("women-in-water", "waiting", date=day(-11), **asked)
    )
    assert (
        rules(knows_nobody, place, contact("women-in-water", "name_given", **asked))[0]
        == "name_given"
    )


def test_who_said_no_is_thanked_next() -> None:
    """F4, H2, study part 6: the letter for it, once, and while it is fresh."""
    said = contact("anna", "no")
    step = found(candidate("they_declined"), said)[0]
    assert (step.rule, step.action.kind) == ("thank_no", ActionKind.DRAFT)
    assert step.action.template == "accept_no"
    thanks = contact("anna", "", title="Thanks", purpose="thank")
    assert "thank_no" not in rules(candidate("they_declined"), said, thanks)
    assert "thank_no" not in rules(candidate("they_declined"), contact("anna", "no", date=day(-31)))
    assert "thank_no" not in rules(candidate("they_declined"))
    met = record("tryout", candidate="anna", date=day(-1), status="held", their_choice="no")
    assert "thank_no" in rules(candidate("they_declined"), met)


def test_a_no_with_a_name_gives_a_candidate_and_then_lets_go() -> None:
    """F1: a candidate may be a good suggester too."""
    gave = (candidate("contacted"), contact("anna", "name_given"))
    step = found(*gave)[0]
    assert step.action.values == {"suggested_by": ["anna"], "stage": "named"}
    eva = candidate(name="Eva", suggested_by=["anna"])
    assert rules(*gave, eva)[0] == "said_no"


@pytest.mark.parametrize(
    ("who", "change"),
    [(candidate("contacted"), {"stage": "not_now"}), (person("Anna"), {"ask_status": "none"})],
)
def test_letting_somebody_rest_moves_their_card(who: Record, change: dict[str, Value]) -> None:
    """F4, F6, study part 4: after a letter and a reminder, for a candidate and a person alike."""
    first = contact("anna", "waiting", date=day(-40))
    reminder = contact("anna", "waiting", date=day(-20), purpose="follow_up")
    step = next(s for s in found(who, first, reminder) if s.rule == "let_rest")
    assert step.action.values == change


def test_a_name_in_an_answer_is_enough() -> None:
    """F1: the log says it, whether the card was moved or not; and only a name does."""
    gave = found(person("Bo", "asked"), contact("bo", "name_given", purpose="ask"))[0]
    assert (gave.rule, gave.action.values["suggested_by"]) == ("name_given", ["bo"])
    assert "name_given" not in rules(person("Bo", "asked"), contact("bo", "no", purpose="ask"))


def test_somebody_is_in_question_before_more_are_asked() -> None:
    """F1, R35: the next step is with those one has, unless they only wait."""
    assert "ask" not in rules(person(), candidate())
    waiting = [record("candidate", name=n, stage="contacted") for n in ("Anna", "Eva", "Ida")]
    letters = [contact(n, "waiting") for n in ("anna", "eva", "ida")]
    assert "ask" in rules(person(), *waiting[:2], *letters[:2])
    assert "ask" not in rules(person(), *waiting, *letters)


@pytest.mark.parametrize("status", ["asked", "none", "suggested", "thanked"])
def test_who_has_been_asked_is_not_asked_again(status: str) -> None:
    """F1, R30: whether it was marked or logged."""
    assert "ask" not in rules(person("Bo", status))
    assert "ask" not in rules(person(), contact("bo", "no", purpose="ask"))


@pytest.mark.parametrize(
    ("stage", "expected"),
    [("named", False), ("contacted", False), ("meeting", True), ("chosen", True)],
)
def test_thanks_for_a_tip_that_led_somewhere(stage: str, expected: bool) -> None:
    """F4, study part 6: "we're meeting on ..."; once."""
    tip = candidate(stage, suggested_by=["bo"])
    assert ("thank_person" in rules(person("Bo", "suggested"), tip)) is expected
    assert "thank_person" not in rules(person("Bo", "thanked"), tip)
    then = contact("bo", "name_given", date=day(-400))
    earlier = replace(then, path="mentorships/first/contacts/bo.md", mentorship="first")
    assert ("thank_person" in rules(person("Bo", "thanked"), tip, earlier)) is expected
    thanks = contact("bo", "yes", purpose="thank")
    assert "thank_person" not in rules(person("Bo", "suggested"), tip, thanks)
    asked = contact("bo", "name_given", purpose="ask")
    assert ("thank_person" in rules(person("Bo", "suggested"), tip, asked)) is expected


def test_when_nobody_is_left_one_thinks_of_one_more() -> None:
    """F1, H2: with kind words if somebody declined."""
    nobody = found(person("Bo", "none"))[0]
    declined = found(person("Bo", "none"), candidate("they_declined"))[0]
    assert (nobody.rule, declined.rule) == ("widen", "widen")
    assert english(nobody.encouragement) == "Most people are glad to be asked."
    assert english(declined.encouragement) == "A no is an answer, not a grade on you."


@pytest.mark.parametrize(("days", "expected"), [(7, True), (8, False)])
def test_who_was_put_aside_is_not_nagged_about(days: int, expected: bool) -> None:
    """F6, H2: the day to get back is proposed for a week."""
    aside = candidate("not_now", next_date=day(-days), next_step="Ring")
    assert ("planned_step" in rules(aside)) is expected


def test_a_planned_step_is_done_when_one_has_been_in_touch() -> None:
    """F4, M4: by a letter or by meeting."""
    planned = candidate("contacted", next_date=day(-1), next_step="Ring")
    assert english(found(planned)[0].text) == "Anna: Ring"
    assert "planned_step" not in rules(planned, contact("anna", "waiting", date=day(-1)))
    tryout = record("tryout", candidate="anna", date=day(0), status="planned")
    assert "planned_step" not in rules(planned, tryout)
    assert "planned_step" in rules(planned, contact("anna", "waiting", date=day(-2)))


def test_a_follow_up_one_chose_comes_on_its_day() -> None:
    """F4, M4: not before it."""
    assert "follow_up_person" in rules(person("Bo", "asked", follow_up=day(0)))
    assert "follow_up_person" not in rules(person("Bo", "asked", follow_up=day(1)))


def test_a_letter_that_is_not_sent_is_not_waited_for() -> None:
    """F4, M4: it has gaps left; to write it stays the next step, however long ago it was begun."""
    fit: dict[str, Value] = {"fit": {"listens": 4}}
    checked = candidate("researching", **fit, conflicts={"friend": "none"}, attention="yes")
    begun = contact("anna", "unsent", date=day(-30))
    assert rules(checked, begun) == rules(checked)


def test_a_yes_to_the_question_for_names_asks_for_the_name() -> None:
    """F1, R30: "yes" is the first answer one sees; whoever chose it has a name to write down."""
    yes = contact("bo", "yes", purpose="ask")
    step = found(person("Bo", "asked"), yes)[0]
    assert (step.rule, english(step.text)) == (
        "name_given",
        "Bo said yes: which name did they give you?",
    )
    added = record("candidate", name="Anna", stage="named", suggested_by=["bo"])
    assert "name_given" not in rules(person("Bo", "asked"), yes, added)
    assert "name_given" not in rules(person("Bo", "none"), yes)
    assert "name_given" not in rules(person("Bo", "asked"), contact("bo", "yes", purpose="thank"))
