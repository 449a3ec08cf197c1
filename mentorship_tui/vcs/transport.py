"""Talks with the server from a git folder of its own, where no setting of the journal's applies.

The journal's own settings could name programs to run (ssh commands, credential helpers, addresses
that stand for others). This folder has none: it shares the objects of the repository alone, so
that only what the user has set for all of their git is used, and who may read an encrypted remote.
It is made when there is something to bring or to send; only to ask what the server has, git needs
no folder.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from ..i18n import msg
from .errors import GitError, TimedOut, explain
from .git import Git
from .heads import Heads, heads_of
from .outcome import SyncFailed, SyncState, failure, vanished
from .repository import BRANCH, Repository
from .states import with_advice
from .urls import ENCRYPTED, Remote, check_participants, check_url, was_synced

ANSWER_SECONDS = 40.0
TRANSFER_SECONDS = 900.0
SSH_OPTIONS = "-oBatchMode=yes -oConnectTimeout=10 -oServerAliveInterval=10 -oServerAliveCountMax=3"
THEIRS = "refs/mentorship/theirs"
MINE = "refs/mentorship/mine"
APART = "apart"
LEFT_SECONDS = 3600.0

# tidying up from here would take away the objects that no reference of this folder needs
_OPTIONS = (
    *("-c", "gc.auto=0"),
    *("-c", "maintenance.auto=false"),
    *("-c", "http.lowSpeedLimit=1"),
    *("-c", "http.lowSpeedTime=30"),
    *("-c", "http.followRedirects=initial"),
    *("-c", "protocol.allow=user"),
    *("-c", "push.gpgSign=false"),
    *("-c", "push.recurseSubmodules=no"),
    *("-c", "fetch.recurseSubmodules=no"),
)
_OF_SSH = (
    SyncState.NEEDS_LOGIN,
    SyncState.UNKNOWN_HOST,
    SyncState.OFFLINE,
    SyncState.FAILED,
)
_REJECTED = re.compile(
    r"non-fast-forward|fetch first|stale info|incorrect old value|cannot lock", re.IGNORECASE
)


class Refused(GitError):
    """Somebody else was quicker: fetch and join theirs first."""


class Transport:
    """One exchange with one address, by way of a git folder of its own (`exchange`)."""

    def __init__(
        self,
        repository: Repository,
        remote: Remote,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._repository = repository
        self._url = url = check_url(remote.url)
        self._options: tuple[str, ...] = _OPTIONS
        if remote.participants:
            readers = check_participants(remote.participants)
            self._options = (*_OPTIONS, "-c", f"gcrypt.participants={readers}")
        self._cancelled = cancelled
        self._folder: Path | None = None
        self._pool = ThreadPoolExecutor(1, "ask-ahead")
        self._ahead: Future[Heads] | None = None
        self._closed = False
        self._nowhere = Git(
            repository.private, env={"GIT_DIR": os.devnull}, cancelled=self._is_over
        )
        self._network: dict[str, str] = {"GIT_ALLOW_PROTOCOL": "https:ssh:file:gcrypt"}
        self.is_folder = url.startswith(("/", "file://"))
        if not self.is_folder:
            self._network["GIT_SSH_COMMAND"] = _ssh_command(self._nowhere, os.environ)

    @cached_property
    def git(self) -> Git:
        """Git in a folder that no other sync shares and nothing was put in, made when first needed.

        Raises GitError if the disk refuses it.
        """
        _clear_away(self._repository.private)
        try:
            self._folder = Path(tempfile.mkdtemp(prefix=f"{APART}-", dir=self._repository.private))
            _make(self._folder, self._repository)
        except OSError as error:
            raise GitError(explain(str(error)), str(error)) from error
        env = environment(self._repository, self._folder)
        return Git(self._folder, env=env, cancelled=self._is_over)

    def close(self) -> None:
        """Stop asking, and take the folder away."""
        self._closed = True
        self._pool.shutdown()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def ask_ahead(self) -> None:
        """Ask the server while something else is seen to; `heads` then has the answer."""
        self._ahead = self._pool.submit(self._heads)

    def heads(self) -> Heads:
        """What the server has now, or had when it was asked ahead. Raises SyncFailed."""
        ahead, self._ahead = self._ahead, None
        return ahead.result() if ahead else self._heads()

    def _is_over(self) -> bool:
        return self._closed or (self._cancelled is not None and self._cancelled())

    def _heads(self) -> Heads:
        # the helper of an encrypted remote keeps what it learns in git's folder
        git = self.git if self._url.startswith(ENCRYPTED) else self._nowhere
        words = ("ls-remote", "--symref", self._url, "HEAD", f"{BRANCH}*")
        return heads_of(self._ask(git, ANSWER_SECONDS, *words))

    def fetch(self, branch: str, mine: str) -> str:
        """Bring what the server's branch has; the commit it is at. Raises SyncFailed."""
        if mine:
            self._point(MINE, mine)
        self._ask(
            self.git,
            TRANSFER_SECONDS,
            *("fetch", "--quiet", "--no-tags", "--no-auto-maintenance", "--no-write-fetch-head"),
            *("--", self._url, f"+{BRANCH}{branch}:{THEIRS}"),
        )
        return self.git.run("rev-parse", "--verify", f"{THEIRS}^{{commit}}").decode().strip()

    def push(self, commit: str, branch: str) -> None:
        """Make the commit the tip of the server's branch, never by force.

        Raises Refused when the branch has moved, SyncFailed.
        """
        try:
            self._ask(
                self.git,
                TRANSFER_SECONDS,
                *("push", "--porcelain", "--quiet", "--no-verify"),
                *("--", self._url, f"{commit}:{BRANCH}{branch}"),
            )
        except SyncFailed as error:
            if _REJECTED.search(error.words) and "hook declined" not in error.words:
                raise Refused(error.message, error.words) from error
            raise

    def _ask(self, git: Git, limit: float, *words: str) -> str:
        try:
            answer = git.ask(*self._options, *words, env=self._network, limit=limit)
        except TimedOut as error:
            told = with_advice(error.message, msg("All is saved here; sync again in a while."))
            raise SyncFailed(SyncState.OFFLINE, told) from error
        if answer.code:
            said = "\n".join(part for part in (answer.words, answer.text) if part)
            raise self._explained(failure(said, self._url))
        return answer.text

    def _explained(self, failed: SyncFailed) -> SyncFailed:
        """With a word on the ssh command that `git fetch` uses in the journal, and the app not."""
        if self.is_folder and was_synced(self._repository):
            return vanished(failed, self._url)
        if self._url.removeprefix(ENCRYPTED).startswith(("/", "file:", "https:")):
            return failed
        git = self._repository.git
        given = git.ask("config", "--local", "--get", "core.sshCommand").text
        if not given or "GIT_SSH_COMMAND" in os.environ or failed.state not in _OF_SSH:
            return failed
        told = msg(
            "This journal's own setting core.sshCommand is not used, for it could have come with a "
            "copy. If it is yours, set it for all of git: git config --global core.sshCommand "
            "{command}",
            command=shlex.quote(given),
        )
        return SyncFailed(failed.state, with_advice(failed.message, told), failed.words)

    def _point(self, ref: str, oid: str) -> None:
        place = self.git.folder / ref
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"{oid}\n", encoding="ascii")


@contextmanager
def exchange(
    repository: Repository, remote: Remote, cancelled: Callable[[], bool] | None = None
) -> Iterator[Transport]:
    """A transport for as long as it is used. Raises BadUrl, GitError."""
    transport = Transport(repository, remote, cancelled)
    try:
        yield transport
    finally:
        transport.close()


def _clear_away(private: Path) -> None:
    """Take away what killed syncs left; a new one may be in use where the lock does not reach."""
    for place in private.glob(f"{APART}*"):
        if place.is_symlink():
            place.unlink(missing_ok=True)
        elif place.name == APART or time.time() - _changed(place) > LEFT_SECONDS:
            shutil.rmtree(place, ignore_errors=True)


def _changed(place: Path) -> float:
    try:
        return place.stat().st_mtime
    except OSError:
        return time.time()


def _make(folder: Path, repository: Repository) -> None:
    for name in ("refs", "objects", "info"):
        (folder / name).mkdir(mode=0o700)
    sha1 = repository.hash_name == "sha1"
    extensions = "" if sha1 else f"[extensions]\n\tobjectFormat = {repository.hash_name}\n"
    (folder / "config").write_text(
        f"[core]\n\trepositoryFormatVersion = {0 if sha1 else 1}\n\tbare = true\n{extensions}"
        "[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n",
        encoding="ascii",
    )
    (folder / "HEAD").write_text(f"ref: {BRANCH}none\n", encoding="ascii")
    # a record changed on both sides is never merged as lines
    (folder / "info" / "attributes").write_text("* merge=text\n*.[mM][dD] -merge\n")
    shallow = repository.common_dir / "shallow"
    if shallow.exists():
        shutil.copyfile(shallow, folder / "shallow")


def environment(repository: Repository, folder: Path) -> dict[str, str]:
    """What makes git use that folder with the repository's objects."""
    return {
        "GIT_DIR": str(folder),
        "GIT_OBJECT_DIRECTORY": str(repository.common_dir / "objects"),
    }


def _ssh_command(git: Git, environ: Mapping[str, str]) -> str:
    """The user's own ssh command, told never to ask."""
    given = environ.get("GIT_SSH_COMMAND", "")
    if not given:
        given = git.ask("config", "--get", "core.sshCommand").text
    if not given:
        given = shlex.quote(environ["GIT_SSH"]) if environ.get("GIT_SSH") else "ssh"
    program = given.lower()
    if "plink" in program or "putty" in program:
        return given if "tortoise" in program else f"{given} -batch"
    return f"{given} {SSH_OPTIONS}"
