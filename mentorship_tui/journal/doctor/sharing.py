"""What is saved but not yet committed, or committed but not yet sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from ...i18n import msg, nmsg
from ...vcs.commits.uncommitted import Hold
from ...vcs.errors import GitError, NotReady
from ...vcs.remote.addresses import BadUrl, check_participants, remote_of
from ...vcs.remote.remote_state import remote_state
from ...vcs.repository.repository import Repository
from ..journal import Journal
from ..ledger.left_out import why_held
from .finding import Finding

OLD = timedelta(days=1)


def check_uncommitted(journal: Journal) -> Iterator[Finding]:
    """What lies in the folder without a version, and why if the app leaves it. Raises GitError."""
    found = journal.versions.dirty()
    for dirty in found:
        marked = dirty.hold is Hold.CONFLICT and dirty.path.endswith(".md")  # told already
        if dirty.hold is not None and not marked:
            yield Finding("not-versioned", why_held(journal.root, dirty), path=dirty.path)
    loose = [dirty for dirty in found if dirty.hold is None]
    if loose:
        words = nmsg(
            "{count} file is saved but has no version yet.",
            "{count} files are saved but have no version yet.",
            len(loose),
        )
        yield Finding("uncommitted", words, partial(_commit, journal))


def check_remote(repository: Repository) -> Iterator[Finding]:
    """An address that is refused, or a reader of an encrypted one that is no key."""
    try:
        remote = remote_of(repository)
    except BadUrl as error:
        way_out = msg("Set another address: mentorship remote URL")
        yield Finding("remote", msg("{first} {second}", first=error.message, second=way_out))
        return
    try:
        check_participants(remote.participants if remote else "")
    except BadUrl as error:
        yield Finding("remote", error.message)


def check_unsent(repository: Repository) -> Iterator[Finding]:
    """Commits that the branch which is synced with has not got, as far as is known without asking.

    Raises GitError; of an address that is refused `check_remote` tells.
    """
    branch = repository.branch()
    if not branch or repository.is_unborn(branch):
        return
    try:
        state = remote_state(repository)
    except BadUrl:
        return
    if state.remote is None:
        return
    if state.when is None:
        words = msg(
            "It is not known whether {url} has the changes made here, for the app has not synced "
            "with it yet: run `mentorship sync`.",
            url=state.remote.masked,
        )
        yield Finding("unsent", words)
    elif state.waiting:
        words = nmsg(
            "{count} change is on this computer only: run `mentorship sync`.",
            "{count} changes are on this computer only: run `mentorship sync`.",
            state.waiting,
        )
        yield Finding("unsent", words)


def long_unseen(journal: Journal) -> datetime | None:
    """When the last sync ended, if that is a day ago or more and what the server has may differ."""
    try:
        when = remote_state(journal.versions.repository).when
    except GitError:
        return None
    return when if when is not None and journal.clock() - when >= OLD else None


def _commit(journal: Journal) -> None:
    """Raises NotReady if git refuses it, GitError."""
    journal.outside.sweep(False)
    if not journal.drain(None):
        state = journal.versions.commits
        raise NotReady((state.failed if state else None) or msg("git is busy"))
