"""Where in a journal somebody is named: in texts, in file names and in unsaved forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ...i18n import Message, msg
from ...records.record import Record, State
from ...records.registry import MENTORSHIPS, type_of_path
from ...records.zones import Zone, Zones
from ...text.clean import one_line
from ...text.people.addresses import office_locals
from ...text.people.finder import OF_OTHERS, STRANGER, WORD, Mention, Person
from ...text.people.name import name_of, words_in
from .file_texts import text_of, texts_in

if TYPE_CHECKING:
    from ..journal import Journal

ELSEWHERE = msg("it is in another mentorship")
OTHER_FILE = msg("the file is no record of the journal's")
OWN_PAGE = msg("it is their own page in your network")
UNREADABLE = msg("the app does not write into this file: change it in an editor")
FIXED = msg("it is a name of a field or of a choice: change it in an editor")
LINKED = msg("it names a file that keeps its name")
FOLDER = msg("it is the name of a folder: rename it yourself")
CONTEXT = 60  # characters of a line that are shown on either side


class Place(NamedTuple):
    """One place: a line of a file, or line 0 for the file's own name.

    `draft` is the key of an unsaved form, whose texts are numbered in place of lines.
    """

    path: str
    line: int
    mention: Mention
    written: str
    context: str
    doubt: Message | None  # None where it is sure
    can_change: bool = True
    draft: str = ""

    @property
    def where(self) -> str:
        """The file, or whose unsaved form it is."""
        return self.path or self.draft

    @property
    def told(self) -> Message:
        """What stands there, and whether it is surely the name."""
        text, doubt = one_line(self.written), self.mention.doubt
        if self.draft:
            return msg("an unsaved form has: {text}", text=text)
        if not self.line:
            return msg("the file's own name has: {text}", text=text)
        if doubt is None:
            return msg("it has: {text}", text=text)
        return msg("it has: {text}; {reason}", text=text, reason=doubt)


@dataclass(frozen=True)
class Survey:
    """All places in one journal where a person is named, as it is now."""

    journal: Journal
    person: Person
    page: str = ""  # the path of their own record, whose name is no question
    home: str = ""  # the folder of the mentorship they are in; "" for no folder in particular

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Files in their order, the name before the lines; the unsaved forms come last."""
        records = self.journal.snapshot.records
        found = [place for path in records for place in self._in_file(path)]
        return (*self._folders(), *found, *self._in_drafts())

    @cached_property
    def by_path(self) -> dict[str, list[Place]]:
        """Those in files, by the path of each."""
        found: dict[str, list[Place]] = {}
        for place in self.places:
            found.setdefault(place.path, []).append(place)
        return found

    def _in_file(self, path: str) -> Iterator[Place]:
        record = self.journal.snapshot.records[path]
        yield from self._in_name(record)
        yield from self.in_text(record, text_of(self.journal, path))

    def in_text(self, record: Record, text: str) -> Iterator[Place]:
        """The places in what a file holds, or is to hold."""
        if not text or not self._may_be_in(text):
            return
        zones = Zones(record, text)
        for mention in self.person.find(text):
            place = self._place(record, text, zones.of(mention.start), mention)
            if place is not None:
                yield place

    def _in_name(self, record: Record) -> Iterator[Place]:
        folder, slash, name = record.path.rpartition("/")
        kind = type_of_path(record.path)
        fixed = kind is not None and kind.single
        for mention in () if fixed else self.person.find_in_path(name):
            moved = mention._replace(
                start=mention.start + len(folder + slash), end=mention.end + len(folder + slash)
            )
            doubt, can_change = self._doubt(record, moved)
            if can_change and (self._is_named_after(record) or self._is_titled(record, doubt)):
                doubt = None
            written = record.path[moved.start : moved.end]
            yield Place(record.path, 0, moved, written, record.path, doubt, can_change)

    def _folders(self) -> Iterator[Place]:
        """A mentorship's folder has the name of its record; others are the user's own."""
        paths = {path.rpartition("/")[0] for path in self.journal.snapshot.records}
        folders = {
            "/".join(one.split("/")[: n + 1]) for one in paths for n in range(one.count("/") + 1)
        }
        for folder in sorted(folders - {""}):
            above = len(folder) - len(folder.rpartition("/")[2])
            record = self.journal.snapshot.records.get(f"{folder}/mentorship.md")
            for one in self.person.find_in_path(folder[above:]):
                mention = one._replace(start=one.start + above, end=one.end + above)
                written = folder[mention.start : mention.end]
                if record is None or not folder.startswith(f"{MENTORSHIPS}/"):
                    yield Place(folder, 0, mention, written, folder, FOLDER, can_change=False)
                else:
                    doubt, can_change = self._doubt(record, mention)
                    doubt = None if self._is_titled(record, doubt) else doubt
                    yield Place(record.path, 0, mention, written, folder, doubt, can_change)

    def _place(self, record: Record, text: str, zone: Zone, mention: Mention) -> Place | None:
        if zone is Zone.FIXED and mention.detail:
            return None  # a date or a number
        doubt, can_change = self._doubt(record, mention)
        if zone is Zone.FIXED:
            doubt, can_change = FIXED, False
        elif zone is Zone.REFERENCE:
            mention = mention._replace(reference=True)
        line = text.count("\n", 0, mention.start) + 1
        written = text[mention.start : mention.end]
        context = _context(text, mention)
        return Place(record.path, line, mention, written, context, doubt, can_change)

    def _doubt(self, record: Record, mention: Mention) -> tuple[Message | None, bool]:
        """Why it is not rewritten unasked, and True if it can be on a yes."""
        if mention.doubt is OF_OTHERS:
            return OF_OTHERS, False
        if record.state is State.BROKEN:
            return UNREADABLE, False
        if record.state not in (State.KNOWN, State.UNKNOWN):
            return mention.doubt or OTHER_FILE, True
        if self._is_own_page(record):
            return OWN_PAGE, True
        if self.home and record.mentorship and not record.path.startswith(self.home):
            return mention.doubt or ELSEWHERE, True
        return mention.doubt, True

    def _is_titled(self, record: Record, doubt: Message | None) -> bool:
        """True where only the small letters of a file's name are in doubt, and its title is not."""
        if doubt not in (WORD, STRANGER) or record.state is not State.KNOWN:
            return False
        found = self.person.find(record.title)
        return bool(found) and not any(one.doubt for one in found)

    def _is_named_after(self, record: Record) -> bool:
        """Their own record, or one whose file has no name but theirs."""
        if not self.page or record.path == self.page:
            return record.path == self.page
        own = self.page.rpartition("/")[2].removesuffix(".md")
        about = (*record.words("about"), *record.words("candidate"))
        bare = re.sub(r"\A\d{4}-\d\d-\d\d-|-\d+\Z", "", record.slug)
        return own in about and bare == own and record.path.startswith(self.home)

    def _is_own_page(self, record: Record) -> bool:
        own = record.type in ("person", "candidate") and record.path != self.page
        return own and name_of(record.title).whole == self.person.known.whole

    @cached_property
    def _quick(self) -> re.Pattern[str]:
        """What any text with the person in it has, as `fold` writes it."""
        known = self.person.known
        digits = [one for phone in self.person.phones for one in re.findall(r"\d", phone)[-2:]]
        names = (*known.whole, *self.person.nicknames, *known.nicknames)
        words = [word for name in names for word in words_in(name)]
        words += [one.partition("@")[0] for one in (*self.person.emails, *self.person.pages)]
        words += office_locals(known)
        parts = [re.escape(one) for one in (*words, *digits) if one]
        initials = r"[\W_]{0,2}".join(map(re.escape, known.initials))
        return re.compile("|".join([*parts, initials] if initials else parts) or r"(?!)", re.I)

    def _may_be_in(self, text: str) -> bool:
        from ...text.people.folded import folded

        return self._quick.search(folded(text).text) is not None

    def _in_drafts(self) -> Iterator[Place]:
        keys = self.journal.drafts.keys()
        for key in keys:
            held = self.journal.drafts.get(key) or {}
            for number, text in enumerate(texts_in(held), 1):
                for mention in self.person.find(text):
                    doubt = mention.doubt
                    can_change = doubt is not OF_OTHERS
                    written, context = text[mention.start : mention.end], _context(text, mention)
                    yield Place("", number, mention, written, context, doubt, can_change, key)


def person_named(journal: Journal, name: str, page: Record | None = None) -> Person:
    """Everything the journal knows of somebody of that name: `page` is their own record."""
    snapshot = journal.snapshot
    whole = name_of(name).whole
    everybody = [*snapshot.of("candidate"), *snapshot.of("person")]
    own = [one for one in everybody if one is page or name_of(one.title).whole == whole]
    mentee = snapshot.journal.text("mentee") if snapshot.journal else ""
    others = {one.title for one in everybody if one not in own and one.text("stage") != "lead"}
    others.add(mentee)
    texts = [text for path in snapshot.records if (text := text_of(journal, path))]
    person = Person(
        name,
        tuple(filter(None, (one.text("phone") for one in own))),
        tuple(filter(None, (one.text("email") for one in own))),
        tuple(filter(None, (one.text("url") for one in own))),
        tuple(sorted(_nicknames(texts, {one.slug for one in own}))),
        tuple(sorted(filter(None, others))),
        slugs=frozenset(one.slug for one in snapshot.records.values() if "-" in one.slug),
    )
    return Person(**{**_fields(person), "words": frozenset(_words(person, texts))})


def named_places(journal: Journal, name: str) -> list[Place]:
    """Where somebody of that name is named, or may be; others with a part of it are others."""
    survey = Survey(journal, person_named(journal, name))
    return [one for one in survey.places if one.mention.doubt is not OF_OTHERS]


def _fields(person: Person) -> dict[str, Any]:
    names = ("name", "phones", "emails", "pages", "nicknames", "others", "slugs")
    return {name: getattr(person, name) for name in names}


def _nicknames(texts: list[str], slugs: set[str]) -> Iterator[str]:
    """What stands on a link to their page: `[[anna-hall|Ankan]]`, `[Ankan](../anna-hall.md)`."""
    ways = "|".join(map(re.escape, slugs))
    if not ways:
        return
    linked = re.compile(
        rf"\[\[(?:{ways})(?:#[^|\]\n]*)?\|([^\]\n]+)\]\]|\[([^\]\n]+)\]\([^)\n]*(?:{ways})\.md[^)\n]*\)"
    )
    for text in texts:
        for found in linked.findall(text):
            label = one_line(found[0] or found[1]).strip()
            if label[:1].isupper():
                yield label


def _words(person: Person, texts: list[str]) -> Iterator[str]:
    """Parts of the name that this journal has in small letters as often as with capitals."""
    for part in person.known.parts:
        small = capital = 0
        pattern = re.compile(rf"(?<![\w\-/.@\[]){re.escape(part)}(?![\w\-@]|\.\w)", re.I)
        for text in texts:
            for found in pattern.findall(text):
                small, capital = small + found.islower(), capital + (not found.islower())
        if small and small >= capital:
            yield part


def _context(text: str, mention: Mention) -> str:
    """The line it is in, or the part of it around the place."""
    begin = max(text.rfind("\n", 0, mention.start) + 1, mention.start - CONTEXT)
    end = text.find("\n", mention.end)
    end = min(end if end >= 0 else len(text), mention.end + CONTEXT)
    return one_line(text[begin:end]).strip()
