"""How a sync ended, in words the user can act on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from shlex import quote

from ..i18n import Message, msg
from .errors import Cancelled, GitError, TimedOut, explain
from .urls import masked


class SyncState(Enum):
    """How a sync ended; all but OK leave everything as it was, to be tried again."""

    OK = "ok"
    OFFLINE = "offline"
    NO_REMOTE = "no-remote"
    NEEDS_LOGIN = "needs-login"
    UNKNOWN_HOST = "unknown-host"
    UNRELATED = "unrelated"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    BLOCKED = "blocked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a sync ended; `pulled` and `pushed` count commits, `conflicts` are new questions.

    `mine` and `theirs` count the records of two journals that were made apart. `notice` is what
    the user should know of a sync that went well.
    """

    state: SyncState
    message: Message
    pulled: int = 0
    pushed: int = 0
    conflicts: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    mine: int = 0
    theirs: int = 0
    notice: Message | None = None
    words: str = ""


class SyncFailed(GitError):
    """A sync could not go on."""

    def __init__(self, state: SyncState, message: Message, words: str = "") -> None:
        super().__init__(message, words)
        self.state = state


_BARE = ("HEAD", "objects", "refs")  # what makes a folder a repository without files of its own
_NOWHERE = msg(
    "There is no git repository at {url}. Check the address, or make an empty repository there "
    "first."
)
_LOGIN = msg(
    "The server does not let you in. Run `git fetch` in a terminal in the journal's folder, so "
    "that it can ask for your password, then sync again. What git is to remember of it, "
    "`git config credential.helper` says."
)
_SSH_KEY = msg(
    "The server does not let you in. A sync asks for no password and no passphrase: if your ssh "
    "key has one, run `ssh-add`, which keeps the key unlocked, then sync again. Otherwise "
    "`git fetch` in a terminal in the journal's folder shows what is wrong."
)
_KNOWN: tuple[tuple[str, SyncState, Message], ...] = (
    (
        r"REMOTE HOST IDENTIFICATION HAS CHANGED",
        SyncState.UNKNOWN_HOST,
        msg(
            "The server shows another key than before: it was set up anew, or somebody is "
            "between you and it. Ask who runs it before you go on."
        ),
    ),
    (
        r"Host key verification failed|No \S+ host key is known",
        SyncState.UNKNOWN_HOST,
        msg(
            "The server is not known on this computer yet. Run `git fetch` once in a terminal in "
            "the journal's folder and confirm its key, then sync again."
        ),
    ),
    (
        r"Permission denied \(|Permission denied, please try|Too many authentication failures",
        SyncState.NEEDS_LOGIN,
        _SSH_KEY,
    ),
    (
        r"Authentication failed|could not read (Username|Password)|terminal prompts disabled"
        r"|Invalid username|error: 401|HTTP Basic: Access denied",
        SyncState.NEEDS_LOGIN,
        _LOGIN,
    ),
    (
        r"certificate problem|certificate verification failed|certificate subject name"
        r"|target host name",
        SyncState.UNKNOWN_HOST,
        msg(
            "This computer does not trust the server's certificate: it has run out, is for "
            "another name, or is of the server's own making. Ask who runs the server before you "
            "go on. Git takes one of their own from a file: "
            "git config --global http.https://SERVER/.sslCAInfo FILE"
        ),
    ),
    (
        r"error: 403|ermission to \S+ denied|not allowed to (push|pull|upload)|(?-i:read[- ]only)",
        SyncState.REFUSED,
        msg(
            "The server does not let you do this. Ask who runs it for the right to read and to "
            "write there. It said: {words}"
        ),
    ),
    (
        r"error: 413|HTTP 413",
        SyncState.REFUSED,
        msg("The server takes nothing so large at once. Ask who runs it to allow more."),
    ),
    (
        r"error: (429|5\d\d)",
        SyncState.OFFLINE,
        msg(
            "The server has trouble of its own and cannot answer now. All is saved here; sync "
            "again in a while."
        ),
    ),
    (
        r"Unable to find remote helper for 'gcrypt'|remote-gcrypt' is not a git command",
        SyncState.REFUSED,
        msg("This address is encrypted. Install git-remote-gcrypt to sync with it."),
    ),
    (
        r"gpg: .*(No secret key|decryption failed|skipped|No public key|No such file)",
        SyncState.NEEDS_LOGIN,
        msg(
            "GnuPG could not use the key of the encrypted address. Run `git fetch` once in "
            "a terminal in the journal's folder, so that it can ask for the key, then sync "
            "again."
        ),
    ),
    (
        r"unable to create temporary object directory|insufficient permission for adding",
        SyncState.REFUSED,
        msg(
            "You may read what is at {url}, but not write there. Ask whoever has it for the right "
            "to; if you have it, its disk may be full. All is saved here."
        ),
    ),
    (
        r"dubious ownership",
        SyncState.REFUSED,
        msg(
            "The repository at {url} belongs to another user, and git does not trust it. If you "
            "do, run this where it is, then sync again: {command}"
        ),
    ),
    (
        r"unpacker error|remote: .*(No space left|quota)|remote unpack failed",
        SyncState.REFUSED,
        msg("The server has no room for more, or could not store it: {words}"),
    ),
    (
        r"hook declined|protected branch|remote rejected|push declined|cannot lock ref",
        SyncState.REFUSED,
        msg("The server refused what was sent: {words}"),
    ),
    (
        r"does not appear to be a git repository|[Rr]epository .*(not found|does not exist)"
        r"|not a git repository|No such file or directory|error: 404|no such repository",
        SyncState.REFUSED,
        _NOWHERE,
    ),
    (
        r"Could not resolve|resolve hostname|Name or service not known|[Nn]etwork is unreachable"
        r"|timed out|[Cc]onnection refused|No route to host|Failed to connect|unable to connect"
        r"|[Cc]onnection reset|Connection closed|Could not connect",
        SyncState.OFFLINE,
        msg("The server cannot be reached. All is saved here; sync again when you are online."),
    ),
    (
        r"early EOF|hung up unexpectedly|unexpected disconnect|Broken pipe|invalid index-pack"
        r"|fetch-pack|unexpected EOF|expected flush|(?-i:SSL|TLS)|curl|Operation too slow"
        r"|\Afatal: Could not read from remote repository",  # and nobody said why
        SyncState.OFFLINE,
        msg("The connection was cut. All is saved here; sync again when you are online."),
    ),
)


_TRUST = re.compile(r"git config --global --add safe\.directory .+")
_NO_FOLDER = msg(
    "There is no git repository at {url}. Check the address, or make an empty repository there "
    "first, in a terminal: {command}"
)
_INSIDE = msg(
    "{url} is a folder with the git repository {found} in it. Give that as the address instead."
)
_IN_FOLDER = msg(
    "{url} is a folder, and no git repository. Make an empty one in it, in a terminal, and give "
    "{made} as the address: {command}"
)
_NONE_THERE = (_NOWHERE.text, _NO_FOLDER.text, _INSIDE.text, _IN_FOLDER.text)


def failure(words: str, url: str) -> SyncFailed:
    """What git said of a failed exchange with the server, as a sentence with what to do."""
    said = masked(words.replace(url, masked(url)))
    local = re.search(r"(?m)^(?!remote:).*(No space left on device|Disk quota)", words)
    if local:
        return SyncFailed(SyncState.BLOCKED, explain(words), said)
    for pattern, state, message in _KNOWN:
        if re.search(pattern, words, re.IGNORECASE):
            if message is _NOWHERE and url.startswith("/"):
                return SyncFailed(state, _no_repository(Path(url)), said)
            trust = _TRUST.search(said)
            told = msg(
                message.text,
                words=_telling(said),
                url=masked(url),
                command=trust[0] if trust else "",
            )
            return SyncFailed(state, told, said)
    return SyncFailed(SyncState.FAILED, msg("Git answered: {words}", words=_telling(said)), said)


def _no_repository(place: Path) -> Message:
    """What to do of a place on this computer; a whole stick is not made a repository."""
    found = _repositories_in(place)
    if len(found) == 1:
        return msg(_INSIDE.text, url=str(place), found=str(found[0]))
    within = place.is_dir() and place.suffix != ".git"
    made = place / "journal.git" if within else place
    told = _IN_FOLDER if within else _NO_FOLDER
    command = f"git init --bare {quote(str(made))}"
    return msg(told.text, url=str(place), made=str(made), command=command)


def _repositories_in(place: Path) -> list[Path]:
    """The bare repositories that lie in a folder; none where it cannot be read."""
    try:
        inside = sorted(place.iterdir())
        return [one for one in inside if all((one / name).exists() for name in _BARE)]
    except OSError:
        return []


def vanished(failed: SyncFailed, url: str) -> SyncFailed:
    """The same, of a folder there was a sync with before: it is on a disk that is not there now.

    To make an empty repository in its place would be the wrong thing to do.
    """
    if failed.message.text not in _NONE_THERE:
        return failed
    told = msg(
        "There is no git repository at {url} any more. Plug in the disk or the stick it is on, and "
        "sync again. All is saved here.",
        url=masked(url),
    )
    return SyncFailed(SyncState.OFFLINE, told, failed.words)


def outcome_of(error: GitError) -> Outcome:
    """How a sync ended that raised this."""
    state = SyncState.FAILED
    if isinstance(error, SyncFailed):
        state = error.state
    elif isinstance(error, Cancelled):
        state = SyncState.CANCELLED
    elif isinstance(error, TimedOut):
        state = SyncState.OFFLINE
    return Outcome(state, error.message, words=error.words)


def _telling(words: str) -> str:
    """The line that says most: the server's own, else git's."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    servers = [line for line in lines if line.startswith(("remote:", "ERROR:"))]
    remote = [line.removeprefix("remote:").strip().removeprefix("ERROR: ") for line in servers]
    rejected = [line for line in lines if "rejected" in line or "declined" in line]
    fatal = [line for line in lines if line.startswith(("fatal:", "error:"))]
    told = (
        [line for line in remote if re.search(r"\w", line)] or rejected or fatal or lines or ["?"]
    )
    return told[0][:200]
