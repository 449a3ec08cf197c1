"""Undo, redo, and the screens of what has happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ...i18n import msg

if TYPE_CHECKING:
    from ...journal.actions.reversal import Keep, Question
    from ...journal.actions.undo import Done
    from ...journal.journal import Journal
    from ..shell import Shell

    Work = Callable[[Journal, Mapping[Question, Keep]], Done]


async def undo(app: Shell) -> None:
    """Take back the last change, and say which it was."""
    from ...journal.actions import undo as steps

    done = await _settled(app, steps.undo)
    if done is not None:
        way_back = msg(
            "{done}. {key} does it again.", done=steps.told(done), key=app.key_of("redo")
        )
        app.tell(way_back if done.changed else steps.told(done))
        await _go_to(app, done)


async def redo(app: Shell) -> None:
    """Make again what was undone last, and say which it was."""
    from ...journal.actions import undo as steps

    done = await _settled(app, steps.redo)
    if done is not None:
        app.tell(steps.told(done, redo=True))
        await _go_to(app, done)


async def _go_to(app: Shell, done: Done) -> None:
    """To the record that came back, in whichever pane; what only changed is shown if it is here."""
    app.show_scene()
    records = app.open_journal.snapshot.records
    if path := next((path for path in done.returned if path in records), ""):
        await app.frame.go_to(path)
    elif app.frame.shown != "home":
        next((path for path in done.paths if app.frame.stand_on(path)), None)


async def _settled(app: Shell, work: Work) -> Done | None:
    """Ask, until all is answered, what stays where the same was changed again."""
    from ...journal.actions.undo import NothingToDo, UndoAsks
    from .undo_question import BothScreen, keep_of

    answers: dict[Question, Keep] = {}
    while True:
        try:
            done = await app.in_thread(work, app.open_journal, answers)
            app.hush(all_of_it=True)  # what was said of the change no longer holds
            return done
        except NothingToDo as nothing:
            app.tell(nothing.message)
            return None
        except UndoAsks as asked:
            for question in asked.questions:
                screen = BothScreen(app.tr, asked.subject, question, app.glyphs)
                answer = await app.push_screen_wait(screen)
                if answer is None:
                    return None
                answers[question] = keep_of(answer)


async def of_record(app: Shell, path: str) -> None:
    """The history of one record, with earlier versions to bring back."""
    from .journal_screen import tell_way_back
    from .record_screen import RecordHistoryScreen

    if await app.push_screen_wait(RecordHistoryScreen(app.open_journal, path, app.scene)):
        tell_way_back(app)
        app.show_scene()


async def of_journal(app: Shell) -> None:
    """What has happened in the journal; ends with the record one went to, or stays here."""
    from .journal_screen import JournalHistoryScreen

    path = await app.push_screen_wait(JournalHistoryScreen(app.open_journal, app.scene))
    if path:
        app.show_scene()
        await app.frame.go_to(path)
