"""What git refused, in the user's language, with git's own words kept beside it."""

from __future__ import annotations

import re

from ..errors import MentorshipError
from ..i18n import Message, msg


class GitError(MentorshipError):
    """Git could not do what was asked; `words` is what git said, cleaned for a terminal."""

    def __init__(self, message: Message, words: str = "") -> None:
        super().__init__(message)
        self.words = words


class GitMissing(GitError):
    """There is no git on this computer, or one that is too old."""


class TimedOut(GitError):
    """Git, or a program that git started, did not come to an end and was stopped."""


class Cancelled(GitError):
    """The user stopped it."""


class NotReady(GitError):
    """The repository is in a state where nothing may be committed now."""


class ChangeRefused(GitError):
    """This change can never be committed as it is; trying again does not help."""


class FilterFailed(GitError):
    """A clean filter cannot do its work on one file; what does not need it can be committed."""


LOCKED = msg("Another git program is using the repository just now. Try again in a moment.")
NOT_HERE = msg(
    "That version is not on this computer: the journal is a partial clone, which leaves older "
    "texts on the server. Nothing is lost. To bring them all, run this in the journal's folder: "
    "git fetch --refetch --no-filter"
)
_EXPLANATIONS: tuple[tuple[str, Message], ...] = (
    (r"transport '\S+' not allowed|promisor remote", NOT_HERE),  # git may fetch nothing by itself
    (
        r"dubious ownership",
        msg("The folder belongs to another user of this computer, so git will not use it."),
    ),
    (
        r"No space left on device|Disk quota exceeded",
        msg("The disk is full. Your text is saved in its file; git has no room for the version."),
    ),
    (
        r"unable to write file",  # of a full disk git says no more than that
        msg(
            "A file that came in could not be written: the disk is full. Make room, then sync "
            "again; what was begun is then finished."
        ),
    ),
    (
        r"Read-only file system|Permission denied|insufficient permission|Operation not permitted",
        msg("Git may not write in this repository: its files are read-only for you."),
    ),
    (
        r"failed to sign|gpg failed|signing failed|error: gpg|ssh-keygen",
        msg(
            "The version could not be signed. Sign something once in a terminal, so that "
            "the key is unlocked, then try again."
        ),
    ),
    (
        r"tell me who you are|auto-detect|empty ident|no email was given|no name was given",
        msg(
            "Git does not know your name and email yet. The app asks for them; or run "
            "`git config user.name` and `git config user.email` in the folder."
        ),
    ),
    (
        r"\.lock': File exists|cannot lock ref|Unable to create '.*\.lock'|Not updating refs/",
        LOCKED,
    ),
    (
        r"BOM is (?:required|prohibited)|failed to encode .* from ",
        msg(
            "A line with `working-tree-encoding` in .gitattributes asks git for an encoding that "
            "the file does not have. The journal's files are UTF-8: take that line away."
        ),
    ),
    (
        r"bad object|missing blob|unable to read|corrupt|bad tree|object file .* is empty",
        msg("The repository is damaged. Run `git fsck` in a terminal to see what is missing."),
    ),
)


_SLIPS = (  # of git's settings: the file, and the line where git says it
    r"bad config (?:file )?line (?P<line>\d+) in (?:file )?(?P<file>.+)",
    r"bad config variable '[^']*' in file '(?P<file>.+?)' at line (?P<line>\d+)",
    r"bad \w+ config value '.*?' for '.*?' in (?:file )?(?P<file>/.+?)(?:: |$)",
    r"unable to access '(?P<file>/[^']*)': ",
    r"exceeded maximum include depth \(\d+\) while including\s+(?P<file>\S.*)",
)
_VALUES = (
    r"bad (?:\w+ )*config value '.*?' for '(?P<key>.*?)'",
    r"missing value for '(?P<key>.*?)'",
)


def settings_slip(words: str) -> str:
    """Where git's settings cannot be read: `file:line`, a file, or a key; "" for other words."""
    for pattern in (*_SLIPS, *_VALUES):
        found = re.search(pattern, words, re.MULTILINE)
        if found:
            named = found.groupdict()
            if key := named.get("key"):  # git names no file
                return f"{key} (git config --show-origin --get-all {key})"
            return f"{named['file']}:{named['line']}" if named.get("line") else named["file"]
    return ""


def explain(words: str) -> Message:
    """The sentence for what git said on its error stream."""
    slip = settings_slip(words)
    if slip:
        return msg(
            "Git cannot read its settings in {place}, so it does nothing until they are mended. "
            "Correct that line or take it out; your texts are saved all the same.",
            place=slip,
        )
    for pattern, message in _EXPLANATIONS:
        if re.search(pattern, words, re.IGNORECASE):  # capitals go and come with git's releases
            return message
    said = first_line(words) or "?"
    return msg("Git answered: {words}", words=said if said[-1] in ".?!" else f"{said}.")


def first_line(words: str) -> str:
    """The line of git's answer that says what is wrong."""
    lines = [line for line in words.splitlines() if line.strip()]
    fatal = [line for line in lines if line.startswith(("fatal:", "error:"))]
    return (fatal or lines or [""])[0].partition(": ")[2] or (lines or [""])[0]


def printable(data: bytes) -> str:
    """A program's words without what a terminal would obey."""
    text = data.decode("utf-8", "replace").replace("\t", " ")
    return "".join(
        ch if ch.isprintable() or ch == "\n" else "\N{REPLACEMENT CHARACTER}" for ch in text
    )
