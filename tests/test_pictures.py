"""The README's pictures are what the app shows."""

from __future__ import annotations

from tests.pictures import FOLDER, pictures


def test_the_pictures_are_true() -> None:
    """Issue 5: `python -m tests.pictures` draws them anew."""
    for name, picture in pictures():
        assert (FOLDER / f"{name}.svg").read_text(encoding="utf-8") == picture, name
