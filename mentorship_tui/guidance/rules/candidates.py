"""Steps with a candidate up to the first meeting: research, the check, the letter (F3, F4, P5)."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import Message, msg
from ...records.record import Record
from ..answers import their_choice
from ..encourage import PLACES
from ..facts import Facts, name_of
from ..profile_advice import qualities_of
from ..step import Action, ActionKind, Step
from ..suitability import Verdict, assess, lacks_reason, relation_for, verdict_of
from .network import answer_step, day_after_later, waiting_contact
from .tryouts import booking

BEFORE_CONTACT = ("named", "researching")
THANK_DAYS = 30  # a no that is older than that is left in peace


def of_candidate(facts: Facts, candidate: Record) -> Iterator[Step]:
    """What comes next with one candidate who has not been met yet, in order."""
    yield from _unsuitable(facts, candidate)
    if facts.contacts(candidate) or candidate.text("stage") == "contacted":
        yield from _contacted(facts, candidate)
    elif candidate.text("stage") in BEFORE_CONTACT:
        yield from _before_contact(facts, candidate)


def thank_no(facts: Facts) -> Iterator[Step]:
    """Somebody has said no, and has not been thanked for saying it (study part 6)."""
    for candidate in facts.snapshot.current("candidate"):
        if candidate.text("stage") == "they_declined" and _no_unthanked(facts, candidate):
            yield Step(
                "thank_no",
                msg("Thank {name} for their answer", name=name_of(candidate)),
                msg("A line is enough. Who says no may well know somebody who says yes."),
                Action(ActionKind.DRAFT, "contact", candidate.path, template="accept_no"),
                PLACES["no"],
                candidate.path,
            )


def answered_no(facts: Facts, candidate: Record) -> bool:
    """Their last word is a no, with a name or without, to a letter or after a try-out."""
    contacts, tryouts = facts.contacts(candidate), facts.tryouts(candidate)
    outcomes = [one.text("outcome") for one in contacts if one.text("purpose") != "decline"]
    if outcomes[-1:] in (["no"], ["name_given"]):
        return True
    return bool(tryouts) and their_choice(tryouts[-1], contacts) == "no"


def _no_unthanked(facts: Facts, candidate: Record) -> bool:
    contacts, tryouts = facts.contacts(candidate), facts.tryouts(candidate)
    said = [one for one in contacts if one.text("outcome") in ("no", "name_given")]
    said += [one for one in tryouts if one.text("their_choice") == "no"]
    last = max((one.text("date") for one in said), default="")
    thanked = any(c.text("purpose") == "thank" and c.text("date") >= last for c in contacts)
    return not thanked and any(-facts.days_to(one) <= THANK_DAYS for one in said)


def _before_contact(facts: Facts, candidate: Record) -> Iterator[Step]:
    if not _looked_into(candidate):
        yield _research(candidate)
    if qualities_of(facts.profile) and not candidate.scores("fit"):
        yield _rate(candidate)
    if verdict_of(candidate) is Verdict.UNCHECKED:
        yield _check(facts, candidate)
    yield _first_contact(facts, candidate)


def _contacted(facts: Facts, candidate: Record) -> Iterator[Step]:
    waiting = waiting_contact(facts, candidate)
    if waiting is not None:
        yield answer_step(candidate, waiting)
        return
    outcomes = [contact.text("outcome") for contact in facts.contacts(candidate)]
    match outcomes[-1] if outcomes else "":
        case "yes":
            text = msg("{name} said yes: book a try-out meeting")
            yield _move(candidate, "meeting", "said_yes", text, booking(facts, candidate))
        case "no":
            yield _move(candidate, "they_declined", "said_no", msg("Let {name} go, with thanks"))
        case "later":
            yield _later(facts, candidate)
        case "name_given":
            yield _another_name(facts, candidate)
        case "":
            yield _first_contact(facts, candidate)


def _looked_into(candidate: Record) -> bool:
    """Something is written, rated or answered; that the card was moved says nothing yet."""
    known = candidate.scores("fit") or candidate.texts("conflicts")
    return bool(candidate.written or known)


def _research(candidate: Record) -> Step:
    return Step(
        "research",
        msg("Read up on {name}", name=name_of(candidate)),
        msg("Three findings are plenty: what have they done, and what caught your attention?"),
        Action(
            ActionKind.EDIT,
            "candidate",
            candidate.path,
            "research",
            values={"stage": "researching"},
        ),
        PLACES["candidates"],
        candidate.path,
    )


def _rate(candidate: Record) -> Step:
    return Step(
        "rate",
        msg("Compare {name} with your profile", name=name_of(candidate)),
        msg("Rate what you know, and leave out what you do not: unknown is not zero."),
        Action(ActionKind.EDIT, "candidate", candidate.path, "fit"),
        about=candidate.path,
    )


def _check(facts: Facts, candidate: Record) -> Step:
    return Step(
        "check",
        msg("Can {name} be your mentor? Go through the two chairs", name=name_of(candidate)),
        msg("A mentor gives full attention, with no other interest in what you choose."),
        Action(
            ActionKind.EDIT,
            "candidate",
            candidate.path,
            "conflicts",
            values={"checked": facts.today.isoformat()},
        ),
        about=candidate.path,
    )


def _first_contact(facts: Facts, candidate: Record) -> Step:
    return Step(
        "first_contact",
        msg("Write to {name}", name=name_of(candidate)),
        msg(
            "The draft says who you are and what you want. "
            "Too hard? Shorten it, or rehearse with a friend."
        ),
        Action(ActionKind.DRAFT, "contact", candidate.path, template="first"),
        facts.before_contact,
        candidate.path,
    )


def _another_name(facts: Facts, candidate: Record) -> Step:
    if candidate.slug in facts.suggested:
        return _move(candidate, "they_declined", "said_no", msg("Let {name} go, with thanks"))
    return Step(
        "name_given",
        msg("Add the name {name} gave you", name=name_of(candidate)),
        msg("A no with a name is a good answer: you are one step closer."),
        Action(
            ActionKind.ADD,
            "candidate",
            field="name",
            values={"suggested_by": [candidate.slug], "stage": "named"},
        ),
        PLACES["candidates"],
        candidate.path,
    )


def _later(facts: Facts, candidate: Record) -> Step:
    """Off the board for now, with a day to get back."""
    name, day = name_of(candidate), candidate.date("next_date")
    if day is None or day <= facts.today:
        day = day_after_later(facts, facts.contacts(candidate)[-1])
    return Step(
        "said_later",
        msg("{name} said later: leave it until {day}", name=name, day=day),
        msg("They stay on the board, and you are reminded to get back to them on that day."),
        Action(
            ActionKind.MOVE,
            "candidate",
            candidate.path,
            values={"stage": "not_now", "next_date": day.isoformat()},
        ),
        PLACES["no"],
        candidate.path,
    )


def _move(
    candidate: Record, stage: str, rule: str, text: Message, then: Action | None = None
) -> Step:
    why, words = _WHY_MOVE[rule]
    return Step(
        rule,
        Message(text.text, {"name": name_of(candidate)}),
        why,
        Action(ActionKind.MOVE, "candidate", candidate.path, values={"stage": stage}, then=then),
        words,
        candidate.path,
    )


_WHY_MOVE = {
    "said_yes": (
        msg("Half an hour without obligation, so that you can both see how it feels."),
        PLACES["yes"],
    ),
    "said_no": (
        msg("They have answered. Next you can thank them, and ask for a name if you like."),
        PLACES["no"],
    ),
}


def _unsuitable(facts: Facts, candidate: Record) -> Iterator[Step]:
    if not lacks_reason(candidate):
        return
    reasons = [r.text for r in assess(candidate).reasons if r.verdict is Verdict.UNSUITABLE]
    why = (
        reasons[0] if reasons else msg("You have judged that they are not suitable as your mentor.")
    )
    if candidate.title.casefold() in facts.names_in_network:
        yield Step(
            "let_go",
            msg(
                "Take {name} off the board, or write down why you choose them",
                name=name_of(candidate),
            ),
            why,
            Action(ActionKind.MOVE, "candidate", candidate.path, values={"stage": "i_declined"}),
            about=candidate.path,
        )
        return
    yield Step(
        "to_network",
        msg("Ask {name} for a name instead: keep them in your network", name=name_of(candidate)),
        why,
        Action(
            ActionKind.ADD,
            "person",
            field="name",
            values={"name": candidate.title, "relation": relation_for(candidate)},
        ),
        PLACES["network"],
        candidate.path,
    )
