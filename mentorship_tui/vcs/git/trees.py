"""Trees of files, merged and edited in the object database alone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from .fast_import import Entry, write_blobs
from .git import Git

Stages = Mapping[int, Entry]
LIMIT = 300.0


def merge_trees(git: Git, base: str, mine: str, theirs: str) -> dict[str, Stages]:
    """Merge three trees in git's index there; the stages of what both sides changed.

    1 is the base, 2 mine, 3 theirs. `read-tree` and not `merge-tree`, which takes two records
    that are alike for one that moved, whatever its settings say (git before 2.50). Without a
    `base` it is the empty tree. Raises GitError.
    """
    base = base or git.run("mktree").decode("ascii").strip()
    _index(git).unlink(missing_ok=True)
    git.run("read-tree", "-m", "-i", "--aggressive", base, mine, theirs, env=_env(git))
    left: dict[str, dict[int, Entry]] = {}
    for line in git.run("ls-files", "-u", "-z", env=_env(git)).split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        mode, oid, stage = about.decode("ascii").split()
        left.setdefault(os.fsdecode(path), {})[int(stage)] = Entry(mode, oid)
    return {**left}


def merge_lines(git: Git, base: bytes, mine: bytes, theirs: bytes) -> bytes | None:
    """Git's merge of three texts; None where both changed one place, or it is no text."""
    places = [git.folder / f"lines-{name}" for name in ("mine", "base", "theirs")]
    for place, data in zip(places, (mine, base, theirs), strict=True):
        place.write_bytes(data)
    answer = git.ask("merge-file", "-p", "-q", *(str(place) for place in places))
    for place in places:
        place.unlink()
    return answer.out if answer.code == 0 else None


def entries(git: Git, tree: str) -> dict[str, Entry]:
    """Every file of a tree."""
    found: dict[str, Entry] = {}
    for line in git.run("ls-tree", "-r", "-z", "--full-tree", tree).split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        mode, _, oid = about.decode("ascii").split()
        found[os.fsdecode(path)] = Entry(mode, oid)
    return found


def write_merged(
    git: Git, files: Mapping[str, bytes | Entry | None], modes: Mapping[str, str]
) -> str:
    """The tree of what was merged last, with these files; None takes one away."""
    new = [(path, data) for path, data in files.items() if isinstance(data, bytes)]
    oids = write_blobs(git, [data for _, data in new]) if new else []
    plain = {
        path: Entry(modes.get(path, "100644"), oid)
        for (path, _), oid in zip(new, oids, strict=True)
    }
    zero = "0" * len(git.run("mktree").strip())
    lines: list[bytes] = []
    for path, data in files.items():  # in any order: git lets what comes in replace
        entry = plain.get(path) or data
        about = f"{entry.mode} {entry.oid}" if isinstance(entry, Entry) else f"0 {zero}"
        lines.append(os.fsencode(f"{about}\t{path}\0"))
    if lines:
        git.run("update-index", "-z", "--index-info", data=b"".join(lines), env=_env(git))
    return git.run("write-tree", env=_env(git)).decode("ascii").strip()


def _index(git: Git) -> Path:
    return git.folder / "index"


def _env(git: Git) -> dict[str, str]:
    return {"GIT_INDEX_FILE": str(_index(git))}
