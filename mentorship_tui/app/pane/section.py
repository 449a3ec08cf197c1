"""The kinds of record a pane shows, each with what it is for and what to do when there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ...i18n import Message
from ...records.record import Record
from ..scene import Scene
from ..widgets.paper import Drawing

Picture = Callable[[Scene, tuple[Record, ...]], list[Drawing]]


class Section(NamedTuple):
    """One group of a pane's list."""

    type_name: str
    purpose: Message  # what these records are for
    empty: Message  # what to do first
    picture: Picture | None = None
    newest_first: bool = False
