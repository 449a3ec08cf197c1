"""The kinds of record a pane shows, each with what it is for and what to do when there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...i18n import Message
from ...records.record import Record
from ..scene import Scene
from ..widgets.paper import Drawing

Picture = Callable[[Scene, tuple[Record, ...]], list[Drawing]]


@dataclass(frozen=True, slots=True)
class Section:
    """One group of a pane's list."""

    type_name: str
    purpose: Message  # what these records are for
    empty: Message  # what to do first
    picture: Picture | None = None
    newest_first: bool = False
