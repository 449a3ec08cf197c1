"""Ending well: a new term, another relation, the notes, and the journey after (C1, C3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...guidance.facts import CLOSED
from ...guidance.rules.close import thank_mentor
from ...guidance.step import Action, ActionKind, Step
from ...guidance.term import add_months
from ...i18n import Message, msg
from ...records.record import Record
from ...records.registry import TYPES
from ...records.types.mentorship import BECOMES, NOTHING
from ...text.clean import one_line
from ...text.days import day_of, no_day
from ..dialogs.ask import AskScreen
from ..dialogs.dialog import Answer, ChooseScreen

if TYPE_CHECKING:
    from ..shell import Shell

HALF_A_YEAR = 6


async def extend(app: Shell) -> None:
    """A new last day; then both are asked to say yes again."""
    from ...journal.actions.ending import extend as keep

    agreement = app.scene.facts.agreement
    before = agreement.date("end") if agreement else None
    begins = max(before or app.scene.today, app.scene.today)  # "+6m" goes on from there
    proposed = add_months(begins, HALF_A_YEAR)

    def wrong(text: str) -> Message | None:
        day = day_of(text, begins)
        if before == begins and day is not None and day <= begins:
            return msg("The term already ends on {day}. Write a later day.", day=begins)
        return no_day(text, begins, ahead=True)

    text = await app.push_screen_wait(
        AskScreen(
            app.tr,
            app.tr(msg("Until when do you go on?")),
            about=app.tr(msg("A new term is agreed again: both of you say yes once more.")),
            text=proposed.isoformat(),
            hint="+6m",
            check=wrong,
        )
    )
    day = day_of(text, begins) if text else None
    if day is None:
        return
    await app.in_thread(keep, app.open_journal, day)
    app.show_scene()
    await app.act("clauses")


async def becomes(app: Shell) -> None:
    """What the relation has become; naming it ends the mentorship."""
    from ...journal.actions.ending import becomes_another

    answers = [
        Answer(one.key, app.tr(one.label), about=app.tr(one.help) if one.help else "")
        for one in BECOMES
        if one.key != NOTHING
    ]
    answer = await app.push_screen_wait(
        ChooseScreen(
            app.tr,
            app.tr(msg("What does the relationship become?")),
            answers,
            about=app.tr(msg("Naming it ends the mentorship. All of it stays readable.")),
            glyphs=app.glyphs,
        )
    )
    if answer is not None:
        await app.in_thread(becomes_another, app.open_journal, answer)
        app.show_scene()


async def thanks(app: Shell) -> None:
    """The letter of thanks to the mentor."""
    who = app.scene.facts.mentor
    if who is None:
        app.tell(msg("This mentorship has no mentor yet."))
        return
    step = next(thank_mentor(app.scene.facts), None)
    if step is None or step.action.kind is not ActionKind.DRAFT:
        action = Action(ActionKind.DRAFT, "contact", who.path, template="thank_mentor")
        step = Step("thank_mentor", msg("Thanks"), msg("Thanks"), action)
    await app.take_step(step)


async def next_journey(app: Shell) -> None:
    """A new mentorship; the profile of the last one comes along if one likes (R5)."""
    from ...journal.actions.mentorships import PROFILE_FROM
    from ..form.screen import FormScreen

    current, profile = app.scene.facts.mentorship, app.scene.facts.profile
    if current is not None and not await _set_aside(app, current):
        return
    preset: dict[str, str] = {}
    if current is not None and profile is not None:
        answers = [
            Answer("along", app.tr(msg("Take my mentor profile along"))),
            Answer("anew", app.tr(msg("Begin with an empty one"))),
        ]
        answer = await app.push_screen_wait(
            ChooseScreen(
                app.tr,
                app.tr(msg("Your next journey")),
                answers,
                about=app.tr(
                    msg("Your network comes along in any case, and this mentorship stays readable.")
                ),
                glyphs=app.glyphs,
            )
        )
        if answer is None:
            return
        preset = {PROFILE_FROM: current.slug} if answer == "along" else {}
    form = FormScreen(app.open_journal, TYPES["mentorship"], None, preset, "title")
    record = await app.push_screen_wait(form)
    app.show_scene()
    if record is not None:
        await app.frame.show("prepare")


async def _set_aside(app: Shell, current: Record) -> bool:
    """True if the open mentorship is over, or may wait as it is while another one is lived."""
    if app.scene.facts.phase == CLOSED:
        return True
    answers = [
        Answer("aside", app.tr(msg("Set it aside and begin a new one"))),
        Answer("stay", app.tr(msg("Stay with it"))),
    ]
    about = msg("It stays as it is, and Home follows the new one. O on it opens it again.")
    question = app.tr(msg("{title} is not closed", title=one_line(current.title)))
    screen = ChooseScreen(
        app.tr, question, answers, about=app.tr(about), chosen="stay", glyphs=app.glyphs
    )
    return await app.push_screen_wait(screen) == "aside"


async def switch(app: Shell, path: str) -> None:
    """Let another mentorship be the open one (X7)."""
    from ...journal.actions.mentorships import open_mentorship

    record = app.open_journal.snapshot.records.get(path)
    if record is not None and record.type == "mentorship":
        await app.in_thread(open_mentorship, app.open_journal, record.slug)
        app.show_scene()
        app.tell(msg("{title} is open now.", title=record.title))


async def form_of(app: Shell, type_name: str, kind: str = "") -> None:
    """The form of the one record of its type, or a new one; afterwards one stands on it."""
    from ..form.screen import FormScreen

    found = None if kind else app.open_journal.snapshot.single(type_name)
    opened = await app.in_thread(app.open_journal.read, found.path) if found else None
    preset = {"date": app.scene.today.isoformat(), **({"kind": kind} if kind else {})}
    start = "goals" if kind else ""
    form = FormScreen(
        app.open_journal, TYPES[type_name], opened, {} if opened else dict(preset), start
    )
    await app.push_screen_wait(form)
    app.show_scene()
