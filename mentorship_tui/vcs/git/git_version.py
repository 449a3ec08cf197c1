"""Which git is too old for what the app asks of it."""

from __future__ import annotations

import re

OLDEST_GIT = (2, 38)


def too_old(version: str) -> bool:
    """True for git below 2.38, which cannot merge without touching the work tree."""
    found = re.search(r"(\d+)\.(\d+)", version)
    return found is None or tuple(map(int, found.groups())) < OLDEST_GIT
