"""How people write a name: patterns over folded text, and what its capitals say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .folded import folded

BEFORE = r"(?<![^\W_])"
BEHIND = r"(?P<of>'?s(?![^\W_])|'(?![^\W_]))?(?![^\W_])"
GAP = r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]{0,3}|[-_.+]|%20)"
_JOINED = 6  # letters of a whole name that is known without a gap in it
_ONE_LETTER_WORDS = ("A", "I", "O", "Å", "Ö")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*\.?")


def ways_of_whole(name: tuple[str, ...]) -> Iterator[str]:
    """`Anna Hall`, joined, with the last name first, and with one of them as an initial."""
    gap = f"{GAP}?" if sum(map(len, name)) >= _JOINED else GAP
    parts = [_part(one) for one in name]
    yield gap.join(parts)
    yield rf"{parts[-1]},?{GAP}" + GAP.join(parts[:-1])
    yield rf"{name[0][0]}\.?{GAP}{parts[-1]}"
    yield rf"{parts[0]}{GAP}{name[-1][0]}(?:\.|(?![^\W_]))"


def ways_of_parts(parts: Iterable[str]) -> str:
    """Any one part, the longest first."""
    return "|".join(map(_part, sorted(parts, key=len, reverse=True)))


def is_written_as_name(name: tuple[str, ...], written: str) -> bool:
    """False for `a hall` and `Anna I`: an initial is a capital, and has a dot if it is a word."""
    words = _WORD.findall(written)
    initials = [one for one in words if len(one.rstrip(".")) == 1]
    if not initials or min(map(len, name)) == 1:
        return True
    is_told = all("." in one or one not in _ONE_LETTER_WORDS for one in initials)
    return is_told and all(one[0].isupper() for one in words)


def is_in_capitals(written: str) -> bool:
    """True for several words that each begin with one."""
    words = _WORD.findall(written)
    return len(words) > 1 and all(one[0].isupper() for one in words)


def _part(name: str) -> str:
    """With or without the apostrophe that file names have none of."""
    return re.escape(folded(name).text).replace("'", "'?")
