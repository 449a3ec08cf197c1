"""Tells when something in a journal's folder has changed and come to rest."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

from .scan import is_ours

STEP_MS = 50
POLL_MS = 250
SETTLED_MS = 1_600

OnChange = Callable[[set[str]], object]
OnReady = Callable[[], object]


class Watcher:
    """Calls `on_change` with the paths, from a thread of its own; a burst is one call.

    `on_ready` is called once when the watch is on: what changed before it, it cannot have seen.
    """

    def __init__(self, root: Path, on_change: OnChange, on_ready: OnReady) -> None:
        self._root = root
        self._on_change = on_change
        self._on_ready = on_ready
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Watch from now on."""
        self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Watch no more; returns when no call is under way."""
        self._stopped.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        from watchfiles import watch

        root = self._root.resolve()
        ready = False
        with contextlib.suppress(FileNotFoundError):
            for changes in watch(
                root,
                watch_filter=lambda _change, path: not is_ours(_below(root, path)),
                debounce=SETTLED_MS,
                step=STEP_MS,
                stop_event=self._stopped,
                rust_timeout=POLL_MS,
                yield_on_timeout=True,
                raise_interrupt=False,
                ignore_permission_denied=True,
            ):
                if not ready:
                    ready = True
                    self._on_ready()
                if changes:
                    self._on_change({_below(root, path) for _, path in changes})


def _below(root: Path, path: str) -> str:
    return path.removeprefix(str(root)).lstrip("/\\").replace("\\", "/")
