"""Writes the agreement, the report or a calendar to a file the user names (A2, C2, M4)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...i18n import msg
from ...text.clean import one_line
from ..dialogs.ask import AskScreen
from ..dialogs.dialog import Answer, ChooseScreen
from .for_mentor import give_part, goes_to_mentor, note_part, note_report_given

if TYPE_CHECKING:
    from ...journal.reading.exports import Export
    from ..shell import Shell

FOR_MENTOR = "for_mentor"


async def export(app: Shell, path: str = "") -> None:
    """What, how and where; then it is written beside the screen. `path` is the record one is at."""
    from ...journal.reading.exports import OF_A_MEETING, Format, What, write_export
    from ...journal.reading.exports import export as make
    from ...render.source import Audience

    chosen = await _what(app)
    if chosen is None:
        return
    what = What.REPORT if chosen == FOR_MENTOR else What(chosen)
    of = ""
    if what in OF_A_MEETING:
        given = await give_part(app, what, path)
        if given is None:
            return
        of = given
    if chosen == FOR_MENTOR and not await goes_to_mentor(app):
        return
    form = await _form(app) if what not in (What.CALENDAR, What.JSON) else Format.MARKDOWN.value
    if form is None:
        return
    audience = Audience.MENTOR if chosen == FOR_MENTOR else Audience.ME
    made = await app.in_thread(make, app.open_journal, what, Format(form), audience, of)
    place = await _place(app, made)
    if place is not None:
        replace = await _may_replace(app, place)
        if replace is not None:
            written = await app.in_thread(write_export, made, place, replace)
            said = [msg("Written to {file}", file=str(written))]
            if chosen == FOR_MENTOR:
                await app.in_thread(note_report_given, app.open_journal)
            if of:
                await note_part(app, what, of)
            if form == Format.HTML.value:
                said.append(msg("Open the file in a web browser to read, print or send it."))
            app.tell_all(said, severity="information")


async def _what(app: Shell) -> str | None:
    from ...journal.reading.exports import WHAT_WORDS

    answers = [Answer(what.value, app.tr(words)) for what, words in WHAT_WORDS.items()]
    shared = Answer(
        FOR_MENTOR,
        app.tr(msg("What is shared with the mentor")),
        app.tr(msg("The agreement, and the records you have marked as shared.")),
    )
    return await app.push_screen_wait(
        ChooseScreen(
            app.tr,
            app.tr(msg("What do you want to export?")),
            [*answers[:2], shared, *answers[4:], *answers[2:4]],
            about=app.tr(msg("What stands under For me only never leaves in a document.")),
            glyphs=app.glyphs,
        )
    )


async def _form(app: Shell) -> str | None:
    answers = [
        Answer("html", app.tr(msg("A page to read and print (HTML)"))),
        Answer("pdf", app.tr(msg("A document (PDF)"))),
        Answer("md", app.tr(msg("Plain text (markdown)"))),
    ]
    question = app.tr(msg("In what form?"))
    return await app.push_screen_wait(ChooseScreen(app.tr, question, answers, glyphs=app.glyphs))


async def _place(app: Shell, made: Export) -> Path | None:
    asked = await app.push_screen_wait(
        AskScreen(app.tr, app.tr(msg("Write it to")), text=f"~/{made.name}")
    )
    if asked is None:
        return None
    place = Path(asked).expanduser()
    return place / made.name if place.is_dir() else place


async def _may_replace(app: Shell, place: Path) -> bool | None:
    """False where nothing is replaced; None if the user would rather not."""
    if not place.exists():
        return False
    answers = [
        Answer("replace", app.tr(msg("Replace it"))),
        Answer("leave", app.tr(msg("Leave it"))),
    ]
    question = app.tr(msg("There is a file of that name already"))
    answer = await app.push_screen_wait(
        ChooseScreen(
            app.tr,
            question,
            answers,
            about=one_line(str(place)),
            chosen="leave",
            glyphs=app.glyphs,
        )
    )
    return True if answer == "replace" else None
