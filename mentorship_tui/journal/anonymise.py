"""Takes one person's name and contact details out of texts and file names (C1, R50)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..i18n import msg
from ..records.record import Record
from ..records.registry import MENTORSHIPS
from ..text.slug import slugify

if TYPE_CHECKING:
    from .journal import Journal

FIELDS = ("email", "phone", "url")
SHORTEST = 3  # letters; shorter parts of a name are words of other kinds too
SLUG = "mentor"


class Nameless(NamedTuple):
    """What is to be replaced, the longest first, and by what."""

    names: tuple[str, ...]
    details: tuple[str, ...]
    slugs: tuple[str, ...]  # in file names
    instead: str
    removed: str
    references: Mapping[str, str]  # what files are called, and what they are to be called

    def out_of(self, text: str) -> tuple[str, int]:
        """The text without them, and in how many places they stood."""
        places = 0
        for detail in self.details:
            places += text.count(detail)
            text = text.replace(detail, self.removed)
        for name in self.names:
            # as a whole word; the s of a Swedish genitive stays
            text, count = re.subn(rf"(?<!\w){re.escape(name)}(?=s?(?!\w))", self.instead, text)
            places += count
        for old, new in self.references.items():
            # a slug of one word could be a word of the text: it must stand as a reference does
            before = r"(?<![\w-])" if "-" in old else r"(?:(?<=\[\[)|(?<=: )|(?<=, )|(?<=[^\[]\[))"
            text, count = re.subn(rf"{before}{re.escape(old)}(?![\w-])", new, text)
            places += count
        return text, places


def renamed(path: str, slugs: Sequence[str]) -> str:
    """The path of a file of a mentorship without the name in it."""
    for slug in slugs:
        path = re.sub(rf"(?<![a-z0-9]){re.escape(slug)}(?![a-z0-9])", SLUG, path)
    return path


def nameless(journal: Journal, person: Record) -> Nameless:
    """What stands for that person, but for parts of the name that somebody else shares."""
    others = {
        part.casefold()
        for record in journal.snapshot.records.values()
        if record.type in ("candidate", "person") and record.title != person.title
        for part in record.title.split()
    }
    whole = " ".join(person.title.split())
    parts = [one for one in whole.split() if len(one) >= SHORTEST and one.casefold() not in others]
    names = tuple(dict.fromkeys([whole, *sorted(parts, key=len, reverse=True)]))
    slugs = tuple(dict.fromkeys([person.slug, *(slugify(name, SLUG) for name in names)]))
    home = f"{MENTORSHIPS}/{person.mentorship}"
    paths = [home, *(path for path in journal.snapshot.records if path.startswith(f"{home}/"))]
    ends = [path.rpartition("/")[2].removesuffix(".md") for path in paths]
    return Nameless(
        names,
        tuple(person.text(name) for name in FIELDS if len(person.text(name)) >= SHORTEST),
        slugs,
        journal.tr(msg("the mentor")),
        journal.tr(msg("(removed)")),
        {end: renamed(end, slugs) for end in ends if renamed(end, slugs) != end},
    )
