"""A field for a day: in words, or from a calendar (ui.md, Forms)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ...text.days import day_of
from ..keys import bind
from .line import LineField

if TYPE_CHECKING:
    from ..shell import Shell


class DayField(LineField):
    """The calendar opens at the day that stands there."""

    BINDINGS = bind(calendar="calendar")

    def action_calendar(self) -> None:
        """Choose the day from a month."""
        cast("Shell", self.app).flow(self._choose())

    async def _choose(self) -> None:
        from ..dialogs.day import DayScreen

        tr, today = self.setting.tr, self.setting.today
        day = day_of(self.value, today, past=self.setting.has_been()) or today
        chosen = await self.app.push_screen_wait(DayScreen(tr, tr(self.field.label), day, today))
        if chosen is not None:
            self.value = chosen.isoformat()
