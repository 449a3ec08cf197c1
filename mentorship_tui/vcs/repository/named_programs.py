"""The programs that a repository's own settings have git run (docs/git.md, Settings).

A folder that was copied brings its `.git/config` along, and whoever wrote that may have named one.
"""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from .repository import Repository

# what the app lets git run where it is set: signing, filters, and what a talk with a server needs
_KEYS = (
    r"^(gpg\.(.*\.)?program|core\.sshcommand|credential\.(.*\.)?helper"
    r"|filter\..*\.(clean|smudge|process))$"
)
_SOMETHING = re.compile(rb"program|sshcommand|helper|clean|smudge|process|include", re.IGNORECASE)


class NamedProgram(NamedTuple):
    """A setting and the command it names."""

    key: str
    command: str


def named_programs(repository: Repository) -> list[NamedProgram]:
    """Those of the repository's own settings and what they include. Raises GitError."""
    try:
        text = (repository.common_dir / "config").read_bytes()
    except OSError:
        return []
    if not _SOMETHING.search(text):  # spares a process at each command
        return []
    answer = repository.git.ask("config", "--local", "--includes", "-z", "--get-regexp", _KEYS)
    found = (os.fsdecode(one).partition("\n") for one in answer.out.split(b"\0")[:-1])
    return sorted({NamedProgram(key, command) for key, _, command in found if command})
