"""Each step that is proposed leads somewhere: its record, its field and its values are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import NamedTuple

import pytest

from mentorship_tui.guidance.next_step import ActionKind, Step, steps
from mentorship_tui.journal.reading.letters import LETTERS
from mentorship_tui.records.model import RecordType
from mentorship_tui.records.registry import TYPES
from mentorship_tui.records.snapshot import Snapshot
from mentorship_tui.records.validate import check_value
from tests.guidance.follower import Follower

START = date(2027, 1, 10)
OFTEN = 6  # of each rule, then enough of it was seen
ON_A_RECORD = (ActionKind.EDIT, ActionKind.MOVE, ActionKind.OPEN, ActionKind.DRAFT, ActionKind.TICK)

SEVERAL = ("candidate", "contact", "evaluation", "goal", "meeting", "person", "tryout")


def wrong(step: Step, journal: Snapshot) -> Iterator[str]:
    """What of a step leads nowhere."""
    action = step.action
    if "/" in step.about and not any(step.about.startswith(path) for path in journal.records):
        yield f"is about {step.about}"
    if action.kind is ActionKind.ADD and action.path:
        yield f"adds at {action.path}"
    if action.kind in ON_A_RECORD:
        record = journal.records.get(action.path)
        if record is None:
            yield f"has no record {action.path}"
        elif action.type not in ("", record.type) and action.kind is not ActionKind.DRAFT:
            yield f"calls a {record.type} a {action.type}"
        if action.type in SEVERAL and not step.about:
            yield "is put off for every record, not for its own"
    if action.kind is ActionKind.DRAFT and action.template not in LETTERS:
        yield f"has no letter {action.template}"
    if action.type != "topics":
        yield from wrong_fields(step, TYPES.get(action.type))


def wrong_fields(step: Step, kind: RecordType | None) -> Iterator[str]:
    """What of its fields and values the type does not have."""
    action = step.action
    if kind is None:
        if action.type or action.field or action.values:
            yield f"is of no type: {action.type}"
        return
    places = {field.name for field in kind.fields} | {section.key for section in kind.sections}
    if action.field and action.field.partition(".")[0] not in places:
        yield f"begins at {action.field}"
    for name, value in action.values.items():
        field = kind.field(name)
        if field is None:
            yield f"sets {name}"
        elif value is not None and (reason := check_value(field, value)):
            yield f"sets {name} to {value}: {reason}"


class Way(NamedTuple):
    """What was proposed from the first step to the next journey."""

    does: dict[str, set[str]]
    wrong: list[str]


@pytest.fixture(scope="module")
def way() -> Way:
    """Three ways: all say yes, and twice they answer as it happens."""
    found = Way({}, [])
    for seed in (None, 0, 5):
        follower = Follower(START, None if seed is None else Random(seed))
        seen: Counter[str] = Counter()
        while not seen["next_journey"]:
            for step in steps(follower.snapshot, follower.today):
                seen[step.rule] += 1
                found.does.setdefault(step.rule, set()).add(in_short(step))
                if seen[step.rule] <= OFTEN:
                    wrongs = wrong(step, follower.snapshot)
                    found.wrong.extend(f"{step.rule} {one}" for one in wrongs)
            follower.walk(1)
    return found


def in_short(step: Step) -> str:
    """What its key opens: the form and where it begins, its letter, and what is filled in."""
    action = step.action
    place = f"{action.type}.{action.field}" if action.field else action.type
    letter = f" by {action.template}" if action.template else ""
    values = f" with {' '.join(sorted(action.values))}" if action.values else ""
    return f"{action.kind.value} {place}{letter}{values}"


def test_every_step_leads_somewhere(way: Way) -> None:
    """G2, R6: whatever else applies at the time, too."""
    assert sorted(set(way.wrong)) == []


def test_what_each_step_opens(way: Way) -> None:
    """H1, H3: one key does it, in the right place and with what is known filled in."""
    assert way.does == DOES


DOES = {
    "adjust": {"edit agreement.clauses"},
    "agreed": {"move agreement with status"},
    "agreement": {"add agreement.start with end interval_weeks midterm minutes start status"},
    "answer": {"edit contact.outcome"},
    "ask": {"draft contact by ask"},
    "attention": {"edit candidate.attention"},
    "becomes": {"edit closing.becomes"},
    "best_result": {"edit mentorship.best_result"},
    "book_tryout": {"add tryout.date with candidate date"},
    "check": {"edit candidate.conflicts with checked"},
    "check_in": {"add evaluation.statements with date kind"},
    "choose": {"draft contact by choose"},
    "chosen": {"move candidate with stage"},
    "clauses": {"edit agreement.clauses"},
    "close": {"move mentorship with becomes phase", "move mentorship with phase"},
    "closing": {"add closing.reason with date"},
    "concern": {
        "add evaluation.statements with date kind",
        "edit candidate.conflicts with checked",
    },
    "discuss": {"edit candidate.discussed"},
    "fate_of_notes": {"edit closing.notes"},
    "final_evaluation": {"add evaluation.goals with date kind"},
    "first_contact": {"draft contact by first"},
    "first_goal": {"add goal.title"},
    "first_person": {"add person.name"},
    "follow_up_person": {"draft contact by follow_up"},
    "go_agree": {"move mentorship with mentor phase"},
    "go_close": {"move mentorship with phase"},
    "go_find": {"move mentorship with phase"},
    "go_underway": {"move mentorship with phase term_end term_start"},
    "goal_sign": {"edit goal.sign"},
    "how_close": {"edit closing.best_result_score"},
    "intention": {"edit mentorship.intention"},
    "later": {"move person with follow_up"},
    "let_go": {"move candidate with stage"},
    "mentor": {"move candidate with stage"},
    "midterm": {"add evaluation.goals with date kind"},
    "my_choice": {"edit tryout.my_choice"},
    "my_yes": {"edit agreement.agreed_me with agreed_me status"},
    "name_given": {"add candidate.name with stage suggested_by"},
    "next_date": {"add meeting.date with date minutes status"},
    "next_journey": {"add mentorship.title"},
    "other_side": {"add goal.title with dimension"},
    "planned_step": {"draft contact by follow_up"},
    "prepare_meeting": {"edit meeting.agenda with prepared"},
    "profile": {"add profile.qualities"},
    "profile_own_words": {"edit profile.own_words"},
    "promise": {"tick meeting"},
    "rate": {"edit candidate.fit"},
    "remind": {"draft contact by follow_up"},
    "research": {"edit candidate.research with stage"},
    "rest": {"open meeting"},
    "said_later": {"move candidate with next_date stage"},
    "said_no": {"move candidate with stage"},
    "said_yes": {"move candidate with stage"},
    "second_chair": {"move mentorship with phase"},
    "start": {"add mentorship.title"},
    "sum_up": {"edit meeting.worth"},
    "talk_ahead": {"open mentorship"},
    "thank_mentor": {"draft contact by thank_mentor"},
    "thank_no": {"draft contact by accept_no"},
    "thank_person": {"draft contact by thank"},
    "thanked": {"move closing with thanked"},
    "their_yes": {"edit agreement.agreed_mentor"},
    "to_network": {"add person.name with name relation"},
    "topic": {"add topics"},
    "tryout_ahead": {"open tryout"},
    "tryout_held": {"edit tryout.ratings with status"},
    "was_it_held": {"edit meeting.notes with status", "edit meeting.status with status"},
    "widen": {"add person.name"},
}
