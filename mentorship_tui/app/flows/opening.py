"""What follows when a journal is open: the disk is read, git looked at, changes watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...i18n import Message

if TYPE_CHECKING:
    from ..app import MentorshipApp


async def opened(app: MentorshipApp) -> None:
    """Bring the scene up to date, then see to git."""
    await app.in_thread(app.open_journal.refresh)
    app.show_scene()
    app.show_state()


def obstacles(app: MentorshipApp) -> tuple[Message, ...]:
    """What the banner says."""
    journal = app.open_journal
    found = [journal.read_only, app.commits.failed if app.commits else None]
    return tuple(one for one in found if one is not None)
