"""Syncs a journal: what is saved is committed, joined with what the server has, and sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from ...i18n import Message, msg, nmsg
from ...vcs.remote.outcome import Outcome, SyncState, outcome_of
from ..ledger.left_out import why_held
from ..ledger.not_committed import unlocked_by
from ..words.describe_change import told_came

if TYPE_CHECKING:
    from ...vcs.remote.remote_state import RemoteState
    from ...vcs.repository.repository import Repository
    from ..journal import Journal

__all__ = [
    "SEEN_BY_SERVER",
    "SyncResult",
    "SyncState",
    "choose_branch",
    "keep_what_is_readable",
    "remote_state",
    "seen_of_remotes",
    "set_remote",
    "sync",
]

Progress = Callable[[Message], None]
COMMIT_SECONDS = 120.0
SEEN_BY_SERVER = msg(
    "Whoever runs the server, or gets hold of it, can read the whole journal there: texts, names, "
    "addresses, file names, and what each change is called. gcrypt:: before the address "
    "encrypts it."
)
JOINED = msg("Joined with the changes of another machine")


@dataclass(frozen=True, slots=True)
class SyncResult:
    """How a sync ended: `state` tells which way, `message` says it to the user.

    `pulled` and `pushed` count commits; `conflicts` are the paths of the questions it left;
    `mine` and `theirs` count the records of two journals that were made apart (state UNRELATED:
    ask, then sync with `join_unrelated`); `notice` is worth saying of a sync that went well;
    `words` are git's own.
    """

    state: SyncState
    message: Message
    pulled: int = 0
    pushed: int = 0
    conflicts: tuple[str, ...] = ()
    mine: int = 0
    theirs: int = 0
    notice: Message | None = None
    words: str = ""
    when: datetime | None = None


def sync(
    journal: Journal,
    progress: Progress = lambda message: None,
    cancelled: Callable[[], bool] | None = None,
    *,
    join_unrelated: bool = False,
) -> SyncResult:
    """Sync with the journal's remote; blocks, and raises nothing that a state can say.

    `progress` gets a sentence for each step, `cancelled` is asked often and stops it.
    """
    from ...vcs.errors import GitError

    reason = journal.read_only
    if reason:
        return _result(journal, Outcome(SyncState.BLOCKED, reason))
    try:
        progress(msg("Saving versions of what you changed…"))
        outcome = _exchange(journal, progress, cancelled, join_unrelated)
        return _result(journal, _with_left(journal, outcome))
    except GitError as error:
        return _result(journal, outcome_of(error))


def remote_state(journal: Journal) -> RemoteState:
    """Where to, when last, and how many commits wait; asks no network. Raises GitError."""
    from ...vcs.remote.remote_state import remote_state as state_of

    return state_of(journal.versions.repository)


def seen_of_remotes(journal: Journal) -> tuple[object, ...]:
    """Another one when a plain git has pushed or fetched; asks the disk alone. Raises GitError."""
    from ...vcs.remote.remote_state import seen_of_remotes as seen_of

    return seen_of(journal.versions.repository)


def choose_branch(journal: Journal, branch: str) -> None:
    """Sync with that branch of the server from now on. Raises BadUrl, ReadOnly, GitError."""
    from ...vcs.errors import GitError
    from ...vcs.remote import addresses, branches

    journal.check_writable()
    repository = journal.versions.repository
    remote = addresses.remote_of(repository)
    if remote is None:
        raise GitError(msg("This journal is synced with nothing yet."))
    branches.choose_branch(repository, remote, branch)


def set_remote(journal: Journal, url: str, *, keep_readable: bool = False) -> bool:
    """Sync with that address from now on; "" for none. True if it is new and sees plain text.

    `keep_readable` leaves what the server of an encrypted address has in plain text where it is.
    Raises BadUrl, ReadOnly, GitError.
    """
    from ...vcs.remote import addresses
    from ...vcs.remote.readable_history import keep_readable as keep

    journal.check_writable()
    repository = journal.versions.repository
    if not url:
        addresses.remove_remote(repository)
        return False
    before = _address(repository)
    remote = addresses.set_remote(repository, url)
    if keep_readable:
        keep(repository, remote)
    return remote.url != before and not remote.url.startswith(addresses.ENCRYPTED)


def keep_what_is_readable(journal: Journal) -> None:
    """Leave what the server has in plain text where it is. Raises ReadOnly, GitError."""
    remote = remote_state(journal).remote
    if remote is not None:
        set_remote(journal, remote.url, keep_readable=True)


def _address(repository: Repository) -> str:
    """What it is synced with until now; "" for nothing, and for an address that is refused."""
    from ...vcs.remote.addresses import BadUrl, remote_of

    try:
        remote = remote_of(repository)
    except BadUrl:
        return ""
    return remote.url if remote else ""


def _exchange(
    journal: Journal,
    progress: Progress,
    cancelled: Callable[[], bool] | None,
    join_unrelated: bool,
) -> Outcome:
    from ...vcs.sync.sync import Request, synchronise

    request = Request(
        subject=journal.tr(JOINED),
        when=journal.clock(),
        tell=partial(told_came, journal.wording),
        join_unrelated=join_unrelated,
        progress=progress,
        cancelled=cancelled,
        at_rest=lambda: at_rest(journal),
        tidy=lambda: _tidy(journal, cancelled),
    )
    return synchronise(journal.versions.repository, request)


@contextmanager
def at_rest(journal: Journal) -> Iterator[None]:
    """No save of ours while files change; then what came in is read before anybody looks."""
    with journal.writing:
        try:
            with journal.cache.store.locked():
                yield
        finally:
            journal.refresh()


def _tidy(journal: Journal, cancelled: Callable[[], bool] | None) -> Outcome | None:
    from ...vcs.errors import Cancelled

    tidied = journal.outside.commit_all(cancelled)
    queue = journal.versions.queue
    done = tidied and queue.drain(COMMIT_SECONDS, cancelled, but_aside=True)
    if cancelled is not None and cancelled():
        raise Cancelled(msg("Stopped, as you asked; nothing is lost."))
    return None if done else _uncommitted(journal)


def _uncommitted(journal: Journal) -> Outcome:
    from ...vcs.repository.states import NAME_YOURSELF, Note, with_advice

    state = journal.versions.commits
    reason = (state.failed if state else None) or msg("git is busy")
    words = state.words if state else ""
    reason = unlocked_by(journal.versions, reason)
    message = msg("Something you saved is not in the history yet: {reason}", reason=reason)
    found = journal.versions.state()
    advice = NAME_YOURSELF if Note.NO_IDENTITY in found.notes else found.advice
    return Outcome(SyncState.BLOCKED, with_advice(message, advice), words=words)


def _with_left(journal: Journal, outcome: Outcome) -> Outcome:
    """What lies in no version has not been sent either, whatever else was."""
    if outcome.state is not SyncState.OK:
        return outcome
    if outcome.changed:  # what came in may be what was left out before
        journal.outside.recheck()
    held = journal.outside.held
    if not held:
        return outcome
    message = nmsg(
        "Not everything is synced: {count} file is left out. {reason}",
        "Not everything is synced: {count} files are left out, this one first. {reason}",
        len(held),
        reason=why_held(journal.root, held[0]),
    )
    return replace(outcome, state=SyncState.PARTLY, message=message)


def _result(journal: Journal, outcome: Outcome) -> SyncResult:
    return SyncResult(
        outcome.state,
        unlocked_by(journal.versions, outcome.message),
        outcome.pulled,
        outcome.pushed,
        outcome.conflicts,
        outcome.mine,
        outcome.theirs,
        outcome.notice,
        outcome.words,
        journal.clock(),
    )
