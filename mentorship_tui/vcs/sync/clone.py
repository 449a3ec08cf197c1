"""A second machine: an empty repository that takes in what the remote has, and nothing else of it.

No `git clone`: hooks, templates, submodules and settings have no way in.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ...i18n import Message, msg
from ..errors import GitError, explain
from ..git.git import Git
from ..git.lock import try_lock
from ..remote.addresses import check_url, set_remote
from ..remote.branches import branch_to_clone, choose_branch
from ..remote.outcome import Outcome, SyncFailed, SyncState
from ..remote.transport import exchange
from ..repository.full_disk import NoRoom, is_full
from ..repository.own_attributes import write_attributes
from ..repository.repository import BRANCH, Repository
from .sync import Request, synchronise

MARK = Path(".git", "mentorship", "cloning")
SHA256_DIGITS = 64
MARKED = b"A clone that did not come to its end.\n"


def clone(
    url: str,
    folder: Path,
    request: Request,
    accept: Callable[[Path], Message | None] = lambda place: None,
    branch: str = "",
) -> Outcome:
    """Make `folder` a copy of the repository at `url`; all of it or nothing.

    `branch` is the server's that is wanted, "" for the one it shows. `accept` says why what came
    is not wanted, and then nothing stays. Raises BadUrl, SyncFailed and other GitError.
    """
    check_url(url)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SyncFailed(
            SyncState.BLOCKED,
            msg("{folder} is not empty. Choose another folder.", folder=str(folder)),
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear_away(folder)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise GitError(explain(str(error)), str(error)) from error
    try:
        with _marked(made):
            outcome = _fill(url, folder, made, request, branch)
            reason = accept(made)
            if reason is not None:
                raise SyncFailed(SyncState.REFUSED, reason)
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    except (OSError, GitError) as error:
        if is_full(made):
            raise NoRoom(folder) from error
        if isinstance(error, GitError):
            raise
        raise GitError(explain(str(error)), str(error)) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return outcome


@contextmanager
def _marked(made: Path) -> Iterator[None]:
    """A file in it that is locked for as long as this clone lives."""
    mark = made / MARK
    mark.parent.mkdir(parents=True, mode=0o700)
    with mark.open("xb", buffering=0) as stream:
        try_lock(stream)
        stream.write(MARKED)
        yield
    mark.unlink()


def _clear_away(folder: Path) -> None:
    """Take away what killed clones left: no folder without their mark, and none that is in use."""
    for place in folder.parent.iterdir():
        if place.name.startswith(f".{folder.name}-") and _is_dead(place):
            shutil.rmtree(place, ignore_errors=True)


def _is_dead(place: Path) -> bool:
    try:
        if place.is_symlink() or (place / MARK).is_symlink():
            return False
        with (place / MARK).open("r+b", buffering=0) as stream:
            return try_lock(stream) and stream.read() == MARKED
    except OSError:
        return False


def _fill(url: str, folder: Path, made: Path, request: Request, wanted: str) -> Outcome:
    git = Git(made)
    git.run("init", "-q", "--template=", "-b", "main")
    git.run("config", "--local", "core.fsync", "committed,reference")
    write_attributes(made / ".git")
    repository = Repository.open(made)
    remote = set_remote(repository, url)
    with exchange(repository, remote, request.cancelled) as transport:
        heads = transport.heads()
    if not heads.tips:
        raise SyncFailed(
            SyncState.REFUSED,
            msg("The repository at that address is empty. Sync your journal to it first."),
        )
    if len(next(iter(heads.tips.values()))) == SHA256_DIGITS:
        git.run("config", "core.repositoryFormatVersion", "1")
        git.run("config", "extensions.objectFormat", "sha256")
        repository = Repository.open(made)
    with exchange(repository, remote, request.cancelled) as transport:
        branch = branch_to_clone(wanted, heads, transport, url, folder)
    git.run("symbolic-ref", "HEAD", f"{BRANCH}{branch}")
    if wanted:
        choose_branch(repository, remote, wanted)
    return synchronise(repository, replace(request, join_unrelated=False), heads)
