"""One command's use of a journal: found, read, used, its commits waited for, left."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import MentorshipError
from ..i18n import msg
from ..journal.events import CommitsChanged, Event, Noticed
from ..journal.journal import Journal
from ..journal.ledger.file_lock import in_turn
from ..journal.ledger.not_committed import why_not
from ..journal.outside.named_programs import told_programs
from ..journal.places import Places, is_journal, journal_around, locate, taken_by_a_note
from ..records.record import Record, bare_reference
from ..records.registry import TYPES
from ..text.clean import one_line
from ..text.fold import fold
from ..text.slug import slugify
from .output import complain

if TYPE_CHECKING:
    from ..settings import Settings

COMMIT_SECONDS = 60.0
STOPPED = msg(
    "Saved, but not committed yet: you stopped it. "
    "The next change you make commits this one as well."
)


class NoJournal(MentorshipError):
    """There is no journal in the folder asked for."""


class NotCommitted(MentorshipError):
    """What was saved is in its file, and has no version yet."""


def now() -> datetime:
    """The clock commands pass on, with the zone of the user or else the machine."""
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


def hooks_wanted() -> bool:
    """True if the user's settings let their own git hooks run."""
    return own_settings().git.hooks


def own_settings() -> Settings:
    """What the user has settled; from here on the program keeps the time of their zone."""
    from ..journal.time_zone import live_in
    from ..settings import read_settings

    found = read_settings(Places.of_user().config)
    live_in(found.zone)
    return found


@contextmanager
def opened_journal(
    ctx: click.Context, *, changing: bool = False, syncing: bool = False, merging: bool = False
) -> Iterator[Journal]:
    """The journal the command is about, read from the disk; changes are committed at the end.

    `changing` waits for other commands that change it, commits first what an earlier one could
    not, and keeps a window that is open from taking the command's change for an outside edit;
    `syncing` leaves to the sync to say what could not be committed, `merging` to the end of a
    merge what is in its way before.

    Raises NoJournal if there is none, NotCommitted.
    """
    root = folder_asked(ctx)
    if not is_journal(root):
        raise NoJournal(
            taken_by_a_note(root)
            or msg(
                "There is no journal in {folder}. Make one: mentorship init {folder}",
                folder=str(root),
            )
        )
    journal = Journal(root, Places.of_user(), now)
    listen = _noticing(journal)
    if not merging:
        journal.subscribe(listen)
    journal.versions.hooks = hooks_wanted()
    interrupted = False
    with in_turn(journal.places.turn_of(root)) if changing else nullcontext():
        try:
            journal.refresh()
            _tell_programs(journal)
            if changing and not journal.read_only:
                journal.outside.join()
            if merging:
                journal.subscribe(listen)
            yield journal
            if not syncing:
                finish(journal)
        except KeyboardInterrupt:
            interrupted = True
            raise
        except MentorshipError as error:
            error.language = journal.tr.language
            raise
        finally:
            journal.close()
            known = journal.versions.commits
            if interrupted and known is not None and known.pending:
                complain(journal.tr(STOPPED))


def _tell_programs(journal: Journal) -> None:
    """Once, which programs the journal's own git settings name."""
    words = told_programs(journal)
    if words is not None:
        complain(journal.tr(words))


def _noticing(journal: Journal) -> Callable[[Event], None]:
    """Says once on standard error what the user should know that stopped nothing."""
    said: set[str] = set()

    def listen(event: Event) -> None:
        message = event.message if isinstance(event, Noticed) else None
        if isinstance(event, CommitsChanged):
            message = event.state.notice
        if message is not None:
            text = one_line(journal.tr(message))
            if text not in said:
                said.add(text)
                click.echo(f"mentorship: {text}", err=True)

    return listen


def finish(journal: Journal) -> None:
    """Wait for the commits. Raises NotCommitted if something saved could not be committed."""
    if not journal.drain(COMMIT_SECONDS):
        raise NotCommitted(
            msg(
                "Saved, but not committed: {reason} Once that is put right, the next change you "
                "make commits this one as well.",
                reason=why_not(journal.versions),
            )
        )


def the_one(journal: Journal, reference: str) -> Record:
    """The record of that slug, path or title. Raises NotFound or Ambiguous, which lists them."""
    from ..journal.ledger.opened import Ambiguous, NotFound

    named = bare_reference(reference)
    path = path_below(journal.root, named)
    found = _records_at(journal, path) or journal.snapshot.find(named.removeprefix("./"))
    found = found or _titled(journal, named) or _open_mentorship(journal, named)
    if not found:
        raise NotFound(one_line(reference), _nearest(journal, named))
    current = journal.snapshot.mentorship
    mine = [record for record in found if current and record.mentorship == current.slug]
    everybodys = any(not record.mentorship for record in found)
    if len(found) > 1 and (len(mine) != 1 or everybodys):
        raise Ambiguous(one_line(reference), tuple(record.path for record in found))
    return found[0] if len(found) == 1 else mine[0]


def path_below(root: Path, named: str) -> str:
    """A path as a shell has it, as one in the journal; "" for what is none."""
    if "/" not in named and not named.endswith(".md"):
        return ""
    try:
        place = Path(os.path.normpath(Path.cwd().resolve() / named))
        return (place.parent.resolve() / place.name).relative_to(root.resolve()).as_posix()
    except (OSError, ValueError):
        return ""


def _records_at(journal: Journal, path: str) -> tuple[Record, ...]:
    known = journal.snapshot.records
    record = known.get(path) or known.get(f"{path}.md") if path else None
    return (record,) if record else ()


def _titled(journal: Journal, title: str) -> tuple[Record, ...]:
    """The records that are called that, whatever marks and capitals their letters have."""
    from ..journal.words.titles import title_of

    wanted = fold(title)
    known = journal.snapshot
    return tuple(
        record
        for record in known.records.values()
        if fold(title_of(record, known, journal.tr)) == wanted
    )


def _open_mentorship(journal: Journal, named: str) -> tuple[Record, ...]:
    """The one that is open, called by what it is: every one's file has the same name."""
    kind, current = TYPES["mentorship"], journal.snapshot.mentorship
    called = fold(named) in (fold(kind.name), fold(journal.tr(kind.label)))
    return (current,) if called and current else ()


def _nearest(journal: Journal, named: str) -> str:
    """The slug that looks most like it; "" for none."""
    slugs = [record.slug for record in journal.snapshot.records.values()]
    return next(iter(get_close_matches(slugify(named), slugs, n=1)), "")
