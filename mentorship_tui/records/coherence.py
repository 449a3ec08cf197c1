"""Fields of one record that are right each by itself and cannot be right together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ..i18n import Message, msg
from ..text.clean import one_line
from .model import RecordType
from .record import Problem, Value, flat

IN_ORDER = (
    ("start", "end"),
    ("start", "midterm"),
    ("midterm", "end"),
    ("term_start", "term_end"),
    ("date", "next_date"),
    ("date", "follow_up"),
    ("created", "due"),
)
CHOSEN = ("chosen", "mentor")


def contradictions(
    kind: RecordType, fields: Mapping[str, Value], lines: Mapping[str, int]
) -> Iterator[Problem]:
    """What does not go together, each at the field that is to be mended first."""
    found = [*_out_of_order(kind, fields), *_unknown_choices(kind, fields)]
    if kind.name == "agreement":
        found += _not_agreed(fields)
    elif kind.name == "candidate":
        found += _chosen_unsuitable(fields)
    for name, message in found:
        yield Problem(message, name, lines.get(name, 1))


def _out_of_order(kind: RecordType, fields: Mapping[str, Value]) -> Iterator[tuple[str, Message]]:
    for first, last in IN_ORDER:
        if first not in fields or last not in fields:
            continue
        begins, ends = _day(fields[first]), _day(fields[last])
        earlier, later = kind.field(first), kind.field(last)
        if begins and ends and ends < begins and earlier and later:
            yield (
                last,
                msg(
                    "“{last}” comes before “{first}”. Check both dates.",
                    last=later.label,
                    first=earlier.label,
                ),
            )


def _unknown_choices(
    kind: RecordType, fields: Mapping[str, Value]
) -> Iterator[tuple[str, Message]]:
    """A must may be a quality of the mentee's own, so the list alone cannot tell (P4)."""
    for field in kind.fields:
        if not field.others or field.name not in fields:
            continue
        own = fields.get(field.others)
        known = {choice.key for choice in field.choices} | (
            own.keys() if isinstance(own, dict) else set()
        )
        among = kind.field(field.others)
        for item in flat(fields[field.name]):
            if isinstance(item, str) and item not in known and among:
                yield (
                    field.name,
                    msg(
                        "{value} is neither in the catalogue nor among “{others}”.",
                        value=one_line(item),
                        others=among.label,
                    ),
                )


def _not_agreed(fields: Mapping[str, Value]) -> Iterator[tuple[str, Message]]:
    """Both must have said yes, and a mentorship is time-limited (A1, R4)."""
    if fields.get("status") != "agreed":
        return
    if "agreed_me" not in fields or "agreed_mentor" not in fields:
        yield "status", msg("It is agreed only when both have said yes. Fill in both dates.")
    if "end" not in fields:
        yield "status", msg("It is agreed without an end. Set the day the term ends.")


def _chosen_unsuitable(fields: Mapping[str, Value]) -> Iterator[tuple[str, Message]]:
    """An unsuitable candidate is chosen only with a written reason (P5)."""
    unsuitable = fields.get("verdict") == "unsuitable" and fields.get("stage") in CHOSEN
    if unsuitable and "override_reason" not in fields:
        yield "stage", msg("Chosen, though not suitable. Write down why.")


def _day(value: Value) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
