"""Reads the file of the record a pane shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import MentorshipError
from ...i18n import msg
from .pane import Pane
from .texts import FileText

if TYPE_CHECKING:
    from ...journal.ledger.opened import Opened
    from ..shell import Shell

MOST = 100_000  # characters that are laid out for reading; the rest is for an editor
MOST_LINES = 5_000  # and lines, for each takes its time


async def read(app: Shell, pane: Pane, paths: tuple[str, ...]) -> None:
    """Give the pane the texts, as of the snapshot that asked: the next one asks again."""
    for path in paths:
        await _read(app, pane, path)


async def _read(app: Shell, pane: Pane, path: str) -> None:
    record = app.open_journal.snapshot.records.get(path)
    if record is None:
        return
    try:
        opened = await app.in_thread(app.open_journal.read, path)
    except MentorshipError as error:
        text = FileText(path, record.digest, "", app.tr(error.message))
    else:
        text = file_text(opened, record.digest, app.tr(msg("This file is not text.")))
    if pane.children:  # else the app was left while the file was read
        pane.text_read(text)


def file_text(opened: Opened, digest: str, not_text: str) -> FileText:
    """The texts of a file, whatever its bytes are."""
    if b"\0" in opened.data[:8192]:
        return FileText(opened.path, digest, "", not_text)
    whole = opened.data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    body = opened.document.body.replace("\r\n", "\n") if opened.document else ""
    shown, beginning = _beginning(whole), _beginning(body)
    cut = len(shown) < len(whole) or len(beginning) < len(body)
    return FileText(opened.path, digest, beginning, shown, cut)


def _beginning(text: str) -> str:
    """As much as is laid out without a pause."""
    lines = text[:MOST].split("\n", MOST_LINES)
    return "\n".join(lines[:MOST_LINES])
