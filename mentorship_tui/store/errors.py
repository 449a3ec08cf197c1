"""What the disk can refuse, in words that say where and what to do."""

from __future__ import annotations

import errno
from dataclasses import dataclass

from ..errors import MentorshipError
from ..i18n import Message, msg

REASONS: dict[int, Message] = {
    errno.ENOSPC: msg("the disk is full; make room and save again"),
    errno.EDQUOT: msg("your quota of the disk is used up; make room and save again"),
    errno.EFBIG: msg("the file has become too large"),
    errno.EROFS: msg("the disk may only be read"),
    errno.EACCES: msg("you may not write there; check who owns the folder"),
    errno.EPERM: msg("you may not write there; check who owns the folder"),
    errno.ENOENT: msg("it is not there any more"),
    errno.EISDIR: msg("it is a folder"),
}


class StoreError(MentorshipError):
    """A file could not be read or written; whatever was there before is still there."""

    @classmethod
    def of(cls, path: str, error: OSError) -> StoreError:
        """The system's refusal, about that file."""
        reason = REASONS.get(error.errno or 0) or msg("{words}", words=error.strerror or "?")
        return cls(msg("{path}: {reason}.", path=path, reason=reason))


class UnsafePath(StoreError):
    """A path that leads out of the journal, is hidden, or is a link."""


@dataclass(frozen=True, slots=True)
class Version:
    """The bytes of a file at one moment; `digest` tells them from any others."""

    data: bytes
    digest: str


class Stale(StoreError):
    """The file on the disk is not the one that was read: nothing was written.

    `current` is what is there now; None if there is nothing.
    """

    def __init__(self, path: str, current: Version | None) -> None:
        super().__init__(msg("{path} was changed by another program meanwhile.", path=path))
        self.current = current
