"""After a meeting: what it gave in two ratings, a line to take along, and what to do now (M2)."""

from __future__ import annotations

from typing import NamedTuple

from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label

from ...i18n import Translator, msg
from ...records.record import Record, Value
from ..dialogs.dialog import Dialog
from ..keys import bind
from ..widgets.scale import Scale
from ..widgets.signs import SignInput

ACTION = msg("What will you do now? It becomes an action; due:fri sets its day.")


class Rating(NamedTuple):
    """What was answered; an empty answer changes nothing."""

    values: dict[str, Value]
    action: str


class RateScreen(Dialog[Rating]):
    """Each question may be left out (R6)."""

    AUTO_FOCUS = "Scale"
    BINDINGS = bind(save="answer")

    def __init__(self, tr: Translator, meeting: Record, title: str) -> None:
        super().__init__(tr, title)
        self._meeting = meeting

    def parts(self) -> list[Widget]:
        meeting, tr = self._meeting, self.tr
        return [
            Label(Content(tr(msg("How much did the meeting give you, 0–10?")))),
            Scale(0, 10, meeting.number("worth"), id="worth"),
            Label(Content(tr(msg("I had their full attention: 1 is not at all, 5 is fully.")))),
            Scale(1, 5, meeting.number("attention"), id="attention"),
            Label(Content(tr(msg("What do you take with you?")))),
            SignInput(meeting.text("takeaway"), id="takeaway"),
            Label(Content(tr(ACTION))),
            SignInput(id="action"),
        ]

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        if event.input.id == "action":
            self.action_answer()
        else:
            self.focus_next()

    def on_key(self, event: events.Key) -> None:
        """Enter and the arrows go from question to question."""
        if event.key in ("down", "up") or (
            event.key == "enter" and isinstance(self.focused, Scale)
        ):
            event.stop()
            (self.focus_previous if event.key == "up" else self.focus_next)()

    @property
    def unsaved(self) -> bool:
        answered = self._answered
        known = {name: self._meeting.fields.get(name) for name in answered.values}
        return bool(answered.action) or answered.values != known

    def action_answer(self) -> None:
        """Take what was answered."""
        self.dismiss(self._answered)

    @property
    def _answered(self) -> Rating:
        values: dict[str, Value] = {}
        for name in ("worth", "attention"):
            number = self.query_one(f"#{name}", Scale).value
            if number is not None:
                values[name] = number
        takeaway = self.query_one("#takeaway", Input).value.strip()
        if takeaway:
            values["takeaway"] = takeaway
        return Rating(values, self.query_one("#action", Input).value.strip())
