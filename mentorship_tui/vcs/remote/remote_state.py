"""What is known of the last sync, without asking the network."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from ..errors import GitError
from ..git.settings import Stamp, stamp_of
from ..repository.repository import BRANCH, Repository
from .addresses import SYNCED, Remote, remote_of, was_synced

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
    when = last_synced(repository, remote)
    return RemoteState(remote, when, waiting(repository, remote, noted=when is not None), seen)


def seen_of_remotes(repository: Repository) -> tuple[Stamp, ...]:
    """What changes when a git notes what a remote has; asks the disk alone."""
    remotes = repository.common_dir / "refs" / "remotes"
    try:
        named = sorted(Path(entry) for entry in os.scandir(remotes))
    except OSError:
        named = []
    # a ref is put in place by renaming, which tells on its folder
    return tuple(map(stamp_of, (repository.common_dir / "packed-refs", remotes, *named)))


def last_synced(repository: Repository, remote: Remote) -> datetime | None:
    """When the last sync with this address ended well, if its branch there is known."""
    with suppress(OSError, ValueError, KeyError, TypeError, GitError):
        noted = json.loads((repository.private / _FILE).read_text(encoding="utf-8"))
        # what another address had says nothing of this one; older notes name none
        same = noted.get("address", _digest(remote)) == _digest(remote)
        if same and was_synced(repository) and _seen(repository, remote):
            return datetime.fromisoformat(noted["when"])
    return None


def waiting(repository: Repository, remote: Remote, *, noted: bool = True) -> int:
    """How many commits the server's branch has not got yet, as far as is known here.

    A plain `git pull` or `git push` tells of it too, once there was a sync with this address:
    what git notes of that one branch is believed, and no other branch's word.
    """
    seen = _seen(repository, remote) if noted else ""
    words = ("HEAD", f"^{seen}") if seen else ("HEAD",)
    answer = repository.git.ask("rev-list", "--count", *words, "--")
    return int(answer.text) if answer.code == 0 else 0


def _seen(repository: Repository, remote: Remote) -> str:
    """Where the server's branch was when a git of ours last saw it; "" where none did."""
    own = repository.branch().removeprefix(BRANCH)
    if not own:
        return ""
    name = f"refs/remotes/{remote.name}/{remote.branch or own}"
    return repository.git.ask("rev-parse", "-q", "--verify", f"{name}^{{commit}}").text


def _digest(remote: Remote) -> str:
    """Tells one address from another, and nothing of a password in it."""
    return sha256(os.fsencode(f"{remote.name} {remote.url}")).hexdigest()


def note_synced(
    repository: Repository, remote: Remote, there: str, tip: str, when: datetime
) -> None:
    """A sync has ended well: for the next one, for `git status`, and for a plain `git pull`."""
    ref = f"refs/remotes/{remote.name}/{there}"
    if tip and not tip == _noted(repository, SYNCED) == _noted(repository, ref):
        lines = f"update {SYNCED} {tip}\nupdate {ref} {tip}\n"
        repository.git.ask("update-ref", "--stdin", data=lines.encode())
    branch = repository.branch().removeprefix(BRANCH)
    if branch and there != remote.branch:
        git = repository.git
        git.ask("config", "--local", f"branch.{branch}.remote", remote.name)
        git.ask("config", "--local", f"branch.{branch}.merge", f"{BRANCH}{there}")
    _remember(repository, remote, when)


def _noted(repository: Repository, ref: str) -> str:
    try:
        return (repository.common_dir / ref).read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _remember(repository: Repository, remote: Remote, when: datetime) -> None:
    place = repository.private / _FILE
    beside = place.with_suffix(".tmp")
    beside.write_text(
        json.dumps({"when": when.isoformat(), "address": _digest(remote)}), encoding="utf-8"
    )
    beside.replace(place)
