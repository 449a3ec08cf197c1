"""The branches of a server."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..repository.repository import BRANCH

_OBJECT = re.compile(r"[0-9a-f]{40,64}")


@dataclass(frozen=True, slots=True)
class Heads:
    """The branches of the server, by their short names, and which one it shows first."""

    tips: Mapping[str, str]
    default: str = ""


def heads_of(answer: str) -> Heads:
    """What `git ls-remote --symref` says."""
    tips: dict[str, str] = {}
    default = ""
    for line in answer.split("\n"):
        oid, _, ref = line.partition("\t")
        if oid.startswith("ref: ") and ref == "HEAD":
            default = oid.removeprefix(f"ref: {BRANCH}")
        elif ref.startswith(BRANCH) and _OBJECT.fullmatch(oid):
            tips[ref.removeprefix(BRANCH)] = oid
    return Heads(tips, default if default in tips else "")
