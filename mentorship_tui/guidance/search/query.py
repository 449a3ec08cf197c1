"""What somebody typed into the search, taken apart: words to find, filters to pass."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from unicodedata import normalize

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
WRITTEN = re.compile(r"\w+")
_PART = re.compile(r'([-!]?)([^\W\d_]+):("[^"]*"?|\S*)|"[^"]*"?|\S+')


@dataclass(frozen=True, slots=True)
class Filter:
    """`name:value`; the name is the English one, the value folded, that of a day in small letters.

    `typed` is how it was written, to say it back.
    """

    name: str
    value: str
    typed: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Query:
    """A search. Words have letters and digits only, so they mean nothing to any engine.

    What stood in quotes is one of them, with a space between its own: a phrase.
    """

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
        name = NAMES.get(fold(part[2])) if part[2] else None
        if name is None:
            found = words_of(part[0])
            words += [" ".join(found)] if part[0].startswith('"') and found else found
            if part[2] and words_of(part[3]) and not part[3].startswith("//"):
                strange.append(part[0])
        elif value := _value(name, part[3]):
            if part[1]:
                strange.append(part[0])  # nothing is searched for what it is not
            else:
                filters.append(Filter(name, value, part[0]))
    return Query(tuple(dict.fromkeys(words))[:MOST_WORDS], tuple(filters), tuple(strange))


def longest_word(text: str) -> str:
    """Of the words that are no filter the longest, as it is written; "" if there is none."""
    others = (part[0] for part in _PART.finditer(text) if fold(part[2] or "") not in NAMES)
    return max((word for part in others for word in WRITTEN.findall(part)), key=len, default="")


def _value(name: str, typed: str) -> str:
    # a day is told by its letters: 2 mån is no man, and å no a
    return (normalize("NFC", typed).lower() if name == "due" else fold(typed)).strip('" ')
