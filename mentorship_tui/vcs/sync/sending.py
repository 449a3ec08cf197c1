"""Sends our branch to the server's, also what is committed while that is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...i18n import Message, msg, nmsg
from ..remote.addresses import Remote
from ..remote.file_sizes import check_sizes
from ..remote.lfs import not_sent
from ..remote.transport import Transport
from ..repository.last_commit import tip
from ..repository.repository import Repository
from .progress import Course

ROUNDS = 3  # a window may commit all the time


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends `branch` of the repository to the server's branch `there`."""

    repository: Repository
    remote: Remote
    branch: str
    there: str
    transport: Transport
    progress: Callable[[Message], None]

    def send(self, theirs: str, course: Course) -> str:
        """Send all that `theirs`, the commit the server is at, has not; the commit it is at then.

        What is still to be sent after some rounds is told. Raises Refused, SyncFailed.
        """
        for _ in range(ROUNDS):
            mine = self._ours()
            if not mine or mine == theirs:
                return theirs
            self.progress(msg("Sending what is new…"))
            self._send(theirs, mine, course)
            theirs = mine
        course.add_notice(self._left(theirs))
        return theirs

    def _send(self, theirs: str, mine: str, course: Course) -> None:
        count = count_commits(self.repository, mine, theirs)
        if not self.transport.is_folder:
            check_sizes(self.repository, mine, theirs)
        self.transport.push(mine, self.there)
        course.pushed += count
        course.add_notice(not_sent(self.repository, self.remote.name, mine, theirs))

    def _ours(self) -> str:
        """Where the branch is now, also when another one is checked out meanwhile."""
        if self.repository.branch() == self.branch:
            return tip(self.repository)
        words = ("rev-parse", "-q", "--verify", f"{self.branch}^{{commit}}")
        return self.repository.git.ask(*words).text

    def _left(self, theirs: str) -> Message | None:
        mine = self._ours()
        count = count_commits(self.repository, mine, theirs) if mine and mine != theirs else 0
        if not count:
            return None
        return nmsg(
            "{count} change was made during the sync and is still to be sent: sync again.",
            "{count} changes were made during the sync and are still to be sent: sync again.",
            count,
        )


def count_commits(repository: Repository, tip: str, without: str) -> int:
    """How many commits `tip` has that `without`, "" for none, has not."""
    words = (tip, f"^{without}") if without else (tip,)
    answer = repository.git.ask("rev-list", "--count", *words, "--")
    return int(answer.text) if answer.code == 0 else 0
