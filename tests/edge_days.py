"""Records whose every day is at the edge of the calendar, as a slip of the finger leaves it."""

from __future__ import annotations

from pathlib import Path

from mentorship_tui.records.model import Kind
from mentorship_tui.records.record import Value
from mentorship_tui.records.registry import TYPES, path_for
from mentorship_tui.records.types.common import CREATED
from mentorship_tui.text.document import Document

DAYS = ("0001-01-01", "0207-03-01", "9999-12-31")
# a status with which the day is still to come, and what else a record must have
VALUES: dict[str, dict[str, Value]] = {
    "meeting": {"status": "planned", "time": "17:30"},
    "tryout": {"status": "planned", "candidate": "candidate"},
    "candidate": {"name": "candidate", "stage": "named"},
    "contact": {"about": ["candidate"], "outcome": "no_answer"},
    "goal": {"title": "A goal", "status": "active"},
}


def write_records(root: Path, mentorship: str, day: str) -> None:
    """One of each type, with that day in every field for a day, and an action due on it."""
    for kind in TYPES.values():
        if kind.name in ("journal", "conflict"):
            continue
        days = {one.name: day for one in kind.fields if one.kind is Kind.DATE and one != CREATED}
        values: dict[str, Value] = {"type": kind.name, "title": kind.name, "created": "2026-01-01"}
        values |= {**days, "share": "mentor", **VALUES.get(kind.name, {})}
        place = root / path_for(kind, kind.name, mentorship, "2027-01-01")
        place.parent.mkdir(parents=True, exist_ok=True)
        body = f"## Agenda\n\n1. A\n\n## Actions\n\n- [ ] Call due:{day}\n"
        place.write_bytes(Document.new(values, body).data)
