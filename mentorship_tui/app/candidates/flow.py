"""Takes names in: a person's suggestions as candidates, an unsuitable candidate as one to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...i18n import msg, nmsg
from ...records.registry import TYPES

if TYPE_CHECKING:
    from ..shell import Shell


async def take_in(app: Shell, path: str) -> None:
    """One key, one commit; without anything to take in, the place to write it (F1, P5)."""
    from ...journal.actions.suggestions import keep_in_network
    from ...journal.actions.suggestions import take_in as take

    record = app.open_journal.snapshot.records[path]
    if record.type == "candidate":
        person = await app.in_thread(keep_in_network, app.open_journal, path)
        app.tell(msg("{name} is in your network now: ask for a name.", name=person.title))
        return
    taken = await app.in_thread(take, app.open_journal, path)
    if taken.new:
        count = len(taken.new)
        app.tell(nmsg("{count} new candidate", "{count} new candidates", count))
        app.show_scene()
        await app.frame.go_to(taken.new[0].path)
    elif not taken.known:
        await _write_names(app, path)


async def _write_names(app: Shell, path: str) -> None:
    """The person's form, where the names go; saved, they are taken in at once."""
    from ...journal.actions.suggestions import suggested_by, take_in
    from ..form.screen import FormScreen

    app.tell(
        msg("Write the names under Suggestions, one per line; they are taken in when you save.")
    )
    opened = await app.in_thread(app.open_journal.read, path)
    before = await app.in_thread(suggested_by, app.open_journal, path)
    form = FormScreen(app.open_journal, TYPES["person"], opened, None, "suggestions")
    if await app.push_screen_wait(form) is None:
        return
    if await app.in_thread(suggested_by, app.open_journal, path) != before:
        await app.in_thread(take_in, app.open_journal, path)
