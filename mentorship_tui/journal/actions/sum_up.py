"""A meeting summed up the same day: what it gave, in two ratings and a line (M2, R24, R44)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...i18n import LANGUAGES, Translator, msg
from ...records.record import Record, Value
from ...records.types.meeting import MEETING
from ...text.sections import find_section
from ...text.tasks import add_task, typed_task

if TYPE_CHECKING:
    from ..journal import Journal


def sum_up(journal: Journal, path: str, values: Mapping[str, Value], action: str = "") -> Record:
    """The meeting was held; `action` is what the mentee will do now, as a task item of it."""
    opened, document = journal.cache.open_to_edit(path)
    body = None
    if action.strip():
        task = typed_task(action, journal.clock().date())
        body = add_task(document.body, task, _actions(document.body, journal.tr))
    worth, takeaway = values.get("worth"), values.get("takeaway")
    day = opened.record.text("date")
    said = None
    if worth is not None and takeaway:
        said = msg("Meeting {day}: {worth}/10, {takeaway}", day=day, worth=worth, takeaway=takeaway)
    return journal.save(opened, {"status": "held", **values}, body, said=said).record


def _actions(body: str, tr: Translator) -> str:
    title = next(section.title for section in MEETING.sections if section.key == "actions")
    names = [Translator(language)(title) for language in LANGUAGES]
    return next((name for name in names if find_section(body, name)), tr(title))
