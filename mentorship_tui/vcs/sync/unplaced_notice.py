"""What a sync does about files that this disk did not take: tries again, and tells what is left."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

from ...i18n import msg
from ..checkout.checkout import resume
from ..checkout.placing import place_again
from ..remote.outcome import Outcome, SyncState
from ..repository.repository import Repository
from ..repository.unplaced import read_unplaced, summary


def try_again(
    repository: Repository, at_rest: Callable[[], AbstractContextManager[object]]
) -> bool:
    """Put into its place what has one by now; True if something is. Raises GitError."""
    if not read_unplaced(repository):
        return False
    with at_rest(), repository.locked() as mine:
        resume(mine)
        return bool(place_again(mine))


def with_unplaced(repository: Repository, outcome: Outcome) -> Outcome:
    """Of a sync that went well, say what is still not on this disk."""
    told = summary(read_unplaced(repository))
    if told is None or outcome.state is not SyncState.OK:
        return outcome
    notice = msg("{first} {second}", first=outcome.notice, second=told) if outcome.notice else told
    return replace(outcome, notice=notice)
