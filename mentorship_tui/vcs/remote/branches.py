"""Which branch of the server a journal goes to, so that machines that both synced have met."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from shlex import quote

from ...i18n import Message, msg
from ..errors import GitError
from ..git.git import Git
from ..repository.remote_settings import BRANCH_CHOSEN
from ..repository.repository import BRANCH, Repository
from .addresses import Remote, masked
from .heads import Heads
from .outcome import SyncFailed, SyncState
from .transport import Transport

MAIN = "main"
JOURNAL = "journal.md"
FOLLOWED = msg(
    "The server's first branch is {now}, no longer {before}, and has all that {before} has. This "
    "journal is synced with {now} from now on."
)


def branch_there(
    repository: Repository, remote: Remote, heads: Heads, transport: Transport
) -> tuple[str, Message | None]:
    """The server's branch for the one we are on, and what to tell of it.

    The one the user named, else the one of our upstream or our name, unless the server now shows
    another first that goes on from it; else as for a clone. Raises SyncFailed to ask.
    """
    own = repository.branch().removeprefix(BRANCH)
    if remote.chosen or not heads.tips:
        return remote.branch or own, None
    names = (name for name in (remote.branch, own) if name in heads.tips)
    before = next(names, "")
    first = heads.default
    if before and first in (before, ""):
        return before, None
    mine = local_branches(repository) - {own}
    if before:
        return (before, None) if first in mine else _followed(before, heads, transport)
    # a branch of the user's own never lands on one that is shared
    shared = {first} if first else heads.tips.keys()
    if mine & shared:
        return own, None
    return first or _only_journal(heads, transport, "mentorship remote --branch NAME"), None


def _followed(before: str, heads: Heads, transport: Transport) -> tuple[str, Message | None]:
    """The branch from before, or the one the server shows first now, whichever has both."""
    now = heads.default
    transport.fetch_objects(heads, (before, now))
    old, new = heads.tips[before], heads.tips[now]
    if _is_within(transport.git, old, new):
        return now, msg(FOLLOWED.text, now=now, before=before)
    apart = transport.git.ask("merge-base", old, new).code != 0
    if apart or _is_within(transport.git, new, old) or not _is_journal(transport.git, new):
        return before, None
    raise SyncFailed(
        SyncState.REFUSED,
        msg(
            "The server now shows the branch {now} first, which a new machine would get, but this "
            "journal is synced with {before}; both have changes of their own. Say which this "
            "journal is to be synced with: mentorship remote --branch {now}, or "
            "mentorship remote --branch {before}",
            now=now,
            before=before,
        ),
    )


def branch_to_clone(wanted: str, heads: Heads, transport: Transport, url: str, folder: Path) -> str:
    """The branch a clone takes: `wanted`, else the server's first, main, or the only journal.

    An old state that the server shows first gives way to a main that goes on from it. Raises
    SyncFailed to ask.
    """
    if wanted:
        if wanted not in heads.tips:
            told = msg(
                "The server has no branch {branch}. It has: {names}",
                branch=wanted,
                names=_listed(heads.tips),
            )
            raise SyncFailed(SyncState.REFUSED, told)
        return wanted
    first = heads.default
    if len(heads.tips) == 1:
        return next(iter(heads.tips))
    transport.fetch_objects(heads, tuple(heads.tips))
    if (
        first
        and MAIN in heads.tips
        and _is_within(transport.git, heads.tips[first], heads.tips[MAIN])
        and heads.tips[first] != heads.tips[MAIN]
    ):
        return MAIN
    if first and _is_journal(transport.git, heads.tips[first]):
        return first
    how = f"mentorship clone {quote(masked(url))} {quote(str(folder))} --branch NAME"
    return _only_journal(heads, transport, how)


def _only_journal(heads: Heads, transport: Transport, how: str) -> str:
    """Main if it holds a journal, else the only branch that does; `how` is the command to say."""
    if len(heads.tips) == 1:
        return next(iter(heads.tips))
    transport.fetch_objects(heads, tuple(heads.tips))
    journals = [name for name, tip in heads.tips.items() if _is_journal(transport.git, tip)]
    if MAIN in journals or len(journals) == 1:
        return MAIN if MAIN in journals else journals[0]
    raise SyncFailed(
        SyncState.REFUSED,
        msg(
            "The server has several branches and does not say which of them is this journal: "
            "{names}. Say it: {command}",
            names=_listed(journals or heads.tips),
            command=how,
        ),
    )


def local_branches(repository: Repository) -> set[str]:
    """Our branches, by their short names."""
    words = ("for-each-ref", "--format=%(refname:lstrip=2)", BRANCH)
    return set(repository.git.ask(*words).text.split())


def choose_branch(repository: Repository, remote: Remote, branch: str) -> None:
    """Sync with that branch of the server from now on. Raises GitError for what is no name."""
    if repository.git.ask("check-ref-format", f"{BRANCH}{branch}").code:
        raise GitError(msg("{branch} cannot be the name of a branch.", branch=branch))
    key = f"remote.{remote.name}.{BRANCH_CHOSEN}"
    repository.git.run("config", "--local", "--replace-all", key, branch)


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names))


def _is_within(git: Git, old: str, new: str) -> bool:
    return git.ask("merge-base", "--is-ancestor", old, new).code == 0


def _is_journal(git: Git, commit: str) -> bool:
    return git.ask("cat-file", "-e", f"{commit}:{JOURNAL}").code == 0
