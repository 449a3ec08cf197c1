"""Records as another program, or an older version, may have written them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from mentorship_tui.journal.ledger import edits


@contextmanager
def unchecked() -> Iterator[None]:
    """Let a journal write what it refuses from its user: control codes and invisible names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edits, "check_written", lambda *_: None)
        yield
