"""Text of git's settings files (git-config(1), Syntax)."""

from __future__ import annotations

import os
from secrets import token_hex

from ..errors import GitError, explain
from ..repository.repository import Repository


def quoted(text: str) -> str:
    """A value or the name of a subsection, in quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_address(repository: Repository, key: str, address: str) -> None:
    """Give a setting of the repository that address, which may hold a password: not as an argument.

    Git writes a word in its place, and the file is then written anew with the address for the word,
    under git's own lock. Raises GitError.
    """
    git, word = repository.git, f"address-{token_hex(16)}"
    if "@" not in address:
        git.run("config", "--local", "--replace-all", key, address)
        return
    git.run("config", "--local", "--replace-all", key, word)
    place = repository.common_dir / "config"
    lock = place.with_name("config.lock")
    try:
        opened = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, place.stat().st_mode & 0o777)
        try:
            with os.fdopen(opened, "wb") as stream:
                text = place.read_bytes()
                stream.write(text.replace(word.encode(), os.fsencode(quoted(address)), 1))
                stream.flush()
                os.fsync(stream.fileno())
            lock.replace(place)
        except BaseException:
            lock.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise GitError(explain(str(error)), str(error)) from error
