"""Notes which paths of the last commit are not on this disk as it has them, and why.

A file that cannot be put here must not stop all others, and what is not here must not be taken
for deleted. Git's own index has the mark `skip-worktree` at these paths, so that a plain git does
not take them for deleted either; what the app goes by is the note, for the index can get lost.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from ...i18n import Message, msg, nmsg
from ...text.clean import one_line
from .index_flags import KEPT
from .repository import Repository

_NOTE = "unplaced.json"
NAMED = 3


class Reason(Enum):
    """What kept a path from this disk; STAYS is a file that could not be taken away."""

    NAME = "name"
    FILTER = "filter"
    FORBIDDEN = "forbidden"
    OCCUPIED = "occupied"
    TWIN = "twin"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Why a path is not as the last commit has it; `told` is the filter's or the other's name.

    `old` is the blob that lay there before, and lies there still; "" for none.
    """

    reason: Reason
    told: str = ""
    old: str = ""


_WORDS: Mapping[Reason, Message] = {
    Reason.NAME: msg(
        "{path} is in the journal, but not on this computer: the disk here does not take the name. "
        "Give it a short and plain one on the machine that has it, then sync again."
    ),
    Reason.FILTER: msg(
        "{path} is in the journal, but not on this computer: the program that git is to write it "
        "with ({told}) is not there or failed. Install or unlock it, then sync again."
    ),
    Reason.FORBIDDEN: msg(
        "{path} is newer in the journal than on this computer: you may not write in its folder. "
        "Allow writing there, then sync again."
    ),
    Reason.OCCUPIED: msg(
        "{path} is in the journal, but not on this computer: {told}, which is in no version, lies "
        "in its place. Give that another name, then sync again."
    ),
    Reason.TWIN: msg(
        "{path} is in the journal, but not on this computer: the disk here takes it and {told} for "
        "one name. Rename one of them on a machine that has both, then sync again."
    ),
    Reason.STAYS: msg(
        "{path} was deleted on another machine, but is still here: you may not write in its "
        "folder. Allow writing there, then sync again."
    ),
}


def words_of(path: str, left: Unplaced) -> Message:
    """The sentence for one of them."""
    return msg(_WORDS[left.reason].text, path=one_line(path), told=one_line(left.told))


def summary(left: Mapping[str, Unplaced]) -> Message | None:
    """What a sync says of them; None where all is on this disk."""
    if not left:
        return None
    if len(left) == 1:
        ((path, one),) = left.items()
        return words_of(path, one)
    named = ", ".join(one_line(path) for path in sorted(left)[:NAMED])
    return nmsg(
        "{count} file could not be put on this computer as it is in the journal: {paths}. "
        "`mentorship doctor` says why of each.",
        "{count} files could not be put on this computer as they are in the journal: {paths}. "
        "`mentorship doctor` says why of each.",
        len(left),
        paths=named if len(left) <= NAMED else f"{named}, …",
    )


def read_unplaced(repository: Repository) -> dict[str, Unplaced]:
    """What is noted, by the paths from the top; nothing where the note cannot be read."""
    try:
        noted = json.loads((repository.git_dir / "mentorship" / _NOTE).read_bytes())
        return {
            os.fsdecode(bytes.fromhex(path)): Unplaced(Reason(why), told, old)
            for path, (why, told, old) in noted.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_unplaced(repository: Repository, left: Mapping[str, Unplaced]) -> None:
    """Note these, and no others; a path may hold any byte."""
    place = repository.private / _NOTE
    if not left:
        place.unlink(missing_ok=True)
        return
    noted = {
        os.fsencode(path).hex(): [one.reason.value, one_line(one.told), one.old]
        for path, one in sorted(left.items())
    }
    beside = place.with_suffix(".tmp")
    with beside.open("w", encoding="utf-8") as stream:
        json.dump(noted, stream)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(place)


def mark(repository: Repository, paths: Iterable[str], *, there: bool = False) -> None:
    """Tell a plain git, in its index, that they are not to be looked for here; best effort.

    With `there`, that they are again.
    """
    data = b"".join(os.fsencode(path) + b"\0" for path in sorted(paths))
    if data:
        option = "--no-skip-worktree" if there else "--skip-worktree"
        repository.git.ask(*KEPT, "update-index", option, "-z", "--stdin", data=data)


def in_commit(left: Mapping[str, Unplaced]) -> set[str]:
    """Those that the last commit has."""
    return {path for path, one in left.items() if one.reason is not Reason.STAYS}
