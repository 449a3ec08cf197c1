"""The first run: a journal is made, or the sample, and the frame takes over from the welcome."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import MentorshipError
from ...i18n import Translator, msg
from ...journal.places import is_journal, sample_folder
from ..dialogs.wait import WaitScreen

if TYPE_CHECKING:
    from ...journal.journal import Journal
    from ..shell import Shell


class NoFolder(MentorshipError):
    """The folder cannot be made or written in."""


async def begin(app: Shell, language: str, name: str, folder: Path) -> None:
    """A journal in the folder: a new one, or the one that is there."""
    try:
        journal = await app.in_thread(_make, app, language, name, folder)
    except OSError as error:
        raise NoFolder(
            msg("{folder} cannot be used: {reason}", folder=str(folder), reason=str(error.strerror))
        ) from error
    await app.enter(journal)


async def begin_sample(app: Shell, language: str) -> None:
    """The sample journal in a folder of its own, made while one waits."""
    from ...journal.new.sample import make_demo

    tr = Translator(language)
    waiting = WaitScreen(tr, tr(msg("Creating the sample journal…")))
    await app.push_screen(waiting)
    root = sample_folder()

    def progress(done: int, total: int) -> None:
        app.call_from_thread(waiting.tell, f"{done}/{total}")

    try:
        await app.in_thread(make_demo, root, app.start.places, language, progress)
    finally:
        waiting.dismiss(None)
    await app.enter(await app.in_thread(_open, app, root))


async def propose_name(app: Shell) -> None:
    """Fill in the name git knows the user by, if it knows any."""
    from ...journal.new.create import name_in_git
    from .screen import WelcomeScreen

    name = await app.in_thread(name_in_git)
    if name and isinstance(app.screen, WelcomeScreen):
        app.screen.propose_name(name)


def _make(app: Shell, language: str, name: str, folder: Path) -> Journal:
    from ...journal.new.create import create_journal

    if is_journal(folder):
        return _open(app, folder)
    start = app.start
    title = Translator(language)(msg("My mentorship"))
    return create_journal(
        folder,
        start.places,
        start.clock,
        title=title,
        mentee=name,
        language=language,
        hooks=start.settings.git.hooks,
    )


def _open(app: Shell, root: Path) -> Journal:
    journal = app.start.open(root)
    journal.refresh()
    return journal
