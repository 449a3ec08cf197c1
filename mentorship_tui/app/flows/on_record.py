"""What can be done with the record one stands on."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any

from ..panes.pane import Pane
from .history import of_record
from .notes import note, tick
from .outside import edit_outside
from .records import delete, edit, move

if TYPE_CHECKING:
    from ..app import MentorshipApp

FLOWS: Mapping[str, Callable[[MentorshipApp, Pane.Asked], Coroutine[Any, Any, None]]] = {
    "edit": lambda app, asked: edit(app, asked.path),
    "editor": lambda app, asked: edit_outside(app, asked.path),
    "tick": lambda app, asked: tick(app, asked.path, asked.line),
    "move": lambda app, asked: move(app, asked.path),
    "note": lambda app, asked: note(app, asked.path),
    "history": lambda app, asked: of_record(app, asked.path),
    "delete": lambda app, asked: delete(app, asked.path),
}
