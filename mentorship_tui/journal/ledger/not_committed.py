"""Why something could not be committed, with what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...i18n import Message, msg

if TYPE_CHECKING:
    from .versions import Versions


def why_not(versions: Versions) -> Message:
    """What keeps git from committing now; else what it said of the last commit."""
    found = versions.state()
    failed = versions.queue.state.failed or msg("Git did not answer in time.")
    if not found.can_commit and found.advice:
        return msg("{first} {second}", first=found.message, second=found.advice)
    return unlocked_by(versions, failed)


def unlocked_by(versions: Versions, reason: Message) -> Message:
    """The reason; where it is a lock that a dead git left, that one and what removes it."""
    from ...vcs.errors import LOCKED

    if reason != LOCKED:
        return reason
    versions.state()
    stale = next((lock for lock in versions.locks if lock.removable), None)
    if stale is None:
        return reason
    return msg(
        "A git that is gone left the lock {path}; `mentorship doctor --fix` removes it.",
        path=str(stale.path),
    )
