"""What lies in the folder and the app leaves out of the history: why, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from ...i18n import Message, msg, nmsg
from ...text.clean import one_line
from ...vcs.commits.uncommitted import Dirty, Hold, Kind
from ...vcs.errors import GitError
from ...vcs.repository.clean_filters import FAILING, NOT_UNLOCKED
from ...vcs.repository.index_flags import left_out
from ...vcs.repository.lost_index import Rebuilt

if TYPE_CHECKING:
    from .ledger import Ledger

LEFT: Mapping[Hold, Message] = {
    Hold.CONFLICT: msg("holds the marks of an unfinished merge; choose in the text"),
    Hold.LARGE: msg("is over 20 MB and does not go into the history"),
    Hold.UNREADABLE: msg("cannot be read and does not go into the history"),
}
FILTERS = (Hold.LOCKED, Hold.FILTER)
FOREIGN = (Hold.LINK, Hold.NESTED)
FORCED = msg(
    "{path} goes into the history although git is told to ignore it: the journal's own records "
    "always do."
)

HELD: Mapping[Hold, Message] = {
    Hold.STAGED: msg(
        "{path} is staged for a commit of your own: run `git commit`, or take it back with "
        "`git restore --staged`."
    ),
    Hold.CONFLICT: msg("{path} was left undecided by a merge: decide, then run `git add`."),
    Hold.LARGE: msg(
        "{path} is over 20 MB and has no version: make it smaller, move it elsewhere, or name it "
        "in .gitignore."
    ),
    Hold.LINK: msg(
        "{path} is a link and has no version: name it in .gitignore if it is to have none."
    ),
    Hold.NESTED: msg(
        "{path} is a repository of its own and has no version here: name it in .gitignore if it "
        "is to have none."
    ),
    Hold.UNREADABLE: msg("{path} cannot be read and has no version: check whose file it is."),
    Hold.SKIPPED: msg(
        "{path} was changed, but git was told to leave it alone here (skip-worktree), so the "
        "change has no version. To have it kept: {command}"
    ),
    Hold.ASSUMED: msg(
        "{path} was changed, but git was told to leave it alone here (assume-unchanged), so the "
        "change has no version. To have it kept: {command}"
    ),
    Hold.LOCKED: NOT_UNLOCKED,
    Hold.FILTER: FAILING,
}
_OUT = msg(
    "{path} was taken out of git's index, but the file is still here: `{command}` puts it back. "
    "Commit that in git only if the history is to lose the file."
)
_COMMANDS = {
    Hold.SKIPPED: "git update-index --no-skip-worktree --",
    Hold.ASSUMED: "git update-index --no-assume-unchanged --",
}


def absent(journal: Ledger) -> frozenset[str]:
    """Records that are in the journal and not on this disk: their names are taken all the same."""
    with suppress(GitError):
        return left_out(journal.versions.repository)
    return frozenset()


def why_held(root: Path, dirty: Dirty) -> Message:
    """Why a file is left out, with what can be done about it; `dirty.hold` is not None."""
    assert dirty.hold is not None
    path = one_line(dirty.path)
    is_there = (root / dirty.path).exists()
    if dirty.hold is Hold.STAGED and dirty.kind is Kind.DELETED and is_there:
        return msg(_OUT.text, path=path, command=f"git restore --staged -- {quote(dirty.path)}")
    command = f"{_COMMANDS.get(dirty.hold, '')} {quote(dirty.path)}"
    return msg(HELD[dirty.hold].text, path=path, command=one_line(command))


def notice_of(root: Path, dirty: Dirty) -> Message | None:
    """What is said at once when such a file is found; None where the status line is enough."""
    if dirty.hold in _COMMANDS or dirty.hold in FILTERS:
        return why_held(root, dirty)
    reason = LEFT.get(dirty.hold) if dirty.hold else None
    return reason and msg("{path} {reason}.", path=dirty.path, reason=reason)


def told_rebuilt(what: Rebuilt) -> Message:
    """A lost index was made anew."""
    if not what.returned:
        return msg(
            "Git's index was lost or damaged, and was made anew from the last version. What you "
            "had staged has to be staged again."
        )
    return nmsg(
        "Git's index was lost or damaged, and was made anew from the last version. {count} file "
        "that was missing was put back: {path}.",
        "Git's index was lost or damaged, and was made anew from the last version. {count} files "
        "that were missing were put back, the first is {path}.",
        len(what.returned),
        path=one_line(what.returned[0]),
    )
