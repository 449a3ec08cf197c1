"""Names that are one on a disk that does not tell capitals from small letters."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath

from ...text.slug import fold

EXACT = ("-c", "core.ignorecase=false")  # git is to tell `Maria.md` from `maria.md` all the same


def twins(paths: Collection[str], present: Collection[str]) -> dict[str, str]:
    """The paths that cannot be on such a disk beside others, each with the one it collides with.

    A folder counts as well as a file: all of its files go with it. What is `present` already
    keeps its place, then what is written in small letters.
    """
    chosen: dict[str, str] = {}
    found: dict[str, str] = {}
    for path in sorted(paths, key=lambda one: (one not in present, one != one.lower(), one)):
        names = (*reversed(PurePosixPath(path).parents[:-1]), PurePosixPath(path))
        steps = [name.as_posix() for name in names]
        other = next((chosen[fold(s)] for s in steps if chosen.get(fold(s), s) != s), "")
        if other:
            found[path] = other
        else:
            chosen.update((fold(step), step) for step in steps)
    return found


def respelled(top: Path, came: Iterable[str], tracked: Collection[str]) -> Mapping[str, str]:
    """Which of the files that `came` is a tracked one, spelled otherwise on the disk: its old path.

    On a disk that tells capitals apart there are none: there, both names would be listed.
    """
    by_fold = {fold(path): path for path in tracked}
    found: dict[str, str] = {}
    for path in came:
        old = by_fold.get(fold(path), path)
        is_other = old != path and old not in found.values() and os.path.lexists(top / old)
        if is_other and not is_spelled(top, old):
            found[path] = old
    return found


def lie_apart(top: Path, path: str, twin: str) -> bool:
    """True if a path and its twin both lie there, each letter by letter.

    The disk then tells capitals from small letters, whatever git was told of it.
    """
    own = "/".join(path.split("/")[: twin.count("/") + 1])
    return is_spelled(top, own) and is_spelled(top, twin)


def is_spelled(top: Path, path: str) -> bool:
    """True if each folder on the way lists the next name letter by letter."""
    place = top
    for name in path.split("/"):
        try:
            if all(entry.name != name for entry in place.iterdir()):
                return False
        except OSError:
            return False
        place /= name
    return True
