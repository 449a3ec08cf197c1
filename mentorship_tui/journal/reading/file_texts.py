"""The texts in files and unsaved forms, and the files that have none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...i18n import Message, nmsg
from ...store.errors import StoreError

if TYPE_CHECKING:
    from ..journal import Journal

BASE = "base"  # in an unsaved form: the file it was begun from


def text_of(journal: Journal, path: str) -> str:
    """What is in a file; "" for one that is no text, or cannot be read."""
    return _text(journal, path) or ""


def texts_in(held: Any) -> Iterator[str]:
    """The texts in what an unsaved form holds, but for the file it was begun from."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        for key, item in held.items():
            yield from texts_in(item) if key != BASE else ()
    elif isinstance(held, list):
        for item in held:
            yield from texts_in(item)


def unread_files(journal: Journal) -> int:
    """How many files are pictures or the like, or cannot be read."""
    return sum(_text(journal, path) is None for path in journal.snapshot.records)


def not_looked_into(count: int) -> Message:
    """What is to be known of a search that passed by so many files."""
    return nmsg(
        "{count} file is no text, and was not looked into.",
        "{count} files are no text, and were not looked into.",
        count,
    )


def _text(journal: Journal, path: str) -> str | None:
    try:
        data = journal.cache.store.read(path).data
        return None if b"\0" in data else data.decode("utf-8")
    except (StoreError, UnicodeDecodeError):
        return None
