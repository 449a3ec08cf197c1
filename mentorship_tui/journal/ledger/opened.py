"""A record as it was when it was read, which is what a later save is measured against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import MentorshipError
from ...i18n import Message, msg
from ...records.record import Record, Value

if TYPE_CHECKING:
    from ...text.document import Document
    from ...text.merge import Conflict


@dataclass(frozen=True, slots=True)
class Opened:
    """One version of a file. `document` is None where the file cannot be edited in a form."""

    path: str
    data: bytes
    digest: str
    document: Document | None
    record: Record


@dataclass(frozen=True, slots=True)
class Saved:
    """The record after a save, and the fields that came in from outside with it."""

    record: Record
    merged_in: tuple[str, ...] = ()


class SaveConflict(MentorshipError):
    """The file and the form changed one value differently: nothing was written, the user chooses.

    Saving `changes` and `body` again with `current` as the version read writes the form's values;
    leaving a conflict's field out of `changes` keeps what is on the disk.
    """

    def __init__(
        self,
        current: Opened,
        conflicts: tuple[Conflict, ...],
        changes: Mapping[str, Value],
        body: str | None,
    ) -> None:
        super().__init__(
            msg(
                "{path} was changed outside the app at the same place. Choose what to keep.",
                path=current.path,
            )
        )
        self.current = current
        self.conflicts = conflicts
        self.changes = changes
        self.body = body


class NotEditable(MentorshipError):
    """The file does not parse, so the app leaves it as it is (format.md rule 4)."""

    def __init__(self, record: Record, why: Message | None = None) -> None:
        reason: Message | str = why or (record.problems[0].message if record.problems else "")
        super().__init__(
            msg(
                "{path} cannot be edited in a form: {reason} Open it in an editor and mend it.",
                path=record.path,
                reason=reason,
            )
        )


class ReadOnly(MentorshipError):
    """The journal may only be read."""


class NotFound(MentorshipError):
    """No record of that name."""

    def __init__(self, reference: str, near: str = "") -> None:
        super().__init__(
            msg("There is no record {name}. Did you mean {near}?", name=reference, near=near)
            if near
            else msg("There is no record {reference}. See `mentorship list`.", reference=reference)
        )


class Ambiguous(MentorshipError):
    """Several records have that name."""

    exit_code = 2

    def __init__(self, reference: str, paths: tuple[str, ...]) -> None:
        super().__init__(
            msg(
                "Several records are named {reference}. Say which: {paths}",
                reference=reference,
                paths=", ".join(paths),
            )
        )
        self.paths = paths
