"""Keys typed as fast as they go: Textual's pilot waits up to seconds after each of them.

And what comes of them, waited for.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from textual import events
from textual.app import App
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

PATIENCE = 60.0  # seconds: a machine may be busy with much else
LOOKS = (0.02, 0.1)  # seconds between two looks, first and at last


def type_keys(app: App[Any], keys: Iterable[str]) -> None:
    """They wait their turn in the app, as those of a person who types ahead do; wait for that."""
    for key in keys:
        name = key if len(key) > 1 or key.isalnum() else _character_to_key(key)
        typed = events.Key(name, _character(name))
        typed.set_sender(app)
        app.post_message(typed)


def _character(name: str) -> str | None:
    try:
        return unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        return name if len(name) == 1 else None


async def comes(pilot: Pilot[Any], holds: Callable[[], object]) -> bool:
    """Wait until that holds; False if it never does."""
    limit, pause = time.monotonic() + PATIENCE, LOOKS[0]
    while not holds():
        if time.monotonic() > limit:
            return False
        await pilot.pause(pause)
        pause = min(pause * 1.2, LOOKS[1])
    return True
