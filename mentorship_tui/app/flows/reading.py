"""Reads the file of the record a pane shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import MentorshipError
from ..panes.pane import FileText, Pane

if TYPE_CHECKING:
    from ...journal.opened import Opened
    from ..app import MentorshipApp


async def read(app: MentorshipApp, pane: Pane, path: str) -> None:
    """Give the pane the text; a file that has just gone is for the next snapshot to tell of."""
    try:
        opened = await app.in_thread(app.open_journal.read, path)
    except MentorshipError:
        return
    pane.text_read(file_text(opened))


def file_text(opened: Opened) -> FileText:
    """The texts of a file, whatever its bytes are."""
    whole = opened.data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    body = opened.document.body.replace("\r\n", "\n") if opened.document else ""
    return FileText(opened.path, opened.record.digest, body, whole)
