"""Lock files a dead git left behind: named with their age, removed only on the user's word."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from ...i18n import msg
from ..errors import GitError, explain
from .repository import Repository

OLD_ENOUGH = 60.0
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock file, how many seconds old it is, and whether a git that could own it lives."""

    path: Path
    age: float
    owner_lives: bool

    @property
    def removable(self) -> bool:
        """True when nobody can be waiting behind it any more (reliability.md row 4)."""
        return self.age > OLD_ENOUGH and not self.owner_lives


def find_locks(repository: Repository) -> tuple[Lock, ...]:
    """The lock files in the way of a commit, the journal's own branch's among them."""
    places = [
        repository.git_dir / "index.lock",
        repository.git_dir / "HEAD.lock",
        repository.common_dir / "config.lock",
        repository.common_dir / "packed-refs.lock",
        repository.common_dir / f"{repository.branch()}.lock",
    ]
    ages = {place: _age(place) for place in places}
    present = {place: age for place, age in ages.items() if age is not None}
    lives = bool(present) and _git_lives(repository)
    return tuple(Lock(place, age, lives) for place, age in present.items())


def remove_lock(repository: Repository, lock: Lock) -> None:
    """Take the lock file away. Raises GitError if it is not (any more) one nobody owns."""
    if lock.path not in {found.path for found in find_locks(repository) if found.removable}:
        raise GitError(msg("A git program may still be at work here, so its lock stays."))
    try:
        lock.path.unlink(missing_ok=True)
    except OSError as error:
        raise GitError(explain(str(error)), str(error)) from error


def _age(path: Path) -> float | None:
    try:
        return max(0.0, time.time() - path.stat().st_mtime)
    except OSError:
        return None


def _git_lives(repository: Repository) -> bool:
    """True if a git is at work in the repository, or if that cannot be found out."""
    if _PROC.joinpath("self", "comm").exists():
        places = (repository.top, repository.common_dir)
        return any(_works_in(process, places) for process in _PROC.iterdir() if _is_git(process))
    try:
        names = subprocess.run(["ps", "-A", "-o", "comm="], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return True
    return any(_named_git(Path(os.fsdecode(name)).name) for name in names.stdout.split())


def _named_git(name: str) -> bool:
    return name == "git" or name.startswith("git-")


def _is_git(process: Path) -> bool:
    """The daemon that watches files for git lives as long as the computer, and owns no lock."""
    try:
        name = process.joinpath("comm").read_text(encoding="utf-8", errors="replace").strip()
        return _named_git(name) and b"fsmonitor" not in process.joinpath("cmdline").read_bytes()
    except OSError:
        return False


def _works_in(process: Path, places: tuple[Path, ...]) -> bool:
    try:
        folder = process.joinpath("cwd").readlink()
    except (FileNotFoundError, ProcessLookupError):  # it ended meanwhile
        return False
    except OSError:  # another user's: it may be here
        return True
    return any(folder.is_relative_to(place) for place in places)
