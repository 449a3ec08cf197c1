"""What the last version has and this disk does not take (`vcs.unplaced`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...vcs.checkout.placing import place_again as _place_again
from ...vcs.errors import GitError
from ...vcs.repository.unplaced import Unplaced, read_unplaced, summary, words_of
from .sync import at_rest

if TYPE_CHECKING:
    from ..journal import Journal

__all__ = ["place_again", "summary", "unplaced", "words_of"]


def unplaced(journal: Journal) -> dict[str, Unplaced]:
    """By paths from the top of the repository; asks the disk alone, and nothing before git was."""
    if journal.versions.commits is None:
        return {}
    try:
        return read_unplaced(journal.versions.repository)
    except GitError:
        return {}


def place_again(journal: Journal) -> None:
    """Put each in its place, as far as the disk takes it by now. Raises GitError."""
    with at_rest(journal), journal.versions.repository.locked() as mine:
        _place_again(mine)
