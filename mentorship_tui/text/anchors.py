"""Names of anchors that YAML 1.2 allows and a parser of 1.1 does not: `&an:chor`, `&å`."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import islice, product

MOST = 32  # such names in one file
TRIED = 4096
_ANCHOR = re.compile(r"(?:![^\s]*\s+)?&([^\s,\[\]{}]+)")
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


class OddName(Exception):
    """An anchor has such a name; another one is to stand in for it while the text is parsed."""

    def __init__(self, stand_in: str, name: str) -> None:
        super().__init__(name)
        self.stand_in = stand_in
        self.name = name


def name_at(text: str, offset: int) -> str | None:
    """The whole name of the anchor of the node that starts there; None if none is to be seen."""
    found = _ANCHOR.match(text, offset)
    return found[1] if found else None


def stand_in_for(name: str, text: str, taken: Container[str]) -> str:
    """Letters that are as long, and stand nowhere in the text; "" if there are none."""
    if len(name) < 2 or (isinstance(taken, dict) and len(taken) >= MOST):
        return ""
    tries = islice(product(_LETTERS, repeat=min(3, len(name))), TRIED)
    padded = ("".join(letters).ljust(len(name), "q") for letters in tries)
    return next((one for one in padded if one not in text and one not in taken), "")


def renamed(text: str, name: str, stand_in: str) -> str:
    """The text with the anchor and its aliases called otherwise, each character in its place."""
    pattern = rf"(?<=[&*]){re.escape(name)}(?=[\s,\[\]{{}}]|\Z)"
    return re.sub(pattern, stand_in, text)
