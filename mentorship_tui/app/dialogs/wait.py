"""Something takes its time: what, and how far it has come."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from .dialog import Dialog


class WaitScreen(Dialog[None]):
    """Stays until it is dismissed by the work it tells of, or left by the user."""

    def parts(self) -> list[Widget]:
        return [Static(classes="aside", markup=False)]

    def tell(self, text: str) -> None:
        """Say how far it has come."""
        self.query_one(".aside", Static).update(Content(text))
