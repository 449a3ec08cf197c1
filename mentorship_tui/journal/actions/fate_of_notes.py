"""What happens to the notes when a mentorship ends: kept, anonymised or deleted (C1, R50)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ...guidance.facts import Facts
from ...i18n import Message, msg, nmsg
from ...records.record import Record, Value
from ...records.registry import slug_of
from ...records.types.closing import LEFT
from ...text.people.finder import OF_OTHERS
from ..ledger.edits import apply
from ..ledger.opened import ReadOnly
from ..reading.file_texts import unread_files
from ..reading.mentions import Place
from .anonymise import Anonymised, survey_of
from .anonymise_drafts import anonymise_drafts, forget_what_is_kept
from .rewrite import Rewrite, rewrite_together

if TYPE_CHECKING:
    from ..journal import Journal

COMMIT_SECONDS = 60.0
KEPT, ANONYMISED, DELETED = "keep", "anonymise", "delete"


class Fate(NamedTuple):
    """What an answer would do, counted before it is done."""

    answer: str
    rewrites: tuple[Rewrite, ...] = ()
    renamed: int = 0
    places: int = 0  # where a name or a detail stands, and goes
    asked: tuple[Place, ...] = ()  # in doubt, each for a yes or a no
    left: tuple[Place, ...] = ()  # where it still stands afterwards, if none gets a yes
    gone: tuple[tuple[str, int], ...] = ()  # record types, and how many of each are deleted
    unread: int = 0  # files that are no text, in which it may stand
    work: Anonymised | None = None

    @property
    def files(self) -> int:
        """How many files it changes or takes away."""
        return len(self.rewrites)

    @property
    def kept(self) -> int:
        """In how many places it still stands, those in others' names left aside."""
        return sum(one.doubt is not OF_OTHERS for one in self.left)

    @property
    def stays(self) -> tuple[str, ...]:
        """The files, and the unsaved forms, that name the mentor afterwards."""
        return tuple(dict.fromkeys(one.path or one.draft for one in self.left))

    def with_answers(self, accepted: Collection[Place]) -> Fate:
        """The same with a yes to these places."""
        return _fate(replace(self.work, accepted=tuple(accepted))) if self.work else self


def anonymised(journal: Journal) -> Fate:
    """The mentor's name and details out of all that is surely meant; the rest is asked or listed.

    Raises ReadOnly where there is no mentor.
    """
    mentor = _mentor(journal)
    return _fate(Anonymised(survey_of(journal, mentor), mentor))


def _fate(work: Anonymised) -> Fate:
    moved = len({slug_of(new) for new in work.moves.values()})
    return Fate(
        ANONYMISED,
        work.rewrites,
        moved,
        len(work.chosen),
        work.asked,
        work.left,
        unread=unread_files(work.survey.journal),
        work=work,
    )


def deleted(journal: Journal) -> Fate:
    """The meetings, and the try-outs and contacts with the mentor; the mentee's own work stays."""
    mentor = _mentor(journal)
    snapshot = journal.snapshot
    facts = Facts(snapshot, journal.clock().date())
    found = [*snapshot.current("meeting"), *facts.tryouts(mentor), *facts.contacts(mentor)]
    cancelled = [one for one in snapshot.current("tryout") if mentor.slug in one.words("candidate")]
    gone = {one.path: one for one in (*found, *cancelled)}
    counted = Counter(one.type for one in gone.values())
    left = [one for one in survey_of(journal, mentor).places if one.path not in gone]
    return Fate(
        DELETED,
        tuple(Rewrite(journal.cache.open(path), None) for path in gone),
        left=tuple(one for one in left if one.doubt is not OF_OTHERS),
        gone=tuple(counted.items()),
    )


def carry_out(journal: Journal, fate: Fate) -> None:
    """Do it, and say so in the closing: one commit, whose words name nobody.

    Unsaved forms are gone through and what is kept beside the journal is emptied afterwards: no
    commit has them, so no undo brings them back.
    """
    closing = journal.snapshot.single("closing")
    rewrites = list(fate.rewrites)
    if closing is not None:
        noted = next((one for one in rewrites if one.opened.path == closing.path), None)
        rewrites = [one for one in rewrites if one is not noted]
        rewrites.append(_noted(journal, closing, noted, fate))
    if rewrites:
        rewrite_together(journal, _said(fate), rewrites, _named(fate, rewrites))
    if fate.work is not None:
        files = {one.opened.path: (one.opened.data, one.data or b"") for one in rewrites}
        work = fate.work
        anonymise_drafts(journal, work.survey.person, work.moves, files, work.accepted)
    if fate.answer != KEPT:
        journal.drain(COMMIT_SECONDS)
        forget_what_is_kept(journal)


def _named(fate: Fate, rewrites: Collection[Rewrite]) -> frozenset[str] | None:
    """The paths that the commit may name: where a name is taken out, none that has it."""
    if fate.work is None:
        return None
    person = fate.work.survey.person
    return frozenset(one.target for one in rewrites if not person.find_in_path(one.target))


def _noted(journal: Journal, closing: Record, noted: Rewrite | None, fate: Fate) -> Rewrite:
    from ...text.document import Document

    opened, document = journal.cache.open_to_edit(closing.path)
    if noted is not None and noted.data is not None:
        document = Document.parse(noted.data)
    left = fate.kept if fate.answer == ANONYMISED else 0
    changes: dict[str, Value] = {"notes": fate.answer, LEFT.name: left or None}
    return Rewrite(opened, apply(document, changes, None).data, noted.path if noted else "")


def _said(fate: Fate) -> Message:
    if fate.answer == ANONYMISED:
        return nmsg(
            "Took the mentor's name and details out of {count} file",
            "Took the mentor's name and details out of {count} files",
            fate.files,
        )
    if fate.answer == DELETED:
        return nmsg(
            "Deleted the notes of the mentorship: {count} file",
            "Deleted the notes of the mentorship: {count} files",
            fate.files,
        )
    return msg("The notes of the mentorship are kept")


def _mentor(journal: Journal) -> Record:
    mentor = Facts(journal.snapshot, journal.clock().date()).mentor
    if mentor is None:
        raise ReadOnly(msg("This mentorship has no mentor yet."))
    return mentor
