"""Which files got another name on one side, told from the commits and not from likeness at the end.

Two records of one type are alike: a record deleted and another made since would be taken for one
that moved, and the edits of one person would land on another.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from ..git.git import Git
from .question import is_question


def renames(git: Git, base: str, tip: str) -> dict[str, str]:
    """The new path of each file that was renamed in a commit since `base`, by its path there."""
    out = git.run(
        *("log", "-z", "--reverse", "--topo-order", "--format=", "--name-status"),
        *("--find-renames=50%", "--diff-filter=R", "--no-ext-diff", "--no-textconv"),
        *(f"{base}..{tip}", "--"),
    )
    words = [os.fsdecode(word).lstrip("\n") for word in out.split(b"\0")]
    words = [word for word in words if word]
    now: dict[str, str] = {}
    first: dict[str, str] = {}
    for at in range(0, len(words) - 2, 3):
        old, new = words[at + 1], words[at + 2]
        origin = first.pop(old, old)
        now[origin] = new
        first[new] = origin
    return {old: new for old, new in now.items() if old != new}


def changed(git: Git, base: str, tip: str) -> dict[str, str]:
    """The letter of git for what happened to each path between two commits, names not followed."""
    words = ("diff-tree", "-r", "-z", "--no-renames", "--name-status", base, tip)
    found = [os.fsdecode(word) for word in git.run(*words).split(b"\0")[:-1]]
    return {path: status for status, path in zip(found[::2], found[1::2], strict=True)}


def still(renamed: Mapping[str, str], changes: Mapping[str, str]) -> dict[str, str]:
    """The renames of records that hold at the tip."""
    return {
        old: new
        for old, new in renamed.items()
        if old.lower().endswith(".md")
        and not is_question(old)
        and changes.get(old) == "D"
        and changes.get(new) in ("A", "M")
    }
