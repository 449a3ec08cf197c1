"""A screen that is no part of the frame and has the same help."""

from __future__ import annotations

from textual.widget import Widget

from ..frame import Frame
from ..keys import bind


class Helped(Widget):
    """Asks the app for the keys that work here, as the frame does."""

    BINDINGS = bind(help="help")

    def action_help(self) -> None:
        """Show every key that works here."""
        self.post_message(Frame.Asked("help"))
