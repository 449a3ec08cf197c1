"""The places where somebody may be named: a yes or a no to each, and what keeps the name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ...i18n import Message, Translator, msg, nmsg, pmsg
from ...journal.reading.mentions import Place
from ...text.clean import one_line
from ..dialogs.dialog import FRAME_ROWS, Dialog
from ..widgets.glyphs import Glyphs
from ..widgets.record_list import RecordList
from ..widgets.rows import Row

ASIDE_ROWS = 5


class PlacesScreen(Dialog[tuple[Place, ...]]):
    """Shows every place, with its file and why it stays; dismissed with nothing."""

    LABELS: ClassVar[Mapping[str, Message]] = {"open": pmsg("key", "Back")}
    HINT: ClassVar[Message | None] = None

    def __init__(self, tr: Translator, places: Sequence[Place], glyphs: Glyphs) -> None:
        super().__init__(tr, tr(self.question(len(places))))
        self._places = {str(number): place for number, place in enumerate(places)}
        self._glyphs = glyphs

    @staticmethod
    def question(count: int) -> Message:
        """What stands above the list."""
        return nmsg(
            "{count} place keeps the name or a part of it",
            "{count} places keep the name or a part of it",
            count,
        )

    def parts(self) -> list[Widget]:
        hint = [Static(Content(self.tr(self.HINT)), classes="about")] if self.HINT else []
        return [*hint, RecordList(glyphs=self._glyphs), Static(classes="aside", markup=False)]

    def on_mount(self) -> None:
        rows = self.query_one(RecordList)
        rows.styles.height = len(self._places)
        rows.styles.max_height = max(3, self.size.height - FRAME_ROWS - ASIDE_ROWS)
        self.query_one(".aside", Static).styles.height = ASIDE_ROWS - 1
        self.draw()
        rows.focus()

    def draw(self) -> None:
        """Show the rows as they are now."""
        rows = tuple(
            Row(key, self._text(one), self._where(one), mark=self.mark(key))
            for key, one in self._places.items()
        )
        self.query_one(RecordList).show(rows)

    def mark(self, key: str) -> str:
        """What stands before a row."""
        return ""

    def _text(self, place: Place) -> str:
        return one_line(place.written)

    def _where(self, place: Place) -> str:
        name = one_line(place.path.rpartition("/")[2] or self.tr(msg("unsaved form")))
        return f"{name}:{place.line}" if place.line and place.path else name

    @on(RecordList.Highlighted)
    def _tell(self, event: RecordList.Highlighted) -> None:
        place = self._places[event.row.key]
        where = place.path or self.tr(msg("an unsaved form"))
        reason = self.tr(place.doubt) if place.doubt else ""
        lines = [one_line(place.context), one_line(where), reason]
        self.query_one(".aside", Static).update(Content("\n".join(filter(None, lines))))

    @on(RecordList.Opened)
    def _opened(self) -> None:
        self.done()

    def done(self) -> None:
        """Enter was pressed."""
        self.dismiss(None)


class DoubtsScreen(PlacesScreen):
    """Dismissed with the places that got a yes."""

    LABELS: ClassVar[Mapping[str, Message]] = {"open": pmsg("key", "Go on")}
    HINT = msg("Space: yes, take it out. w: yes to all written so. Enter: go on, the others stay.")

    def __init__(self, tr: Translator, places: Sequence[Place], glyphs: Glyphs) -> None:
        super().__init__(tr, places, glyphs)
        self._yes: set[str] = set()

    @staticmethod
    def question(count: int) -> Message:
        return nmsg(
            "Is it the name? {count} place is in doubt",
            "Is it the name? {count} places are in doubt",
            count,
        )

    def mark(self, key: str) -> str:
        return self._glyphs.ticked if key in self._yes else self._glyphs.unticked

    def on_key(self, event: events.Key) -> None:
        row = self.query_one(RecordList).row
        if row is None or event.key not in ("space", "w"):
            return
        written = self._places[row.key].written
        alike = {key for key, one in self._places.items() if one.written == written}
        chosen = {row.key} if event.key == "space" else alike
        self._yes = self._yes - chosen if row.key in self._yes else self._yes | chosen
        self.draw()
        event.stop()

    def done(self) -> None:
        self.dismiss(tuple(one for key, one in self._places.items() if key in self._yes))
