"""What can be asked for from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any

from ..settings import FILE_NAME
from .history import of_journal, redo, undo
from .notes import topic
from .opening import try_again, unlock
from .outside import shell
from .stepping import take_next

if TYPE_CHECKING:
    from ..app import MentorshipApp


async def show_help(app: MentorshipApp) -> None:
    """Every key that works here."""
    from ..screens.help import HelpScreen

    file = app.start.places.config / FILE_NAME
    await app.push_screen_wait(HelpScreen(app.tr, app.screen, str(file)))


async def export(app: MentorshipApp) -> None:
    """Write something to a file outside the journal."""
    from .exporting import export as flow

    await flow(app)


async def sync(app: MentorshipApp) -> None:
    """Sync with the journal's remote."""
    from .syncing import sync as sync_now

    await sync_now(app)


async def search(app: MentorshipApp) -> None:
    """Find something that is written somewhere, and go there."""
    from ..screens.search import SearchScreen

    recent = app.frame.trail.recent()
    screen = SearchScreen(app.open_journal, app.scene, recent)
    path = await app.push_screen_wait(screen)
    if path:
        await app.frame.go_to(path, screen.sought(path))


async def stop(app: MentorshipApp) -> None:
    """Stop the sync that is under way."""
    app.syncing.stop()


FLOWS: Mapping[str, Callable[[MentorshipApp], Coroutine[Any, Any, None]]] = {
    "topic": topic,
    "next": take_next,
    "export": export,
    "retry": try_again,
    "unlock": unlock,
    "shell": shell,
    "help": show_help,
    "undo": undo,
    "redo": redo,
    "log": of_journal,
    "sync": sync,
    "stop": stop,
    "search": search,
}
