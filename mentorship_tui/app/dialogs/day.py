"""A day, chosen from a month."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual.widget import Widget

from ...i18n import Message, Translator, pmsg
from ..widgets.month import Month
from .dialog import Dialog


class DayScreen(Dialog[date]):
    """Dismissed with the day."""

    AUTO_FOCUS = "Month"
    LABELS: ClassVar[Mapping[str, Message]] = {"open": pmsg("key", "Choose")}

    def __init__(self, tr: Translator, question: str, day: date, today: date) -> None:
        super().__init__(tr, question)
        self._day = day
        self._today = today

    def parts(self) -> list[Widget]:
        return [Month(self.tr, self._day, self._today)]

    def on_month_taken(self, taken: Month.Taken) -> None:
        self.dismiss(taken.day)
