"""What goes to the mentor is looked at before it goes, and noted when it has gone (outgoing.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...i18n import msg
from ...text.clean import plain
from ..dialogs.dialog import Answer, ChooseScreen
from ..terminal.clipboard import copy_text

if TYPE_CHECKING:
    from ...journal.journal import Journal
    from ...journal.reading.exports import What
    from ..shell import Shell

FRAME_ROWS = 13  # of the dialog, around what is looked at


async def goes_to_mentor(app: Shell) -> bool:
    """True if the report for the mentor is to be written, with what it holds in sight."""
    question, *lines = await app.in_thread(_preview, app.open_journal)
    answers = [
        Answer("go", app.tr(msg("Go on"))),
        Answer("leave", app.tr(msg("Not now"))),
    ]
    about = _fitting(app, lines)
    screen = ChooseScreen(app.tr, question, answers, about=about, glyphs=app.glyphs)
    return await app.push_screen_wait(screen) == "go"


async def give_part(app: Shell, what: What, path: str) -> str | None:
    """A meeting's agenda or outcome, looked at and copied; its path if it is to be a file.

    Raises NothingToExport.
    """
    of, text = await app.in_thread(_part, app.open_journal, what, path)
    answers = [
        Answer("given", app.tr(msg("Copy it, and note that it went to the mentor today"))),
        Answer("copy", app.tr(msg("Copy it"))),
        Answer("file", app.tr(msg("Write it to a file"))),
        Answer("leave", app.tr(msg("Not now"))),
    ]
    question = app.tr(msg("What the mentor gets"))
    about = _fitting(app, text.rstrip().split("\n"))
    screen = ChooseScreen(app.tr, question, answers, about=about, glyphs=app.glyphs)
    answer = await app.push_screen_wait(screen)
    if answer in ("given", "copy"):
        done = await copy_text(app, text)
        copied = msg("Copied. Paste it where you want it.")
        app.tell(copied if done else msg("Copied, if your terminal lets programs copy."))
    if answer == "given":
        await note_part(app, what, of)
    return of if answer == "file" else None


async def note_part(app: Shell, what: What, of: str) -> None:
    """The agenda or the outcome of the meeting at that path went to the mentor today."""
    from ...journal.actions.given import note_part_given

    await app.in_thread(note_part_given, app.open_journal, what, of)


def note_report_given(journal: Journal) -> None:
    """The report was written: the next preview tells what is new since."""
    from ...journal.reading.exports import source_for
    from ...journal.reading.for_mentor import note_given
    from ...render.source import Audience

    note_given(journal, source_for(journal, Audience.MENTOR))


def _preview(journal: Journal) -> list[str]:
    from ...journal.reading.exports import source_for
    from ...journal.reading.for_mentor import preview, told
    from ...render.source import Audience

    return told(preview(journal, source_for(journal, Audience.MENTOR)), journal.tr)


def _part(journal: Journal, what: What, path: str) -> tuple[str, str]:
    from ...journal.reading.exports import export, meeting_for

    record = journal.snapshot.records.get(path)
    near = path if record is not None and record.type == "meeting" else ""
    made = export(journal, what, meeting=near)
    return meeting_for(journal, what, near).path, made.data.decode()


def _fitting(app: Shell, lines: list[str]) -> str:
    """As many lines as there is room for; the whole is in what is copied or written."""
    room = max(4, app.size.height - FRAME_ROWS)
    shown = lines if len(lines) <= room else [*lines[: room - 1], "…"]
    return plain("\n".join(shown))
