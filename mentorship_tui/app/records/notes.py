"""Small things put down in passing: a topic, a note on a record, a tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...i18n import msg
from ...journal.actions.notes import add_note
from ...journal.actions.tasks import add_topic, heat_up, no_topics
from ...journal.actions.tasks import tick as set_tick
from ..dialogs.ask import AskScreen
from ..record.labels import title_of

if TYPE_CHECKING:
    from ..shell import Shell


async def topic(app: Shell) -> None:
    """Something to bring up with the mentor, from wherever one is (M1)."""
    text = await app.push_screen_wait(
        AskScreen(
            app.tr,
            app.tr(msg("What do you want to bring up?")),
            about=app.tr(msg("Big or small. End with !, !! or !!! for how urgent it is.")),
            check=lambda text: no_topics(app.open_journal),
        )
    )
    if text:
        await app.in_thread(add_topic, app.open_journal, text)
        app.tell(msg("Added to your topics, for the next meeting."))


async def note(app: Shell, path: str) -> None:
    """A dated line under the record's notes."""
    record = app.open_journal.snapshot.records[path]
    text = await app.push_screen_wait(
        AskScreen(app.tr, app.tr(msg("A note on {title}", title=title_of(record, app.scene))))
    )
    if text:
        await app.in_thread(add_note, app.open_journal, path, text)


async def tick(app: Shell, path: str, line: int) -> None:
    """The task done, or not done after all."""
    record = app.open_journal.snapshot.records.get(path)
    task = next((task for task in record.tasks if task.line == line), None) if record else None
    if task is not None:
        await app.in_thread(set_tick, app.open_journal, path, line, not task.done)


async def heat(app: Shell, path: str, line: int) -> None:
    """The topic burns more, or not at all (R42)."""
    await app.in_thread(heat_up, app.open_journal, path, line)
