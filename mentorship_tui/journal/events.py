"""What a journal tells those who listen; sent from any thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..i18n import Message
from ..records.snapshot import Snapshot

if TYPE_CHECKING:
    from ..vcs.commits.queue import CommitState


@dataclass(frozen=True, slots=True)
class SnapshotChanged:
    """The journal's content is another; `outside` are the paths somebody else changed."""

    snapshot: Snapshot
    outside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CommitsChanged:
    """What is saved but not yet committed, and why if it cannot be."""

    state: CommitState


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something the user should know that stopped nothing."""

    message: Message


Event = SnapshotChanged | CommitsChanged | Noticed
