"""What the save of a form changes besides: in other records, in the same commit."""

from __future__ import annotations

from ...guidance.answers import CHOSEN, asked_person, is_choice, status_after
from ...guidance.facts import Facts
from ...guidance.sending import moved_on, receiver, when_sent
from ...journal.along import NOTHING, Along
from ...records.record import Record, State, bare_reference, flat
from ...records.snapshot import Snapshot
from ...records.types.contact import UNSENT
from ...text.gaps import gaps_in
from .sheet import Sheet, Values


def consequences(facts: Facts, sheet: Sheet, values: Values, body: str) -> tuple[Values, Along]:
    """More fields of the record itself, and fields of others by their paths."""
    more, moved = _sent(facts, sheet, values, body)
    values = {**values, **more}
    return more, {**sheet.along(), **_answered(sheet, values), **_became(sheet, values), **moved}


def _answered(sheet: Sheet, values: Values) -> Along:
    """Whoever has answered is not "asked" any more, and has chosen; the same step, so along."""
    if sheet.kind.name != "contact":
        return {}
    snapshot, before = sheet.journal.snapshot, sheet.opened.record if sheet.opened else None
    found: dict[str, Values] = {}
    for slug in flat(values.get("about")):
        person = asked_person(snapshot, bare_reference(str(slug)), values)
        status = status_after(person, str(values.get("outcome") or ""), before) if person else ""
        if person is not None and status not in ("", person.text("ask_status")):
            found[person.path] = {"ask_status": status}
    return {**found, **_chosen(snapshot, values, before)}


def _chosen(snapshot: Snapshot, values: Values, before: Record | None) -> Along:
    """The answer to "I would like you as my mentor" is their choice after the try-out (R38)."""
    outcome = str(values.get("outcome") or "")
    if outcome not in CHOSEN or (before is not None and before.text("outcome") == outcome):
        return {}
    about = [bare_reference(str(slug)) for slug in flat(values.get("about"))]
    held = [
        one
        for one in snapshot.current("tryout")
        if bare_reference(one.text("candidate")) in about and one.text("status") == "held"
    ]
    last = max(held, key=lambda one: one.text("date"), default=None)
    if last is None or last.text("my_choice") != "yes" or not is_choice(_as_record(values), last):
        return {}
    return {last.path: {"their_choice": outcome}}


def _as_record(values: Values) -> Record:
    return Record("", State.KNOWN, "contact", "", "", "", values)


def _sent(facts: Facts, sheet: Sheet, values: Values, body: str) -> tuple[Values, Along]:
    """What a letter is saved with: with gaps left it is not sent, unless one says that it is."""
    if not sheet.is_letter:
        return {}, NOTHING
    proposed = UNSENT if sheet.opened else sheet.preset.get("outcome")
    as_proposed = values.get("outcome") == proposed
    if as_proposed and gaps_in(body):
        return {"outcome": UNSENT, "follow_up": None}, NOTHING
    purpose = str(values.get("purpose") or "")
    fields = when_sent(purpose, facts.today) if sheet.opened and as_proposed else {}
    who = [bare_reference(str(slug)) for slug in flat(values.get("about"))]
    found = receiver(facts, who[0], purpose) if who else None
    return fields, moved_on(facts, found, purpose) if found else NOTHING


def _became(sheet: Sheet, values: Values) -> Along:
    """Where it has been said already what the relation became, it is said in two records (R47)."""
    opened = sheet.opened
    if sheet.kind.name != "closing" or opened is None:
        return {}
    owner = next(iter(sheet.journal.snapshot.of("mentorship", opened.record.mentorship)), None)
    before, said = owner.text("becomes") if owner else "", values.get("becomes")
    if owner is None or not before or said in (None, before):
        return {}
    return {owner.path: {"becomes": said}}
