"""The files a pane has been given to show, and those it would like to have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.content import Content

from ...i18n import Translator, msg
from ...records.record import Record
from ...records.snapshot import Snapshot
from ..widgets.paper import Drawing, Prose

KEPT = 64


class FileText(NamedTuple):
    """A file as it was read: its body for reading, and all of it."""

    path: str
    digest: str
    body: str
    whole: str
    cut: bool = False  # only the beginning is here, for reading


def note_of_cut(text: FileText | None, tr: Translator) -> list[Drawing]:
    """The note below a very long file that is not shown to its end."""
    if text is None or not text.cut:
        return []
    words = tr(msg("This file is long: read the rest in your editor."))
    return [Prose(Content.styled(words, "italic $text-muted"))]


class Texts:
    """The newest of them."""

    def __init__(self) -> None:
        self._texts: dict[str, FileText] = {}

    def put(self, text: FileText) -> None:
        """A file has been read."""
        if len(self._texts) >= KEPT:
            self._texts.pop(next(iter(self._texts)))
        self._texts[text.path] = text

    def of(self, record: Record) -> FileText | None:
        """The record's file, as it was when it was last read."""
        return self._texts.get(record.path)

    def missing(self, paths: Iterable[str], snapshot: Snapshot) -> tuple[str, ...]:
        """Those of the paths that have not been read as they are now."""
        return tuple(path for path in paths if not self._is_read(snapshot.records.get(path)))

    def _is_read(self, record: Record | None) -> bool:
        text = self.of(record) if record else None
        return record is None or (text is not None and text.digest == record.digest)
