"""The two versions of a whole file that a question is about: where they lie, and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...i18n import Message, msg, nmsg
from ...store.errors import StoreError
from .questions import DELETED, Kind, Question

if TYPE_CHECKING:
    from ..journal import Journal

WHOLE = (Kind.FILE, Kind.DELETED)
MOST_TEXT = 64 * 1024  # a longer one is opened in an editor
KILO = 1024
_COMMIT = re.compile(r"[0-9a-f]{7,64}")


@dataclass(frozen=True, slots=True)
class Side:
    """A version of the file: its path, "" where it is deleted; its size; its text if it is one."""

    path: str
    size: int = 0
    text: str | None = None
    stands: bool = True  # in its place; else it is kept beside the question

    @property
    def told(self) -> Message:
        """What it is, in a few words."""
        if not self.path:
            return msg("deleted")
        if self.stands:
            return msg("the file as it stands, {size}", size=_size(self.size))
        return msg("another file, {size}, kept as {path}", size=_size(self.size), path=self.path)


def sides_of(journal: Journal, asked: Question) -> tuple[Side, Side]:
    """Mine and theirs, of a question about a whole file."""
    if asked.kind is Kind.DELETED:
        kept = _side(journal, asked.record)
        gone = Side("")
        return gone if asked.mine == DELETED else kept, gone if asked.theirs == DELETED else kept
    return _side(journal, asked.file, stands=False), _side(journal, asked.record)


def text_before(journal: Journal, asked: Question) -> str | None:
    """The text both sides started from; None where git has none. Raises GitError, asks git."""
    from ...vcs.git.objects import read_many
    from ...vcs.joining.join import bases_of

    if len(asked.commits) != 2 or not all(map(_COMMIT.fullmatch, asked.commits)):
        return None
    git = journal.versions.repository.git
    bases = bases_of(git, *asked.commits)
    (data,) = read_many(git, [f"{bases[0]}:{asked.record}"]) if bases else (None,)
    return None if data is None else _text(data)


def _side(journal: Journal, path: str, *, stands: bool = True) -> Side:
    try:
        data = journal.cache.store.read(path).data
    except StoreError:
        return Side("")
    return Side(path, len(data), _text(data), stands)


def _text(data: bytes) -> str | None:
    if len(data) > MOST_TEXT or b"\0" in data:
        return None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None


def _size(count: int) -> Message:
    if count < 10 * KILO:
        return nmsg("{count} byte", "{count} bytes", count)
    return msg("{count} kB", count=round(count / KILO))
