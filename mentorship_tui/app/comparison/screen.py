"""One picture over the whole screen, to look at and leave."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.screen import Screen

from ...i18n import Translator
from ..dialogs.helped import Helped
from ..keys import bind
from ..widgets.glyphs import Glyphs
from ..widgets.key_line import KeyLine
from ..widgets.paper import Drawing
from ..widgets.record_view import RecordView


class PictureScreen(Screen[None], Helped):
    """Scrolls if it must."""

    AUTO_FOCUS = "RecordView"
    BINDINGS = bind(back="leave")

    def __init__(
        self, tr: Translator, glyphs: Glyphs, title: str, drawings: Sequence[Drawing]
    ) -> None:
        super().__init__()
        self.tr = tr
        self._glyphs = glyphs
        self._title = title
        self._drawings = drawings

    def compose(self) -> ComposeResult:
        yield RecordView(glyphs=self._glyphs)
        yield KeyLine(self.tr)

    def on_mount(self) -> None:
        self.query_one(RecordView).show(self._title, self._drawings)

    def action_leave(self) -> None:
        """Back to where one was."""
        self.dismiss(None)
