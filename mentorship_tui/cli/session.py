"""One command's use of a journal: found, read, used, its commits waited for, left."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from ..errors import MentorshipError
from ..i18n import msg
from ..journal.journal import Journal
from ..journal.locate import Places, is_journal, journal_around, locate
from ..records.record import Record
from ..text.clean import one_line
from .output import complain

COMMIT_SECONDS = 60.0


class NoJournal(MentorshipError):
    """There is no journal in the folder asked for."""


def now() -> datetime:
    """The clock commands pass on, with the zone of the machine."""
    return datetime.now().astimezone()


def folder_asked(ctx: click.Context) -> Path:
    """The journal's folder by the rules of ui.md."""
    asked: Path | None = ctx.find_root().params.get("journal")
    return locate(asked, os.environ, Places.of_user(), Path.cwd())


def folder_for_new(ctx: click.Context) -> Path:
    """Where a journal is made if no folder is named: where one stands, but not at home itself.

    In a folder of a journal it is that journal's, so that none comes to lie in another.
    """
    here = Path.cwd()
    if ctx.find_root().params.get("journal") or os.environ.get("MENTORSHIP_HOME"):
        return folder_asked(ctx)
    if here.resolve() == Path.home().resolve():
        return Path.home() / "mentorship"
    return journal_around(here) or here


@contextmanager
def opened_journal(ctx: click.Context, *, changing: bool = False) -> Iterator[Journal]:
    """The journal the command is about, read from the disk; changes are committed at the end.

    `changing` keeps a window that is open from taking the command's change for an outside edit.

    Raises NoJournal if there is none.
    """
    root = folder_asked(ctx)
    if not is_journal(root):
        raise NoJournal(
            msg(
                "There is no journal in {folder}. Make one: mentorship init {folder}",
                folder=str(root),
            )
        )
    journal = Journal(root, Places.of_user(), now)
    try:
        if changing:
            journal.versions.join_session()
        journal.refresh()
        yield journal
        finish(journal)
    finally:
        journal.close()


def finish(journal: Journal) -> None:
    """Wait for the commits; say on standard error if something saved could not be committed."""
    if not journal.drain(COMMIT_SECONDS):
        failed = journal.versions.queue.state.failed
        reason = failed or msg("git is busy")
        complain(journal.tr(msg("saved, but not committed: {reason}", reason=reason)))


def the_one(journal: Journal, reference: str) -> Record:
    """The record of that slug or path. Raises NotFound or Ambiguous, which lists them."""
    from ..journal.opened import Ambiguous, NotFound

    found = journal.snapshot.find(reference.removeprefix("./"))
    if not found:
        raise NotFound(one_line(reference))
    current = journal.snapshot.mentorship
    mine = [record for record in found if current and record.mentorship == current.slug]
    if len(found) > 1 and len(mine) != 1:
        raise Ambiguous(one_line(reference), tuple(record.path for record in found))
    return found[0] if len(found) == 1 else mine[0]
