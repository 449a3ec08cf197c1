"""Home."""

from __future__ import annotations

from ..scene import Scene
from ..widgets.rows import Row
from .pane import Pane


class HomePane(Pane):
    """Stand-in until the rules land."""

    NAME = "home"

    def rows(self, scene: Scene) -> tuple[Row, ...]:
        return (Row("step", "Write the follow-up to Johan Ek"),)
