"""What a list shows: rows that say which record, task or step they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content


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
    ending: str = ""  # of the text, where that is the app's own word: what is before it gives way
    brief: str = ""  # the note in fewer columns, where the text would be cut beside it
    wraps: bool = False  # a sentence, whole on as many lines as it needs
    goes_on: bool = False  # a further line of the row above


def laid_out(rows: tuple[Row, ...], width: int) -> tuple[Row, ...]:
    """The same rows, with those that wrap on several lines where one is too narrow."""
    if width <= 0 or not any(row.wraps for row in rows):
        return rows
    return tuple(line for row in rows for line in (_lines(row, width) if row.wraps else (row,)))


def _lines(row: Row, width: int) -> Iterator[Row]:
    before = cell_len(row.mark) + 1 if row.mark else 0
    first, *others = Content(row.text).wrap(max(8, width - row.indent - before - 2)) or [Content()]
    yield row._replace(text=first.plain)
    for number, line in enumerate(others, 1):
        yield Row(
            f"{row.key}+{number}",
            line.plain,
            tone=row.tone,
            still=True,
            indent=row.indent + before,
            goes_on=True,
        )


def place_of(rows: tuple[Row, ...], key: str, old_index: int) -> int:
    """Where the cursor goes in new rows: to the same thing, else to what took its place."""
    for index, row in enumerate(rows):
        if row.key == key:
            return index
    return max(0, min(old_index, len(rows) - 1))
