"""What the disk can refuse, in words that say where and what to do."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

from ..errors import MentorshipError
from ..i18n import Message, msg
from ..text.clean import one_line

REASONS: dict[int, Message] = {
    errno.ENOSPC: msg("the disk is full; make room and save again"),
    errno.EDQUOT: msg("your disk quota is used up; make room and save again"),
    errno.EFBIG: msg("the file is too large"),
    errno.EROFS: msg("the disk is read-only"),
    errno.EACCES: msg("you may not do that there; check who owns the file and its folder"),
    errno.EPERM: msg("you may not do that there; check who owns the file and its folder"),
    errno.ENOENT: msg("it is not there any more"),
    errno.EISDIR: msg("it is a folder"),
    errno.ENOTDIR: msg("a file is in the way where a folder is needed"),
    errno.ELOOP: msg("it is a link, and the app does not follow links"),
    errno.ENXIO: msg("it is not an ordinary file"),
    errno.ENAMETOOLONG: msg("the name is too long"),
    errno.EBADF: msg("the shell has closed it"),
    errno.EIO: msg("the disk is failing; make a copy of the journal elsewhere now"),
}


def reason_of(error: OSError) -> Message:
    """The system's refusal in words."""
    if isinstance(error, TimeoutError):
        return msg("another window has been writing for a long time; try again")
    return REASONS.get(error.errno or 0) or msg("{words}", words=error.strerror or "?")


class StoreError(MentorshipError):
    """A file could not be read or written; whatever was there before is still there."""

    @classmethod
    def of(cls, path: str, error: OSError) -> StoreError:
        """The system's refusal, about that file."""
        return cls(msg("{path}: {reason}.", path=one_line(path), reason=reason_of(error)))


class UnsafePath(StoreError):
    """A path that leads out of the journal, is hidden, or is a link."""


class FolderGone(StoreError):
    """The journal's own folder is not where it was: nothing is written, and none is made anew."""

    def __init__(self, root: Path) -> None:
        super().__init__(
            msg(
                "The journal's folder {folder} is not there any more, so nothing can be saved. Put "
                "it back, such as by plugging in the disk or the stick it is on, then save again.",
                folder=one_line(str(root)),
            )
        )


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
        message = msg(
            "{path} was changed by another program meanwhile. Try again.", path=one_line(path)
        )
        super().__init__(message)
        self.current = current
