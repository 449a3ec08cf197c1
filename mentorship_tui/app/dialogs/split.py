"""A dialog with a list to the left and what it stands on to the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ...i18n import Message
from ..keys import KEYS
from ..scene import Scene
from ..widgets.paper import Drawing, Gap, Heading
from ..widgets.record_list import RecordList
from ..widgets.record_view import RecordView
from ..widgets.rows import Row
from .dialog import Dialog, Result
from .helped import Helped

if TYPE_CHECKING:
    from ..shell import Shell


FRAME_ROWS = 7  # of the dialog, around the two sides


class SplitDialog(Dialog[Result], Helped):
    """What differs is which rows there are, and what each shows."""

    ROOM: ClassVar[int] = 24  # rows, where the screen has them, for what stands beside a short list
    HINTS: ClassVar[tuple[tuple[str, Message], ...]] = ()  # a key's id, and what it does here

    def __init__(self, scene: Scene, question: str) -> None:
        super().__init__(scene.tr, question)
        self.first_scene = scene

    @property
    def mentor_app(self) -> Shell:
        """The app, as what it is."""
        return cast("Shell", self.app)

    def rows(self) -> tuple[Row, ...]:
        """The list's rows."""
        raise NotImplementedError

    def page(self, row: Row) -> tuple[str, Sequence[Drawing]]:
        """Title and drawings for a row."""
        raise NotImplementedError

    def chosen(self, row: Row) -> None:
        """Enter was pressed on the row."""

    def parts(self) -> list[Widget]:
        glyphs = self.first_scene.glyphs
        sides = Horizontal(RecordList(glyphs=glyphs), RecordView(glyphs=glyphs), classes="sides")
        return [Static(self._hints(), classes="about", markup=False), sides]

    def _hints(self) -> Content:
        """The keys as they are bound by default are in the line below; here, what they do."""
        names = {key: KEYS[key].keys.split(",")[0] for key, _ in self.HINTS}
        words = [
            Content.styled(self.mentor_key(names[key]), "bold") + f" {self.tr(what)}"
            for key, what in self.HINTS
        ]
        return Content("   ").join(words)

    def mentor_key(self, key: str) -> str:
        """The word people know for a key."""
        from ..keys import KEY_NAMES

        return self.tr(KEY_NAMES[key]) if key in KEY_NAMES else key

    def on_mount(self) -> None:
        self.redraw(self.first_key())
        self.query_one(RecordList).focus()

    def first_key(self) -> str:
        """The row to stand on at first; empty for the first there is."""
        return ""

    def redraw(self, key: str = "") -> None:
        """Show the rows and the page as they are now, standing on the row of the key."""
        rows = self.rows()
        self.query_one(".dialog").styles.max_height = max(self.ROOM, len(rows) + FRAME_ROWS)
        self.query_one(RecordList).show(rows, key)
        self._show_page()

    @property
    def row(self) -> Row | None:
        """What one stands on."""
        return self.query_one(RecordList).row

    @on(RecordList.Highlighted)
    def _show_page(self) -> None:
        row = self.row
        if row is not None:
            title, drawings = self.page(row)
            heading: list[Drawing] = [Heading(title, gap=False), Gap()] if title else []
            self.query_one(RecordView).show("", [*heading, *drawings])

    @on(RecordList.Opened)
    def _opened(self, event: RecordList.Opened) -> None:
        self.chosen(event.row)
