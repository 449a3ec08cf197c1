"""Each step that is proposed leads somewhere: its record, its field and its values are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from random import Random

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


@pytest.mark.parametrize("seed", [None, 0, 5])
def test_every_step_leads_somewhere(seed: int | None) -> None:
    """G2, R6: on the way of somebody who is answered as it happens, whatever else applies too."""
    follower = Follower(START, None if seed is None else Random(seed))
    seen: Counter[str] = Counter()
    found: list[str] = []
    while not seen["next_journey"]:
        for step in steps(follower.snapshot, follower.today):
            seen[step.rule] += 1
            if seen[step.rule] <= OFTEN:
                found += (f"{step.rule} {one}" for one in wrong(step, follower.snapshot))
        follower.walk(1)
    assert sorted(set(found)) == []
