"""Folders that many tests begin with: made once for each worker by the real code, then copied.

A copy is what a person has who moved the journal to another disk: the files and the repository
are the same bytes, what other programs kept of inodes is out of date.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Hashable
from functools import cache
from pathlib import Path

from mentorship_tui.journal.places import LAST_OPENED, key_of

Make = Callable[[Path], object]
_KEPT: dict[Hashable, Path] = {}


def copy_of(name: Hashable, make: Make, to: Path, *journals: str) -> None:
    """Put into `to` what `make` makes in an empty folder; it is made for the first who asks.

    `name` tells templates apart, beside the git configuration they are made under. `journals` are
    where in the folder they lie ("journal" where nothing is said): their caches are named by that
    place, and what else tells of the folder tells of the copy.
    """
    settings = Path(os.environ["GIT_CONFIG_GLOBAL"]).read_text(encoding="utf-8")
    key = (name, settings)
    if key not in _KEPT:
        made = Path(tempfile.mkdtemp(dir=_shelf()))
        make(made)
        _KEPT[key] = made
    made = _KEPT[key]
    shutil.copytree(made, to, symlinks=True, dirs_exist_ok=True)
    keys = {key_of(made / one): key_of(to / one) for one in journals or ("journal",)}
    for folder, inner, files in os.walk(to):
        for name in {"config", LAST_OPENED}.intersection(files):
            _tell_place(Path(folder, name), made, to)
        for found in [*inner, *files]:
            if found[:16] in keys:
                Path(folder, found).rename(Path(folder, keys[found[:16]] + found[16:]))
        inner[:] = [] if folder.endswith(".git") else [keys.get(one, one) for one in inner]


def _tell_place(file: Path, old: Path, new: Path) -> None:
    """A file that names the folder, as the address of another repository in it does."""
    if str(old) in (text := file.read_text(encoding="utf-8")):
        file.write_text(text.replace(str(old), str(new)), encoding="utf-8")


@cache
def _shelf() -> Path:
    """The folder of the templates, which goes with the process."""
    return Path(_folder().name)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="templates-", ignore_cleanup_errors=True)
