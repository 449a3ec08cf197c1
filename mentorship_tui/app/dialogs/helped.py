"""A screen that is no part of the frame and has the same help."""

from __future__ import annotations

from typing import cast

from textual.widget import Widget

from ..keys import bind
from ..shell import Shell


class Helped(Widget):
    """Asks the app for the keys that work here, as the frame does."""

    BINDINGS = bind(help="help")

    def action_help(self) -> None:
        """Show every key that works here."""
        app = cast("Shell", self.app)
        app.flow(app.act("help"))
