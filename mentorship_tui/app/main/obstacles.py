"""What stands in the way of saving and committing, and what is known of both."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ...i18n import Message, msg
from ...journal.sync.unplaced import summary, unplaced
from ...text.clean import one_line
from ..sync.commit_words import Known
from ..sync.words import ago

if TYPE_CHECKING:
    from ...vcs.repository.stale_locks import Lock
    from .session import Session

NAMED = 2  # files in a sentence above everything


def known(app: Session) -> Known:
    """What is known of saving and committing."""
    journal = app.open_journal
    return Known(app.commits, app.repository, journal.outside.left, len(unplaced(journal)))


def stale_locks(app: Session) -> tuple[Lock, ...]:
    """The locks that a dead git left and that the user may have removed."""
    journal = app.open_journal
    return (
        () if journal.read_only else tuple(one for one in journal.versions.locks if one.removable)
    )


def obstacles(app: Session) -> tuple[Message, ...]:
    """What the banner says: each with what can be done."""
    found: list[Message] = []
    if app.open_journal.read_only:
        found.append(app.open_journal.read_only)
    repository = app.repository
    if repository is not None and not repository.can_commit:
        advice = repository.advice
        found.append(_both(repository.message, advice) if advice else repository.message)
    stale = [_of_lock(app, lock) for lock in stale_locks(app)]
    failed = app.commits.failed if app.commits and not _is_asked_who(app) else None
    if failed and (repository is None or repository.can_commit):
        behind = stale and app.open_journal.versions.is_locked_out
        reason = stale.pop(0) if behind else failed
        found.append(msg("Saved, but not committed: {reason}", reason=reason))
    found += stale
    left = app.open_journal.outside.left
    if left and (repository is None or repository.can_commit):
        found.append(_left_out(left))
    missing = summary(unplaced(app.open_journal))
    return (*found, missing) if missing else tuple(found)


def is_to_retry(app: Session) -> bool:
    """True if something failed, or stopped, that can be tried again."""
    stopped = app.repository is not None and app.repository.is_stopped
    return stopped or bool(app.commits and app.commits.failed)


def _of_lock(app: Session, lock: Lock) -> Message:
    """A lock of a dead git, with its age, and the key that takes it away."""
    now = app.start.clock()
    root = app.open_journal.root
    path = lock.path.relative_to(root) if lock.path.is_relative_to(root) else lock.path
    return msg(
        "A git that is gone left the lock {path} ({when}). {key} removes it.",
        path=one_line(str(path)),
        when=ago(now - timedelta(seconds=lock.age), now),
        key=app.key_of("unlock"),
    )


def _left_out(paths: frozenset[str]) -> Message:
    named = ", ".join(one_line(path) for path in sorted(paths)[:NAMED])
    if len(paths) > NAMED:
        named = f"{named}, … ({len(paths)})"
    return msg("Not committed, and left for you to commit in git: {paths}", paths=named)


def _both(first: Message, second: Message) -> Message:
    return msg("{first} {second}", first=first, second=second)


def _is_asked_who(app: Session) -> bool:
    """True while the question stands there that the commits wait for."""
    from ..dialogs.identity import IdentityScreen

    return any(isinstance(screen, IdentityScreen) for screen in app.screen_stack)
