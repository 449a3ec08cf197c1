"""Saves what a form holds; where another program changed the same value, the user is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...guidance.answers import status_after
from ...guidance.encourage import relief
from ...i18n import msg
from ...journal.opened import Opened, SaveConflict, Saved
from ...records.record import Record
from .settling import ask_sides
from .sheet import Sheet, Values

if TYPE_CHECKING:
    from ..app import MentorshipApp


async def save(app: MentorshipApp, sheet: Sheet, values: Values, body: str) -> Record | None:
    """The saved record; None if the user would rather go on writing. Raises MentorshipError."""
    record = await _saved(app, sheet, values, body)
    if record is not None and record.type == "contact":
        before = sheet.opened.record if sheet.opened else None
        await _answered(app, record, before)
        eased = relief(record, before) if app.scene.encourage else None
        if eased is not None:
            app.tell(eased)
    return record


async def _answered(app: MentorshipApp, contact: Record, before: Record | None) -> None:
    """Whoever of the network has answered is not "asked" any more."""
    journal = app.open_journal
    for slug in contact.words("about"):
        person = journal.snapshot.person(slug)
        status = status_after(person, contact, before) if person else ""
        if person is not None and status not in ("", person.text("ask_status")):
            await app.in_thread(journal.move, person.path, status)


async def _saved(app: MentorshipApp, sheet: Sheet, values: Values, body: str) -> Record | None:
    values = {**values, **_verdict(sheet, values)}
    if sheet.opened is None:
        written = body if sheet.new_body(body) is not None else sheet.body_at_first
        return await app.in_thread(_add, sheet, {**sheet.hidden_preset, **values}, written)
    if not sheet.changed(values, body):
        return sheet.opened.record
    changes = sheet.changes(values)
    try:
        saved: Saved | None = await app.in_thread(
            sheet.journal.save, sheet.opened, changes, sheet.new_body(body)
        )
    except SaveConflict as asked:
        saved = await _settle(app, sheet, sheet.opened, asked)
    if saved is None:
        return None
    if saved.merged_in:
        app.tell(msg("Merged with what was changed outside the app."))
    return saved.record


def _verdict(sheet: Sheet, values: Values) -> Values:
    """What the check of a candidate says now, if it was answered in this form (P5)."""
    if sheet.kind.name != "candidate":
        return {}
    from ...journal.checking import with_verdict

    before = {name: sheet.before(name) for name in values}
    return with_verdict(before, values, sheet.journal.clock().date())


def _add(sheet: Sheet, values: Values, body: str) -> Record:
    if sheet.kind.name == "mentorship":
        from ...journal.mentorships import start_mentorship

        return start_mentorship(sheet.journal, values, body)
    return sheet.journal.add(sheet.kind.name, values, body)


async def _settle(
    app: MentorshipApp, sheet: Sheet, opened: Opened, asked: SaveConflict
) -> Saved | None:
    """One question for each value that both changed."""
    keep = await ask_sides(app, sheet.kind, asked)
    if keep is None:
        return None
    from ...journal.settle import settle

    return await app.in_thread(settle, sheet.journal, opened, asked, keep)
