"""A contact: once there is an answer, the day to get in touch again has had its use (F4)."""

from __future__ import annotations

from ....records.record import Record
from ...scene import Scene
from . import Special

ANSWERED = ("yes", "no", "name_given")


def page(record: Record, body: str, scene: Scene) -> Special:
    """All is in its fields and its text."""
    answered = record.text("outcome") in ANSWERED
    return Special(told=frozenset({"follow_up"} if answered else ()))
