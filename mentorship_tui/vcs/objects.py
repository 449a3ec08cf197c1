"""Reads many objects of a repository in one go."""

from __future__ import annotations

import os
from collections.abc import Sequence

from .git import Git


def read_many(git: Git, names: Sequence[str]) -> list[bytes | None]:
    """The content of each blob, by `oid` or `commit:path`; None for one that is not there."""
    if not names:
        return []
    out = git.run("cat-file", "--batch", data=b"".join(os.fsencode(n) + b"\n" for n in names))
    found: list[bytes | None] = []
    at = 0
    for _ in names:
        end = out.index(b"\n", at)
        words = out[at:end].split(b" ")
        if len(words) < 3 or not words[-1].isdigit():
            found.append(None)
            at = end + 1
            continue
        start = end + 1
        at = start + int(words[-1]) + 1
        found.append(out[start : at - 1] if words[-2] == b"blob" else None)
    return found
