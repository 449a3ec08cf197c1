"""Steps around the try-out: meet, feel it out, choose each other (F5, R36-R38)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...i18n import msg
from ...records.record import Record, Value
from ..answers import is_choice, their_choice
from ..encourage import PLACES
from ..facts import Facts, name_of
from ..step import Action, ActionKind, Step
from ..suitability import assess, lacks_reason
from ..when import when

BOOKED_DAYS = 7  # proposed for a try-out: soon, and with time to answer


def of_candidate(facts: Facts, candidate: Record) -> Iterator[Step]:
    """What comes next with one candidate whom one meets, in order."""
    tryouts = facts.tryouts(candidate)
    if not tryouts:
        if candidate.text("stage") in ("meeting", "trying"):
            yield _book(facts, candidate, again=False)
        return
    last = tryouts[-1]
    if last.text("status") == "held":
        yield from _held(facts, candidate, last)
    else:
        yield _planned(facts, candidate, last)


def reason(facts: Facts) -> Iterator[Step]:
    """Somebody unsuitable is chosen, by whatever way, and no reason is written (P5)."""
    if facts.mentor is not None and lacks_reason(facts.mentor):
        yield _reason_wanted(facts.mentor)


def choices_awaited(facts: Facts) -> Iterator[tuple[Record, Record, date]]:
    """Who was told that one would like them as mentor, the try-out, and when to ask again."""
    for candidate in facts.candidates if facts.phase == "find" else ():
        last = next(iter(facts.tryouts(candidate)[-1:]), None)
        if candidate.text("stage") == "chosen" or last is None:
            continue
        if (last.text("status"), last.text("my_choice")) != ("held", "yes"):
            continue
        contacts = facts.contacts(candidate)
        told = [one for one in contacts if is_choice(one, last)]
        day = next((one.date("follow_up") for one in reversed(told)), None)
        if day is not None and not their_choice(last, contacts):
            yield candidate, last, day


def choice_due(facts: Facts) -> Iterator[Step]:
    """The day has come on which one wanted to have their answer."""
    for candidate, tryout, day in choices_awaited(facts):
        if day <= facts.today:
            yield _answer(candidate, tryout)


def _book(facts: Facts, candidate: Record, *, again: bool) -> Step:
    return Step(
        "book_tryout",
        msg("Meet {name} once more", name=name_of(candidate))
        if again
        else msg("Book a try-out meeting with {name}", name=name_of(candidate)),
        msg("Half an hour without obligation, so that you can both see how it feels."),
        booking(facts, candidate),
        PLACES["tryout"],
        candidate.path,
    )


def booking(facts: Facts, candidate: Record) -> Action:
    """The form of a try-out meeting with them, at its day: one that is still to come."""
    day = facts.today + timedelta(days=BOOKED_DAYS)
    values: dict[str, Value] = {"candidate": candidate.slug, "date": day.isoformat()}
    return Action(ActionKind.ADD, "tryout", field="date", values=values)


def _planned(facts: Facts, candidate: Record, tryout: Record) -> Step:
    day = tryout.date("date") or facts.today
    name = name_of(candidate)
    if day > facts.today:
        return Step(
            "tryout_ahead",
            msg(
                "You meet {name} {when}: look through your questions",
                name=name,
                when=when(day, facts.today),
            ),
            msg("Choose the two or three you most want answered. The rest will come by itself."),
            Action(ActionKind.OPEN, "tryout", tryout.path),
            PLACES["tryout"],
            tryout.path,
        )
    return Step(
        "tryout_held",
        msg("How was it to meet {name}? Write it down the same day", name=name),
        msg("What you feel right after is worth more than what you think a week later."),
        Action(ActionKind.EDIT, "tryout", tryout.path, "ratings", values={"status": "held"}),
        PLACES["tryout"],
        tryout.path,
    )


def _held(facts: Facts, candidate: Record, tryout: Record) -> Iterator[Step]:
    name = name_of(candidate)
    if not tryout.scores("ratings"):
        yield Step(
            "rate_tryout",
            msg("How was it to meet {name}? Write it down the same day", name=name),
            msg("What you feel right after is worth more than what you think a week later."),
            Action(ActionKind.EDIT, "tryout", tryout.path, "ratings"),
            about=tryout.path,
        )
    if their_choice(tryout, facts.contacts(candidate)) == "no":
        yield declined(candidate)  # it is decided: nobody is told no who has said no, or asked
        return
    match tryout.text("my_choice"):
        case "yes":
            yield from _wanted(facts, candidate, tryout)
        case "maybe":
            yield _book(facts, candidate, again=True)
        case "no":
            yield from kind_no(facts, candidate, tryout.text("date"))
        case _:
            yield Step(
                "my_choice",
                msg("Do you want {name} as your mentor? Yes, no or meet once more", name=name),
                msg("Trust how it felt. Both say yes or no, each for themselves."),
                Action(ActionKind.EDIT, "tryout", tryout.path, "my_choice"),
                about=tryout.path,
            )


def _wanted(facts: Facts, candidate: Record, tryout: Record) -> Iterator[Step]:
    suitability = assess(candidate)
    if candidate.texts("conflicts") and not candidate.text("attention"):
        yield _attention(candidate)
    if suitability.needs_reason:
        yield _reason_wanted(candidate)
    elif suitability.to_discuss:
        yield discuss_step(candidate)
    match their_choice(tryout, facts.contacts(candidate)):
        case "yes":
            yield _chosen(candidate)
        case "maybe":
            yield _book(facts, candidate, again=True)
        case _:
            yield from _their_choice(facts, candidate, tryout)


def discuss_step(candidate: Record) -> Step:
    """The other chair is small enough to be talked about, and that has not been done."""
    return Step(
        "discuss",
        msg("Talk openly with {name} about the other chair", name=name_of(candidate)),
        msg("A risk that has been talked about is a smaller one. Note that you have done it."),
        Action(ActionKind.EDIT, "candidate", candidate.path, "discussed"),
        about=candidate.path,
    )


def _attention(candidate: Record) -> Step:
    """Left open in the check, since only they could tell (R24: ask before, and after)."""
    return Step(
        "attention",
        msg("Can {name} give you their full attention? Note it", name=name_of(candidate)),
        msg("You have met, and may know now. If not, ask before you choose: it takes time too."),
        Action(ActionKind.EDIT, "candidate", candidate.path, "attention"),
        about=candidate.path,
    )


def _reason_wanted(candidate: Record) -> Step:
    return Step(
        "override",
        msg("Write down why you choose {name} all the same", name=name_of(candidate)),
        msg(
            "They sit on another chair too. It is your choice; a reason in writing helps you both."
        ),
        Action(ActionKind.EDIT, "candidate", candidate.path, "override_reason"),
        about=candidate.path,
    )


def _their_choice(facts: Facts, candidate: Record, tryout: Record) -> Iterator[Step]:
    name = name_of(candidate)
    asked = any(
        contact.text("date") >= tryout.text("date") and contact.text("direction") != "in"
        for contact in facts.contacts(candidate)
    )
    if not asked:
        yield Step(
            "choose",
            msg("Tell {name} that you would like them as your mentor", name=name),
            msg("You choose each other: it takes two separate yeses."),
            Action(ActionKind.DRAFT, "contact", candidate.path, template="choose"),
            PLACES["contact"],
            tryout.path,
        )
        return
    yield _answer(candidate, tryout)


def _answer(candidate: Record, tryout: Record) -> Step:
    return Step(
        "their_choice",
        msg("What did {name} answer? Write down their choice", name=name_of(candidate)),
        msg("You choose each other: it takes two separate yeses."),
        Action(ActionKind.EDIT, "tryout", tryout.path, "their_choice"),
        PLACES["waiting"],
        tryout.path,
    )


def _chosen(candidate: Record) -> Step:
    return Step(
        "chosen",
        msg("You have chosen each other: mark {name} as chosen", name=name_of(candidate)),
        msg("Next you agree on your ground rules."),
        Action(ActionKind.MOVE, "candidate", candidate.path, values={"stage": "chosen"}),
        PLACES["yes"],
        candidate.path,
    )


def declined(candidate: Record) -> Step:
    """They have said no."""
    return Step(
        "said_no",
        msg("Let {name} go, with thanks", name=name_of(candidate)),
        msg("They have answered. Next you can thank them, and ask for a name if you like."),
        Action(ActionKind.MOVE, "candidate", candidate.path, values={"stage": "they_declined"}),
        PLACES["no"],
        candidate.path,
    )


_WHY_NO = msg("Say what you take with you. A clear no is easier to get than silence.")
_WHY_NO_UNMET = msg("A clear no is easier to get than silence, also for who has not answered yet.")


def kind_no(facts: Facts, candidate: Record, since: str) -> Iterator[Step]:
    """One does not want them, or not any more; a no that was written before that day is old."""
    written = any(
        contact.text("purpose") == "decline" and contact.text("date") >= since
        for contact in facts.contacts(candidate)
    )
    if not written:
        yield Step(
            "decline",
            msg("Write a kind no to {name}", name=name_of(candidate)),
            _WHY_NO if facts.tryouts(candidate) else _WHY_NO_UNMET,
            Action(ActionKind.DRAFT, "contact", candidate.path, template="decline"),
            PLACES["contact"],
            candidate.path,
        )
        return
    yield Step(
        "i_declined",
        msg("Take {name} off the board", name=name_of(candidate)),
        msg("You have answered kindly. There are others."),
        Action(ActionKind.MOVE, "candidate", candidate.path, values={"stage": "i_declined"}),
        about=candidate.path,
    )
