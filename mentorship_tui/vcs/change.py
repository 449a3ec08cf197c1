"""One change of the user's, as it is to become one commit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ..i18n import Message, msg, nmsg
from .errors import ChangeRefused

LARGEST = 20 * 1024 * 1024
LARGE = 1024 * 1024
TRAILER = "Mentorship-Record"

# how a file that nobody told of came from what was committed to what was found: subject and body
Retold = Callable[[str, bytes | None, bytes], tuple[str, str]]

_MARKER = re.compile(rb"^(?:<{7}|>{7}) ", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Change:
    """What the user did in one step: the words for it, and the files as it left them.

    Paths are relative to the journal, with `/`; None is a file that was deleted. `when` dates the
    commit; without it, it is dated when it is made. `modes` are git's (`100755`), for files
    whose mode is not to stay as it is.

    `base` is what lay at a path before. Where the last commit has something else there, somebody
    edited or staged it, and it is committed first, in the words of `retold`: a change of its own.
    """

    subject: str
    files: Mapping[str, bytes | None]
    body: str = ""
    when: datetime | None = None
    modes: Mapping[str, str] = field(default_factory=dict)
    trailers: tuple[tuple[str, str], ...] = ()
    base: Mapping[str, bytes] = field(default_factory=dict)
    retold: Retold | None = None
    named: frozenset[str] | None = None  # the files that get a trailer; None is all of them

    @property
    def text(self) -> str:
        """The commit message: subject, body, then a trailer for each record."""
        subject = _CONTROL.sub(" ", self.subject).strip() or "."
        body = "\n".join(_CONTROL.sub(" ", line).rstrip() for line in self.body.splitlines())
        records = self.files if self.named is None else self.named & self.files.keys()
        named = [(TRAILER, path) for path in sorted(records)]
        trailers = "\n".join(
            f"{name}: {_CONTROL.sub('?', value)}" for name, value in (*named, *self.trailers)
        )
        return "\n\n".join(part for part in (subject, body.strip("\n"), trailers) if part) + "\n"


def check(change: Change) -> None:
    """Raises ChangeRefused for what must never be in a commit (reliability.md rows 1, 13, 14)."""
    for path, data in change.files.items():
        if not _is_inside(path):
            raise ChangeRefused(msg("{path} is not a path inside the journal.", path=repr(path)))
        if data is None:
            continue
        if len(data) > LARGEST:
            raise ChangeRefused(
                msg(
                    "{path} is {size} MB. Files over {limit} MB do not go into the history: they "
                    "could never be taken out of it again, and many servers refuse them.",
                    path=path,
                    size=len(data) // 1024 // 1024,
                    limit=LARGEST // 1024 // 1024,
                )
            )
        if has_conflict_markers(path, data):
            raise ChangeRefused(
                msg(
                    "{path} has the marks of an unfinished merge (<<<<<<< and >>>>>>>). Choose "
                    "between the two in the text, then it goes into the history.",
                    path=path,
                )
            )


def warning(change: Change) -> Message | None:
    """What the user should know about a change that is accepted."""
    large = [path for path, data in change.files.items() if data and len(data) > LARGE]
    if not large:
        return None
    return nmsg(
        "{path} is over 1 MB and will stay in the history for ever.",
        "{count} files are over 1 MB and will stay in the history for ever, the first is {path}.",
        len(large),
        path=large[0],
    )


def has_conflict_markers(path: str, data: bytes) -> bool:
    """True for a record in which git or an editor left both sides of a conflict."""
    return path.lower().endswith(".md") and bool(_MARKER.search(data))


def is_committable(path: str, data: bytes) -> bool:
    """False for what `check` refuses."""
    return _is_inside(path) and len(data) <= LARGEST and not has_conflict_markers(path, data)


def _is_inside(path: str) -> bool:
    parts = path.split("/")
    return "\0" not in path and all(
        part not in ("", ".", "..") and part.lower() != ".git" for part in parts
    )
