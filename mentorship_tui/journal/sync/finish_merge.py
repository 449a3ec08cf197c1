"""A plain `git merge` or `git pull` that stopped at records: merged as a sync would, and ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...i18n import Message, msg, nmsg
from .sync import at_rest

if TYPE_CHECKING:
    from ...vcs.sync.unmerged import Settled
    from ..journal import Journal


def settle_merge(journal: Journal) -> Settled:
    """Merge what git left open, leave questions where both sides differ, and end the merge.

    Raises ReadOnly, GitError.
    """
    from ...vcs.sync.unmerged import finish, settle_unmerged

    journal.check_writable()
    repository = journal.versions.repository
    with at_rest(journal), repository.locked() as mine:
        settled = settle_unmerged(mine, journal.clock().date())
        if settled.paths:
            finish(mine)
    return settled


def told(settled: Settled) -> Message:
    """What was done, and what is left to do."""
    if not settled.paths:
        return msg("No merge has stopped here.")
    if not settled.questions:
        return msg("The merge is done.")
    return nmsg(
        "The merge is done; {count} question to answer.",
        "The merge is done; {count} questions to answer.",
        len(settled.questions),
    )
