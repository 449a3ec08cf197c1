"""Gives up a merge or a rebase that was begun in a shell and left, losing no text."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from ..errors import GitError, explain
from ..repository.repository import Repository
from ..repository.states import State

COMMANDS = {
    State.MERGING: "merge",
    State.REBASING: "rebase",
    State.CHERRY_PICKING: "cherry-pick",
    State.REVERTING: "revert",
    State.APPLYING: "am",
}
KEPT = "given-up"


def give_up(repository: Repository, state: State) -> Path:
    """Go back to before it; the folder where the text as it was is kept (reliability.md row 4).

    Raises GitError if git can neither abort nor quit it.
    """
    kept = keep_copies(repository)
    command = COMMANDS[state]
    refused = repository.git.ask(command, "--abort")
    if refused.code:
        answer = repository.git.ask(command, "--quit")
        if answer.code:
            raise GitError(explain(refused.words), refused.words)
    return kept


def keep_copies(repository: Repository) -> Path:
    """Copies of all files that are not as they were committed."""
    kept = repository.private / KEPT / time.strftime("%Y-%m-%d-%H%M%S")
    out = repository.git.run("diff", "--name-only", "-z", "HEAD", "--")
    for name in filter(None, out.split(b"\0")):
        source = repository.top / os.fsdecode(name)
        if source.is_file() and not source.is_symlink():
            target = kept / os.fsdecode(name)
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.copyfile(source, target)
    return kept
