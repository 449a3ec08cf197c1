"""What happens to the notes at the end: kept, anonymised or deleted, asked first (C1, O5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...i18n import Message, msg, nmsg, pmsg
from ...journal.actions.fate_of_notes import ANONYMISED, DELETED, KEPT, Fate
from ...journal.reading.file_texts import not_looked_into
from ...records.registry import TYPES
from ..dialogs.dialog import Answer, ChooseScreen
from .doubts import DoubtsScreen, PlacesScreen

if TYPE_CHECKING:
    from ..shell import Shell

HISTORY = msg(
    "The journal's history keeps what was there: it can be brought back, also by others "
    "who have a copy of the journal."
)


async def fate(app: Shell) -> None:
    """What happens to the notes, with what it would change counted first."""
    from ...journal.actions.fate_of_notes import anonymised, carry_out, deleted

    journal = app.open_journal
    hidden = await app.in_thread(anonymised, journal)
    gone = await app.in_thread(deleted, journal)
    fates = {KEPT: Fate(KEPT), ANONYMISED: hidden, DELETED: gone}
    answer = await _answer(app, fates)
    if answer is None:
        return
    chosen = fates[answer]
    if chosen.asked:
        accepted = await app.push_screen_wait(DoubtsScreen(app.tr, chosen.asked, app.glyphs))
        if accepted is None:
            return
        chosen = await app.in_thread(chosen.with_answers, accepted)
    if answer != KEPT and not await _sure(app, chosen):
        return
    await app.in_thread(carry_out, journal, chosen)
    app.show_scene()
    if answer != KEPT:
        app.tell(_done(app, chosen))


async def _answer(app: Shell, fates: dict[str, Fate]) -> str | None:
    field = TYPES["closing"].field("notes")
    closing = app.scene.facts.closing
    said = closing.text("notes") if closing else ""
    labels = {choice.key: choice.label for choice in field.choices} if field else {}
    answers = [
        Answer(key, app.tr(labels[key]), about=app.tr(_counted(app, one)), note=_number(app, one))
        for key, one in fates.items()
    ]
    return await app.push_screen_wait(
        ChooseScreen(
            app.tr,
            app.tr(msg("What happens to the notes?")),
            answers,
            about=app.tr(msg("As you agreed with your mentor.")),
            chosen=said if said in fates else KEPT,
            glyphs=app.glyphs,
        )
    )


def _done(app: Shell, chosen: Fate) -> Message:
    key = app.key_of("undo")
    if chosen.answer == ANONYMISED and chosen.kept:
        return nmsg(
            "Done, in {files}; {count} place still has the name. {key} takes it back.",
            "Done, in {files}; {count} places still have the name. {key} takes it back.",
            chosen.kept,
            files=nmsg("{count} file", "{count} files", chosen.files),
            key=key,
        )
    return nmsg(
        "Done, in {count} file. {key} takes it back.",
        "Done, in {count} files. {key} takes it back.",
        chosen.files,
        key=key,
    )


def _number(app: Shell, one: Fate) -> str:
    return app.tr(nmsg("{count} file", "{count} files", one.files)) if one.files else ""


def _counted(app: Shell, one: Fate) -> Message:
    if one.answer == ANONYMISED:
        return msg(
            "The name surely stands in {places} places, and perhaps in {doubtful} more, which you "
            "are asked about one by one; {renamed} files get new names.",
            places=one.places,
            doubtful=len(one.asked),
            renamed=one.renamed,
        )
    if one.answer == DELETED:
        return _gone(app, one)
    return msg("Nothing is changed.")


def _gone(app: Shell, one: Fate) -> Message:
    """What goes, by number, and what about the person stays."""
    parts = []
    for name, count in one.gone:
        kind = TYPES[name]
        label = app.tr(kind.label if count == 1 else kind.plural)
        parts.append(f"{count} {label.lower()}")
    return nmsg(
        "Goes: {what}. Stays: the rest, where the mentor's name or details stand in {count} place.",
        "Goes: {what}. Stays: the rest, where the mentor's name or details stand in {count} "
        "places.",
        len(one.left),
        what=", ".join(parts) or app.tr(pmsg("what goes", "nothing")),
    )


async def _sure(app: Shell, chosen: Fate) -> bool:
    is_deleted = chosen.answer == DELETED
    verb = (
        nmsg("Delete {count} file", "Delete {count} files", chosen.files)
        if is_deleted
        else nmsg("Anonymise {count} file", "Anonymise {count} files", chosen.files)
    )
    about = [_gone(app, chosen) if is_deleted else _changed(chosen), HISTORY]
    if chosen.unread:
        about.append(not_looked_into(chosen.unread))
    answers = [Answer("do", app.tr(verb)), Answer("leave", app.tr(msg("Leave it as it is")))]
    if chosen.left:
        what = nmsg(
            "Look at the {count} place that keeps the name or a part of it",
            "Look at the {count} places that keep the name or a part of it",
            len(chosen.left),
        )
        answers.append(Answer("look", app.tr(what)))
    while True:
        question = app.tr(msg("Are you sure?"))
        text = " ".join(app.tr(one) for one in about)
        answer = await app.push_screen_wait(
            ChooseScreen(app.tr, question, answers, about=text, chosen="leave", glyphs=app.glyphs)
        )
        if answer != "look":
            return answer == "do"
        await app.push_screen_wait(PlacesScreen(app.tr, chosen.left, app.glyphs))


def _changed(chosen: Fate) -> Message:
    return msg(
        "The name goes from {places} places, {renamed} files get new names, and unsaved forms are "
        "gone through; what you sent or wrote to a file keeps it.",
        places=chosen.places,
        renamed=chosen.renamed,
    )
