"""Saves what a form holds; where another program changed the same value, the user is asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ...guidance.consequences import Others
from ...guidance.encourage import relief
from ...i18n import msg
from ...journal.ledger.opened import Opened, SaveConflict, Saved
from ...records.lost import lost_in
from ...records.record import Record
from .sending import as_sent
from .settling import ask_sides
from .sheet import Sheet, Values

if TYPE_CHECKING:
    from ..shell import Shell


async def save(app: Shell, sheet: Sheet, values: Values, body: str) -> Record | None:
    """The saved record; None if the user would rather go on writing. Raises MentorshipError."""
    before = sheet.opened.record if sheet.opened else None
    more = as_sent(sheet, values, body, app.scene.today)
    record = await _saved(app, sheet, {**values, **more}, body, sheet.along)
    if record is not None and record.type == "contact":
        eased = relief(record, before) if app.scene.encourage else None
        if eased is not None:
            app.tell(eased)
    if record is not None:
        _tell_lost(app, sheet, record, before)
    return record


def _tell_lost(app: Shell, sheet: Sheet, record: Record, before: Record | None) -> None:
    """A name that was typed just now and that no record has; it may yet come with a sync."""
    for problem in lost_in(record, sheet.journal.snapshot):
        name, field = problem.field, sheet.kind.field(problem.field)
        if field and (before is None or before.words(name) != record.words(name)):
            told = msg("{field}: {reason}", field=field.label, reason=problem.message)
            app.tell(told, severity="warning")


async def _saved(
    app: Shell, sheet: Sheet, values: Values, body: str, along: Others
) -> Record | None:
    if sheet.opened is None:
        written = body if sheet.new_body(body) is not None else sheet.body_at_first
        return await app.in_thread(_add, sheet, sheet.first_values(values), written, along)
    if not sheet.changed(values, body):
        return sheet.opened.record
    changes = sheet.changes(values)
    try:
        saved: Saved | None = await app.in_thread(
            partial(sheet.journal.save, sheet.opened, changes, sheet.new_body(body), along=along)
        )
    except SaveConflict as asked:
        saved = await _settle(app, sheet, sheet.opened, asked, along)
    if saved is None:
        return None
    if saved.merged_in:
        app.tell(msg("Merged with what was changed outside the app."))
    return saved.record


def _add(sheet: Sheet, values: Values, body: str, along: Others) -> Record:
    if sheet.kind.name == "mentorship":
        from ...journal.actions.mentorships import start_mentorship

        return start_mentorship(sheet.journal, values, body)
    return sheet.journal.add(sheet.kind.name, values, body, along=along)


async def _settle(
    app: Shell, sheet: Sheet, opened: Opened, asked: SaveConflict, along: Others
) -> Saved | None:
    """One question for each value that both changed."""
    keep = await ask_sides(app, sheet.kind, asked)
    if keep is None:
        return None
    from ...journal.actions.settle_conflict import settle

    return await app.in_thread(settle, sheet.journal, opened, asked, keep, along)
