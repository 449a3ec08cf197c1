"""What was written in a form and not saved: it is looked for at the start, and gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..forms.waiting import waiting_in

if TYPE_CHECKING:
    from ..app import MentorshipApp


async def look_for_unsaved(app: MentorshipApp) -> None:
    """Let Home tell of the forms that wait."""
    app.waiting = await app.in_thread(waiting_in, app.open_journal)
    app.show_scene()


async def go_on_writing(app: MentorshipApp, key: str) -> None:
    """The form as it was left."""
    from ...journal.ledger.record_cache import opened_from
    from ..screens.form import FormScreen

    journal = app.open_journal
    one = next((one for one in app.waiting if one.key == key), None)
    draft = await app.in_thread(journal.drafts.get, key)
    if one is None or draft is None:
        await look_for_unsaved(app)
        return
    # the version it was written against: the file may have changed, or be gone
    base = str(draft.get("base") or "").encode("utf-8", "surrogateescape")
    opened = opened_from(one.path, base) if one.path else None
    record = await app.push_screen_wait(FormScreen(journal, one.kind, opened))
    if record is not None:
        app.show_scene()
        await app.frame.go_to(record.path)
