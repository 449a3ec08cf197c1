"""What a server has in plain text of a journal that is to be encrypted (outgoing.md)."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import replace

from ...i18n import msg
from ..repository.remote_settings import KEEP_READABLE
from ..repository.repository import Repository
from .addresses import ENCRYPTED, Remote, was_synced, without_password
from .outcome import SyncFailed, SyncState
from .transport import exchange

GCRYPT_BRANCH = "master"  # the one in which git-remote-gcrypt keeps what it encrypts


def check_unreadable(
    repository: Repository, remote: Remote, cancelled: Callable[[], bool] | None = None
) -> None:
    """Before the first sync with an encrypted address: that nothing lies there in plain text.

    Raises SyncFailed (READABLE) if something does and the user has not said to leave it there.
    """
    if not remote.url.startswith(ENCRYPTED) or remote.keeps_readable or was_synced(repository):
        return
    plain = remote.url.removeprefix(ENCRYPTED)
    branches = _readable_branches(repository, replace(remote, url=plain), cancelled)
    if not branches:
        return
    command = shlex.join(["git", "push", without_password(plain), "--delete", *branches])
    told = msg(
        "Nothing was sent: the server still has this journal in plain text ({branches}), and "
        "encrypting it from now on does not take that away. Best is a new, empty repository, with "
        "the old one deleted on the server. Or take the branch away there: {command}. A server "
        "may refuse that for its main branch, and keep copies for a while.",
        branches=", ".join(branches),
        command=command,
    )
    raise SyncFailed(SyncState.READABLE, told)


def keep_readable(repository: Repository, remote: Remote) -> None:
    """The user knows of the readable history there, and has it stay. Raises GitError."""
    key = f"remote.{remote.name}.{KEEP_READABLE}"
    repository.git.run("config", "--local", "--replace-all", key, "true")


def _readable_branches(
    repository: Repository, plain: Remote, cancelled: Callable[[], bool] | None
) -> list[str]:
    """None where the server cannot be asked: the sync itself then says why."""
    try:
        with exchange(repository, plain, cancelled) as transport:
            tips = transport.heads().tips
    except SyncFailed:
        return []
    return sorted(name for name, tip in tips.items() if _is_readable(repository, name, tip))


def _is_readable(repository: Repository, name: str, tip: str) -> bool:
    """True also for a commit that is not here, but in the branch that what is encrypted lies in."""
    if repository.git.ask("cat-file", "-e", f"{tip}^{{commit}}").code:
        return name != GCRYPT_BRANCH
    return repository.git.ask("merge-base", "HEAD", tip).code == 0
