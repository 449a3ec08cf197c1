"""The meetings the rhythm proposes: each kept, skipped or put on another day, then planned (M1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import events
from textual.content import Content

from ...guidance.when import when
from ...i18n import Message, msg, nmsg, pmsg
from ...text.days import day_of, days_on, no_day
from ..dialogs.ask import AskScreen
from ..dialogs.split import SplitDialog
from ..keys import bind
from ..record.pages.terms import timeline
from ..scene import Scene
from ..widgets.paper import Drawing, Gap, Prose
from ..widgets.rows import Row

WEEKDAYS = (
    pmsg("weekday", "Mon"),
    pmsg("weekday", "Tue"),
    pmsg("weekday", "Wed"),
    pmsg("weekday", "Thu"),
    pmsg("weekday", "Fri"),
    pmsg("weekday", "Sat"),
    pmsg("weekday", "Sun"),
)
SHIFTS = {"left": -1, "h": -1, "right": 1, "l": 1}


class PlanScreen(SplitDialog[tuple[date, ...]]):
    """Dismissed with the days to plan."""

    BINDINGS = bind(tick="skip", edit="another_day", save="plan")
    LABELS: ClassVar[Mapping[str, Message]] = {"open": pmsg("key", "Plan them")}
    HINTS = (
        ("tick", msg("skip or keep")),
        ("edit", msg("another day")),
        ("open", msg("plan them")),
    )

    def __init__(self, scene: Scene, days: Sequence[date]) -> None:
        question = nmsg("Plan {count} meeting", "Plan {count} meetings", len(days))
        super().__init__(scene, scene.tr(question))
        self._days = list(days)
        self._skipped: set[int] = set()

    @property
    def kept(self) -> tuple[date, ...]:
        """The days as they stand now."""
        kept = (day for at, day in enumerate(self._days) if at not in self._skipped)
        return tuple(dict.fromkeys(sorted(kept)))

    def rows(self) -> tuple[Row, ...]:
        glyphs = self.first_scene.glyphs
        return tuple(
            Row(
                f"day:{at}",
                f"{self.tr(WEEKDAYS[day.weekday()])} {day.isoformat()}",
                self.tr(when(day, self.first_scene.today)),
                mark=glyphs.unticked if at in self._skipped else glyphs.ticked,
                tone="muted" if at in self._skipped else "",
            )
            for at, day in enumerate(self._days)
        )

    def page(self, row: Row) -> tuple[str, Sequence[Drawing]]:
        words = nmsg(
            "{count} meeting will be planned.", "{count} meetings will be planned.", len(self.kept)
        )
        how: Message = msg(
            "They get the length and the place of the agreement. "
            "The arrows to the left and right put one on the day before or after."
        )
        return self.tr(msg("The term")), [
            *timeline(self.first_scene, self.kept),
            Gap(),
            Prose(Content.styled(self.tr(words), "bold")),
            Gap(),
            Prose(Content.styled(self.tr(how), "$text-muted")),
        ]

    def chosen(self, row: Row) -> None:
        self.action_plan()

    def action_plan(self) -> None:
        """These are the days."""
        self.dismiss(self.kept)

    def action_skip(self) -> None:
        """Leave the day out, or take it in again."""
        at = self._at
        if at is not None:
            self._skipped ^= {at}
            self.redraw()

    def on_key(self, event: events.Key) -> None:
        at = self._at
        if event.key in SHIFTS and at is not None:
            event.stop()
            self._days[at] = days_on(self._days[at], SHIFTS[event.key]) or self._days[at]
            self.redraw()

    def action_another_day(self) -> None:
        """The day in words."""
        at = self._at
        if at is not None:
            self.mentor_app.flow(self._ask(at))

    async def _ask(self, at: int) -> None:
        text = await self.mentor_app.push_screen_wait(
            AskScreen(
                self.tr,
                self.tr(msg("Which day?")),
                text=self._days[at].isoformat(),
                hint="+1w",
                check=lambda text: no_day(text, self.first_scene.today),
            )
        )
        day = day_of(text, self.first_scene.today) if text else None
        if day is not None:
            self._days[at] = day
            self.redraw()

    @property
    def _at(self) -> int | None:
        row = self.row
        return int(row.key.partition(":")[2]) if row is not None else None
