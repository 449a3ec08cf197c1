"""What one sync has done so far, over all its attempts."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...i18n import Message, msg, nmsg
from ..remote.outcome import Outcome, SyncState


@dataclass(slots=True)
class Course:
    """What has been done so far."""

    pulled: int = 0
    pushed: int = 0
    conflicts: list[str] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    aside: set[str] = field(default_factory=set)  # files that lie in the way, and stay there
    notice: Message | None = None

    def add_notice(self, told: Message | None) -> None:
        """One more thing to know of a sync that goes well."""
        if told is not None:
            both = msg("{first} {second}", first=self.notice or told, second=told)
            self.notice = both if self.notice else told

    def outcome(self) -> Outcome:
        """How it ended, now that it has ended well."""
        questions = tuple(dict.fromkeys(self.conflicts))
        if questions:
            message = nmsg(
                "Synced; {count} question to answer.",
                "Synced; {count} questions to answer.",
                len(questions),
            )
        elif self.pulled and self.pushed:
            message = msg(
                "Synced: {pulled} in, {pushed} out.", pulled=self.pulled, pushed=self.pushed
            )
        elif self.pulled:
            message = nmsg(
                "Synced: {count} change came in.", "Synced: {count} changes came in.", self.pulled
            )
        elif self.pushed:
            message = nmsg(
                "Synced: {count} change was sent.",
                "Synced: {count} changes were sent.",
                self.pushed,
            )
        else:
            message = msg("Synced; nothing new.")
        return Outcome(
            SyncState.OK,
            message,
            self.pulled,
            self.pushed,
            questions,
            tuple(sorted(self.changed)),
            notice=self.notice,
        )
