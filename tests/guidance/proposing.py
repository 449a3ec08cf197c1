"""The step that a journal of some records proposes."""

from __future__ import annotations

from mentorship_tui.guidance.next_step import Step, next_step, steps
from mentorship_tui.records.record import Record, Value

from .build import TODAY, day, record, snapshot


def proposed(*records: Record) -> Step:
    """The step for a journal of these records."""
    step = next_step(snapshot(*records), TODAY)
    assert step is not None
    return step


def rules(*records: Record) -> list[str]:
    """All rules that apply, in order."""
    return [step.rule for step in steps(snapshot(*records), TODAY)]


def candidate(stage: str = "named", **fields: Value) -> Record:
    return record("candidate", name="Anna", stage=stage, **fields)


def contact(about: str, offset: int, **fields: Value) -> Record:
    values: dict[str, Value] = {"purpose": "first", "outcome": "waiting", **fields}
    return record("contact", about=about, title=about, date=day(offset), direction="out", **values)
