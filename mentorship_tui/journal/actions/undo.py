"""Undo and redo: new commits that take a change back, also long after it was made (X2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from ...errors import MentorshipError
from ...i18n import Message, msg
from ...records.read import read_record
from ...store.errors import Stale
from ...text.clean import one_line
from ..ledger.file_lock import LOCK_SECONDS
from ..words.describe_change import details
from .anonymise_drafts import forget_what_is_kept
from .reversal import File, Keep, Question, reversals

if TYPE_CHECKING:
    from ...vcs.commits.file_changes import FileChange
    from ...vcs.history.undoable import Step
    from ..journal import Journal

COMMIT_SECONDS = 60.0
ATTEMPTS = 8
HOME = "journal.md"
ANONYMISED = "anonymise"  # of the field `notes` of a closing


class NothingToDo(MentorshipError):
    """There is no change to undo, or none to redo."""


class NotYet(MentorshipError):
    """What was saved last is not committed, so git does not know it yet."""


class UndoAsks(MentorshipError):
    """Later changes touched the same: nothing was written, the user chooses.

    Calling again with an answer for each question does it.
    """

    exit_code = 3

    def __init__(self, subject: str, questions: tuple[Question, ...]) -> None:
        super().__init__(
            msg(
                "Since then the same was changed again, in {what}. Choose what to keep: {change}",
                change=subject,
                what=", ".join(question.name for question in questions),
            )
        )
        self.subject = subject
        self.questions = questions


@dataclass(frozen=True, slots=True)
class Done:
    """What was undone or redone, in the words of the change, and whether anything was left."""

    subject: str
    paths: tuple[str, ...]
    changed: bool
    returned: tuple[str, ...] = ()  # the paths where there was nothing before
    named_again: bool = False  # a name is back that had been taken out


def undo(journal: Journal, answers: Mapping[Question, Keep] | None = None) -> Done:
    """Take back the user's last change that is in force. Raises NothingToDo, NotYet, UndoAsks."""
    return _do(journal, answers or {}, redo=False)


def redo(journal: Journal, answers: Mapping[Question, Keep] | None = None) -> Done:
    """Make the change again that was undone last. Raises NothingToDo, NotYet, UndoAsks."""
    return _do(journal, answers or {}, redo=True)


def _do(journal: Journal, answers: Mapping[Question, Keep], *, redo: bool) -> Done:
    journal.check_writable()
    with _alone(journal):
        _all_committed(journal)
        step, changes = _redoable(journal) if redo else _undoable(journal)
        subject = one_line(step.subject)
        done = _Reversal(journal, subject, changes, answers).write()
        _commit(journal, step, done, redo=redo)
        journal.drain(COMMIT_SECONDS)
        paths = tuple(file.path for file in done.files)
        came = (file for file in done.files if file.now is None and file.data is not None)
        again = any(_is_named(file, now=False) and not _is_named(file) for file in done.files)
        if _takes_name_out(done):
            forget_what_is_kept(journal)
        return Done(subject, paths, done.changed, tuple(file.path for file in came), again)


@contextmanager
def _alone(journal: Journal) -> Iterator[None]:
    """Two windows take back two changes, not one change twice."""
    from ...vcs.git.lock import locked

    place = journal.places.lock_of(journal.root).with_name("undo")
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with locked(place, LOCK_SECONDS + COMMIT_SECONDS):
        yield


def _all_committed(journal: Journal) -> None:
    if not journal.drain(COMMIT_SECONDS):
        reason = journal.versions.queue.state.failed
        raise NotYet(
            msg(
                "What you saved last is not in the history yet, so it cannot be undone. {reason}",
                reason=reason or "",
            )
        )


def _undoable(journal: Journal) -> tuple[Step, tuple[FileChange, ...]]:
    from ...vcs.commits.file_changes import file_changes
    from ...vcs.history.undoable import to_undo

    repository = journal.versions.repository
    for step in to_undo(repository):
        changes = _ours(file_changes(repository, step.reversed))
        if any(change.after == HOME and not change.before for change in changes):
            break
        if changes:
            return step, changes
    raise NothingToDo(msg("There is nothing more to undo."))


def _redoable(journal: Journal) -> tuple[Step, tuple[FileChange, ...]]:
    from ...vcs.commits.file_changes import file_changes
    from ...vcs.history.undoable import to_redo

    repository = journal.versions.repository
    for step in to_redo(repository):
        return step, _ours(file_changes(repository, step.reversed))
    raise NothingToDo(msg("There is nothing to redo."))


def _ours(changes: tuple[FileChange, ...]) -> tuple[FileChange, ...]:
    """Without links and hidden files, which the app leaves alone."""
    return tuple(change for change in changes if change.is_plain and not _is_hidden(change))


def _is_hidden(change: FileChange) -> bool:
    return any(part.startswith(".") for part in (change.before or change.after).split("/"))


class _Reversal:
    """The files of one change brought back to what they were before it."""

    def __init__(
        self,
        journal: Journal,
        subject: str,
        changes: tuple[FileChange, ...],
        answers: Mapping[Question, Keep],
    ) -> None:
        self.journal = journal
        self.changed = False
        self.files: tuple[File, ...] = ()
        self._subject = subject
        self._changes = changes
        self._answers = answers

    def write(self) -> _Reversal:
        """Raises UndoAsks before anything is written."""
        with self.journal.writing:
            for _ in range(ATTEMPTS):
                self.files = self._decided()
                try:
                    self._write()
                except Stale:
                    continue
                return self
        raise Stale(self.files[0].path, None)

    def _decided(self) -> tuple[File, ...]:
        from ...vcs.change import Change, check
        from ...vcs.commits.file_changes import contents

        read = contents(self.journal.versions.repository, self._changes)
        found = [reversals(self.journal, change, read, self._answers) for change in self._changes]
        questions = tuple(chain.from_iterable(asked for _, asked in found))
        if questions:
            raise UndoAsks(self._subject, questions)
        files = tuple(chain.from_iterable(files for files, _ in found))
        check(Change(self._subject, {file.path: file.data for file in files}))
        return files

    def _write(self) -> None:
        cache = self.journal.cache
        for file in sorted(self.files, key=lambda file: file.data is None):
            if file.data == file.now:
                continue
            if file.data is None:
                cache.store.delete(file.path, file.digest or "")
                cache.drop(file.path)
            else:
                cache.store.save(file.path, file.data, file.digest)
                cache.put(file.path, file.data)
            self.changed = True


def _commit(journal: Journal, step: Step, done: _Reversal, *, redo: bool) -> None:
    from ...vcs.history.undoable import REDOES, UNDOES

    words = journal.wording
    subject = one_line(step.subject)
    nameless = _takes_name_out(done)
    told = () if nameless else done.files
    named = frozenset(file.path for file in done.files if file.data is not None)
    journal.commit(
        words.redone(subject) if redo else words.undone(subject),
        {file.path: file.data for file in done.files} if done.changed else {},
        "\n".join(filter(None, (_details(journal, file) for file in told))),
        modes={file.path: file.mode for file in done.files if file.mode},
        base={file.path: file.now for file in done.files if done.changed and file.now is not None},
        trailers=((REDOES if redo else UNDOES, step.change),),
        named=named if nameless else None,
    )


def _takes_name_out(done: _Reversal) -> bool:
    """True where a name goes again that had been back: the commit is to name nobody."""
    return any(_is_named(file) and not _is_named(file, now=False) for file in done.files)


def _is_named(file: File, *, now: bool = True) -> bool:
    """True for a closing that says, afterwards or until now, that a name was taken out."""
    data = file.data if now else file.now
    if data is None or not file.path.endswith("/closing.md"):
        return False
    return read_record(file.path, data).text("notes") == ANONYMISED


def _details(journal: Journal, file: File) -> str:
    if file.now is None or file.data is None:
        return ""
    before, after = read_record(file.path, file.now), read_record(file.path, file.data)
    return details(journal.wording, before, after, file.now, file.data)


def told(done: Done, *, redo: bool = False) -> Message:
    """What was done, and the way back."""
    if not done.changed:
        return msg("Nothing of it was left to take back: {change}", change=done.subject)
    if redo:
        return msg("Redone: {change}", change=done.subject)
    if done.named_again:
        return msg(
            "Undone: {change}. The name does not come back into unsaved forms",
            change=done.subject,
        )
    return msg("Undone: {change}", change=done.subject)
