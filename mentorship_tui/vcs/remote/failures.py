"""What git says of a failed exchange with a server, as a sentence with what to do."""

from __future__ import annotations

import re
from pathlib import Path
from shlex import quote

from ...i18n import Message, msg
from ..errors import explain, settings_slip
from ..repository.states import with_advice
from .addresses import masked, without_password
from .missing_repository import NOWHERE, init_command, no_repository
from .outcome import SyncFailed, SyncState

_LOGIN = msg(
    "The server does not let you in. Run this in a terminal, so that git can ask for your "
    "password, then try again: {look}. What git is to remember of it, "
    "`git config credential.helper` says."
)
_SSH_KEY = msg(
    "The server does not let you in. A sync asks for no password and no passphrase: if your ssh "
    "key has one, run `ssh-add`, which keeps the key unlocked, then sync again. Otherwise this in "
    "a terminal shows what is wrong: {look}"
)
_KNOWN: tuple[tuple[str, SyncState, Message], ...] = (
    (
        r"refusing to update checked out branch|denyCurrentBranch",
        SyncState.REFUSED,
        msg(
            "What is at {url} is somebody's working folder, and git does not change files under "
            "those who work there. Make an empty repository instead, where the server is, and "
            "sync both with that: {command}"
        ),
    ),
    (
        r"bad line length character|protocol error: bad line|invalid character .* in pkt-len",
        SyncState.REFUSED,
        msg(
            "The server writes something before git can talk with it. A greeting, such as an "
            "`echo` in .bashrc there, must be said only where a person logs in. Git said: {words}"
        ),
    ),
    (
        r"mismatched algorithms|unexpected capabilities|different object format"
        r"|does not support object format|hash algorithm",
        SyncState.REFUSED,
        msg(
            "The journal here and the repository at {url} keep their versions in different "
            "formats (sha1 and sha256), which git cannot join. Make the empty repository in the "
            "journal's format: {command}"
        ),
    ),
    (
        r"transport '\S+' not allowed",
        SyncState.REFUSED,
        msg(
            "The app syncs over https, ssh and folders alone. Git's settings or the server lead "
            "elsewhere: {words}"
        ),
    ),
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
            "The server is not known on this computer yet. Run this once in a terminal and "
            "confirm the server's key, then try again: {look}"
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
            "GnuPG could not use the key of the encrypted address. Run this once in a terminal, "
            "so that it can ask for the key, then try again: {look}"
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
        NOWHERE,
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


MOST_WORDS = 200
_TRUST = re.compile(r"git config --global --add safe\.directory .+")


def failure(words: str, url: str, hash_name: str = "sha1") -> SyncFailed:
    """What git said of a failed exchange with the server, as a sentence with what to do.

    `hash_name` is the format of the journal's own repository.
    """
    said = _without_warnings(masked(words.replace(url, masked(url))))
    local = re.search(r"(?m)^(?!remote:).*(No space left on device|Disk quota)", said)
    if local or settings_slip(said):
        return SyncFailed(SyncState.BLOCKED, explain(said), said)
    for pattern, state, message in _KNOWN:
        if re.search(pattern, said, re.IGNORECASE):
            if message is NOWHERE and url.startswith("/"):
                return SyncFailed(state, no_repository(Path(url), hash_name), said)
            told = msg(message.text, **_details(said, url, message, hash_name))
            return SyncFailed(state, _with_servers_words(state, told, said), said)
    return SyncFailed(SyncState.FAILED, msg("Git answered: {words}", words=_telling(said)), said)


def _details(said: str, url: str, message: Message, hash_name: str) -> dict[str, str]:
    """What a sentence may name: the server's words, the address, commands to run."""
    trust = _TRUST.search(said)
    command = trust[0] if trust else ""
    if not trust and "{command}" in message.text:
        command = _new_repository(url, hash_name)
    return {
        "words": _telling(said),
        "url": masked(url),
        "command": command,
        "look": f"git ls-remote {quote(without_password(url))}",
    }


def _new_repository(url: str, hash_name: str) -> str:
    """The command that makes a repository beside what is at an address."""
    place = url.removeprefix("file://")
    stem = place.rstrip("/").removesuffix(".git")
    other = "" if stem == place.rstrip("/") else f"-{hash_name}"
    beside = f"{stem}{other}.git" if place.startswith("/") else "journal.git"
    return init_command(beside, hash_name)


def _without_warnings(words: str) -> str:
    """What ssh warns of, as of a key file that is not there, is not why it failed."""
    return "\n".join(line for line in words.split("\n") if not line.startswith("Warning: "))


def _with_servers_words(state: SyncState, told: Message, said: str) -> Message:
    """A server that lets nobody in may say why, as that a password is no longer enough."""
    servers = _of_the_server(said)
    if state is not SyncState.NEEDS_LOGIN or not servers:
        return told
    return with_advice(told, msg("The server said: {words}", words=servers))


def _telling(words: str) -> str:
    """The words that say most: the server's own, else git's."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    rejected = [line for line in lines if "rejected" in line or "declined" in line]
    fatal = [line for line in lines if line.startswith(("fatal:", "error:"))]
    return _of_the_server(words) or (rejected or fatal or lines or ["?"])[0][:MOST_WORDS]


def _of_the_server(words: str) -> str:
    """What the server itself wrote, on one line."""
    lines = [line.strip() for line in words.splitlines()]
    servers = [line for line in lines if line.startswith(("remote:", "ERROR:"))]
    plain = [line.removeprefix("remote:").strip().removeprefix("ERROR: ") for line in servers]
    told = " ".join(line for line in plain if re.search(r"\w", line))
    return told if len(told) <= MOST_WORDS else f"{told[:MOST_WORDS]} …"
