"""Clean filters that cannot do their work: what they cover is stored in no other form.

A `.gitattributes` names the filter and comes with a clone; its command is a setting, and does not.
Where a filter encrypts and has no command yet, git itself would store the file in the clear.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Mapping

from ...i18n import Message, msg
from ...text.clean import one_line
from ..errors import FilterFailed, GitError, explain
from ..git.git import Git
from .repository import Repository

ATTRIBUTES = ("text", "filter", "ident", "working-tree-encoding")
OFF = ("unset", "unspecified")
NOT_UNLOCKED = msg(
    "{path} is to be kept encrypted (.gitattributes says so), but this copy of the journal is not "
    "unlocked, so the text is in no version yet. Unlock it in the journal's folder, with "
    "`git-crypt unlock` where git-crypt encrypts."
)
FAILING = msg(
    "{path} is in no version yet: the program that git runs on it first (a filter named in "
    ".gitattributes, such as git-crypt or Git LFS) failed or is not installed. Once it works, the "
    "file gets its version."
)
_ENCRYPTS = re.compile(r"(?:git-crypt|crypt)(?:-.+)?|git-agecrypt")  # the last two: transcrypt, age
_CIPHERTEXT = b"\0GITCRYPT\0"
_FAILED = re.compile(r"clean filter '(.+?)' failed")
_NOT_RUN = re.compile(rf"{_FAILED.pattern}|external filter|for subprocess|remote end hung up")
# what git reads to compare it notes in its index, for the next time, if nobody has the lock
_REMEMBERING = {"GIT_OPTIONAL_LOCKS": "1"}


def attributes(git: Git, paths: Iterable[str]) -> Mapping[tuple[str, str], str]:
    """What git's attributes say of the paths from the top, by path and attribute."""
    asked = b"".join(os.fsencode(path) + b"\0" for path in dict.fromkeys(paths))
    out = git.run("check-attr", "-z", "--stdin", *ATTRIBUTES, data=asked) if asked else b""
    words = [os.fsdecode(word) for word in out.split(b"\0")[:-1]]
    return {(words[at], words[at + 1]): words[at + 2] for at in range(0, len(words), 3)}


def check_unlocked(
    git: Git, files: Iterable[tuple[str, bytes]], known: Mapping[tuple[str, str], str]
) -> None:
    """Raises FilterFailed for a text that is to be encrypted, and by no command that is set up."""
    for path, data in files:
        if _is_locked(git, known[path, "filter"]) and not data.startswith(_CIPHERTEXT):
            raise FilterFailed(_said(NOT_UNLOCKED, path))


def failed(path: str, words: str) -> GitError:
    """What to raise where git could not store a file."""
    if _NOT_RUN.search(words):
        return FilterFailed(_said(FAILING, path), words)
    return GitError(explain(words), words)


def read_status(git: Git, *words: str) -> bytes:
    """What `git status` prints, which by itself ends at the first filter that fails.

    What such a filter covers is then told as changed if it may be. Raises GitError.
    """
    off: dict[str, tuple[str, ...]] = {}
    while True:
        options = [word for one in off.values() for word in one]
        answer = git.ask(*options, *words, env={} if off else _REMEMBERING)
        if answer.code == 0:
            return answer.out
        found = _FAILED.search(answer.words)
        if found is None or found[1] in off:
            raise GitError(explain(answer.words), answer.words)
        off[found[1]] = _without(found[1])


def unfit(repository: Repository, paths: Collection[str]) -> dict[str, Message]:
    """Of files on the disk, by their path from the top, those no version can be made of; why."""
    git = repository.git
    known = attributes(git, paths)
    covered = [path for path in paths if known[path, "filter"] not in OFF]
    locked = {path for path in covered if _is_locked(git, known[path, "filter"])}
    locked = {path for path in locked if not _is_encrypted(repository, path)}
    found = dict.fromkeys(locked, NOT_UNLOCKED)
    rest = [path for path in covered if path not in locked]
    if rest and not _can_store(git, rest):
        found |= {path: FAILING for path in rest if not _can_store(git, [path])}
    return found


def _can_store(git: Git, paths: Collection[str]) -> bool:
    """True unless a filter fails."""
    data = "".join(f"{path}\n" for path in paths)
    answer = git.ask("hash-object", "--stdin-paths", data=os.fsencode(data))
    return answer.code == 0 or not _NOT_RUN.search(answer.words)


def _is_locked(git: Git, name: str) -> bool:
    """True for a filter that encrypts and is not set up in this repository."""
    if not _ENCRYPTS.fullmatch(name):
        return False
    return not any(git.ask("config", f"filter.{name}.{key}").text for key in ("clean", "process"))


def _is_encrypted(repository: Repository, path: str) -> bool:
    try:
        with (repository.top / path).open("rb") as stream:
            return stream.read(len(_CIPHERTEXT)) == _CIPHERTEXT
    except OSError:
        return False


def _without(name: str) -> tuple[str, ...]:
    settings = (f"filter.{name}.{rest}" for rest in ("clean=", "process=", "required=false"))
    return tuple(word for setting in settings for word in ("-c", setting))


def _said(message: Message, path: str) -> Message:
    return msg(message.text, path=one_line(path))
