"""What somebody typed into the search, taken apart: words to find, filters to pass."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from ...text.fold import fold, words_of

MOST_WORDS = 12
LONGEST = 400  # characters of a query that are read
NAMES = {
    "type": "type",
    "typ": "type",
    "is": "is",
    "ar": "is",
    "due": "due",
    "senast": "due",
    "goal": "goal",
    "mal": "goal",
    "with": "with",
    "med": "with",
    "tag": "tag",
    "tagg": "tag",
    "in": "in",
    "i": "in",
}
_PART = re.compile(r'([^\W\d_]+):("[^"]*"?|\S*)|"[^"]*"?|\S+')


class Filter(NamedTuple):
    """`name:value`; the name is the English one, the value folded."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Query:
    """A search. Words have letters and digits only, so they mean nothing to any engine."""

    words: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    strange: tuple[str, ...] = ()  # written as a filter, and none: words, too

    def __bool__(self) -> bool:
        return bool(self.words or self.filters)


def parse(text: str) -> Query:
    """Never fails: what is no filter is words; a filter without a value is still being typed."""
    words: list[str] = []
    filters: list[Filter] = []
    strange: list[str] = []
    for part in _PART.finditer(text[:LONGEST]):
        name = NAMES.get(fold(part[1])) if part[1] else None
        if name is None:
            words += words_of(part[0])
            if part[1] and words_of(part[2]) and not part[2].startswith("//"):
                strange.append(part[0])
        elif value := fold(part[2]).strip('" '):
            filters.append(Filter(name, value))
    return Query(tuple(dict.fromkeys(words))[:MOST_WORDS], tuple(filters), tuple(strange))
