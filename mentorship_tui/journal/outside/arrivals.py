"""Tells edits of other programs that came at once from edits by hand (git.md)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...i18n import Message, msg, nmsg
from ...records.read import read_record
from ...records.registry import type_of_path
from ...text.clean import one_line
from ...vcs.commits.uncommitted import Dirty, Kind
from ..words.describe_change import tell
from ..words.wording import Wording

if TYPE_CHECKING:
    from ..ledger.versions import Versions

GAP = 2_000_000_000  # ns between two changes that did not come at once
FEW = 3  # files that a hand may save in a row
OWN = 32  # files that a crash of the app itself may leave behind
IN_WORDS = 12  # files that the log tells of in words
Group = tuple[Dirty, ...]


def groups(root: Path, found: Sequence[Dirty], few: int) -> Iterator[Group]:
    """What came at once together, where it is more than `few`; all else one by one, in its time.

    What was deleted has no time: it goes with the last of many that came at once.
    """
    timed = sorted((_changed_at(root, dirty), number) for number, dirty in enumerate(found))
    bursts: list[list[int]] = []
    last = 0
    for moment, number in timed:
        if not bursts or moment - last > GAP:
            bursts.append([])
        bursts[-1].append(number)
        last = moment
    gone = bursts.pop(0) if bursts and timed[0][0] == 0 else []
    many = [burst for burst in bursts if len(burst) > few]
    if many:
        many[-1] += gone
    elif gone:
        bursts.append(gone)
    for burst in bursts:
        group = tuple(found[number] for number in sorted(burst))
        if len(group) > few:
            yield group
        else:
            yield from ((dirty,) for dirty in group)


def _changed_at(root: Path, dirty: Dirty) -> int:
    """When the file was written or moved, which nobody can set back; 0 for one that is gone."""
    if dirty.kind is Kind.DELETED:
        return 0
    try:
        return max(1, os.lstat(root / dirty.path).st_ctime_ns)
    except OSError:
        return 1


def told(
    versions: Versions, words: Wording, group: Group, files: Mapping[str, bytes | None]
) -> tuple[str, str]:
    """The subject and body for all of them: how many, where, and the first of them in words."""
    subject = words.tr(_how_many(group))
    folder = os.path.commonpath([dirty.path.rpartition("/")[0] for dirty in group])
    if folder:
        subject = words.tr(msg("{folder}: {what}", folder=one_line(folder), what=subject))
    ours = [dirty for dirty in group if type_of_path(dirty.path) is not None]
    others = (dirty for dirty in group if type_of_path(dirty.path) is None)
    first = [*ours, *others][:IN_WORDS]
    whole = len(group) <= IN_WORDS  # of more, what became of each would cost too many questions
    lines = [_line(versions, words, dirty, files.get(dirty.path), whole) for dirty in first]
    if len(group) > len(first):
        lines.append(words.tr(msg("and {count} more", count=len(group) - len(first))))
    return subject, "\n".join(lines)


def _line(versions: Versions, words: Wording, dirty: Dirty, data: bytes | None, whole: bool) -> str:
    if dirty.kind is Kind.ADDED or whole:
        old = None if dirty.kind is Kind.ADDED else versions.committed(dirty.old or dirty.path)
        return tell(words, dirty.path, old, data)[0]
    return one_line(dirty.path) if data is None else words.head(read_record(dirty.path, data))


def _how_many(group: Group) -> Message:
    kinds, count = {dirty.kind for dirty in group}, len(group)
    if kinds == {Kind.ADDED}:
        return nmsg("{count} file came at once", "{count} files came at once", count)
    if kinds == {Kind.DELETED}:
        return nmsg("{count} file was deleted at once", "{count} files were deleted at once", count)
    return nmsg("{count} file changed at once", "{count} files changed at once", count)
