"""Which files that git does not know are other programs' rubbish, and which the user wants."""

from __future__ import annotations

import os
from collections.abc import Iterable

from ...text.rubbish import rubbish_in
from .repository import Repository


def rubbish(repository: Repository, paths: Iterable[str]) -> set[str]:
    """Those of `paths`, from the journal, that get no version by themselves.

    A pattern with `!` in an ignore file of the user's, for the file or for the folder that makes
    it rubbish, says that it is wanted; git itself is asked, so that its rules for patterns hold.
    """
    found = {path: part for path in paths if (part := rubbish_in(path))}
    if not found:
        return set()
    wanted = _wanted(repository, {*found, *found.values()})
    return {path for path, part in found.items() if path not in wanted and part not in wanted}


def _wanted(repository: Repository, paths: Iterable[str]) -> set[str]:
    prefix = "./" + repository.prefix
    data = b"".join(os.fsencode(f"{prefix}{path}") + b"\0" for path in paths)
    # this command refuses to run under GIT_LITERAL_PATHSPECS
    magic = {"GIT_LITERAL_PATHSPECS": "0"}
    words = ("check-ignore", "-v", "-z", "--no-index", "--stdin")
    out = repository.git.ask(*words, data=data, env=magic, expect=(0, 1)).out
    fields = [os.fsdecode(field) for field in out.split(b"\0")[:-1]]
    told = zip(fields[2::4], fields[3::4], strict=False)  # of source, line, pattern and path
    return {path.removeprefix(prefix) for pattern, path in told if pattern.startswith("!")}
