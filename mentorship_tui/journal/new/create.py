"""A new journal: its folder, its first record and its first commit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ...errors import MentorshipError
from ...i18n import Translator, msg
from ...records.record import Value
from ...records.types.journal import JOURNAL
from ..journal import Journal
from ..ledger.edits import new_document
from ..ledger.ledger import FORMAT
from ..outside.first_run import setup_begun, start_records
from ..places import Places, is_journal, taken_by_a_note


class NoPlace(MentorshipError):
    """No journal can be in that folder."""


class JournalExists(MentorshipError):
    """There is a journal there already."""


def create_journal(
    root: Path,
    places: Places,
    clock: Callable[[], datetime],
    *,
    title: str,
    mentee: str,
    language: str,
    sample_email: str = "",
    hooks: bool = False,
) -> Journal:
    """Make the folder a journal, readable by its owner alone (format.md rule 7).

    *Boken om mentorskap* stands in its reading list from the start (L1). With `sample_email` its
    commits are by the mentee, at the clock's time, in a repository of its own. With `hooks` the
    user's own git hooks run.

    What a full disk cuts off is taken away again. Raises JournalExists where there is one, NoPlace
    among git's own files, or where a note of another program is in the way, NoRoom on a full disk;
    other files that are there already stay as they are.
    """
    from ...vcs.repository.full_disk import all_of_it

    if is_journal(root):
        raise JournalExists(msg("There is a journal in {folder} already.", folder=str(root)))
    if taken := taken_by_a_note(root):
        raise NoPlace(taken)
    _check_place(root)
    with all_of_it(root):
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        journal = Journal(root, places, clock, backdate=bool(sample_email))
        journal.versions.hooks = hooks
        try:
            _fill(journal, title, mentee, language, sample_email)
        except BaseException:
            journal.close()
            raise
    journal.refresh()
    return journal


def _fill(journal: Journal, title: str, mentee: str, language: str, sample_email: str) -> None:
    versions, now = journal.versions, journal.clock()
    files = versions.prepare_sample(mentee, sample_email) if sample_email else versions.prepare()
    files = files or setup_begun(journal)
    values: dict[str, Value] = {
        "title": title,
        "mentee": mentee,
        "language": language,
        "format": FORMAT,
    }
    document = new_document(JOURNAL, values, "", now.date())
    journal.cache.store.save(JOURNAL.place, document.data, None)
    journal.cache.put(JOURNAL.place, document.data)
    files |= {JOURNAL.place: document.data, **start_records(journal, language)}
    subject = Translator(language)(msg("A new journal: {title}", title=title))
    versions.record(subject, files, when=now if sample_email else None)


def _check_place(root: Path) -> None:
    from ...vcs.repository.repository import inspect
    from ...vcs.repository.states import State

    found = inspect(root) if root.is_dir() else None
    if found is not None and found.state in (State.BARE, State.INSIDE_GIT):
        raise NoPlace(msg("{first} {second}", first=found.message, second=found.advice or ""))


def name_in_git() -> str:
    """The name git knows the user by; "" for none. Raises GitError."""
    from ...vcs.git.git import Git
    from ...vcs.git.settings import Settings

    author = Settings(Git(Path.home())).signature.author
    return author.name if author else ""
