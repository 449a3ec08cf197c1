"""What "synced" claims, asked of the server's branch and of the files, by git's plumbing alone."""

from __future__ import annotations

import subprocess
from pathlib import Path

# in a sparse checkout git passes over the mark of a file in whose place something lies
MARKED = ("-c", "sparse.expectFilesOutsideOfPatterns=true")


def server_has_tip(root: Path, hub: Path, branch: str = "main") -> bool:
    """True if the server's branch has the commit this machine's branch is at."""
    tip = _git(root, "rev-parse", "HEAD")
    words = ["git", "-C", str(hub), "merge-base", "--is-ancestor", tip, branch]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def committed(root: Path) -> dict[str, bytes]:
    """All that the last commit has, by the paths."""
    listed = [line for line in _git(root, "ls-tree", "-r", "-z", "HEAD").split("\0") if line]
    words = ["git", "-C", str(root), "cat-file", "--batch"]
    names = "".join(f"{line.split()[2]}\n" for line in listed).encode()
    left = subprocess.run(words, input=names, capture_output=True, check=True).stdout
    found: dict[str, bytes] = {}
    for line in listed:
        head, _, left = left.partition(b"\n")
        size = int(head.split()[2])
        found[line.partition("\t")[2]], left = left[:size], left[size + 1 :]
    return found


def is_as_committed(root: Path, but: str = "") -> list[str]:
    """The files that are not as the last commit has them; git's index is not believed.

    A file that is not on the disk is right where git was told to leave it out, and so is one of
    the name `but`, which is in no version.
    """
    listed = _git(root, "ls-tree", "-r", "-z", "HEAD").split("\0")
    committed = {line.partition("\t")[2]: line.split()[2] for line in listed if line}
    here = [
        path.relative_to(root).as_posix()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != but and ".git" not in path.relative_to(root).parts
    ]
    names = _git(root, "hash-object", "--stdin-paths", data="".join(f"{one}\n" for one in here))
    found = dict(zip(here, names.split(), strict=True))
    flags = _git(root, *MARKED, "ls-files", "-t", "-z").split("\0")
    left_out = {line[2:] for line in flags if line[:1] == "S"}
    wrong = {path for path, oid in found.items() if committed.get(path) != oid}
    return sorted(wrong | (committed.keys() - found.keys() - left_out))


def _git(root: Path, *words: str, data: str = "") -> str:
    done = subprocess.run(
        ["git", "-C", str(root), *words], input=data, capture_output=True, text=True, check=True
    )
    return done.stdout.removesuffix("\n")
