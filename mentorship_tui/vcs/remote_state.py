"""What is known of the last sync, without asking the network."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .errors import GitError
from .repository import BRANCH, Repository
from .settings import Stamp, stamp_of
from .urls import SYNCED, Remote, remote_of

_FILE = "synced.json"


@dataclass(frozen=True, slots=True)
class RemoteState:
    """Where the journal is synced with, when it last was, and how many commits wait to go there.

    `when` is None for never; `remote` is None without an address; `waiting` counts all commits
    before the first sync. `seen` tells it from how it stands when a plain git has pushed or
    fetched.
    """

    remote: Remote | None
    when: datetime | None = None
    waiting: int = 0
    seen: tuple[Stamp, ...] = ()


def remote_state(repository: Repository) -> RemoteState:
    """How it stands with the sync. Raises GitError, BadUrl for an address that is refused."""
    remote = remote_of(repository)
    if remote is None:
        return RemoteState(None)
    seen = seen_of_remotes(repository)
    return RemoteState(remote, last_synced(repository), waiting(repository, remote), seen)


def seen_of_remotes(repository: Repository) -> tuple[Stamp, ...]:
    """What changes when a git notes what a remote has; asks the disk alone."""
    remotes = repository.common_dir / "refs" / "remotes"
    try:
        named = sorted(Path(entry) for entry in os.scandir(remotes))
    except OSError:
        named = []
    # a ref is put in place by renaming, which tells on its folder
    return tuple(map(stamp_of, (repository.common_dir / "packed-refs", remotes, *named)))


def last_synced(repository: Repository) -> datetime | None:
    """When the last sync ended well."""
    with suppress(OSError, ValueError, KeyError, TypeError, GitError):
        noted = json.loads((repository.private / _FILE).read_text(encoding="utf-8"))
        return datetime.fromisoformat(noted["when"])
    return None


def waiting(repository: Repository, remote: Remote) -> int:
    """How many commits the server has not got yet, as far as is known here.

    A plain `git pull` or `git push` tells of it too, once there was a sync with this address.
    """
    known = (f"^{SYNCED}", "--not", f"--remotes={remote.name}")
    for words in (("HEAD", *known), ("HEAD",)):
        answer = repository.git.ask("rev-list", "--count", *words, "--")
        if answer.code == 0:
            return int(answer.text)
    return 0


def note_synced(
    repository: Repository, remote: Remote, there: str, tip: str, when: datetime
) -> None:
    """A sync has ended well: for the next one, for `git status`, and for a plain `git pull`."""
    if tip and tip != _noted(repository):
        lines = f"update {SYNCED} {tip}\nupdate refs/remotes/{remote.name}/{there} {tip}\n"
        repository.git.ask("update-ref", "--stdin", data=lines.encode())
    branch = repository.branch().removeprefix(BRANCH)
    if branch and there != remote.branch:
        git = repository.git
        git.ask("config", "--local", f"branch.{branch}.remote", remote.name)
        git.ask("config", "--local", f"branch.{branch}.merge", f"{BRANCH}{there}")
    _remember(repository, when)


def _noted(repository: Repository) -> str:
    try:
        return (repository.common_dir / SYNCED).read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _remember(repository: Repository, when: datetime) -> None:
    place = repository.private / _FILE
    beside = place.with_suffix(".tmp")
    beside.write_text(json.dumps({"when": when.isoformat()}), encoding="utf-8")
    beside.replace(place)
