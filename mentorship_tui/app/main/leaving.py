"""Leaving: everything that is saved is committed first."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from ...errors import MentorshipError
from ...i18n import msg
from ..dialogs.dialog import Answer, ChooseScreen
from ..dialogs.wait import WaitScreen

if TYPE_CHECKING:
    from ...journal.journal import Journal
    from .session import Session

PATIENCE = 0.5  # seconds before there is a note about it
LIMIT = 30.0


async def leave(app: Session) -> None:
    """Commit what waits, with a note if that takes its time; ask if something would be lost."""
    if await _goes_on_writing(app):
        return
    journal = app.journal
    if journal is not None and not await _all_committed(app, journal):
        failed = app.commits.failed if app.commits else None
        if failed is not None and not await _leave_all_the_same(app):
            return
    if journal is not None:
        await _sync_last(app)
        await app.in_thread(journal.outside.stop)
        with contextlib.suppress(MentorshipError):  # a folder that is gone holds nobody back
            await app.in_thread(journal.refresh)  # the cache, for the next start to begin with
        await app.in_thread(journal.close)
    app.exit(0)


async def _all_committed(app: Session, journal: Journal) -> bool:
    """Wait for what is on its way, and see to what lies there since; False if some is not made."""
    draining = asyncio.ensure_future(app.in_thread(journal.drain, LIMIT))
    await asyncio.wait({draining}, timeout=PATIENCE)
    if draining.done():
        return await draining
    screen = WaitScreen(app.tr, app.tr(msg("Saving the last versions…")))
    await app.push_screen(screen)
    done = await draining
    if screen.is_current:
        screen.dismiss(None)
    return done


async def _goes_on_writing(app: Session) -> bool:
    """What a form holds is there the next time; what is weighed would be lost."""
    from ..form.screen import FormScreen
    from ..weighing.screen import WeighScreen

    for form in app.screen_stack:
        if isinstance(form, FormScreen):
            await form.keep()
    weighing = [one for one in app.screen_stack if isinstance(one, WeighScreen)]
    if not any(one.unsaved for one in weighing):
        return False
    answers = [
        Answer("stay", app.tr(msg("Go on writing"))),
        Answer("leave", app.tr(msg("Leave without it"))),
    ]
    question = app.tr(msg("There is something you have not saved"))
    return (
        await app.push_screen_wait(ChooseScreen(app.tr, question, answers, glyphs=app.glyphs))
        != "leave"
    )


async def _sync_last(app: Session) -> None:
    """Where the settings say so, what is new goes to the other machines before one leaves."""
    await app.syncing.ended()
    if not (app.start.settings.sync.automatic and app.syncing.standing.remote):
        return
    screen = WaitScreen(app.tr, app.tr(msg("Syncing before you leave; Esc leaves without")))
    await app.push_screen(screen, lambda _: app.syncing.stop())
    await app.syncing.run()
    if screen.is_current:
        screen.dismiss(None)


async def _leave_all_the_same(app: Session) -> bool:
    answers = [
        Answer("leave", app.tr(msg("Quit; it goes into the history at the next start"))),
        Answer("stay", app.tr(msg("Stay"))),
    ]
    reason = app.commits.failed if app.commits else None
    answer = await app.push_screen_wait(
        ChooseScreen(
            app.tr,
            app.tr(msg("Everything is saved, but not committed")),
            answers,
            about=app.tr(reason) if reason else "",
            glyphs=app.glyphs,
        )
    )
    return answer == "leave"
