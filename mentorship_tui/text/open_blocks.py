"""The blocks of markdown that are open while a text is read line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SPACES = re.compile(" *")


@dataclass(slots=True)
class Container:
    """A quote or an item of a list."""

    width: int  # how far in what belongs to an item stands; 0 is a quote
    is_empty: bool = True


@dataclass(slots=True)
class Leaf:
    """The block that lines are added to."""

    kind: str  # paragraph, table, code, fence or html
    start: int
    last: int  # where its last line that is not blank ends
    is_first: bool = False  # nothing stands before it in its item
    fence: str = ""
    end: re.Pattern[str] | None = None  # of HTML
    lines: list[str] = field(default_factory=list)  # of a paragraph
    starts: list[int] = field(default_factory=list)


def indent_at(line: str, at: int) -> int:
    """How many spaces stand there."""
    return found.end() - at if (found := _SPACES.match(line, at)) else 0


def behind_quote(line: str, at: int) -> int:
    """Where what is quoted begins, behind the > and one space."""
    return at + 2 if line[at + 1 : at + 2] == " " else at + 1
