"""A value of front matter and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from .value import Value


@dataclass(slots=True, eq=False)
class Node:
    """A value and the offsets in the front matter of its first character and behind its last."""

    value: Value
    start: int
    end: int
    style: str = ""  # of a scalar: "" (plain), ', ", | or >; of a collection: "flow" or "block"
    items: list[Node] = field(default_factory=list)  # of a list; the values of a map
    keys: list[Node] = field(default_factory=list)  # of a map
    text: str = ""  # of a scalar, as read
    height: int = 0  # the levels below it

    @property
    def is_map(self) -> bool:
        """True for a map, also where it is empty; false for an alias of one."""
        return isinstance(self.value, dict) and self.style != "alias"
