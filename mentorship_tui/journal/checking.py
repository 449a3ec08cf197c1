"""The verdict of the check for conflicts of interest, written down when its answers change (P5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..guidance.suitability import Verdict, assess
from ..records.record import Value
from ..records.types.candidate import CANDIDATE
from ..records.unsaved import unsaved

ANSWERS = ("conflicts", "discussed", "attention", "interest")


def with_verdict(
    before: Mapping[str, Value], after: Mapping[str, Value], today: date
) -> dict[str, Value]:
    """What follows for `verdict` and `checked`; nothing where no answer is another than before.

    A verdict the user has settled on in the same step stays theirs (R6).
    """
    if not any(before.get(name) != after.get(name) for name in ANSWERS):
        return {}
    found: dict[str, Value] = {}
    if before.get("checked") == after.get("checked"):
        found["checked"] = today.isoformat()
    verdict = assess(unsaved(CANDIDATE, after)).verdict
    if _said(before) == _said(after) and verdict != _said(after):
        found["verdict"] = verdict.value
    return found


def _said(values: Mapping[str, Value]) -> Value:
    return values.get("verdict") or Verdict.UNCHECKED.value
