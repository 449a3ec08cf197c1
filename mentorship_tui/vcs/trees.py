"""Trees of files, merged and edited in the object database alone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from .errors import GitError, explain
from .fast_import import Entry, write_blobs
from .git import Git

Stages = Mapping[int, Entry]
LIMIT = 300.0
# likeness is no identity: who moved is told by the commits (renames.py)
_PLAIN = (
    *("-c", "merge.renames=false"),
    *("-c", "merge.directoryRenames=false"),
    *("-c", "merge.conflictStyle=merge"),
)


@dataclass(frozen=True, slots=True)
class MergedTrees:
    """The tree git made of both, and the stages (1 base, 2 mine, 3 theirs) of what it left open."""

    tree: str
    open: Mapping[str, Stages] = field(default_factory=dict)


def merge_trees(git: Git, mine: str, theirs: str) -> MergedTrees:
    """Merge two commits file by file. Raises GitError."""
    answer = git.ask(
        *(*_PLAIN, "merge-tree", "--write-tree", "-z", "--no-messages"),
        *("--allow-unrelated-histories", mine, theirs),
        limit=LIMIT,
    )
    if answer.code not in (0, 1):
        raise GitError(explain(answer.words), answer.words)
    tree, *lines = answer.out.split(b"\0")
    left: dict[str, dict[int, Entry]] = {}
    for line in lines:
        about, tab, path = line.partition(b"\t")
        if tab:
            mode, oid, stage = about.decode("ascii").split()
            left.setdefault(os.fsdecode(path), {})[int(stage)] = Entry(mode, oid)
    return MergedTrees(tree.decode("ascii"), left)


def entries(git: Git, tree: str) -> dict[str, Entry]:
    """Every file of a tree."""
    found: dict[str, Entry] = {}
    for line in git.run("ls-tree", "-r", "-z", "--full-tree", tree).split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        mode, _, oid = about.decode("ascii").split()
        found[os.fsdecode(path)] = Entry(mode, oid)
    return found


def with_files(git: Git, tree: str, files: Mapping[str, bytes | Entry | None]) -> str:
    """The tree with these files; None takes one away."""
    new = [(path, data) for path, data in files.items() if isinstance(data, bytes)]
    oids = write_blobs(git, [data for _, data in new]) if new else []
    modes = {path: Entry("100644", oid) for (path, _), oid in zip(new, oids, strict=True)}
    zero = "0" * len(tree)
    lines: list[bytes] = []
    for path, data in sorted(files.items(), key=lambda item: item[1] is not None):
        entry = modes.get(path) or data
        about = f"{entry.mode} {entry.oid}" if isinstance(entry, Entry) else f"0 {zero}"
        lines.append(os.fsencode(f"{about}\t{path}\0"))
    index = git.folder / "index"
    index.unlink(missing_ok=True)
    env = {"GIT_INDEX_FILE": str(index)}
    git.run("read-tree", tree, env=env)
    git.run("update-index", "-z", "--index-info", data=b"".join(lines), env=env)
    return git.run("write-tree", env=env).decode("ascii").strip()
