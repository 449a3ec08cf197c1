"""What is saved but not yet committed, or committed but not yet sent."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...i18n import msg, nmsg
from ...vcs.errors import NotReady
from ...vcs.outside import Hold
from ...vcs.repository import Repository
from ...vcs.urls import BadUrl, check_participants, remote_of
from ..journal import Journal
from ..left_out import why_held
from .finding import Finding


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
    """Commits no remote has, as far as is known without asking one. Raises GitError."""
    git, branch = repository.git, repository.branch()
    if not git.run("remote") or not branch or repository.is_unborn(branch):
        return
    count = int(git.run("rev-list", "--count", branch, "--not", "--remotes") or 0)
    if count:
        words = nmsg(
            "{count} change is on this computer only: run `mentorship sync`.",
            "{count} changes are on this computer only: run `mentorship sync`.",
            count,
        )
        yield Finding("unsent", words)


def _commit(journal: Journal) -> None:
    """Raises NotReady if git refuses it, GitError."""
    journal.outside.sweep(False)
    if not journal.drain(None):
        state = journal.versions.commits
        raise NotReady((state.failed if state else None) or msg("git is busy"))
