"""Tells when somebody's own git moved the branch or the index; asks the disk alone."""

from __future__ import annotations

import os
from pathlib import Path

from ..git.settings import Stamp, stamp_of
from .repository import Repository

_REF = b"ref: "


class Moves:
    """What HEAD, its branch and the index were when they were last looked at."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._seen: Stamp | None = None
        self._last = ""

    def moved(self, last: str) -> bool:
        """True if they are others than last time, and not by our commit `last` alone."""
        git_dir, common = self._repository.git_dir, self._repository.common_dir
        ref = _ref(self._repository)
        branch = common / ref if ref else git_dir / "HEAD"
        places = (git_dir / "index", git_dir / "HEAD", branch, common / "packed-refs")
        now = tuple(stamp_of(place) for place in places)
        before, self._seen = self._seen, now
        if before is None or before == now:
            return False
        known, self._last = self._last, last
        return not last or last == known or _text(branch) != last


def _ref(repository: Repository) -> str:
    """The branch HEAD names; "" where it is on none."""
    try:
        held = (repository.git_dir / "HEAD").read_bytes().strip()
    except OSError:
        return ""
    return os.fsdecode(held.removeprefix(_REF)) if held.startswith(_REF) else ""


def _text(branch: Path) -> str:
    try:
        return os.fsdecode(branch.read_bytes()).strip()
    except OSError:
        return ""
