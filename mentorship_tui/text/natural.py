"""The order of titles as people count and spell: 14 before 104, and Åsa after Zara."""

from __future__ import annotations

import re
import unicodedata

from .fold import fold

NUMBER = re.compile("([0-9]+)")
_AFTER_Z = str.maketrans("åäö", "{|}")  # letters of their own, in this order


def natural(title: str) -> tuple[tuple[int, str], ...]:
    """What to sort by: words by their letters, numbers by how much they are."""
    words = NUMBER.split(_letters(title))
    numbers = (number.lstrip("0") for number in words[1::2])
    # a longer number is a greater one, however long
    ranked = [(len(number), number) for number in numbers]
    out = [(0, word) for word in words]
    out[1::2] = ranked
    return tuple(out)


def _letters(title: str) -> str:
    if title.isascii():
        return title.lower()
    return fold(unicodedata.normalize("NFC", title).casefold().translate(_AFTER_Z))
