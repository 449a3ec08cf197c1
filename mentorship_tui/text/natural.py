"""The order of titles as people count: 14 before 104."""

from __future__ import annotations

import re

NUMBER = re.compile("([0-9]+)")


def natural(title: str) -> tuple[tuple[int, str], ...]:
    """What to sort by: words by their letters, numbers by how much they are."""
    words = NUMBER.split(title.casefold())
    numbers = (number.lstrip("0") for number in words[1::2])
    # a longer number is a greater one, however long
    ranked = [(len(number), number) for number in numbers]
    out = [(0, word) for word in words]
    out[1::2] = ranked
    return tuple(out)
