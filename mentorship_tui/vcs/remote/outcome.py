"""How a sync ended, in words the user can act on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ...i18n import Message
from ..errors import Cancelled, GitError, TimedOut


class SyncState(Enum):
    """How a sync ended; all but OK leave everything as it was, to be tried again."""

    OK = "ok"
    PARTLY = "partly"  # what could be was exchanged, and something is in no version
    OFFLINE = "offline"
    NO_REMOTE = "no-remote"
    NEEDS_LOGIN = "needs-login"
    UNKNOWN_HOST = "unknown-host"
    UNRELATED = "unrelated"
    READABLE = "readable"  # what is to be encrypted lies there in plain text already
    REFUSED = "refused"
    CANCELLED = "cancelled"
    BLOCKED = "blocked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a sync ended; `pulled` and `pushed` count commits, `conflicts` are new questions.

    `mine` and `theirs` count the records of two journals that were made apart. `notice` is what
    the user should know of a sync that went well.
    """

    state: SyncState
    message: Message
    pulled: int = 0
    pushed: int = 0
    conflicts: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    mine: int = 0
    theirs: int = 0
    notice: Message | None = None
    words: str = ""


class SyncFailed(GitError):
    """A sync could not go on."""

    def __init__(self, state: SyncState, message: Message, words: str = "") -> None:
        super().__init__(message, words)
        self.state = state


def outcome_of(error: GitError) -> Outcome:
    """How a sync ended that raised this."""
    state = SyncState.FAILED
    if isinstance(error, SyncFailed):
        state = error.state
    elif isinstance(error, Cancelled):
        state = SyncState.CANCELLED
    elif isinstance(error, TimedOut):
        state = SyncState.OFFLINE
    return Outcome(state, error.message, words=error.words)
