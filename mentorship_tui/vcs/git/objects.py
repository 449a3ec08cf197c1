"""Reads many objects of a repository in one go."""

from __future__ import annotations

import os
from collections.abc import Sequence

from .git import Git


def read_many(git: Git, names: Sequence[str]) -> list[bytes | None]:
    """The content of each blob, by `oid` or `commit:path`; None for one that is not there."""
    if not names:
        return []
    asked = [os.fsencode(name) for name in names]
    out = git.run("cat-file", "--batch", "-z", data=b"".join(name + b"\0" for name in asked))
    found: list[bytes | None] = []
    at = 0
    for name in asked:
        missing = name + b" missing\n"  # a line break in the name is repeated as it is
        if out.startswith(missing, at):
            found.append(None)
            at += len(missing)
            continue
        end = out.index(b"\n", at)
        words = out[at:end].split(b" ")
        start = end + 1
        at = start + int(words[-1]) + 1
        found.append(out[start : at - 1] if words[-2] == b"blob" else None)
    return found
