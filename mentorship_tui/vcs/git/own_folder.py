"""The folders the app keeps for itself inside git's."""

from __future__ import annotations

from pathlib import Path


def own_folder(place: Path) -> Path:
    """The folder, made if it is not there; a link in its place is taken away. Raises OSError.

    A `.git` that was copied could hold one, and what the app clears away would lie elsewhere.
    """
    if place.is_symlink():
        place.unlink()
    place.mkdir(mode=0o700, exist_ok=True)
    return place
