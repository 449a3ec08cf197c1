"""Adding, editing, moving and deleting records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...guidance.profile_advice import profile_advice
from ...guidance.rules.goals import ON_ITS_WAY
from ...guidance.specificity import specificity_of_goal
from ...guidance.suitability import lacks_reason
from ...i18n import msg, nmsg
from ...journal.words.titles import type_inside
from ...records.coherence import CHOSEN
from ...records.registry import TYPES, record_type
from ...records.types.contact import UNSENT
from ..dialogs.dialog import Answer, ChooseScreen
from ..record.labels import title_of

if TYPE_CHECKING:
    from ...records.record import Record
    from ..shell import Shell


ASKED_OF_GOALS = {
    "when": "due",
    "sign": "sign",
    "baseline": "baseline",
    "influence": "first_step",
}


async def add(app: Shell, types: tuple[str, ...], first: str) -> None:
    """A new record in a form; which kind is asked where there are several."""
    from ..form.screen import FormScreen

    chosen: str | None = first
    if len(types) > 1:
        answers = [Answer(name, app.tr(TYPES[name].label)) for name in types]
        question = app.tr(msg("What do you want to add?"))
        chosen = await app.push_screen_wait(
            ChooseScreen(app.tr, question, answers, chosen=first, glyphs=app.glyphs)
        )
    if chosen is None:
        return
    record = await app.push_screen_wait(FormScreen(app.open_journal, TYPES[chosen], None))
    if record is not None:
        app.show_scene()
        await app.frame.go_to(record.path)


async def edit(app: Shell, path: str) -> None:
    """The record in a form."""
    from ..form.screen import FormScreen

    opened = await app.in_thread(app.open_journal.read, path)
    kind = record_type(opened.record.type)
    if opened.record.type == "contact" and opened.record.text("outcome") == UNSENT:
        await app.act("letter", path)
    elif kind is not None:
        body = opened.document.body if opened.document else ""
        start = _asked_for(opened.record, body)
        await app.push_screen_wait(FormScreen(app.open_journal, kind, opened, None, start))


def _asked_for(record: Record, body: str) -> str:
    """The place of the one thing that the record's page still asks for; "" for the first field."""
    if record.type == "goal" and record.text("status") in ON_ITS_WAY:
        left = [one.key for one in specificity_of_goal(record, body).checks if not one.met]
        return ASKED_OF_GOALS.get(left[0], "") if len(left) == 1 else ""
    advice = profile_advice(record) if record.type == "profile" else ()
    return advice[0].field if [one.rule for one in advice] == ["own_words"] else ""


async def move(app: Shell, path: str) -> None:
    """Another stage for the record: one key more, one commit (F6)."""
    record = app.open_journal.snapshot.records[path]
    kind = TYPES[record.type]
    field = kind.field(kind.stage)
    if field is None:
        return
    answers = [
        Answer(
            choice.key,
            app.tr(choice.label),
            about=app.tr(choice.help) if choice.help else "",
            note=app.tr(msg("now")) if choice.key == record.text(field.name) else "",
        )
        for choice in field.choices
    ]
    stage = await app.push_screen_wait(
        ChooseScreen(
            app.tr,
            app.tr(msg("Move {title} to", title=title_of(record, app.scene))),
            answers,
            chosen=record.text(field.name),
            glyphs=app.glyphs,
        )
    )
    if stage is None or stage == record.text(field.name):
        return
    if record.type == "meeting" and stage == "held":
        await app.act("held", path)
        return
    await app.in_thread(app.open_journal.move, path, stage)
    await ask_reason(app, path)


async def ask_reason(app: Shell, path: str) -> None:
    """Somebody unsuitable has been chosen: the place to write why, which Esc leaves (P5, R6)."""
    from ..form.screen import FormScreen

    record = app.open_journal.snapshot.records.get(path)
    chosen = record is not None and record.text("stage") in CHOSEN
    if record is None or record.type != "candidate" or not chosen or not lacks_reason(record):
        return
    why = msg("Not suitable, and chosen all the same: write down why. Esc leaves it for later.")
    app.tell(why, severity="warning")  # it stays while the form is open
    opened = await app.in_thread(app.open_journal.read, path)
    kind = TYPES["candidate"]
    await app.push_screen_wait(FormScreen(app.open_journal, kind, opened, None, "override_reason"))


async def rename(app: Shell, path: str) -> None:
    """Another short name for the file, or another name; references follow (format.md rule 5)."""
    from ..dialogs.ask import AskScreen

    record = app.open_journal.snapshot.records[path]
    about = app.tr(
        msg(
            "The file's short name is what others refer to it by; they follow. A whole name, with "
            "capitals or spaces, becomes the title too."
        )
    )
    question = app.tr(msg("Rename {title}", title=title_of(record, app.scene)))
    name = await app.push_screen_wait(AskScreen(app.tr, question, about=about, text=record.slug))
    if not name or name == record.slug:
        return
    renamed = await app.in_thread(app.open_journal.rename, path, name)
    app.show_scene()
    await app.frame.go_to(renamed.path)


async def delete(app: Shell, path: str) -> None:
    """Gone from the folder after one question; the history keeps it."""
    record = app.open_journal.snapshot.records[path]
    what = app.tr(
        msg(
            "Delete {record}?",
            record=type_inside(record, app.open_journal.snapshot, app.tr),
        )
    )
    back = app.tr(
        msg("{key} brings it back at once; the history keeps it for ever.", key=app.key_of("undo"))
    )
    if record.type == "mentorship" and (inside := _inside(app, record)):
        out_of_sight = nmsg(
            "{count} record in it stays in its folder, out of sight until then.",
            "{count} records in it stay in their folder, out of sight until then.",
            inside,
            count=inside,
        )
        back = f"{back} {app.tr(out_of_sight)}"
    answers = [
        Answer("delete", app.tr(msg("Delete it"))),
        Answer("keep", app.tr(msg("Keep it"))),
    ]
    answer = await app.push_screen_wait(
        ChooseScreen(app.tr, what, answers, about=back, chosen="keep", glyphs=app.glyphs)
    )
    if answer == "delete":
        await app.in_thread(app.open_journal.delete, path)
        done = msg(
            "Deleted {title}; {key} brings it back.",
            title=title_of(record, app.scene),
            key=app.key_of("undo"),
        )
        app.tell(done)


def _inside(app: Shell, mentorship: Record) -> int:
    records = app.open_journal.snapshot.records.values()
    return sum(one.mentorship == mentorship.slug and one is not mentorship for one in records)
