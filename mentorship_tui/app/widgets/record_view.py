"""The right side: a sheet in a frame that scrolls, with what it shows named in the frame."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from ...text.fold import fold, words_of
from ..keys import bind
from .fit import cut
from .glyphs import UNICODE, Glyphs
from .paper import Drawing, lines_of
from .scrolling import suit_scrollbar

WORDS_IN_A_ROW = (4, 2, 1)  # of what is sought, where not all of them stand together
AIR = 1  # a column between what is drawn and the scroll bar


class RecordView(ScrollView, can_focus=True, inherit_bindings=False):
    """Knows nothing of records: it is given a title and drawings.

    Drawn line by line: another page asks for no new layout of the screen, and of a long page only
    what is seen is drawn.
    """

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
        self._title = self._aside = ""
        self._drawings: tuple[Drawing, ...] = ()
        self._lines: list[Content] = []
        self._room = (0, 0)  # columns and lines
        self._sought = ""  # to be brought in sight as soon as it is on the page
        self._coming = ""  # the same for the next page

    def on_mount(self) -> None:
        suit_scrollbar(self, self.glyphs)

    def show(
        self, title: str, drawings: Iterable[Drawing], *, aside: str = "", top: bool = True
    ) -> None:
        """Show this page, from its top unless it is the same page as before, only fresher."""
        self._title, self._aside = title.strip(), aside
        self._name_frame()
        self._drawings = tuple(drawings)
        self._room = (0, 0)
        if top:
            self.scroll_home(animate=False, immediate=True)
            self._sought, self._coming = self._coming, ""
        self._lay_out()

    def seek(self, passage: str, *, here: bool) -> None:
        """Bring the passage in sight: on this page, or on the next as soon as it has it."""
        self._sought, self._coming = (passage, "") if here else ("", passage)
        self._bring_in_sight()

    def _bring_in_sight(self) -> None:
        words = words_of(self._sought)
        text = "\n".join(fold(line.plain) for line in self._lines) if words else ""
        for count in (len(words), *WORDS_IN_A_ROW):  # some may be drawn as a mark, or left out
            found = re.search(r"[\W_]+".join(words[:count]), text) if words[:count] else None
            if found:
                line, height = text.count("\n", 0, found.start()), self._room[1]
                if not 0 <= line - self.scroll_offset.y < height:
                    y = max(0, line - height // 3)
                    self.scroll_to(y=y, animate=False, force=True, immediate=True)
                self._sought = ""
                return

    def _name_frame(self) -> None:
        """The title gives way; what stands beside it is never cut off."""
        rest = f" {self.glyphs.dot} {self._aside}" if self._aside else ""
        room = max(12, self.size.width - 6 - cell_len(rest))
        title = Content(cut(self._title, room, self.glyphs))
        heading = title + Content.styled(rest, "$text-muted") if self._title else None
        if heading != self.border_title:
            self.border_title = heading

    def on_resize(self) -> None:
        self._name_frame()
        self._lay_out()

    def _lay_out(self) -> None:
        width, height = self.scrollable_content_region.size
        if width <= 0 or (width, height) == self._room:
            return
        self._room = (width, height)
        self._lines = lines_of(self._drawings, width)
        if len(self._lines) > height:
            self._lines = lines_of(self._drawings, max(1, width - AIR))
        self.virtual_size = Size(width, len(self._lines))
        self._bring_in_sight()
        self.refresh()

    @property
    def _width(self) -> int:
        return self._room[0]

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        if at >= len(self._lines) or not self._width:
            return Strip.blank(self._width, self.visual_style.rich_style)
        line = self._marked(self._lines[at], at)
        if not line:
            return Strip.blank(self._width, self.visual_style.rich_style).apply_offsets(0, at)
        strips = Visual.to_strips(
            self, line, self._width, 1, self.visual_style, apply_selection=False
        )
        strip = strips[0] if strips else Strip.blank(self._width)
        return strip.adjust_cell_length(self._width, self.visual_style.rich_style).apply_offsets(
            0, at
        )

    def _marked(self, line: Content, at: int) -> Content:
        """What is selected with the mouse."""
        span = self.text_selection.get_span(at) if self.text_selection else None
        if span is None:
            return line
        start, end = span
        style = Style.from_styles(self.screen.get_component_styles("screen--selection"))
        return line.stylize(style, start, len(line) if end < 0 else end)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract("\n".join(line.plain for line in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()
