"""Talks with the server from a git folder of its own, with the settings that may reach a server.

The folder shares the objects of the repository; of its settings those apply that `server_settings`
lists. The repository in it is made when there is something to bring or to send; only to ask what
the server has, git needs none.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property

from ...i18n import msg
from ..errors import GitError, TimedOut, explain
from ..git.git import Git
from ..repository.repository import BRANCH, Repository
from ..repository.states import with_advice
from .addresses import ENCRYPTED, Remote, check_participants, check_url, masked, was_synced
from .exchange_folder import SETTINGS, make_repository, new_folder
from .failures import failure
from .heads import Heads, heads_of
from .logins import Login, login_in, settings_for
from .missing_repository import vanished
from .outcome import SyncFailed, SyncState
from .push_report import was_taken
from .server_settings import read_settings
from .ssh import ssh_command

ANSWER_SECONDS = 40.0
TRANSFER_SECONDS = 900.0
THEIRS = "refs/mentorship/theirs"
MINE = "refs/mentorship/mine"
LOOKED_AT = "refs/mentorship/looked-at/"

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
_FOR_WANT_OF_A_PROGRAM = (
    SyncState.NEEDS_LOGIN,
    SyncState.UNKNOWN_HOST,
    SyncState.OFFLINE,
    SyncState.FAILED,
)
_FETCH = ("fetch", "--quiet", "--no-tags", "--no-auto-maintenance", "--no-write-fetch-head")
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
        self._remote = remote
        self._url = check_url(remote.url)
        self._settings = read_settings(
            repository.git, repository.top, (repository.git_dir, repository.common_dir)
        )
        self._address = effective = check_url(self._settings.address(self._url))
        self._logins: list[Login] = []
        self._given = self._without_login(self._url, effective)
        self._push_to_these = tuple(self._push_addresses())
        self.is_folder = effective.startswith(("/", "file://"))
        self._is_ssh = not effective.removeprefix(ENCRYPTED).startswith(("/", "file:", "https:"))
        self._options: tuple[str, ...] = _OPTIONS
        if remote.participants:
            readers = check_participants(remote.participants)
            self._options = (*_OPTIONS, "-c", f"gcrypt.participants={readers}")
        self._cancelled = cancelled
        self._folder = new_folder(repository.private)
        self._pool = ThreadPoolExecutor(1, "ask-ahead")
        self._ahead: Future[Heads] | None = None
        self._closed = False
        self._nowhere = Git(repository.top, env={"GIT_DIR": os.devnull}, cancelled=self._is_over)

    def _push_addresses(self) -> Iterator[tuple[str, str]]:
        """What git is given and what it makes of it, for each address to send to."""
        for url in self._remote.push or (self._url,):
            address = check_url(self._settings.address(check_url(url), push=True))
            yield self._without_login(url, address), address

    def _without_login(self, url: str, effective: str) -> str:
        """What git is given: the address as it stands, or the effective one without a password."""
        login = login_in(effective)
        if login is None:
            return url
        self._logins.append(login)
        return login.address

    @cached_property
    def environment(self) -> Mapping[str, str]:
        """What makes git use the settings that may reach a server, and nothing that could ask."""
        try:
            logins = settings_for(self._logins, self._folder)
            settings = self._settings.write(self._folder / SETTINGS, logins)
        except OSError as error:
            raise GitError(explain(str(error)), str(error)) from error
        found = {"GIT_ALLOW_PROTOCOL": "https:ssh:file:gcrypt", **settings}
        if self._is_ssh:
            found["GIT_SSH_COMMAND"] = ssh_command(self._nowhere, self._settings, os.environ)
        return found

    @cached_property
    def git(self) -> Git:
        """Git in the folder, with the repository's objects. Raises GitError if the disk refuses."""
        return Git(self._folder, env=self._objects, cancelled=self._is_over)

    @cached_property
    def _objects(self) -> Mapping[str, str]:
        """What makes git use the folder, which is made a repository when first needed."""
        try:
            return make_repository(self._folder, self._repository)
        except OSError as error:
            raise GitError(explain(str(error)), str(error)) from error

    def close(self) -> None:
        """Stop asking, and take the folder away."""
        self._closed = True
        self._pool.shutdown()
        shutil.rmtree(self._folder, ignore_errors=True)

    def ask_ahead(self, known: Heads | None = None) -> None:
        """Ask the server while something else is seen to; `heads` then has the answer.

        What is `known` already from another exchange is not asked again.
        """
        self._ahead = self._pool.submit(lambda: known) if known else self._pool.submit(self._heads)

    def heads(self) -> Heads:
        """What the server has now, or had when it was asked ahead. Raises SyncFailed."""
        ahead, self._ahead = self._ahead, None
        return ahead.result() if ahead else self._heads()

    def _is_over(self) -> bool:
        return self._closed or (self._cancelled is not None and self._cancelled())

    def _heads(self) -> Heads:
        words = ("ls-remote", "--symref", self._given, "HEAD", f"{BRANCH}*")
        # the helper of an encrypted remote keeps what it learns in git's folder
        git = self._there if self._url.startswith(ENCRYPTED) else self._nowhere
        return heads_of(self._ask(git, ANSWER_SECONDS, *words))

    @cached_property
    def _there(self) -> Git:
        """The same git as `git`, started where a path in the user's settings is taken from."""
        return Git(self._repository.top, env=self._objects, cancelled=self._is_over)

    def fetch_objects(self, heads: Heads, branches: Iterable[str]) -> None:
        """Bring what these branches of the server have that is not here. Raises SyncFailed."""
        lacking = [
            name
            for name in branches
            if self.git.ask("cat-file", "-e", f"{heads.tips[name]}^{{tree}}").code
        ]
        if lacking:
            refs = (f"+{BRANCH}{name}:{LOOKED_AT}{name}" for name in lacking)
            self._ask(self._there, TRANSFER_SECONDS, *_FETCH, "--", self._given, *refs)

    def fetch(self, branch: str, mine: str) -> str:
        """Bring what the server's branch has; the commit it is at. Raises SyncFailed."""
        if mine:
            self._point(MINE, mine)
        self._ask(
            self._there,
            TRANSFER_SECONDS,
            *_FETCH,
            *("--", self._given, f"+{BRANCH}{branch}:{THEIRS}"),
        )
        return self.git.run("rev-parse", "--verify", f"{THEIRS}^{{commit}}").decode().strip()

    def push(self, commit: str, branch: str) -> None:
        """Make the commit the tip of the server's branch, never by force, and see that it is.

        Where the user has git push to other addresses, it goes to each of them; it must then be
        seen at the one that is fetched from. Raises Refused when the branch has moved, SyncFailed.
        """
        for given, address in self._push_to_these:
            self._push_to(given, address, commit, f"{BRANCH}{branch}")
            if address != self._address:
                self._check_arrived(address, commit, branch)

    def _push_to(self, url: str, address: str, commit: str, ref: str) -> None:
        # with --quiet git reports no ref that went well
        words = ("push", "--porcelain", "--no-verify", "--", url, f"{commit}:{ref}")
        try:
            report = self._ask(self._there, TRANSFER_SECONDS, *words, address=address)
        except SyncFailed as error:
            if _REJECTED.search(error.words) and "hook declined" not in error.words:
                raise Refused(error.message, error.words) from error
            raise
        if not was_taken(report, commit, ref):
            told = msg(
                "The server did not put what was sent on its branch {branch}. All is saved here; "
                "ask who runs the server what it does with what is sent there.",
                branch=ref.removeprefix(BRANCH),
            )
            raise SyncFailed(SyncState.REFUSED, told, masked(report))

    def _check_arrived(self, address: str, commit: str, branch: str) -> None:
        if self._heads().tips.get(branch) != commit:
            told = msg(
                "The changes were sent to {there}, as git's settings say (pushurl or "
                "pushInsteadOf), but what is fetched from {url} does not have them. Make both name "
                "the same repository, then sync again.",
                there=masked(address),
                url=self._remote.masked,
            )
            raise SyncFailed(SyncState.REFUSED, told)

    def _ask(self, git: Git, limit: float, *words: str, address: str = "") -> str:
        try:
            answer = git.ask(*self._options, *words, env=self.environment, limit=limit)
        except TimedOut as error:
            told = with_advice(error.message, msg("All is saved here; sync again in a while."))
            raise SyncFailed(SyncState.OFFLINE, told) from error
        if answer.code:
            said = "\n".join(part for part in (answer.words, answer.text) if part)
            raise self._explained(
                failure(said, address or self._address, self._repository.hash_name)
            )
        return answer.text

    def _explained(self, failed: SyncFailed) -> SyncFailed:
        """With a word on programs that were not used, for they came with the journal's files."""
        if self.is_folder and was_synced(self._repository):
            return vanished(failed, self._address)
        left_out = self._settings.left_out
        if not left_out or failed.state not in _FOR_WANT_OF_A_PROGRAM:
            return failed
        told = msg(
            "The setting {key} in {file} is not used, for it names a program and lies among the "
            "journal's files. If it is yours, set it for all of git: git config --global {key} "
            "{command}",
            key=left_out[-1].key,
            file=left_out[-1].origin.removeprefix("file:"),
            command=shlex.quote(left_out[-1].value or ""),
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
