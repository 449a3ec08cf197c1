"""The branches of a server, and which of them ours goes to."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ..i18n import msg
from .outcome import SyncFailed, SyncState
from .repository import BRANCH
from .urls import Remote

_OBJECT = re.compile(r"[0-9a-f]{40,64}")


@dataclass(frozen=True, slots=True)
class Heads:
    """The branches of the server, by their short names, and which one it shows first."""

    tips: Mapping[str, str]
    default: str = ""

    def branch_for(self, remote: Remote, mine: str, others: Collection[str] = ()) -> str:
        """The branch the user set, else the one of our name, else the one the server shows.

        `others` are our other branches: where the server's is one of them, ours is a branch of the
        user's own, and goes there under its own name. Raises SyncFailed where there are several
        and none of these.
        """
        if not remote.branch and mine not in self.tips and self.default in others:
            return mine
        for name in (remote.branch, mine, self.default):
            if name in self.tips:
                return name
        if len(self.tips) > 1:
            raise SyncFailed(
                SyncState.REFUSED,
                msg(
                    "The server has several branches and none is named {branch}. Say which: "
                    "git branch --set-upstream-to {remote}/NAME",
                    branch=mine,
                    remote=remote.name,
                ),
            )
        return next(iter(self.tips), remote.branch or mine)


def heads_of(answer: str) -> Heads:
    """What `git ls-remote --symref` says."""
    tips: dict[str, str] = {}
    default = ""
    for line in answer.splitlines():
        oid, _, ref = line.partition("\t")
        if oid.startswith("ref: ") and ref == "HEAD":
            default = oid.removeprefix(f"ref: {BRANCH}")
        elif ref.startswith(BRANCH) and _OBJECT.fullmatch(oid):
            tips[ref.removeprefix(BRANCH)] = oid
    return Heads(tips, default if default in tips else "")
