"""A month to choose a day from: by arrows and hjkl, page by page, or with the mouse."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from ...guidance.when import when
from ...i18n import Translator, msg
from ...text.days import month_name, month_on, weekday_name
from ..keys import bind
from .calendar import NAMES

CELL = 5
WIDTH = 7 * CELL
HEAD = 2  # lines above the first week
WEEKS = 6  # as many as a month can touch
STEPS = {"left": -1, "h": -1, "right": 1, "l": 1}


class Month(Widget, can_focus=True):
    """Brackets are around the chosen day and a star is behind today, whatever the colours are."""

    BINDINGS = bind(
        up="move(-7)", down="move(7)", page_up="turn(-1)", page_down="turn(1)", open="take"
    )

    day: reactive[date] = reactive(date.min, init=False)

    @dataclass(eq=False, repr=False)
    class Taken(Message):
        """A day was chosen."""

        day: date

    def __init__(self, tr: Translator, day: date, today: date) -> None:
        super().__init__()
        self._tr = tr
        self._today = today
        self.set_reactive(Month.day, day)
        self.styles.height = HEAD + WEEKS + 3

    def action_move(self, days: int) -> None:
        """So many days on; nowhere where the calendar ends."""
        number = self.day.toordinal() + days
        if date.min.toordinal() <= number <= date.max.toordinal():
            self.day = date.fromordinal(number)

    def action_turn(self, months: int) -> None:
        """So many months on."""
        self.day = month_on(self.day, months) or self.day

    def action_take(self) -> None:
        """This is the day."""
        self.post_message(self.Taken(self.day))

    def on_key(self, event: events.Key) -> None:
        if event.key in STEPS:
            event.stop()
            self.action_move(STEPS[event.key])

    def on_click(self, event: events.Click) -> None:
        """A day is taken; the name of the month leads to the one before or after."""
        place = event.get_content_offset(self)
        if place is None or place.x >= WIDTH:
            return
        if place.y == 0:
            self.action_turn(-1 if place.x < WIDTH // 2 else 1)
            return
        weeks = self._weeks()
        row, column = place.y - HEAD, place.x // CELL
        if 0 <= row < len(weeks) and weeks[row][column]:
            self.day = self.day.replace(day=weeks[row][column])
            self.action_take()

    def on_mouse_scroll_down(self) -> None:
        self.action_turn(1)

    def on_mouse_scroll_up(self) -> None:
        self.action_turn(-1)

    def render(self) -> Content:
        language = self._tr.language
        title = f"{month_name(self.day, language)} {self.day.year}"
        names = "".join(f" {self._tr(name):<{CELL - 1}}" for name in NAMES)
        weeks = [Content("").join(map(self._cell, week)) for week in self._weeks()]
        far = self._tr(when(self.day, self._today))
        said = f"{weekday_name(self.day, language)} {self.day.isoformat()} · {far}"
        return Content("\n").join(
            [
                Content.styled(f"<{title:^{WIDTH - 2}}>", "bold $primary"),
                Content.styled(names, "$text-muted"),
                *weeks,
                *[Content("")] * (WEEKS - len(weeks) + 1),
                Content.styled(said, "bold"),
                Content.styled(self._tr(msg("[ ] the chosen day, * today")), "$text-muted"),
            ]
        )

    def _weeks(self) -> list[list[int]]:
        """The days of the month in weeks from Monday; 0 for those of other months."""
        return Calendar().monthdayscalendar(self.day.year, self.day.month)

    def _cell(self, number: int) -> Content:
        if not number:
            return Content(" " * CELL)
        day = self.day.replace(day=number)
        before, behind = "[]" if day == self.day else "  "
        star = "*" if day == self._today else " "
        style = "bold reverse" if day == self.day else "bold" if star == "*" else ""
        return Content.assemble((f"{before}{number:>2}{behind}", style), star)
