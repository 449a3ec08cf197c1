"""The right side: a sheet in a frame that scrolls, with what it shows named in the frame."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from ..keys import bind
from .fit import cut
from .glyphs import UNICODE, Glyphs
from .paper import Drawing, Paper
from .scrolling import suit_scrollbar


class RecordView(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Knows nothing of records: it is given a title and drawings."""

    BINDINGS = bind(
        up="scroll_up",
        down="scroll_down",
        page_up="page_up",
        page_down="page_down",
        first="scroll_home",
        last="scroll_end",
    )

    def __init__(self, *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.glyphs = glyphs

    def compose(self) -> ComposeResult:
        yield Paper()

    def on_mount(self) -> None:
        suit_scrollbar(self, self.glyphs)

    def show(
        self, title: str, drawings: Iterable[Drawing], *, aside: str = "", top: bool = True
    ) -> None:
        """Show this page, from its top unless it is the same page as before, only fresher."""
        self.border_title = self._heading(title, aside) if title.strip() else None
        self.query_one(Paper).show(drawings)
        if top:
            self.scroll_home(animate=False)

    def _heading(self, title: str, aside: str) -> Content:
        """The title gives way; what stands beside it is never cut off."""
        if not aside:
            return Content(title)
        rest = f" {self.glyphs.dot} {aside}"
        room = max(12, self.size.width - 6 - cell_len(rest))
        return Content(cut(title, room, self.glyphs)) + Content.styled(rest, "$text-muted")
