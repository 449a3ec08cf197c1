"""Which change can be undone or redone next: told by the history alone, so it holds for ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..git.identity import Identity
from ..repository.repository import Repository
from .log import Version, history, line

UNDOES = "Mentorship-Undoes"
REDOES = "Mentorship-Redoes"


@dataclass(frozen=True, slots=True)
class Step:
    """A change of the user's, and the commit to be done the other way round for it.

    To undo is to reverse the change, or its last redoing; to redo is to reverse its undoing.
    """

    change: str
    subject: str
    reversed: str


def to_undo(repository: Repository) -> Iterator[Step]:
    """The user's own changes that are in force, the last first. Raises GitError.

    Only what was done on this line of the history: what a sync brought in stays, and so does the
    sync itself.
    """
    in_force: dict[str, str] = {}  # the last word on each change: its redoing, or "" for undone
    for version, mine in _line(repository):
        for change in version.trailers(REDOES):
            in_force.setdefault(change, version.oid)
        for change in version.trailers(UNDOES):
            in_force.setdefault(change, "")
        reversed_ = in_force.get(version.oid, version.oid)
        if mine and reversed_ and _is_change(version):
            yield Step(version.oid, version.subject, reversed_)


def to_redo(repository: Repository) -> Iterator[Step]:
    """What was undone since the user's last change, the last first. Raises GitError."""
    undone: dict[str, bool] = {}  # the last word on each change
    for version, mine in _line(repository):
        for change in version.trailers(REDOES):
            undone.setdefault(change, False)
        for change in version.trailers(UNDOES):
            if undone.setdefault(change, True) and mine:
                subject = next(history(repository, limit=1, start=change)).subject
                yield Step(change, subject, version.oid)
        if mine and _is_change(version) and not undone.get(version.oid):
            return


def _is_change(version: Version) -> bool:
    return not (version.is_merge or version.trailers(UNDOES) or version.trailers(REDOES))


def _line(repository: Repository) -> Iterator[tuple[Version, bool]]:
    """The commits that lead to the last one, and whether each is the user's own."""
    me = repository.identity
    for version in line(repository):
        yield version, me is not None and _is_by(version, me)


def _is_by(version: Version, me: Identity) -> bool:
    return me.email.lower() == version.email.lower() or me.name == version.author
