"""Commits what other programs did: one by one, or as one where it came at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ...i18n import msg, nmsg
from ...records.read import read_record
from ...records.registry import type_of_path
from ...text.clean import one_line
from ...vcs.commits.uncommitted import Dirty, Hold, Kind, as_left
from ...vcs.errors import ChangeRefused
from ..events import Noticed
from ..ledger.left_out import FORCED, LEFT, notice_of
from ..words.describe_change import tell
from .arrivals import FEW, OWN, Group, groups, told

if TYPE_CHECKING:
    from ..ledger.ledger import Ledger

LONG = 1000  # files that take a while
STEP = 250  # files read between two words on how far it is

Progress = Callable[[int], None]  # how many files are still to be read


class EditTaker:
    """`edited` are the paths that were open in an editor which the app had started."""

    def __init__(self, journal: Ledger, edited: set[str], progress: Progress) -> None:
        self._journal = journal
        self._edited = edited
        self._progress = progress

    def take(self, found: Sequence[Dirty], crashed: bool) -> None:
        """Commit what is found; after a crash as the app's own work, named as recovered."""
        journal = self._journal
        left = journal.refused.take_up(found)
        for dirty in left:
            if dirty.hold is not None:
                self._tell_held(dirty)
        free = [dirty for dirty in left if dirty.hold is None]
        for group in groups(journal.root, free, OWN if crashed else FEW):
            if len(group) == 1:
                self._take_one(group[0], crashed)
            else:
                self._take_together(group, crashed)

    def _tell_held(self, dirty: Dirty) -> None:
        merging = dirty.hold is Hold.CONFLICT and self._journal.versions.is_hindered()
        why = notice_of(self._journal.root, dirty)
        if why and not merging:  # of which the banner says what ends it
            self._journal.tell(Noticed(why))

    def _tell_ignored(self, dirty: Dirty) -> None:
        if dirty.ignored:
            self._journal.tell(Noticed(msg(FORCED.text, path=one_line(dirty.path))))

    def _take_one(self, dirty: Dirty, crashed: bool) -> None:
        versions = self._journal.versions
        try:
            files, modes = as_left(versions.repository, dirty)
            subject, body = self._words(dirty, files.get(dirty.path))
            self._warn(dirty, files)
            remark = self._remark(dirty.path in self._edited, crashed)
            versions.record(remark(subject), files, body, modes=modes)
            self._tell_ignored(dirty)
        except (OSError, ChangeRefused) as error:
            self._tell_refused(error)

    def _take_together(self, group: Group, crashed: bool) -> None:
        journal = self._journal
        files: dict[str, bytes | None] = {}
        modes: dict[str, str] = {}
        self._tell_long(len(group))
        for number, dirty in enumerate(group):
            if number % STEP == 0:
                self._progress(len(group) - number)
            try:
                there, their_modes = as_left(journal.versions.repository, dirty)
            except OSError as error:
                self._tell_refused(error)
            else:
                files |= there
                modes |= their_modes
                self._warn(dirty, there)
                self._tell_ignored(dirty)
        self._progress(0)
        subject, body = told(journal.versions, journal.wording, group, files)
        named = frozenset(path for path in files if type_of_path(path) is not None)
        subject = self._remark(False, crashed)(subject)
        try:
            journal.versions.record(subject, files, body, modes=modes, named=named)
        except ChangeRefused:  # one of them has become what none may be
            for dirty in group:
                self._take_one(dirty, crashed)

    def _tell_long(self, count: int) -> None:
        if count >= LONG:
            words = nmsg(
                "{count} file that came at once is being committed.",
                "{count} files that came at once are being committed, all in one.",
                count,
            )
            self._journal.tell(Noticed(words))

    def _tell_refused(self, error: OSError | ChangeRefused) -> None:
        reason = error.message if isinstance(error, ChangeRefused) else LEFT[Hold.UNREADABLE]
        self._journal.tell(Noticed(reason))

    def _remark(self, edited: bool, crashed: bool) -> Callable[[str], str]:
        words = self._journal.wording
        return words.recovered if crashed else words.in_editor if edited else words.outside

    def _warn(self, dirty: Dirty, files: Mapping[str, bytes | None]) -> None:
        """Say so where an editor changed what the two had agreed on (A2)."""
        after = self._journal.snapshot.records.get(dirty.path)
        new = files.get(dirty.path)
        if after is None or after.type != "agreement" or new is None:
            return
        from ...guidance.consequences import agreement_changed_outside

        old = self._journal.versions.committed(dirty.old or dirty.path)
        if old is None:
            return
        before = read_record(dirty.path, old)
        message = agreement_changed_outside(before, after, old, new)
        if message is not None:
            self._journal.tell(Noticed(message))

    def _words(self, dirty: Dirty, data: bytes | None) -> tuple[str, str]:
        words = self._journal.wording
        old = dirty.old or dirty.path
        committed = self._journal.versions.committed(old)
        if dirty.kind is Kind.RENAMED and committed is not None and data is not None:
            return words.renamed(read_record(old, committed), read_record(dirty.path, data)), ""
        return tell(words, dirty.path, committed, data)
