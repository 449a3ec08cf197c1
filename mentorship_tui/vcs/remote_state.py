"""What is known of the last sync, without asking the network."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from .errors import GitError
from .repository import Repository
from .urls import SYNCED, Remote, remote_of

_FILE = "synced.json"


@dataclass(frozen=True, slots=True)
class RemoteState:
    """Where the journal is synced with, when it last was, and how many commits wait to go there.

    `when` is None for never; `remote` is None without an address; `waiting` counts all commits
    before the first sync.
    """

    remote: Remote | None
    when: datetime | None = None
    waiting: int = 0


def remote_state(repository: Repository) -> RemoteState:
    """How it stands with the sync. Raises GitError, BadUrl for an address that is refused."""
    remote = remote_of(repository)
    if remote is None:
        return RemoteState(None)
    return RemoteState(remote, last_synced(repository), waiting(repository))


def last_synced(repository: Repository) -> datetime | None:
    """When the last sync ended well."""
    with suppress(OSError, ValueError, KeyError, TypeError, GitError):
        noted = json.loads((repository.private / _FILE).read_text(encoding="utf-8"))
        return datetime.fromisoformat(noted["when"])
    return None


def waiting(repository: Repository) -> int:
    """How many commits the server has not got yet, as far as is known here."""
    for words in (("HEAD", f"^{SYNCED}"), ("HEAD",)):
        answer = repository.git.ask("rev-list", "--count", *words, "--")
        if answer.code == 0:
            return int(answer.text)
    return 0


def remember(repository: Repository, when: datetime) -> None:
    """A sync has ended well."""
    place = repository.private / _FILE
    beside = place.with_suffix(".tmp")
    beside.write_text(json.dumps({"when": when.isoformat()}), encoding="utf-8")
    beside.replace(place)
