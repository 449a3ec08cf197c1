"""Makes git's index anew from the last commit where it is lost: nothing in it is precious.

Without one git takes every file for deleted, and a plain `git commit` would delete them all.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..errors import LOCKED, GitError, explain
from ..git.disk_names import NameCheck
from ..git.index_file import IndexFile
from .index_flags import KEPT, flags_of, is_sparse, left_out_by_git
from .last_commit import head, paths_of
from .repository import Repository
from .unplaced import in_commit, read_unplaced

_NEW = "index-anew"
_SPARSE = ("core.sparseCheckout", "core.sparseCheckoutCone", "core.ignorecase")
LIMIT = 300.0


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """An index was made anew; `returned` are files, from the top, that were put back with it.

    Whether somebody had deleted those, or lost them with the index, nobody can tell any more.
    """

    returned: tuple[str, ...] = ()


def is_lost(repository: Repository) -> bool:
    """True if the index is missing, cut short, overwritten or empty, and the last commit is not."""
    found = IndexFile.read(repository.git_dir / "index", repository.hash_name)
    if found.is_whole and (found.count or found.is_split):
        return False
    commit = head(repository.git)
    return bool(commit) and bool(repository.git.ask("ls-tree", "--full-tree", commit).out)


def rebuild(repository: Repository) -> Rebuilt | None:
    """Make a lost index anew, to be called under the repository's lock; None if none is lost.

    What a sparse checkout leaves out is left out again; other flags, and what was staged, are
    known no more. Raises GitError.
    """
    if not is_lost(repository):
        return None
    new = repository.private / _NEW
    env = {"GIT_INDEX_FILE": str(new)}
    for place in (new, new.with_name(f"{_NEW}.lock")):
        place.unlink(missing_ok=True)
    try:
        repository.git.run("read-tree", "HEAD", env=env, limit=LIMIT)
        _leave_out(repository, env)
        missing = _missing(repository, new)
        _put_back(repository, missing, env)
        repository.git.ask(*KEPT, "update-index", "-q", "--refresh", env=env, limit=LIMIT)
        _replace(repository, new)
    finally:
        new.unlink(missing_ok=True)
    return Rebuilt(missing)


def _leave_out(repository: Repository, env: dict[str, str]) -> None:
    """Flag what is not there for a reason: a sparse checkout's patterns, or the disk's refusal.

    Of what lies there beside the patterns nobody can tell whether it was written without a look at
    what the commit has: it is flagged too, and joined with that (`hidden_files`).
    """
    absent = {*outside_patterns(repository), *in_commit(read_unplaced(repository))}
    words = (*KEPT, "update-index", "-z", "--skip-worktree", "--stdin")
    if absent:
        data = b"".join(os.fsencode(path) + b"\0" for path in sorted(absent))
        repository.git.run(*words, data=data, env=env, limit=LIMIT)


def outside_patterns(repository: Repository) -> frozenset[str]:
    """What a sparse checkout leaves out of the last commit, from the top. Raises GitError.

    Seen in a checkout of empty files into an empty folder, by git itself; in a repository of its
    own, as filters that the journal's names could fail.
    """
    if not is_sparse(repository):
        return frozenset()
    folder = Path(tempfile.mkdtemp(prefix="sparse-", dir=repository.private))
    try:
        files, place = folder / "files", folder / "files" / ".git"
        tree = (f"--git-dir={place}", f"--work-tree={files}")
        env = {"GIT_OBJECT_DIRECTORY": str(repository.common_dir / "objects")}
        git = repository.git
        form = f"--object-format={repository.hash_name}"
        git.run("init", "-q", "--template=", form, str(files))
        for key in _SPARSE:
            found = git.ask("config", "--get", key)
            git.run(*tree, "config", key, found.text or "false")
        (place / "info").mkdir(exist_ok=True)
        shutil.copy(repository.git_dir / "info" / "sparse-checkout", place / "info")
        names = _empty_files(repository, {"GIT_INDEX_FILE": str(folder / "names")})
        git.run(*tree, "read-tree", "-m", "-u", names, env=env, limit=LIMIT)
        return left_out_by_git(repository, place / "index")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _empty_files(repository: Repository, env: dict[str, str]) -> str:
    """A tree of empty files with the names of the last commit that the disk takes."""
    git = repository.git
    empty = git.run("hash-object", "-w", "--stdin").decode("ascii").strip()
    refused = NameCheck(repository.top)
    paths = (path for path in paths_of(repository, "HEAD") if not refused(path))
    lines = (f"100644 {empty}\t{path}\0" for path in paths)
    git.run("update-index", "-z", "--index-info", data=b"".join(map(os.fsencode, lines)), env=env)
    return git.run("write-tree", env=env).decode("ascii").strip()


def _missing(repository: Repository, new: Path) -> tuple[str, ...]:
    listed = repository.git.run("ls-files", "-z", env={"GIT_INDEX_FILE": str(new)})
    paths = {os.fsdecode(path) for path in listed.split(b"\0")[:-1]}
    paths -= flags_of(repository, None, new).skipped
    return tuple(sorted(path for path in paths if not _is_there(repository, path)))


def _put_back(repository: Repository, paths: tuple[str, ...], env: dict[str, str]) -> None:
    """Best effort, as everything that is put back is in the last commit."""
    data = b"".join(os.fsencode(path) + b"\0" for path in paths)
    if paths:
        words = (*KEPT, "checkout-index", "-q", "-u", "-z", "--stdin")
        repository.git.ask(*words, data=data, env=env, limit=LIMIT)


def _is_there(repository: Repository, path: str) -> bool:
    return os.path.lexists(repository.top / path)


def _replace(repository: Repository, new: Path) -> None:
    """Under git's own lock, as git does it. Raises GitError if somebody has it."""
    lock = repository.git_dir / "index.lock"
    try:
        opened = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError as error:
        raise GitError(LOCKED, str(error)) from error
    except OSError as error:
        raise GitError(explain(str(error)), str(error)) from error
    try:
        with os.fdopen(opened, "wb") as stream:
            stream.write(new.read_bytes())
            stream.flush()
            os.fsync(stream.fileno())
        lock.replace(repository.git_dir / "index")
    except OSError as error:
        with suppress(OSError):
            lock.unlink(missing_ok=True)
        raise GitError(explain(str(error)), str(error)) from error
