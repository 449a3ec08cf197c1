"""Makes commits with `git fast-import`: one process, whatever the size of the tree."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..errors import GitError, explain
from .git import Git
from .identity import People
from .letter_case import EXACT


class RefMoved(GitError):
    """Somebody else committed meanwhile; nothing was written, and it can be done again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a commit holds at a path."""

    mode: str
    oid: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A commit that is to be made: full paths from the top, None for a file that goes away."""

    text: str
    entries: Mapping[str, Entry | None]
    when: datetime


def write_commits(
    git: Git,
    branch: str,
    drafts: Sequence[Draft],
    people: People,
    base: str,
    *,
    force: bool = False,
) -> list[str]:
    """Put `drafts` on top of `base` as the new tip of `branch`; their object names.

    `base` is a commit, `refs/heads/main^0` for whatever the branch is at when git begins, or "".
    The branch moves only when the whole stream has come in, and git itself refuses when it has
    moved away from the base meanwhile. Raises RefMoved, GitError.
    """
    stream = b"".join(_commits(branch, drafts, people, base)) + b"done\n"
    answer = _import(git, stream, *(("--force",) if force else ()))
    return answer.decode("ascii").split()


def write_blobs(git: Git, contents: Sequence[bytes]) -> list[str]:
    """Store contents as they are, in one process; their object names in the same order."""
    stream = b"".join(
        b"blob\nmark :%d\n%sget-mark :%d\n" % (number, _data(content), number)
        for number, content in enumerate(contents, 1)
    )
    return _import(git, stream + b"done\n").decode("ascii").split()


def quote(path: str) -> bytes:
    """The path in the quotes of git, which hold any byte."""
    quoted = b"".join(_ESCAPED[byte] for byte in os.fsencode(path))
    return b'"' + quoted + b'"'


_MOVED = re.compile(r"not updating refs/|cannot lock ref", re.IGNORECASE)  # as releases write it
_ESCAPED = [
    bytes((byte,)) if 32 <= byte < 127 and byte not in b'"\\' else b"\\%03o" % byte
    for byte in range(256)
]


def _import(git: Git, stream: bytes, *options: str) -> bytes:
    # where the disk ignores capitals, git would write `maria.md` over `Maria.md` in the commit, too
    answer = git.ask(*EXACT, "fast-import", "--quiet", "--done", *options, data=stream)
    if answer.code == 0:
        return answer.out
    # its crash report repeats the stream's words; git leaves it in the repository
    with contextlib.suppress(OSError):
        folder = git.ask("rev-parse", "--path-format=absolute", "--git-dir").text
        Path(folder, f"fast_import_crash_{answer.pid}").unlink()
    moved = _MOVED.search(answer.words)
    raise (RefMoved if moved else GitError)(explain(answer.words), answer.words)


def _commits(branch: str, drafts: Sequence[Draft], people: People, base: str) -> Iterable[bytes]:
    author, committer = (f"{person.name} <{person.email}>".encode() for person in people)
    for number, draft in enumerate(drafts, 1):
        moment = b"%d %s" % (int(draft.when.timestamp()), draft.when.strftime("%z").encode()[:5])
        yield b"commit %s\nmark :%d\n" % (os.fsencode(branch), number)
        yield b"author %s %s\ncommitter %s %s\n" % (author, moment, committer, moment)
        yield _data(draft.text.encode("utf-8", "replace"))
        if number == 1 and base:
            yield b"from %s\n" % os.fsencode(base)
        # what goes away first: git takes everything below it along
        for path, entry in sorted(draft.entries.items(), key=lambda item: item[1] is not None):
            yield b"D %s\n" % quote(path) if entry is None else _modify(path, entry)
        yield b"\nget-mark :%d\n" % number


def _modify(path: str, entry: Entry) -> bytes:
    return b"M %s %s %s\n" % (entry.mode.encode(), entry.oid.encode(), quote(path))


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)
