"""Random work on several machines: nothing that was saved is lost (issue "sync", git.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from .__main__ import run
from .world import seeds

STEPS = 35


@pytest.mark.parametrize("number", range(2))
def test_nothing_is_lost_between_machines(tmp_path: Path, number: int) -> None:
    """git.md Sync; reliability rows 1, 2, 4, 7: edits, renames, deletions, cuts at any
    byte of the line and kills.

    The long run is `python -m tests.sync 50 200`; a failure prints its seed, `SEED=n` repeats it.
    """
    seed = list(seeds(2))[number]
    run(tmp_path, seed, STEPS, kills=True)
