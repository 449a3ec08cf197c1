"""What was written in a form and not saved is gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..form.keeping import look_for_unsaved

if TYPE_CHECKING:
    from ..shell import Shell


async def go_on_writing(app: Shell, key: str) -> None:
    """The form as it was left."""
    from ...journal.ledger.record_cache import opened_from
    from ..form.screen import FormScreen

    journal = app.open_journal
    one = next((one for one in app.unsaved_forms if one.key == key), None)
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
