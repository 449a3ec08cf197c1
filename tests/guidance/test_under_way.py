"""Agenda, evaluations over time and the watch on the relation (M1-M3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mentorship_tui.guidance.agenda import agenda, agenda_text, goal_names
from mentorship_tui.guidance.evaluation import (
    goal_question,
    progress,
    relation,
    then_and_now,
    worth,
)
from mentorship_tui.guidance.facts import Facts
from mentorship_tui.guidance.watch import CONSEQUENCE, Offer, concerns
from mentorship_tui.i18n import Translator
from mentorship_tui.records.record import Record, Value
from tests.guidance.build import TODAY, day, english, mentorship, record, snapshot, swedish


def meeting(offset: int, status: str = "held", body: str = "", /, **fields: Value) -> Record:
    return record("meeting", body, title="talk", date=day(offset), status=status, **fields)


def evaluation(offset: int, /, **fields: Value) -> Record:
    return record("evaluation", title="e", kind="relationship", date=day(offset), **fields)


def watched(*records: Record) -> list[tuple[str, Offer]]:
    facts = Facts(snapshot(mentorship("underway"), *records), TODAY)
    return [(one.rule, one.offer) for one in concerns(facts)]


def test_topics_come_by_heat_and_the_first_three_are_proposed() -> None:
    """M1, R42, R43: what the mentee finds most current, high and low, with no goal needed."""
    inbox = record("topics", "- [ ] a !\n- [ ] b !!!\n- [x] done !!!\n- [ ] c\n- [ ] d !!\n")
    found = agenda(snapshot(mentorship("underway"), inbox), TODAY)
    assert [topic.text for topic in found.topics] == ["b", "d", "a", "c"]
    assert [topic.text for topic in found.proposed] == ["b", "d", "a"]


def test_the_goals_stand_beside_the_topics_and_none_has_to_have_one() -> None:
    """R43: what one works on is in sight; what is done or given up is not, and topics are free."""
    goals = [
        record("goal", title=name, kind="concrete", status=status)
        for name, status in (("Now", "active"), ("Then", "reached"), ("Never", "dropped"))
    ]
    inbox = record("topics", "- [ ] The neighbour's dog\n")
    found = agenda(snapshot(mentorship("underway"), inbox, *goals), TODAY)
    assert goal_names(found) == ("Now",)
    text = agenda_text(found, found.topics, Translator("en"))
    assert "   - The neighbour's dog\n" in text
    assert "Now" not in text


def test_actions_follow_along_until_they_are_done() -> None:
    """M1: from every earlier meeting, the mentee's and the mentor's apart."""
    first = meeting(-60, "held", f"- [ ] Mine due:{day(-40)}\n- [x] Done\n")
    second = meeting(-30, "held", "- [ ] Theirs @mentor\n", takeaway="Say it early")
    found = agenda(snapshot(mentorship("underway"), first, second), TODAY)
    assert [(one.task.text, one.overdue) for one in found.mine] == [("Mine", True)]
    assert [one.task.text for one in found.mentors] == ["Theirs"]
    assert found.takeaway == "Say it early"


def test_what_is_for_me_only_stays_out_of_what_the_mentor_sees() -> None:
    """M1, R50: the private section never leaves."""
    body = "## Actions\n\n- [ ] Open\n\n## For me only\n\n- [ ] Secret\n"
    journal = snapshot(mentorship("underway"), meeting(-30, "held", body))
    shown = agenda(journal, TODAY, lambda _, task: task.section != "For me only")
    assert [one.task.text for one in shown.mine] == ["Open"]


def test_the_agenda_is_written_in_the_journals_language() -> None:
    """M1, study part 6: the seven parts, with what is carried and what was chosen in place."""
    inbox = record("topics", "- [ ] Steven is late !!!\n")
    last = meeting(-30, "held", "- [ ] Ring\n- [ ] Send it @mentor\n", takeaway="Early")
    found = agenda(snapshot(mentorship("underway"), inbox, last), TODAY)
    text = agenda_text(found, found.proposed, Translator("sv"))
    assert text.splitlines() == [
        "1. Hur är läget?",
        "2. Sedan sist",
        "   - Early",
        "   - Ring",
        "   - Mentor: Send it",
        "3. Högaktuellt (1–3 ämnen)",
        "   - Steven is late",
        "4. Bena och borra",
        "5. Vad gör jag nu?",
        "6. Vad gav träffen?",
        "7. Nästa träff",
    ]


def goal(**fields: Value) -> Record:
    return record("goal", title="Talk", kind="concrete", **fields)


def test_a_goal_over_time() -> None:
    """M2, R17: in order of date, from where it started to where it is to go."""
    journal = snapshot(
        mentorship(),
        goal(baseline=2, target=8),
        evaluation(-10, goals={"talk": 8, "other": 1}),
        evaluation(-90, goals={"talk": 4}),
        evaluation(-50, goals={"other": 9}),
    )
    (found,) = progress(journal)
    assert [point.value for point in found.points] == [4, 8]
    assert (found.now, found.change, found.reached) == (8, 6, True)
    assert then_and_now(journal) == (("Talk", 2, 8),)


def test_goals_come_in_the_order_of_their_titles() -> None:
    """X5: in the picture as in the list beside it, 9 before 10 and Å after Z."""
    titles = ("Goal 10", "Åka", "Goal 9", "Zon")
    goals = [record("goal", title=title, kind="concrete") for title in titles]
    found = progress(snapshot(mentorship(), *goals))
    assert [one.goal.title for one in found] == ["Goal 9", "Goal 10", "Zon", "Åka"]


def test_a_goal_nobody_has_looked_at_has_no_change() -> None:
    """M2: nothing is made up."""
    (found,) = progress(snapshot(mentorship(), goal(baseline=2)))
    assert (found.now, found.change, found.reached) == (2, None, False)
    (found,) = progress(snapshot(mentorship(), goal(), evaluation(-1, goals={"talk": 3})))
    assert (found.now, found.change) == (3, 0)


@pytest.mark.parametrize("kind", ["concrete", "choice", "vision", "mission"])
def test_each_kind_of_goal_has_its_own_question(kind: str) -> None:
    """M2, R11-R14, study 5b."""
    questions = {k: goal_question(record("goal", title="x", kind=k)) for k in ("concrete", kind)}
    assert (questions[kind] == questions["concrete"]) == (kind == "concrete")


def test_the_relation_over_time_leaves_out_what_was_not_known() -> None:
    """M2, study 5e: don't know leaves no point."""
    journal = snapshot(
        mentorship(),
        evaluation(-90, statements={"open": 3, "mutual": None}),
        evaluation(-10, statements={"open": 5}),
    )
    points = {one.statement.key: [p.value for p in one.points] for one in relation(journal)}
    assert (points["open"], points["mutual"], len(points)) == ([3, 5], [], 8)


def test_the_worth_of_the_meetings_in_order() -> None:
    """M2, study 5d: 0-10; a meeting without a number is no zero."""
    journal = snapshot(
        mentorship(),
        meeting(-5, worth=9),
        meeting(-60, worth=6),
        meeting(-30),
        meeting(5, "planned"),
    )
    assert [point.value for point in worth(journal)] == [6, 9]


@pytest.mark.parametrize(("score", "expected"), [(2, [("low_statement", Offer.TALK)]), (3, [])])
def test_two_or_less_suggests_a_talk(score: int, expected: list[tuple[str, Offer]]) -> None:
    """M3, R45, study 5e: any at or below two; no diagnosis."""
    assert watched(evaluation(-1, statements={"open": score}), meeting(5, "planned")) == expected


@pytest.mark.parametrize("key", ["two_chairs", "still_mentorship"])
@pytest.mark.parametrize(("score", "expected"), [(3, [("drift", Offer.CHAIRS)]), (4, [])])
def test_drift_offers_the_two_chairs_again(
    key: str, score: int, expected: list[tuple[str, Offer]]
) -> None:
    """M3, R25, R26, R28, study 5e: at or below three, and the consequence is said in words."""
    assert watched(evaluation(-1, statements={key: score}), meeting(5, "planned")) == expected
    assert "mentorskapet" in swedish(CONSEQUENCE)
    assert "ended" in english(CONSEQUENCE)


def test_only_the_last_look_counts() -> None:
    """M3: what has been mended is left in peace."""
    before = evaluation(-90, statements={"open": 1, "two_chairs": 1})
    now = evaluation(-1, statements={"open": 5, "two_chairs": 5})
    assert watched(before, now, meeting(5, "planned")) == []


@pytest.mark.parametrize(
    ("worths", "expected"),
    [((4, 4), True), ((3, 0), True), ((4, 5), False), ((8, 4), False), ((4,), False)],
)
def test_two_meetings_that_gave_little(worths: tuple[int, ...], expected: bool) -> None:
    """M3, R44, study part 4: worth at or below four, twice -> relationship check."""
    held = [meeting(-40 + 10 * n, worth=value) for n, value in enumerate(worths)]
    found = ("low_worth", Offer.CHECK) in watched(*held, meeting(5, "planned"))
    assert found is expected
    looked = evaluation(-1, statements={"open": 4})
    assert ("low_worth", Offer.CHECK) not in watched(*held, looked, meeting(5, "planned"))


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [(("moved", "moved"), True), (("moved", "cancelled"), True), (("moved", "held"), False)],
)
def test_two_moved_in_a_row(statuses: tuple[str, ...], expected: bool) -> None:
    """M3, study part 4: talk about the rhythm."""
    met = [meeting(-20 + 5 * n, status) for n, status in enumerate(statuses)]
    assert (("moved", Offer.TALK) in watched(*met, meeting(5, "planned"))) is expected


@pytest.mark.parametrize(("days", "expected"), [(42, False), (43, True)])
def test_a_gap_of_one_and_a_half_intervals(days: int, expected: bool) -> None:
    """M3, R41, study part 4: longer than 1.5 times four weeks; not if a date is set."""
    assert (("gap", Offer.DATE) in watched(meeting(-days))) is expected
    assert ("gap", Offer.DATE) not in watched(meeting(-days), meeting(5, "planned"))
    ended = record("agreement", start=day(-300), end=day(-1))
    assert ("gap", Offer.DATE) not in watched(meeting(-days), ended)


def test_the_watch_sleeps_unless_the_mentorship_is_under_way() -> None:
    """M3: nothing to watch before and after."""
    low = evaluation(-1, statements={"open": 1})
    assert concerns(Facts(snapshot(mentorship("close"), low), TODAY)) == ()


def test_a_new_journey_begins_without_the_ticks_of_the_last() -> None:
    """R5, R42, X7: what waits comes along; what was taken up then stays in the file alone."""
    link = "[[2027-02-01-talk]]"
    inbox = record("topics", f"- [x] then [[2020-01-01]]\n- [x] now {link}\n- [x] a\n- [ ] b\n")
    held = record("meeting", title="talk", date="2027-02-01", status="held")
    last = replace(mentorship("closed"), path="mentorships/old/mentorship.md", slug="old")

    def shown(*records: Record) -> list[str]:
        whole = snapshot(mentorship("underway"), inbox, held, *records)
        return [task.text for task in Facts(whole, TODAY).topics_of_this_journey]

    assert shown(last) == [f"now {link}", "b"]
    assert shown() == ["then [[2020-01-01]]", f"now {link}", "a", "b"]
