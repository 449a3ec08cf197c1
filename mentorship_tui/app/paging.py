"""Reads something long piece by piece off the screen's thread, as much as is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Generic, TypeVar

Item = TypeVar("Item")

FIRST = 60  # enough for a screen
MORE = 400


class Pages(Generic[Item]):
    """The items come as their source finds them; `take` is for a worker thread."""

    def __init__(self, source: Callable[[], Iterator[Item]]) -> None:
        self._source = source
        self._items: Iterator[Item] | None = None

    def take(self) -> list[Item]:
        """The next page; an empty one at the end."""
        size = MORE
        if self._items is None:
            self._items, size = self._source(), FIRST
        return list(islice(self._items, size))
