"""Runs git so that it can neither ask, hang, run a journal's code nor act on another repository."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...i18n import msg
from ..errors import Cancelled, GitError, GitMissing, TimedOut, explain, printable
from .gitpython import MISSING, load_git

LIMIT = 30.0
GRACE = 2.0
CANCEL_PAUSE = 0.1

# `-C` as well as the working folder: GitPython falls back on the program's own folder
# when the one it was given is gone, and git would then act on another repository.
_OPTIONS = (
    "--no-pager",
    *("-c", "core.fsmonitor=false"),
    *("-c", "protocol.ext.allow=never"),
    *("-c", "i18n.commitEncoding=UTF-8"),
    *("-c", "core.safecrlf=false"),  # else git refuses to store a file whose line ends it changes
)
_NO_HOOKS = ("-c", "core.hooksPath=/dev/null")
_QUIET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "true",
    "SSH_ASKPASS": "true",
    "GCM_INTERACTIVE": "never",
    "GIT_SSH_COMMAND": "ssh -oBatchMode=yes -oConnectTimeout=10",
    "GIT_EDITOR": "true",
    "GIT_SEQUENCE_EDITOR": "true",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    # else gpg's agent, which is not our child, asks on the terminal the app fills
    "GPG_TTY": "",
}
# else git fetches what a partial clone lacks, by the programs the journal's settings name
_ALONE = {"GIT_ALLOW_PROTOCOL": ""}
# what points git at another repository: `git rev-parse --local-env-vars`, without the settings
_FOREIGN = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_QUARANTINE_PATH",
    "GIT_EXTERNAL_DIFF",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """How a git command ended and what it said."""

    code: int
    out: bytes
    words: str
    pid: int = 0

    @property
    def text(self) -> str:
        """What it printed, without the newline at the end."""
        return os.fsdecode(self.out).removesuffix("\n")


class Git:
    """Git in one folder, through GitPython's `execute`.

    No hook, file watcher, pager, editor or prompt of the repository's settings runs, and no other
    repository is asked for anything except where `Transport` says so. Its clean filters and its
    signing program do run: they never come with a clone, and to pass by a filter would store in
    the clear what the user lets git-crypt hide.

    `held` is an open file that each git keeps open too: the lock on it then lasts until the last
    git that was started under it has ended, even if this program is killed before. `env` goes
    to every one of them, and when `cancelled` comes to be true the one that runs is stopped.
    """

    def __init__(
        self,
        folder: Path,
        limit: float = LIMIT,
        held: int | None = None,
        env: Mapping[str, str] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self.folder = folder.absolute()
        self.limit = limit
        self._env = dict(env or {})
        self._cancelled = cancelled
        self._held = () if held is None or os.name == "nt" else (held,)

    def stopped_by(self, cancelled: Callable[[], bool] | None) -> Git:
        """The same git, stopped when `cancelled` comes to be true."""
        other = copy(self)
        other._cancelled = cancelled
        return other

    def run(
        self,
        *words: str,
        data: bytes = b"",
        env: Mapping[str, str] | None = None,
        limit: float | None = None,
    ) -> bytes:
        """What the command printed. Raises GitError if it failed, TimedOut if it did not end."""
        return self.ask(*words, data=data, env=env, limit=limit, expect=(0,)).out

    def ask(
        self,
        *words: str,
        data: bytes = b"",
        env: Mapping[str, str] | None = None,
        limit: float | None = None,
        expect: Collection[int] = (),
        hooks: bool = False,
    ) -> Answer:
        """How the command ended; with `expect`, any other exit code raises GitError.

        `hooks` lets git find the user's hooks.
        """
        process = self._start(words, env, bool(data), hooks)
        seconds = self.limit if limit is None else limit
        with _watched(process, seconds) as late, _stoppable(process, self._cancelled) as stopped:
            out, err = process.communicate(data or None)
        if stopped.is_set():
            raise Cancelled(msg("Stopped, as you asked; nothing is lost."))
        if late.is_set():
            raise TimedOut(
                msg(
                    "Git did not answer in time and was stopped: {command}", command=_command(words)
                )
            )
        answer = Answer(process.returncode, out, printable(err), process.pid)
        if expect and answer.code not in expect:
            raise GitError(explain(answer.words), answer.words)
        return answer

    def lines(self, *words: str, separator: bytes = b"\0") -> Iterator[bytes]:
        """What the command prints, piece by piece, as it comes; closing the iterator stops it."""
        process = self._start(words)
        rest = b""
        try:
            assert process.stdout is not None
            while chunk := os.read(process.stdout.fileno(), 65536):
                *whole, rest = (rest + chunk).split(separator)
                yield from whole
            if rest:
                yield rest
            _, err = process.communicate(timeout=self.limit)
            if process.returncode:
                raise GitError(explain(printable(err)), printable(err))
        finally:
            if process.poll() is None:
                _stop(process)
            for stream in filter(None, (process.stdout, process.stderr)):
                stream.close()

    def _start(
        self,
        words: tuple[str, ...],
        env: Mapping[str, str] | None = None,
        fed: bool = False,
        hooks: bool = False,
    ) -> subprocess.Popen[bytes]:
        load_git()
        from git.cmd import Git as Runner
        from git.exc import GitCommandNotFound

        program = Runner.GIT_PYTHON_GIT_EXECUTABLE or "git"
        given, options = (
            {**self._env, **(env or {})},
            _OPTIONS if hooks else (*_OPTIONS, *_NO_HOOKS),
        )
        quiet = _QUIET if hooks else {**_QUIET, **_ALONE}  # a hook of the user's may push
        try:
            process: Any = Runner(str(self.folder)).execute(
                [*_without_foreign(given), program, "-C", str(self.folder), *options, *words],
                istream=subprocess.PIPE if fed else None,
                as_process=True,
                env={**quiet, **given},
                start_new_session=True,
                pass_fds=() if hooks else self._held,
            )
        except (GitCommandNotFound, OSError) as error:
            raise GitMissing(MISSING, str(error)) from error
        popen: subprocess.Popen[bytes] = process.proc
        process.proc = None  # ours to end: its finalizer would close the streams under us
        return popen


def _command(words: tuple[str, ...]) -> str:
    """What git was asked to do, without the settings given before it."""
    rest = iter(words)
    for word in rest:
        if word == "-c":
            next(rest, None)
        elif not word.startswith("-"):
            return f"git {word}"
    return "git"


def _without_foreign(given: Collection[str]) -> list[str]:
    """GitPython can only add to the environment, so `env` takes away what must not be there."""
    foreign = [name for name in _FOREIGN if name in os.environ and name not in given]
    program = shutil.which("env") if foreign else None
    if program is None:
        return []
    return [program, *(word for name in foreign for word in ("-u", name))]


@contextlib.contextmanager
def _watched(process: subprocess.Popen[bytes], limit: float) -> Iterator[threading.Event]:
    """Stop `process` after `limit` seconds or when the block fails.

    A time limit given to `communicate` makes Python poll for the end, at a millisecond a command.
    """
    late = threading.Event()

    def end() -> None:
        late.set()
        _stop(process)

    watch = threading.Timer(limit, end)
    watch.daemon = True
    watch.start()
    try:
        yield late
    except BaseException:
        _stop(process)
        raise
    finally:
        watch.cancel()


@contextlib.contextmanager
def _stoppable(
    process: subprocess.Popen[bytes], cancelled: Callable[[], bool] | None
) -> Iterator[threading.Event]:
    """Stop `process` when the user no longer wants it."""
    stopped, done = threading.Event(), threading.Event()
    if cancelled is None:
        yield stopped
        return

    def look() -> None:
        while not done.wait(CANCEL_PAUSE):
            if cancelled():
                stopped.set()
                _stop(process)
                return

    threading.Thread(target=look, name="cancel", daemon=True).start()
    try:
        yield stopped
    finally:
        done.set()


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End git and all it started: first so that it can take away its lock files, then for sure."""
    for stop in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, stop)
            else:
                process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)
