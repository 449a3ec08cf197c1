"""Saves what a form holds; where another program changed the same value, the user is asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ...guidance.answers import CHOSEN, is_choice, status_after
from ...guidance.encourage import relief
from ...guidance.facts import UNSENT
from ...guidance.sending import moved_on, when_sent
from ...i18n import msg
from ...journal.along import NOTHING, Along
from ...journal.opened import Opened, SaveConflict, Saved
from ...records.lost import lost_in
from ...records.record import Record, State, bare_reference, flat
from ...text.gaps import gaps_in
from .settling import ask_sides
from .sheet import Sheet, Values

if TYPE_CHECKING:
    from ...journal.journal import Journal
    from ..app import MentorshipApp


async def save(app: MentorshipApp, sheet: Sheet, values: Values, body: str) -> Record | None:
    """The saved record; None if the user would rather go on writing. Raises MentorshipError."""
    before = sheet.opened.record if sheet.opened else None
    more, moved = _sent(app, sheet, values, body)
    values = {**values, **more}
    along = {**sheet.along(), **_answered(app, sheet, values), **_became(sheet, values), **moved}
    record = await _saved(app, sheet, values, body, along)
    if record is not None and record.type == "contact":
        eased = relief(record, before) if app.scene.encourage else None
        if eased is not None:
            app.tell(eased)
    if record is not None:
        _tell_lost(app, sheet, record, before)
    return record


def _tell_lost(app: MentorshipApp, sheet: Sheet, record: Record, before: Record | None) -> None:
    """A name that was typed just now and that no record has; it may yet come with a sync."""
    for problem in lost_in(record, sheet.journal.snapshot):
        name, field = problem.field, sheet.kind.field(problem.field)
        if field and (before is None or before.words(name) != record.words(name)):
            told = msg("{field}: {reason}", field=field.label, reason=problem.message)
            app.tell(told, severity="warning")


def _answered(app: MentorshipApp, sheet: Sheet, values: Values) -> Along:
    """Whoever has answered is not "asked" any more, and has chosen; the same step, so along."""
    if sheet.kind.name != "contact":
        return {}
    journal, before = app.open_journal, sheet.opened.record if sheet.opened else None
    found: dict[str, Values] = {}
    for slug in flat(values.get("about")):
        person = journal.snapshot.person(bare_reference(str(slug)))
        status = status_after(person, str(values.get("outcome") or ""), before) if person else ""
        if person is not None and status not in ("", person.text("ask_status")):
            found[person.path] = {"ask_status": status}
    return {**found, **_chosen(journal, values, before)}


def _chosen(journal: Journal, values: Values, before: Record | None) -> Along:
    """The answer to "I would like you as my mentor" is their choice after the try-out (R38)."""
    outcome = str(values.get("outcome") or "")
    if outcome not in CHOSEN or (before is not None and before.text("outcome") == outcome):
        return {}
    about = [bare_reference(str(slug)) for slug in flat(values.get("about"))]
    held = [
        one
        for one in journal.snapshot.current("tryout")
        if bare_reference(one.text("candidate")) in about and one.text("status") == "held"
    ]
    last = max(held, key=lambda one: one.text("date"), default=None)
    awaited = (
        last is not None and last.text("my_choice") == "yes" and is_choice(_as_record(values), last)
    )
    return {last.path: {"their_choice": outcome}} if last is not None and awaited else {}


def _as_record(values: Values) -> Record:
    return Record("", State.KNOWN, "contact", "", "", "", values)


def _sent(app: MentorshipApp, sheet: Sheet, values: Values, body: str) -> tuple[Values, Along]:
    """What a letter is saved with: with gaps left it is not sent, unless one says that it is."""
    if not sheet.is_letter:
        return {}, NOTHING
    proposed = UNSENT if sheet.opened else sheet.preset.get("outcome")
    as_proposed = values.get("outcome") == proposed
    if as_proposed and gaps_in(body):
        return {"outcome": UNSENT, "follow_up": None}, NOTHING
    facts, purpose = app.scene.facts, str(values.get("purpose") or "")
    fields = when_sent(purpose, facts.today) if sheet.opened and as_proposed else {}
    who = [bare_reference(str(slug)) for slug in flat(values.get("about"))][:1]
    people = (*facts.snapshot.of("person"), *facts.snapshot.current("candidate"))
    found = next((one for one in people if one.slug in who), None)
    return fields, moved_on(facts, found, purpose) if found else NOTHING


def _became(sheet: Sheet, values: Values) -> Along:
    """Where it has been said already what the relation became, it is said in two records (R47)."""
    opened = sheet.opened
    if sheet.kind.name != "closing" or opened is None:
        return {}
    found, said = (
        sheet.journal.snapshot.of("mentorship", opened.record.mentorship),
        values.get("becomes"),
    )
    owner = next(iter(found), None)
    before = owner.text("becomes") if owner else ""
    return (
        {owner.path: {"becomes": said}} if owner and before and said not in (None, before) else {}
    )


async def _saved(
    app: MentorshipApp, sheet: Sheet, values: Values, body: str, along: Along
) -> Record | None:
    values = {**values, **_verdict(sheet, values)}
    if sheet.opened is None:
        written = body if sheet.new_body(body) is not None else sheet.body_at_first
        return await app.in_thread(_add, sheet, {**sheet.hidden_preset, **values}, written, along)
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


def _verdict(sheet: Sheet, values: Values) -> Values:
    """What the check of a candidate says now, if it was answered in this form (P5)."""
    if sheet.kind.name != "candidate":
        return {}
    from ...journal.checking import with_verdict

    before = {name: sheet.before(name) for name in values}
    return with_verdict(before, values, sheet.journal.clock().date())


def _add(sheet: Sheet, values: Values, body: str, along: Along) -> Record:
    if sheet.kind.name == "mentorship":
        from ...journal.mentorships import start_mentorship

        return start_mentorship(sheet.journal, values, body)
    return sheet.journal.add(sheet.kind.name, values, body, along=along)


async def _settle(
    app: MentorshipApp, sheet: Sheet, opened: Opened, asked: SaveConflict, along: Along
) -> Saved | None:
    """One question for each value that both changed."""
    keep = await ask_sides(app, sheet.kind, asked)
    if keep is None:
        return None
    from ...journal.settle import settle

    return await app.in_thread(settle, sheet.journal, opened, asked, keep, along)
