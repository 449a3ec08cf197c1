"""Which files are meant by the paths that the system says were touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ...records.record import Record
from ...store.walk import is_passed_over


def files_of(root: Path, paths: Iterable[str], known: Mapping[str, Record]) -> set[str]:
    """A folder that came or went stands for the files in it."""
    found: set[str] = set()
    for path in paths:
        place = root / path
        if place.is_dir() and not place.is_symlink():
            inside = (child for child in place.rglob("*") if child.is_file())
            found |= {child.relative_to(root).as_posix() for child in inside}
        elif path not in known and not place.exists():
            found |= {other for other in known if other.startswith(f"{path}/")}
        else:
            found.add(path)
    return {path for path in found if not is_passed_over(path)}
