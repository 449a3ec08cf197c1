"""Takes one person's name and contact details out of texts and file names (C1, R50)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ...guidance.rules.close import NAMELESS
from ...i18n import msg
from ...records.record import Record
from ...records.registry import MENTORSHIPS
from ...text.slug import slugify

if TYPE_CHECKING:
    from ..journal import Journal

FIELDS = ("email", "phone", "url")
_BEGINS = re.compile(  # what stands before the first word of a sentence
    r"(?:\A|\n\s*\n|\n[ \t]*(?:[-*+>]|\d+[.)]|#+)[ \t]+(?:\[[ xX]\] )?|[.!?…][”’\"')]*\s+)"
    r"[”“’‘\"'(*_]*\Z"
)
_BEFORE = 60
SHORTEST = 3  # letters; shorter parts of a name are words of other kinds too


class Nameless(NamedTuple):
    """What is to be replaced, and by what; of two patterns that overlap the longer comes first."""

    details: tuple[re.Pattern[str], ...]
    names: tuple[re.Pattern[str], ...]
    slugs: tuple[str, ...]  # in file names
    instead: str
    removed: str
    references: Mapping[str, str]  # what files are called, and what they are to be called

    def out_of(self, text: str) -> tuple[str, int]:
        """The text without them, and in how many places they stood."""
        places = 0
        patterns = [(one, self.removed) for one in self.details]
        patterns += [(one, self.instead) for one in self.names]
        for pattern, words in patterns:
            text, count = pattern.subn(partial(_in_its_place, words), text)
            places += count
        for old, new in self.references.items():
            # a slug of one word could be a word of the text: it must stand as a reference does
            before = r"(?<![\w-])" if "-" in old else r"(?:(?<=\[\[)|(?<=: )|(?<=, )|(?<=[^\[]\[))"
            text, count = re.subn(rf"{before}{re.escape(old)}(?![\w-])", new, text)
            places += count
        return text, places


def _in_its_place(words: str, found: re.Match[str]) -> str:
    """A sentence that began with the name goes on beginning with a capital letter."""
    start = found.start()
    begins = _BEGINS.search(found.string, max(0, start - _BEFORE), start)
    return f"{words[:1].upper()}{words[1:]}" if begins else words


def renamed(path: str, slugs: Sequence[str]) -> str:
    """The path of a file of a mentorship without the name in it."""
    for slug in slugs:
        path = re.sub(rf"(?<![a-z0-9]){re.escape(slug)}(?![a-z0-9])", NAMELESS, path)
    return path


def nameless(journal: Journal, person: Record) -> Nameless:
    """What stands for that person, but for parts of the name that somebody else shares."""
    others = {
        part.casefold()
        for record in journal.snapshot.records.values()
        if record.type in ("candidate", "person") and record.title != person.title
        for part in record.title.split()
    }
    parts = [
        one for one in person.title.split() if len(one) >= SHORTEST and one.casefold() not in others
    ]
    whole = " ".join(person.title.split())
    names = tuple(dict.fromkeys([whole, *sorted(parts, key=len, reverse=True)]))
    slugs = tuple(dict.fromkeys([person.slug, *(slugify(name, NAMELESS) for name in names)]))
    home = f"{MENTORSHIPS}/{person.mentorship}"
    paths = [home, *(path for path in journal.snapshot.records if path.startswith(f"{home}/"))]
    ends = [path.rpartition("/")[2].removesuffix(".md") for path in paths]
    return Nameless(
        (*_details(person), *_addresses(whole)),
        (_whole(whole), *(_part(one) for one in names if one != whole)),
        slugs,
        journal.tr(msg("the mentor")),
        journal.tr(msg("(removed)")),
        {end: renamed(end, slugs) for end in ends if renamed(end, slugs) != end},
    )


def _details(person: Record) -> Iterator[re.Pattern[str]]:
    for name in FIELDS:
        text = person.text(name).strip()
        if len(text) >= SHORTEST:
            digits = re.sub(r"\D", "", text)
            spaced = len(digits) >= SHORTEST and not re.search(r"[^\d\s()+./-]", text)
            words = r"[\s()./-]*".join(digits) if spaced else re.escape(text)
            yield re.compile(rf"\+?{words}(?!\d)" if spaced else words, re.IGNORECASE)


def _addresses(whole: str) -> Iterator[re.Pattern[str]]:
    """Any address that is made of the whole name, noted or not."""
    parts = [slugify(one, "") for one in whole.split()]
    if len(parts) > 1 and all(parts):
        name = r"[._-]?".join(map(re.escape, parts))
        yield re.compile(rf"[\w.+-]*{name}[\w.+-]*@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)


def _whole(name: str) -> re.Pattern[str]:
    """The whole name, in capitals or over a line's end too; the s of a Swedish genitive stays."""
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?=s?(?!\w))", re.IGNORECASE)


def _part(name: str) -> re.Pattern[str]:
    """A part of it as it is written: in small letters it may be a word like any other."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?=s?(?!\w))")
