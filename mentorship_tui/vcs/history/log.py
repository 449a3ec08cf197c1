"""The history, read from git piece by piece, newest first by ancestry and never by clock."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice

from ...i18n import msg
from ..change import TRAILER
from ..errors import GitError
from ..repository.last_commit import head
from ..repository.repository import Repository

_FIELDS = ("%H", "%P", "%ad", "%an", "%ae", "%s", "%b")
_FILES = ("--topo-order", "--name-status", "--find-renames", "--diff-merges=first-parent")
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
    email: str = ""

    @property
    def records(self) -> tuple[str, ...]:
        """The paths the commit says it is about."""
        return self.trailers(TRAILER)

    @property
    def is_merge(self) -> bool:
        """True if it joins what was done elsewhere; its files are those that came in."""
        return len(self.parents) > 1

    def trailers(self, name: str) -> tuple[str, ...]:
        """What the commit says under that name, in the last paragraph of its message."""
        last = self.body.strip().rpartition("\n\n")[2]
        return tuple(re.findall(rf"^{name}: (.+)$", last, re.MULTILINE))


def history(
    repository: Repository, path: str = "", *, limit: int | None = None, start: str = "HEAD"
) -> Iterator[Version]:
    """The commits that touched the journal, or one of its files under whatever name it had.

    Comes as git finds it: stop reading and git stops. Raises GitError.
    """
    if start == "HEAD" and not head(repository.git):
        return iter(())
    found = _followed(repository, path, start) if path else _of_all(repository, start)
    return islice(found, limit)


def deletions(repository: Repository, folder: str = "") -> Iterator[Version]:
    """The commits that took files away, of a folder or all, with no files but those.

    Raises GitError.
    """
    if not head(repository.git):
        return iter(())
    place = repository.prefix + folder
    return _versions(repository, (*_FILES, "--diff-filter=D", "HEAD"), place)


def moved_in_steps(repository: Repository, there: Collection[str]) -> set[str]:
    """The paths whose file, when it was last taken away, had been put as it was at a path `there`.

    So it is where a file that was moved is committed at its new place first, and at its old one
    later: git sees no rename in either. Raises GitError.
    """
    words = ("log", "--format=", "--raw", "--no-abbrev", "--no-renames", "--diff-filter=AD", "-z")
    out = repository.git.run(*words, "HEAD", "--", repository.prefix or ".")
    fields = [os.fsdecode(field).lstrip("\n") for field in out.split(b"\0")]
    gone: dict[str, str] = {}
    came: set[str] = set()
    for about, full in zip(fields[::2], fields[1::2], strict=False):
        path = full.removeprefix(repository.prefix)
        _, _, old, new, status = about.split(" ")
        if status == "D":
            gone.setdefault(path, old)
        elif path in there:
            came.add(new)
    return {path for path, oid in gone.items() if oid in came}


def writing(repository: Repository, word: str) -> Iterator[Version]:
    """The commits in which a line with that word, in any case, came or went. Raises GitError."""
    if not head(repository.git):
        return iter(())
    lines = ("-i", f"-G{re.escape(word)}")
    return _versions(repository, (*_FILES, *lines, "HEAD"), repository.prefix)


def line(repository: Repository) -> Iterator[Version]:
    """The commits of this line of the history, without their files; what a sync brought in is not.

    Each is the first parent of the one before: nothing has to be put in order, so the first comes
    at once however long the history is. Behind a join that another machine made lies its line
    first; this one's is where this repository has been. Raises GitError.
    """
    start = "HEAD" if head(repository.git) else ""
    been: set[str] | None = None
    while start:
        versions = _versions(repository, ("--first-parent", start), "")
        start = ""
        for version in versions:
            yield version
            if not version.is_merge:
                continue
            been = _been(repository) if been is None else been
            own = next((one for one in version.parents if one in been), version.parents[0])
            if own != version.parents[0]:
                start = own
                break


def show_file(repository: Repository, oid: str, path: str) -> bytes | None:
    """The file as it lay on the disk when the commit was made; None if the commit has none."""
    name = f"{checked(oid)}:{repository.prefix}{path}"
    if repository.git.ask("cat-file", "-e", name).code:
        return None
    return repository.git.run("cat-file", "--filters", name)


def last_told(repository: Repository, path: str) -> bytes | None:
    """The file as it was last committed, to compare with; as git keeps it where a filter fails."""
    try:
        return show_file(repository, "HEAD", path)
    except GitError:
        return repository.git.run("cat-file", "blob", f"HEAD:{repository.prefix}{path}")


def _of_all(repository: Repository, start: str) -> Iterator[Version]:
    return _versions(repository, (*_FILES, checked(start)), repository.prefix)


def _followed(repository: Repository, path: str, start: str) -> Iterator[Version]:
    """Git's own `--follow` goes on into another record that was made from the same template.

    And it then leaves out what the record itself was before it was deleted and brought back.
    """
    place = path
    while place:
        versions = _versions(repository, (*_FILES, checked(start)), repository.prefix + place)
        place = ""
        for version in versions:
            origin = _origin(repository, version)
            if origin:
                yield replace(version, files=(Touched(version.files[0].path, "R", origin),))
                start, place = version.parents[0], origin
                break
            yield version


def _origin(repository: Repository, version: Version) -> str:
    """The path the one file of the commit had before; "" if it is new, or was there already."""
    added = [touched.path for touched in version.files if touched.status == "A"]
    if not added or len(version.parents) != 1:
        return ""
    out = repository.git.run(
        *("diff-tree", "-r", "-z", "-M", "--diff-filter=R", "--no-commit-id"),
        *("--name-status", "--no-ext-diff", version.oid),
    )
    words = [os.fsdecode(word).removeprefix(repository.prefix) for word in out.split(b"\0")]
    moves = dict(zip(words[2::3], words[1::3], strict=False))
    return moves.get(added[0], "")


def _versions(repository: Repository, options: tuple[str, ...], place: str) -> Iterator[Version]:
    tokens = repository.git.lines(
        *("log", "-z", "--encoding=UTF-8", "--no-color", "--date=raw"),
        *("--no-show-signature", "--no-notes", "--no-mailmap", "--no-ext-diff", "--no-textconv"),
        f"--format={'%x00'.join(_FIELDS)}%x00",
        *(*options, "--", *((place,) if place else ())),
    )
    words = (os.fsdecode(token) for token in tokens)
    following = next(words, "")
    while following:
        oid, parents, when, author, email, subject, body = (
            following,
            *(next(words) for _ in _FIELDS[1:]),
        )
        next(words, "")  # git ends what it formatted once more
        files, following = _files(words, repository.prefix)
        moment = _moment(when)
        yield Version(oid, tuple(parents.split()), moment, author, subject, body, files, email)


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


def checked(oid: str) -> str:
    """The name of a commit, and nothing else git could read into it."""
    if oid != "HEAD" and not _OID.fullmatch(oid):
        raise GitError(msg("{name} is not the name of a version.", name=repr(oid)))
    return oid


def has_been_at(repository: Repository, commit: str) -> bool:
    """True if the reflog of HEAD has the commit, which may be shortened."""
    return any(oid.startswith(commit) for oid in _been(repository))


def _been(repository: Repository) -> set[str]:
    """The commits that HEAD was at in this repository, as far as its reflog tells."""
    try:
        lines = (repository.git_dir / "logs" / "HEAD").read_text("utf-8", "replace").splitlines()
    except OSError:
        return set()
    return {oid for line in lines for oid in line.split(" ", 2)[:2]}
