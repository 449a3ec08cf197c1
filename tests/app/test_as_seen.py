"""Each pane as it is seen: empty, in the middle of it, at the end, and with a thousand records.

The screens are kept as text, which a reader of a change can look at; after a change that is
meant, `pytest tests/app/test_as_seen.py --snapshot-update` writes them anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.types import SerializableData, SerializedData

from mentorship_tui.journal.places import Places

from .conftest import Open, Window
from .journals import Make, empty, ended, small, thousand, under_way

SIZES = ((80, 24), (120, 36))


class TextExtension(SingleFileSnapshotExtension):
    """One readable file a screen."""

    _write_mode = WriteMode.TEXT
    _file_extension = "txt"
    file_extension = "txt"

    def serialize(self, data: SerializableData, **_: object) -> SerializedData:
        return str(data)


@pytest.fixture
def seen(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextExtension)


@pytest.mark.parametrize(
    ("make", "language"),
    [(empty, "sv"), (small, "en"), (under_way, "sv"), (ended, "en"), (thousand, "en")],
    ids=lambda value: getattr(value, "__name__", value),
)
async def test_each_pane(
    make: Make, language: str, root: Path, places: Places, open_app: Open, seen: SnapshotAssertion
) -> None:
    """X5, H1, and what each phase shows (P4, F1, F6, A1, M1, M2, C1)."""
    make(root, places, language)
    for size in SIZES:
        async with open_app(size=size) as window:
            for digit in "0123456":
                await window.press(digit, "g")
                await window.settled()
                screen = await _page(window)
                assert screen == seen(name=f"{digit}-{size[0]}x{size[1]}")


async def _page(window: Window) -> str:
    """The first row's page, and then the one of the first record below a heading."""
    first = window.text
    await window.press("j", "j")
    await window.settled()
    return f"{first}\n{'=' * 80}\n{window.text}\n"
