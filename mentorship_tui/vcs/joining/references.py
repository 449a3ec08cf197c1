"""References follow a record that a join gave another name (format.md rule 5)."""

from __future__ import annotations

import os
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass

from ...records.read import read_record
from ...records.references import refers_to, with_new_reference
from ...records.registry import slug_of
from ...text.document import Document, DocumentError
from ..git.fast_import import Entry
from ..git.git import Git
from ..git.objects import read_many

Content = bytes | Entry | None


@dataclass(frozen=True, slots=True)
class Move:
    """A record that was at `old` for the side whose tip is `side`, and is at `new` now.

    Only what that side wrote since `base` meant this record by its old name.
    """

    old: str
    new: str
    side: str
    base: str


def follow(
    git: Git, tips: tuple[str, str], moves: Sequence[Move], files: MutableMapping[str, Content]
) -> None:
    """Change the references in what becomes of both sides' files; `tips` are the two sides.

    Raises GitError.
    """
    for move in moves:
        found = [_contents(git, tip, [move.new], files)[0] for tip in tips]
        moved = found[0] or found[1]
        if moved is None:
            continue
        target = read_record(move.old, moved)
        paths = [path for path in _written(git, move) if path not in (move.old, move.new)]
        for path, data in zip(paths, _contents(git, move.side, paths, files), strict=True):
            if data is None or os.fsencode(target.slug) not in data:
                continue
            record = read_record(path, data)
            if refers_to(record, target):
                try:
                    document = Document.parse(data)
                    files[path] = with_new_reference(
                        document, record, target, slug_of(move.new)
                    ).data
                except DocumentError:
                    continue


def _written(git: Git, move: Move) -> list[str]:
    if move.base:
        words = ("diff-tree", "-r", "-z", "--no-renames", "--name-only", "--diff-filter=AM")
        out = git.run(*words, move.base, move.side)
    else:
        out = git.run("ls-tree", "-r", "-z", "--name-only", "--full-tree", move.side)
    paths = [os.fsdecode(path) for path in out.split(b"\0")[:-1]]
    return [path for path in paths if path.lower().endswith(".md")]


def _contents(
    git: Git, commit: str, paths: Sequence[str], files: MutableMapping[str, Content]
) -> list[bytes | None]:
    stored = read_many(git, [f"{commit}:{path}" for path in paths])
    found: list[bytes | None] = []
    for path, data in zip(paths, stored, strict=True):
        given = files.get(path, data)
        found.append(given if isinstance(given, bytes) else None if path in files else data)
    return found
