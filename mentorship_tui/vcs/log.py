"""The history, read from git piece by piece, newest first by ancestry and never by clock."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice

from ..i18n import msg
from .change import TRAILER
from .errors import GitError
from .repository import Repository
from .tree import head

_FIELDS = ("%H", "%P", "%ad", "%an", "%s", "%b")
_LATEST = int(datetime(9999, 12, 30, tzinfo=UTC).timestamp())
_STATUS = re.compile(r"[ACDMRTUX][0-9]*")
_OID = re.compile(r"[0-9a-f]{4,64}")


@dataclass(frozen=True, slots=True)
class Touched:
    """A file a commit touched; `old` is its path before, where it moved."""

    path: str
    status: str
    old: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One commit; its words are as they are in git, not yet safe for a terminal."""

    oid: str
    parents: tuple[str, ...]
    when: datetime
    author: str
    subject: str
    body: str
    files: tuple[Touched, ...]

    @property
    def records(self) -> tuple[str, ...]:
        """The paths the commit says it is about."""
        trailers = self.body.strip().rpartition("\n\n")[2]
        return tuple(re.findall(rf"^{TRAILER}: (.+)$", trailers, re.MULTILINE))


def history(
    repository: Repository, path: str = "", *, limit: int | None = None, start: str = "HEAD"
) -> Iterator[Version]:
    """The commits that touched the journal, or one of its files under whatever name it had.

    Comes as git finds it: stop reading and git stops. Raises GitError.
    """
    if start == "HEAD" and not head(repository.git):
        return iter(())
    return islice(_versions(repository, path, _checked(start)), limit)


def show_file(repository: Repository, oid: str, path: str) -> bytes | None:
    """The file as it lay on the disk when the commit was made; None if the commit has none."""
    name = f"{_checked(oid)}:{repository.prefix}{path}"
    if repository.git.ask("cat-file", "-e", name).code:
        return None
    return repository.git.run("cat-file", "--filters", name)


def _versions(repository: Repository, path: str, start: str) -> Iterator[Version]:
    place = repository.prefix + path
    tokens = repository.git.lines(
        *("log", "-z", "--topo-order", "--name-status", "--find-renames", "--encoding=UTF-8"),
        *("--no-show-signature", "--no-notes", "--no-mailmap", "--no-ext-diff", "--no-textconv"),
        *(
            "--no-color",
            "--date=raw",
            "--diff-merges=first-parent",
            f"--format={'%x00'.join(_FIELDS)}%x00",
        ),
        *(("--follow",) if path else ()),
        *(start, "--", *((place,) if place else ())),
    )
    words = (os.fsdecode(token) for token in tokens)
    following = next(words, "")
    while following:
        oid, parents, when, author, subject, body = (
            following,
            *(next(words) for _ in _FIELDS[1:]),
        )
        next(words, "")  # git ends what it formatted once more
        files, following = _files(words, repository.prefix)
        moment = _moment(when)
        yield Version(oid, tuple(parents.split()), moment, author, subject, body, files)


def _moment(raw: str) -> datetime:
    """Seconds and zone: a commit may say any; what no calendar has is brought into range.

    Git itself dies of some of them when it is asked for a date (`%aI`).
    """
    seconds, _, zone = raw.partition(" ")
    sign, hours, minutes = zone[:1], int(zone[1:3] or 0), int(zone[3:5] or 0)
    away = timedelta(hours=hours, minutes=minutes) % timedelta(days=1)
    moment = datetime.fromtimestamp(min(int(seconds or 0), _LATEST), UTC)
    return moment.astimezone(timezone(-away if sign == "-" else away))


def _files(words: Iterator[str], prefix: str) -> tuple[tuple[Touched, ...], str]:
    """The files of one commit, and the name of the commit that comes after."""
    files: list[Touched] = []
    for word in words:
        status = word.removeprefix("\n")
        if not _STATUS.fullmatch(status):
            return tuple(files), word
        paths = [next(words).removeprefix(prefix) for _ in range(2 if status[0] in "CR" else 1)]
        files.append(Touched(paths[-1], status[0], *paths[:-1]))
    return tuple(files), ""


def _checked(oid: str) -> str:
    """The name of a commit, and nothing else git could read into it."""
    if oid != "HEAD" and not _OID.fullmatch(oid):
        raise GitError(msg("{name} is not the name of a commit.", name=repr(oid)))
    return oid
