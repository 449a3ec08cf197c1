"""What a crash, another program or a halted command left in the repository."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...i18n import msg
from ...vcs.repository.lost_index import is_lost, rebuild
from ...vcs.repository.repository import Repository
from ...vcs.repository.stale_locks import Lock, find_locks, remove_lock
from ...vcs.repository.states import RepositoryState, State
from ...vcs.sync.unfinished import COMMANDS, KEPT, give_up
from .finding import Finding


def check_folder(found: RepositoryState) -> Iterator[Finding]:
    """Why git cannot be used in the folder at all, or cannot commit."""
    if found.can_commit or found.state in COMMANDS:
        return
    advice = found.advice
    message = msg("{first} {second}", first=found.message, second=advice) if advice else None
    yield Finding("repository", message or found.message)


def check_unfinished(repository: Repository) -> Iterator[Finding]:
    """A merge or a rebase that was begun and left."""
    found = repository.state()
    if found.state in COMMANDS:
        yield Finding(
            "unfinished",
            msg(
                "{state} Finish it in a terminal, or give it up: your text as it is now is kept in "
                "{folder}.",
                state=found.message,
                folder=str(repository.private / KEPT),
            ),
            partial(give_up, repository, found.state),
        )


def check_locks(repository: Repository) -> Iterator[Finding]:
    """Lock files nobody owns any more; those somebody may own are only named."""
    for lock in find_locks(repository):
        yield _locked(repository, lock)


def check_index(repository: Repository) -> Iterator[Finding]:
    """Git's list of the files, without which it takes all of them for deleted."""
    if not is_lost(repository):
        return

    def anew() -> None:
        with repository.locked() as mine:
            rebuild(mine)

    yield Finding("index", msg("Git's index (.git/index) is lost or damaged."), anew)


def _locked(repository: Repository, lock: Lock) -> Finding:
    path, minutes = str(lock.path), round(lock.age / 60)
    if lock.removable:
        return Finding(
            "lock",
            msg(
                "A git that no longer runs left the lock {path} {minutes} minutes ago.",
                path=path,
                minutes=minutes,
            ),
            partial(remove_lock, repository, lock),
            path,
        )
    return Finding(
        "lock",
        msg("{path} is locked; if no git is at work, look again in a minute.", path=path),
        path=path,
    )


def is_usable(found: RepositoryState) -> bool:
    """True if there is a repository to look into."""
    return found.can_commit or found.state in {*COMMANDS, State.DETACHED, State.BISECTING}
