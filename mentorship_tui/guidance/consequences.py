"""What a save brings with it, whichever way it came: a form, a key, a command (git.md).

`OWN` are fields of the saved record itself, `OTHERS` fields of other records, by type. The journal
alone calls them, in `add` and `save`, and writes it all in the same commit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from ..i18n import Message, Translator, msg
from ..records.catalogue.clauses import CLAUSES
from ..records.record import Record, Value
from ..records.registry import TYPES
from ..records.snapshot import Snapshot
from ..records.types.candidate import CANDIDATE
from ..records.types.contact import UNSENT
from ..records.unsaved import unsaved
from .answers import CHOSEN, asked_person, is_choice, status_after
from .assent import TERMS, YESES, both_agree, clause_states, reopens
from .clauses import changed_clauses
from .facts import Facts
from .sending import moved_on, receiver, when_sent
from .suitability import Verdict, assess

Fields = Mapping[str, Value]
Others = Mapping[str, Fields]  # by the path of their record
NOTHING: Others = MappingProxyType({})

ANSWERS = ("conflicts", "discussed", "attention", "interest")  # of the check (P5)
IN_STEP = {"term_start": "start", "term_end": "end"}  # the mentorship's days, the agreement's


@dataclass(frozen=True, slots=True)
class Saving:
    """A save on its way: `before` is None for a new record, `body` None where it stays.

    `changes` may name one item of a map (`clauses.goals`); `old` and `new` are all fields as the
    file has them and will have them.
    """

    before: Record | None
    changes: Fields
    old: Fields
    new: Fields
    today: date
    old_body: str = ""
    body: str | None = None


def own_fields(type_name: str, saving: Saving) -> Fields:
    """More fields to write into the saved record."""
    rule = OWN.get(type_name)
    return rule(saving) if rule else {}


def other_records(snapshot: Snapshot, before: Record | None, after: Record, today: date) -> Others:
    """Fields of other records that change with it; `before` is None for a new one."""
    rule = OTHERS.get(after.type)
    return rule(snapshot, before, after, today) if rule else {}


# fields of its own


def _asked_again(saving: Saving) -> Fields:
    """Both are asked again where what they had said yes to is another (A2)."""
    if saving.before is None:
        return {}
    changed: tuple[str, ...] = ()
    if saving.body is not None:
        changed = changed_clauses(saving.before, saving.old_body, saving.body)
    return reopens(saving.before, saving.changes, changed)


def _verdict(saving: Saving) -> Fields:
    """What the check for conflicts of interest says once its answers are others (P5).

    A verdict the user has settled on in the same step stays theirs (R6).
    """
    before, after = saving.old, saving.new
    if all(before.get(name) == after.get(name) for name in ANSWERS):
        return {}
    found: dict[str, Value] = {}
    if before.get("checked") == after.get("checked"):
        found["checked"] = saving.today.isoformat()
    verdict = assess(unsaved(CANDIDATE, after)).verdict
    if _settled(before) == _settled(after) and verdict != _settled(after):
        found["verdict"] = verdict.value
    return found


def _settled(fields: Fields) -> Value:
    return fields.get("verdict") or Verdict.UNCHECKED.value


def _sent(saving: Saving) -> Fields:
    """The day a letter was sent, and when to ask again, unless they are given too (F4)."""
    if saving.before is None or not _is_sent_now(saving.before, saving.new.get("outcome")):
        return {}
    fields = when_sent(str(saving.new.get("purpose") or ""), saving.today)
    return {name: value for name, value in fields.items() if name not in saving.changes}


def _is_sent_now(before: Record | None, outcome: Value) -> bool:
    """True for a letter that was not sent before and is now."""
    return outcome != UNSENT and (before is None or before.text("outcome") == UNSENT)


# fields of others


def _of_contact(snapshot: Snapshot, before: Record | None, contact: Record, today: date) -> Others:
    return {
        **_moved_on(snapshot, before, contact, today),
        **_answered(snapshot, before, contact),
        **_chosen(snapshot, before, contact),
    }


def _moved_on(snapshot: Snapshot, before: Record | None, contact: Record, today: date) -> Others:
    """Whoever got a letter is not "not asked yet" any more (F4)."""
    if contact.text("direction") == "in" or not _is_sent_now(before, contact.text("outcome")):
        return {}
    facts, purpose = Facts(snapshot, today), contact.text("purpose")
    who = next(iter(contact.words("about")), "")
    found = receiver(facts, who, purpose) if who else None
    return moved_on(facts, found, purpose) if found else {}


def _answered(snapshot: Snapshot, before: Record | None, contact: Record) -> Others:
    """Whoever of the network has answered is not "asked" any more (F1)."""
    found: dict[str, dict[str, Value]] = {}
    for slug in contact.words("about"):
        person = asked_person(snapshot, slug, contact.fields)
        status = status_after(person, contact.text("outcome"), before) if person else ""
        if person is not None and status not in ("", person.text("ask_status")):
            found[person.path] = {"ask_status": status}
    return found


def _chosen(snapshot: Snapshot, before: Record | None, contact: Record) -> Others:
    """The answer to "I would like you as my mentor" is their choice after the try-out (R38)."""
    outcome = contact.text("outcome")
    if outcome not in CHOSEN or (before is not None and before.text("outcome") == outcome):
        return {}
    about = contact.words("about")
    held = [
        one
        for one in snapshot.current("tryout")
        if one.words("candidate")[:1] and one.words("candidate")[0] in about
        if one.text("status") == "held"
    ]
    last = max(held, key=lambda one: one.text("date"), default=None)
    if last is None or last.text("my_choice") != "yes" or not is_choice(contact, last):
        return {}
    return {last.path: {"their_choice": outcome}}


def _their_choice(snapshot: Snapshot, before: Record | None, tryout: Record, _: date) -> Others:
    """Their choice, noted on the try-out, is what the letter that asked for it waited for (R38)."""
    choice = tryout.text("their_choice")
    if choice not in CHOSEN or (before is not None and before.text("their_choice") == choice):
        return {}
    outcome = choice if choice != "maybe" else None  # to meet once more is no answer to a letter
    return {
        contact.path: {"outcome": outcome}
        for contact in snapshot.current("contact")
        if contact.words("about")[:1] == tryout.words("candidate")[:1]
        if contact.text("purpose") == "choose" and is_choice(contact, tryout)
        if contact.text("outcome") == "waiting"
    }


def _became(snapshot: Snapshot, before: Record | None, closing: Record, _: date) -> Others:
    """Where it has been said already what the relation became, it is said in two records (R47)."""
    owner = next(iter(snapshot.of("mentorship", closing.mentorship)), None)
    said = closing.text("becomes")
    if before is None or owner is None or said in ("", before.text("becomes")):
        return {}
    return {owner.path: {"becomes": said}} if owner.text("becomes") not in ("", said) else {}


def _in_step(snapshot: Snapshot, _: Record | None, agreement: Record, __: date) -> Others:
    """The mentorship that is under way gets the days of an agreement both said yes to.

    A later end, when one is about to close, is gone on to by a step of its own.
    """
    path = f"mentorships/{agreement.mentorship}/mentorship.md"
    found = snapshot.records.get(path)
    if not both_agree(agreement) or found is None:
        return {}
    if found.text("phase") not in ("underway", "close"):
        return {}
    days = {name: agreement.date(source) for name, source in IN_STEP.items()}
    changes: dict[str, Value] = {
        name: day.isoformat()
        for name, day in days.items()
        if day is not None and day != found.date(name)
    }
    end, before = days["term_end"], found.date("term_end")
    if found.text("phase") == "close" and end and before and end > before:
        changes.pop("term_end", None)
    return {path: changes} if changes else {}


OWN: Mapping[str, Callable[[Saving], Fields]] = {
    "agreement": _asked_again,
    "candidate": _verdict,
    "contact": _sent,
}
OTHERS: Mapping[str, Callable[[Snapshot, Record | None, Record, date], Others]] = {
    "agreement": _in_step,
    "closing": _became,
    "contact": _of_contact,
    "tryout": _their_choice,
}


# what is told of it


def what_is_asked_again(before: Record, after: Record, tr: Translator) -> Message | None:
    """What was changed in an agreement both had said yes to, and how they say yes again.

    None for any other save, and if the yeses alone were taken away.
    """
    if after.type != "agreement" or not any(before.date(name) for name in YESES):
        return None
    if any(after.date(name) for name in YESES):
        return None
    kind, old, new = TYPES["agreement"], clause_states(before), clause_states(after)
    fields = [kind.field(name) for name in TERMS if before.text(name) != after.text(name)]
    labels = [tr(field.label) for field in fields if field]
    names = {clause.key: tr(clause.label) for clause in CLAUSES}
    labels += [names.get(key, key) for key, state in new.items() if old.get(key, state) != state]
    if not labels and before.text("status") == after.text("status"):
        return None
    return msg(
        "Changed in what both had agreed on: {what}. Both say yes again: o on the agreement.",
        what=", ".join(labels) or tr(msg("text")),
    )


def agreement_changed_outside(
    before: Record, after: Record, old: bytes, new: bytes
) -> Message | None:
    """What to tell when an editor has changed what both had said yes to; None if it has not."""
    if before.type != "agreement" or not any(before.date(name) for name in YESES):
        return None
    if any(before.text(name) != after.text(name) for name in YESES):
        return None
    names = before.fields.keys() | after.fields.keys()
    changes = {
        name: after.fields.get(name)
        for name in names
        if before.fields.get(name) != after.fields.get(name)
    }
    old_body, new_body = old.decode("utf-8", "replace"), new.decode("utf-8", "replace")
    if not reopens(before, changes, changed_clauses(before, old_body, new_body)):
        return None
    return msg(
        "The agreement was changed outside the app, in something both had said yes to. "
        "Ask each other again, and note both answers."
    )
