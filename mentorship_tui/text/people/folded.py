"""A text in small letters and without marks, with the place of each character in the original."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

_LETTERS = {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ß": "ss"}
_LETTERS |= {"þ": "th", "’": "'", "ʼ": "'", "\u00ad": "", "\u200b": "", "\u200d": "", "\ufeff": ""}
_LETTERS |= dict.fromkeys("‐‑‒–—−", "-")


class Folded(NamedTuple):
    """`places[i]` is where character `i` of `text` stands in the original; one more for its end."""

    text: str
    places: range | tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original that a part of the folded text stands for, marks included."""
        return self.places[start], self.places[end]


def folded(text: str) -> Folded:
    """Fold a text as names in file names are: `Åsa`, `ÅSA` and `asa` are one."""
    if text.isascii():
        return Folded(text.lower(), range(len(text) + 1))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for plain in _plain(letter):
            letters.append(plain)
            places.append(place)
    return Folded("".join(letters), (*places, len(text)))


@lru_cache(maxsize=1024)
def _plain(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    small = letter.lower()
    if small in _LETTERS:
        return _LETTERS[small]
    apart = unicodedata.normalize("NFKD", small)
    return "".join(one for one in apart if not unicodedata.combining(one)).lower()
