"""Steps with the network: whom to ask, what they answered, thanks (F1, F2, R29-R32)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...i18n import msg
from ...records.record import Record
from ...records.types.contact import ASKING
from ..encourage import PLACES
from ..facts import Facts, name_of
from ..step import Action, ActionKind, Step

STAGES_BEFORE_AN_ANSWER = ("lead", "named", "researching", "contacted")
LATER_DAYS = 28  # who said later is got back to in four weeks, unless a day is noted
MOST_AT_ONCE = 3  # waiting for more answers than that is hard to keep in mind
FAR_ENOUGH_TO_THANK = ("meeting", "trying", "chosen", "mentor")


def first_person(facts: Facts) -> Iterator[Step]:
    """Nobody is in the network, and there is no candidate either."""
    if not facts.persons and not facts.candidates:
        yield Step(
            "first_person",
            msg("Write down somebody you could ask for names"),
            msg("Start with somebody you feel safe with: you ask for a name, not for a favour."),
            Action(ActionKind.ADD, "person", field="name"),
            PLACES["network"],
        )


def ask(facts: Facts) -> Iterator[Step]:
    """Nobody is in question, or one only waits, and somebody has not been asked (R30, R35)."""
    if not all(waiting_contact(facts, candidate) for candidate in facts.candidates):
        return
    waited_for = [one for one in facts.written_to if waiting_contact(facts, one)]
    if len(waited_for) >= MOST_AT_ONCE:
        return
    for person in facts.persons:
        if _may_be_asked(facts, person):
            yield Step(
                "ask",
                msg("Ask {name} whom they would suggest", name=name_of(person)),
                msg("The letter is drafted from your intention and profile. A name is enough."),
                Action(ActionKind.DRAFT, "contact", person.path, template="ask"),
                PLACES["network"],
                person.path,
            )


def name_given(facts: Facts) -> Iterator[Step]:
    """Somebody gave a name that is not among the candidates yet (F1)."""
    for person in (*facts.persons, *facts.leads):
        if not _gave_name(facts, person) or person.slug in facts.suggested:
            continue
        yield Step(
            "name_given",
            msg("{name} said yes: which name did they give you?", name=name_of(person))
            if _said_yes_alone(facts, person)
            else msg("Add the name {name} gave you", name=name_of(person)),
            msg(
                "A real candidate has a name. Who suggested them is remembered, for the first "
                "line of your letter."
            ),
            Action(
                ActionKind.ADD,
                "candidate",
                field="name",
                values={"suggested_by": [person.slug], "stage": "named"},
            ),
            PLACES["candidates"],
            person.path,
        )


def lead(facts: Facts) -> Iterator[Step]:
    """There are places to look, but nobody with a name (R31, R32)."""
    if facts.candidates:
        return
    for found in facts.leads:
        if waiting_contact(facts, found) is not None or said_later(facts, found) is not None:
            continue
        yield Step(
            "lead",
            msg("Find a name: who is there in {lead}?", lead=name_of(found)),
            msg("A place is a start, a mentor is of flesh and blood. Who could tell you a name?"),
            Action(ActionKind.EDIT, "candidate", found.path, "name", values={"stage": "named"}),
            PLACES["network"],
            found.path,
        )


def answer(facts: Facts) -> Iterator[Step]:
    """Somebody has been asked and may have answered."""
    for person in (*facts.persons, *facts.leads):
        waiting = waiting_contact(facts, person)
        if waiting is not None:
            yield answer_step(person, waiting)


def later(facts: Facts) -> Iterator[Step]:
    """Somebody who was asked for names said later, and no day to get back is noted (M4)."""
    for person in (*facts.persons, *facts.leads):
        contact = said_later(facts, person)
        field = "follow_up" if person.type == "person" else "next_date"
        if contact is None or person.text(field) > contact.text("date"):
            continue
        day = day_after_later(facts, contact)
        yield Step(
            "later",
            msg("{name} said later: get back to them on {day}", name=name_of(person), day=day),
            msg("You are reminded on that day, and can choose another whenever you like."),
            Action(ActionKind.MOVE, person.type, person.path, values={field: day.isoformat()}),
            PLACES["network"],
            contact.path,
        )


def thank(facts: Facts) -> Iterator[Step]:
    """Somebody whose suggestion led to a meeting has not been thanked (study part 6)."""
    for person in facts.persons:
        names = facts.suggested.get(person.slug, ())
        far = any(c.text("stage") in FAR_ENOUGH_TO_THANK for c in names)
        contacts = facts.contacts(person)
        thanked = any(contact.text("purpose") == "thank" for contact in contacts)
        if person.slug not in facts.met_before:  # else it is for another time that they were
            thanked = thanked or person.text("ask_status") == "thanked"
        if far and not thanked:
            yield Step(
                "thank_person",
                msg("Thank {name} for the tip", name=name_of(person)),
                msg("People like to hear what came of it. One line is enough."),
                Action(ActionKind.DRAFT, "contact", person.path, template="thank"),
                about=person.path,
            )


def widen(facts: Facts) -> Iterator[Step]:
    """Everybody has been asked and nobody is in question."""
    if facts.candidates:
        return
    yield Step(
        "widen",
        msg("Think of one more person to ask"),
        msg("Somebody in another field or of another age often knows people you do not."),
        Action(ActionKind.ADD, "person", field="name"),
        PLACES["no"] if _had_a_no(facts) else PLACES["network"],
        about=str(len(facts.persons)),
    )


def answer_step(person: Record, contact: Record) -> Step:
    """Write down the answer, if it has come."""
    return Step(
        "answer",
        msg("Has {name} answered? Write it down", name=name_of(person)),
        msg(
            "Note the answer and how it felt. If you are still waiting, put this off: that is fine."
        ),
        Action(ActionKind.EDIT, "contact", contact.path, "outcome"),
        PLACES["waiting"],
        contact.path,
    )


def waiting_contact(facts: Facts, person: Record) -> Record | None:
    """The last word between you, if it is the mentee's own, asks something and has no answer."""
    contacts = facts.contacts(person)
    last = contacts[-1] if contacts and _in_question(facts, person) else None
    if last is None or last.text("direction") == "in" or last.text("purpose") not in ASKING:
        return None
    return last if last.text("outcome") in ("", "waiting") else None


def said_later(facts: Facts, person: Record) -> Record | None:
    """The last word between you, if it says later."""
    last = facts.contacts(person)[-1:]
    later = [one for one in last if one.text("outcome") == "later"]
    return later[0] if later and _in_question(facts, person) else None


def day_after_later(facts: Facts, contact: Record) -> date:
    """The day noted on the contact, if it is still to come; else in four weeks."""
    noted = contact.date("follow_up")
    return noted if noted and noted > facts.today else facts.today + timedelta(days=LATER_DAYS)


def _in_question(facts: Facts, person: Record) -> bool:
    if person.type == "candidate":
        return person.text("stage") in STAGES_BEFORE_AN_ANSWER
    return (
        person.text("ask_status") in ("", "not_asked", "asked") or person.slug in facts.met_before
    )


def _may_be_asked(facts: Facts, person: Record) -> bool:
    if facts.contacts(person):
        return False
    return person.text("ask_status") in ("", "not_asked") or person.slug in facts.met_before


def _said_yes_alone(facts: Facts, person: Record) -> bool:
    """The last word is a yes to the question for names, and no name has been noted since."""
    last = facts.contacts(person)[-1:]
    asked = [c for c in last if c.text("purpose") in ("ask", "sounding")]
    return any(c.text("outcome") == "yes" for c in asked) and _in_question(facts, person)


def _gave_name(facts: Facts, person: Record) -> bool:
    contacts = facts.contacts(person)
    if any(c.text("outcome") == "name_given" for c in contacts) or _said_yes_alone(facts, person):
        return True
    return person.text("ask_status") == "suggested" and person.slug not in facts.met_before


def _had_a_no(facts: Facts) -> bool:
    return any(c.text("stage") == "they_declined" for c in facts.snapshot.current("candidate"))
