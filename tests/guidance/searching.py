"""Records of the search in a prepared journal, and the steps that follow from them."""

from __future__ import annotations

from mentorship_tui.guidance.next_step import Step, steps
from mentorship_tui.records.record import Record, Value

from .build import TODAY, day, prepared, record, snapshot


def found(*records: Record) -> list[Step]:
    return list(steps(snapshot(*prepared(), *records), TODAY))


def rules(*records: Record) -> list[str]:
    return [step.rule for step in found(*records)]


def person(name: str = "Bo", status: str = "not_asked", /, **fields: Value) -> Record:
    return record("person", name=name, ask_status=status, **fields)


def candidate(stage: str = "named", /, **fields: Value) -> Record:
    values: dict[str, Value] = {"name": "Anna", **fields}
    return record("candidate", stage=stage, **values)


def contact(about: str, outcome: str, /, **fields: Value) -> Record:
    known: dict[str, Value] = {"purpose": "first", "date": day(-2), "direction": "out"}
    values: dict[str, Value] = {"title": about, **known, **fields}
    return record("contact", about=about, outcome=outcome, **values)
