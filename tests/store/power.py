"""What a disk still holds after a power cut, from the system calls a program really made.

Every call goes through to the disk; beside it a model keeps what is durable. A file's bytes are
durable when the file was flushed (`fsync`), a name in a folder when the folder was, and a file is
reached only if each folder above it has its name. A power cut between two calls leaves, of what was
not flushed, nothing at all or the names without the bytes: both are looked at.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

Names = dict[str, int]  # the names below a folder, with the number of the file each stands for
Contents = dict[str, bytes]


@dataclass
class Disk:
    """The files below `root`: as programs see them, and as they are after a power cut."""

    root: Path
    seen: Names = field(default_factory=dict)
    durable: Names = field(default_factory=dict)
    flushed: dict[int, bytes] = field(default_factory=dict)
    steps: list[tuple[str, Contents, Contents]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for place in self.root.rglob("*"):
            self.add(place)
            if place.is_file():
                self.flushed[place.stat().st_ino] = place.read_bytes()
        self.durable = dict(self.seen)

    def note(self, call: str) -> None:
        """Keep what a power cut after this call would leave: the least, and the most."""
        self.steps.append((call, self._held(self.durable), self._held(self.seen)))

    def flush(self, descriptor: int) -> None:
        """A file's bytes, or the names in a folder, have reached the disk."""
        place = Path(f"/proc/self/fd/{descriptor}").readlink()
        if not place.is_dir():
            self.flushed[os.fstat(descriptor).st_ino] = place.read_bytes()
            return
        prefix = self._name(place)
        for name in [name for name in self.durable if _folder(name) == prefix]:
            del self.durable[name]
        self.durable.update({n: at for n, at in self.seen.items() if _folder(n) == prefix})

    def add(self, place: Path) -> None:
        """A name was given to a file."""
        self.seen[self._name(place)] = place.lstat().st_ino

    def drop(self, place: Path) -> None:
        """A name was taken away."""
        self.seen.pop(self._name(place), None)

    def is_below(self, place: Path) -> bool:
        """True for what lies in the folder that is looked at."""
        return place.is_relative_to(self.root)

    def _name(self, place: Path) -> str:
        return place.relative_to(self.root).as_posix()

    def _held(self, names: Names) -> Contents:
        return {
            name: self.flushed.get(number, b"")
            for name, number in names.items()
            if (self.root / name).suffix == ".md" and _is_reached(name, names)
        }


def _is_reached(name: str, names: Names) -> bool:
    """True if each folder on the way to the file has its name in the one above."""
    return all(str(folder) in names for folder in list(PurePosixPath(name).parents)[:-1])


def _folder(name: str) -> str:
    return name.rpartition("/")[0] or "."


@contextmanager
def watched(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """The disk below `root` while something is done to it; its steps say what each call left."""
    disk = Disk(root)

    def after(name: str, tell: Callable[..., None]) -> None:
        real = getattr(os, name)

        def call(*given: Any, **named: Any) -> Any:
            result = real(*given, **named)
            if name == "fsync" or disk.is_below(Path(given[0])):
                tell(*given)
                disk.note(name)
            return result

        changed.setattr(os, name, call)

    def renamed(old: Path, new: Path) -> None:
        disk.add(Path(new))
        disk.drop(Path(old))

    def opened(place: Path, *_: object) -> None:
        if Path(place).is_file():
            disk.add(Path(place))

    with monkeypatch.context() as changed:
        after("fsync", disk.flush)
        after("open", opened)
        after("mkdir", lambda place, *_: disk.add(Path(place)))
        after("link", lambda _, new: disk.add(Path(new)))
        after("replace", renamed)
        after("rename", renamed)
        after("unlink", lambda place: disk.drop(Path(place)))
        after("rmdir", lambda place: disk.drop(Path(place)))
        yield disk
