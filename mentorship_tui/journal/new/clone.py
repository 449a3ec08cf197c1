"""A journal on a second machine: all of it, or nothing (git.md, Sync)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ...i18n import Message, Translator, msg
from ..journal import Journal
from ..places import Places, is_journal
from ..sync.sync import JOINED, Progress


def clone_journal(
    url: str,
    folder: Path,
    places: Places,
    clock: Callable[[], datetime],
    tr: Translator,
    progress: Progress = lambda message: None,
    branch: str = "",
) -> Journal:
    """Make `folder` a copy of the journal at that address, ready to be synced.

    Its records are not read yet: `Journal.refresh` does that for whoever shows them.

    `branch` is the server's that is wanted, "" for the one it shows.

    Raises BadUrl, SyncFailed where it cannot be had or is no journal, NoRoom on
    a full disk, where nothing of it stays, and other GitError.
    """
    from ...vcs.repository.full_disk import all_of_it
    from ...vcs.sync.clone import clone
    from ...vcs.sync.sync import Request

    with all_of_it(folder):
        clone(url, folder, Request(tr(JOINED), clock(), progress=progress), _refused, branch)
        journal = Journal(folder, places, clock)
        try:
            journal.versions.set_up()
        except BaseException:
            journal.close()
            raise
    places.remember(folder)
    return journal


def _refused(place: Path) -> Message | None:
    if is_journal(place):
        return None
    return msg("What is at that address is no journal: it has no journal.md.")
