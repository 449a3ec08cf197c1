"""Letters without their marks, so that `oberg` finds Öberg: one folding for search and marking."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

_WORD = re.compile(r"[^\W_]+")
_MARKS = "[\u0300-\u036f]*"
_MARKED = (range(0xC0, 0x250), range(0x1E00, 0x1F00))  # where Latin letters with marks are


def fold(text: str) -> str:
    """In small letters, without marks."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded: letters and digits only."""
    return tuple(_WORD.findall(fold(text)))


def pattern_of(words: Iterable[str], *, inside: bool = False) -> re.Pattern[str]:
    """Finds any of the folded words in a text as it is written, marks and all.

    A word is found where a word begins; with `inside`, anywhere. One with spaces in it is a
    phrase: whatever stands between its words, as long as it is no letter.
    """
    found = "|".join(_letters(word) for word in sorted(words, key=len, reverse=True) if word)
    before = "" if inside else r"(?<![^\W_])"
    return re.compile(f"{before}(?:{found})" if found else r"(?!)", re.IGNORECASE)


def _letters(word: str) -> str:
    parts = ("".join(_letter(letter) + _MARKS for letter in part) for part in word.split(" "))
    return r"[\W_]+".join(parts)


def _letter(letter: str) -> str:
    others = _written().get(letter, "")
    return f"[{letter}{others}]" if others else re.escape(letter)


@cache
def _written() -> dict[str, str]:
    """The letters with marks that fold to each plain one."""
    found: dict[str, str] = defaultdict(str)
    for code in (code for part in _MARKED for code in part):
        plain = fold(chr(code))
        if len(plain) == 1 and plain != chr(code).lower():
            found[plain] += chr(code)
    return found
