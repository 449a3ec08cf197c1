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

from mentorship_tui.journal.places import key_of

Make = Callable[[Path], object]
_KEPT: dict[Hashable, Path] = {}


def copy_of(name: Hashable, make: Make, to: Path, journal: str = "journal") -> None:
    """Put into `to` what `make` makes in an empty folder; it is made for the first who asks.

    `name` tells templates apart, beside the git configuration they are made under. `journal` is
    where in the folder the journal lies, by whose place its caches are named.
    """
    settings = Path(os.environ["GIT_CONFIG_GLOBAL"]).read_text(encoding="utf-8")
    key = (name, settings)
    if key not in _KEPT:
        made = Path(tempfile.mkdtemp(dir=_shelf()))
        make(made)
        _KEPT[key] = made
    shutil.copytree(_KEPT[key], to, symlinks=True, dirs_exist_ok=True)
    old, new = key_of(_KEPT[key] / journal), key_of(to / journal)
    for found in [*to.glob(f"*/{old}*"), *to.glob(f"*/*/{old}*")]:
        found.rename(found.with_name(found.name.replace(old, new)))


@cache
def _shelf() -> Path:
    """The folder of the templates, which goes with the process."""
    return Path(_folder().name)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="templates-", ignore_cleanup_errors=True)
