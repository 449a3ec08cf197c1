"""Work in the folder that is in no version, where a commit would put something else."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Mapping
from shlex import quote as shell_quote

from ...i18n import Message, msg
from ...text.clean import one_line
from ..errors import GitError
from ..git.disk_names import is_file
from ..git.fast_import import Entry, quote
from ..repository.index_flags import NONE, flags_of
from ..repository.last_commit import entries_of, ignored
from ..repository.repository import Repository

REFUSED = re.compile(
    r"not uptodate|would be (overwritten|removed|lost)|Cannot merge|not up-to-date"
)


class Overlap(GitError):
    """A file that the commit changes holds work that is not committed; nothing was touched.

    `path` is the file's, from the top, where it can be left as it is and the rest go on; "" where
    the user has to finish something in git first.
    """

    def __init__(self, message: Message, words: str = "", path: str = "") -> None:
        super().__init__(message, words)
        self.path = path


def names_on_disk(repository: Repository, paths: Iterable[str]) -> dict[str, str]:
    """The name git would give to what lies there, for each that is a file."""
    files = [path for path in sorted(paths) if is_file(repository.top / path)]
    asked = b"".join(quote(path) + b"\n" for path in files)
    if not files:
        return {}
    answer = repository.git.ask("hash-object", "--stdin-paths", data=asked)
    if answer.code and len(files) > 1:  # a filter of one of them fails
        return {
            path: name for one in files for path, name in names_on_disk(repository, [one]).items()
        }
    if answer.code:
        answer = repository.git.ask("hash-object", "--no-filters", "--stdin-paths", data=asked)
    return dict(zip(files, answer.text.split(), strict=False))


def check_ignored(
    repository: Repository,
    old: str,
    entries: Mapping[str, Entry | None],
    aside: Collection[str],
) -> None:
    """Git takes an ignored file for one that may be lost."""
    new = {path: entry.oid for path, entry in entries.items() if entry}
    top = os.fspath(repository.top)
    in_place = {path for path in new if path not in aside and os.path.lexists(f"{top}/{path}")}
    here = in_place - entries_of(repository, old, in_place).keys()
    found = names_on_disk(repository, here)
    for path in sorted(ignored(repository, here)):
        if found.get(path) != new[path]:
            raise Overlap(
                msg(
                    "{path} arrives from another machine, but a file that git ignores lies in its "
                    "place. Give that one another name, then sync again.",
                    path=one_line(path),
                ),
                path=path,
            )


def overlap_of(repository: Repository, old: str, words: str) -> Overlap:
    """What git said, and the file, unless it is one that the user may finish something in."""
    found = re.search(r"'(.+)' (not up|would be)", words)
    path = found[1] if found else ""
    flags = flags_of(repository, [path]) if path else NONE
    for flag, flagged in (("skip-worktree", flags.skipped), ("assume-unchanged", flags.assumed)):
        if path in flagged:
            return Overlap(_flagged(path, flag), words)
    told = msg(
        "{path} arrives from another machine, but what was done to it here is not in "
        "the history yet: it is staged, or it holds the marks of an unfinished merge. "
        "Finish that, then sync again.",
        path=one_line(path or words)[:200],
    )
    return Overlap(told, words, path if _is_plain_work(repository, old, path) else "")


def _is_plain_work(repository: Repository, old: str, path: str) -> bool:
    """True for a file that is there and that nobody has staged."""
    if not path or not os.path.lexists(repository.top / path):
        return False
    staged = ("diff-index", "--cached", "--quiet", old, "--", path)
    return not old or repository.git.ask(*staged).code == 0


def _flagged(path: str, flag: str) -> Message:
    return msg(
        "{path} arrives from another machine, but git was told to leave that file alone "
        "here ({flag}), and it was changed. Take the flag away in the journal's folder, "
        "then sync again: {command}",
        path=one_line(path)[:200],
        flag=flag,
        command=f"git update-index --no-{flag} -- {shell_quote(path)}",
    )
