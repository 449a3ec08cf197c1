"""Tells which files of what was sent have their content in Git LFS, which sends it by a hook.

A pointer is a short text (git-lfs, docs/spec.md); hooks do not run, so its content stays here.
"""

from __future__ import annotations

import os
import re

from ...i18n import Message, nmsg
from ...text.clean import one_line
from ..git.objects import read_many
from ..repository.repository import Repository

_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\n(?:.*\n)*?oid sha256:(\w{64})"
)


def not_sent(repository: Repository, remote: str, tip: str, without: str) -> Message | None:
    """Say of files that are new in `tip` that their content was not sent. Raises GitError."""
    objects = repository.common_dir / "lfs" / "objects"
    if not objects.is_dir():
        return None
    old = without or repository.git.run("mktree").decode("ascii").strip()
    words = ("diff-tree", "-r", "-z", "--name-only", "--no-renames", "--diff-filter=AM")
    out = repository.git.run(*words, old, tip)
    paths = [os.fsdecode(path) for path in out.split(b"\0")[:-1]]
    found = [
        path
        for path, data in zip(
            paths, read_many(repository.git, [f"{tip}:{path}" for path in paths]), strict=True
        )
        if (pointer := _POINTER.match(data or b""))
        and (objects / _place(pointer[1].decode("ascii"))).is_file()
    ]
    if not found:
        return None
    return nmsg(
        "The content of {path} is kept by Git LFS and was not sent. Send it in a terminal in the "
        "journal's folder: git lfs push --all {remote}",
        "The contents of {count} files, the first {path}, are kept by Git LFS and were not sent. "
        "Send them in a terminal in the journal's folder: git lfs push --all {remote}",
        len(found),
        path=one_line(found[0]),
        remote=remote,
    )


def _place(oid: str) -> str:
    return f"{oid[:2]}/{oid[2:4]}/{oid}"
