"""What a list shows: rows that say which record, task or step they stand for."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One line of a list; its texts are already safe for the screen."""

    key: str  # stands for the same thing in the next snapshot too
    text: str
    note: str = ""  # to the right: the stage, a date, a count
    mark: str = ""  # before the text
    tone: str = ""  # muted, warning, error or success; always beside a mark or a word
    heading: bool = False
    still: bool = False  # a heading the cursor passes by
    path: str = ""  # the record it stands for
    line: int = 0  # the task's line in that record
    type_name: str = ""  # what `add` adds here
    indent: int = 0
    brief: str = ""  # the note in fewer columns, where the text would be cut beside it


def place_of(rows: tuple[Row, ...], key: str, old_index: int) -> int:
    """Where the cursor goes in new rows: to the same thing, else to what took its place."""
    for index, row in enumerate(rows):
        if row.key == key:
            return index
    return max(0, min(old_index, len(rows) - 1))
