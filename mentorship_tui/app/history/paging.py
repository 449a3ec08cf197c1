"""Reads something long piece by piece off the screen's thread, as much as is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Generic, TypeVar

Item = TypeVar("Item")

FIRST = 60  # enough for a screen; each page after it is twice as long


class Pages(Generic[Item]):
    """The items come as their source finds them; `take` is for a worker thread."""

    def __init__(self, source: Callable[[], Iterator[Item]]) -> None:
        self._source = source
        self._items: Iterator[Item] | None = None
        self._size = FIRST

    def take(self) -> list[Item]:
        """The next page; an empty one at the end."""
        if self._items is None:
            self._items = self._source()
        page = list(islice(self._items, self._size))
        self._size *= 2
        return page
