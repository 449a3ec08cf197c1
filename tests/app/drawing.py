"""One picture of the screen for each key pressed, not one for each change on the way there.

Drawing is a third of what a test of the screen costs, and nobody looks at what comes between.
"""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App
from textual.screen import Screen

_DRAW = Screen._compositor_refresh


def put_off_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the screen in front is drawn by `draw` alone, and where a test reads it."""

    def note(self: Screen[Any]) -> None:
        if self is not self.app.screen:
            _DRAW(self)
            return
        self._dirty_widgets.clear()
        self.app._update_mouse_over(self)

    monkeypatch.setattr(Screen, "_compositor_refresh", note)


def draw(app: App[Any]) -> None:
    """Draw what has changed, as a terminal would be told it."""
    if app._running and app.screen_stack:
        _DRAW(app.screen)
