"""What some types of record show beside their fields: a picture, a verdict, a word of advice."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from ....records.record import Record
from ...scene import Scene
from ...widgets.paper import Drawing

TYPES = (
    "profile",
    "candidate",
    "contact",
    "goal",
    "mentorship",
    "agreement",
    "person",
    "conflict",
)


class Special(NamedTuple):
    """Drawings above the fields and below them, and the fields they already tell."""

    above: tuple[Drawing, ...] = ()
    below: tuple[Drawing, ...] = ()
    told: frozenset[str] = frozenset()


Page = Callable[[Record, str, Scene], Special]


def special(record: Record, body: str, scene: Scene) -> Special:
    """What is special about the page of this record; its module is loaded when first needed."""
    if record.type not in TYPES:
        return Special()
    page: Page = import_module(f".{record.type}", __package__).page
    return page(record, body, scene)
