"""Tells when something in a journal's folder has changed and come to rest."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from .mounts import tells_of_changes
from .rows import stamp_of
from .walk import Tree, is_passed_over, is_text, walk

STEP_MS = 100  # nothing new for so long is rest
SETTLED_MS = 1_600  # but a call comes at the latest after this
WAKE_MS = 250
POLL_SECONDS = 2.0
MANY = 500  # paths; with more of them the system may have lost some

OnChange = Callable[[set[str]], object]
OnUnsure = Callable[[], object]


class Watcher:
    """Calls `on_change` with the paths of files, from a thread of its own; a burst is one call.

    `on_unsure` is called when anything may have changed unseen: once when the watch is on, when
    folders have come or gone, after a flood of changes, when the journal's folder itself went
    away and when it is back. Links are not followed, hidden and other repositories' files are not
    looked at.
    """

    def __init__(
        self, root: Path, on_change: OnChange, on_unsure: OnUnsure, *, polling: bool | None = None
    ) -> None:
        self._root = root
        self._on_change = on_change
        self._on_unsure = on_unsure
        self._polling = polling
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
        polling = not tells_of_changes(self._root) if self._polling is None else self._polling
        while not self._stopped.is_set():
            try:
                if polling:
                    self._poll()
                else:
                    polling = not self._listen()
            except _GoneError:
                self._await_return()

    def _listen(self) -> bool:
        """Until folders have come or gone; False if the system cannot tell us of changes."""
        from watchfiles import watch
        from watchfiles._rust_notify import WatchfilesRustInternalError

        root = self._root.resolve()
        which = _identity(root)
        folders = {root / folder for folder in self._tree().folders if is_text(folder)}
        batches = watch(
            *folders,
            watch_filter=None,
            debounce=SETTLED_MS,
            step=STEP_MS,
            stop_event=self._stopped,
            rust_timeout=WAKE_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
            recursive=False,
        )
        sure = False
        while True:
            try:
                places = {Path(path) for _, path in next(batches)}
            except StopIteration:
                return True
            except FileNotFoundError:  # a folder went while the watch was being set up
                self._stopped.wait(STEP_MS / 1000)
                return True
            except (OSError, WatchfilesRustInternalError):
                return False
            if which != _identity(root) or any(_is_moved(place, folders) for place in places):
                return True
            self._tell({place.relative_to(root).as_posix() for place in places}, sure)
            sure = True

    def _tell(self, paths: set[str], sure: bool) -> None:
        seen = {path for path in paths if not is_passed_over(path)}
        if not sure or len(seen) > MANY:
            self._on_unsure()
        elif seen:
            self._on_change(seen)

    def _poll(self) -> None:
        """For where the system does not tell, or not of what other machines do."""
        known = self._stamps()
        self._on_unsure()
        while not self._stopped.wait(POLL_SECONDS):
            found = self._at_rest(self._stamps(), known)
            changed = {path for path, stamp in found.items() if known.get(path) != stamp}
            changed |= known.keys() - found.keys()
            known = found
            if changed:
                self._on_change(changed)

    def _at_rest(self, found: dict[str, bytes], known: dict[str, bytes]) -> dict[str, bytes]:
        last = time.monotonic() + SETTLED_MS / 1000
        before = known
        while found != before and time.monotonic() < last:
            self._stopped.wait(STEP_MS / 1000)
            before, found = found, self._stamps()
        return found

    def _stamps(self) -> dict[str, bytes]:
        return {path: stamp_of(about) for path, about in self._tree().files.items()}

    def _tree(self) -> Tree:
        try:
            return walk(self._root)
        except OSError as error:
            raise _GoneError from error

    def _await_return(self) -> None:
        self._on_unsure()
        while not self._stopped.wait(WAKE_MS / 1000):
            with contextlib.suppress(OSError):
                os.scandir(self._root).close()
                return


class _GoneError(Exception):
    """The journal's folder cannot be listed."""


def _identity(root: Path) -> tuple[int, int] | None:
    try:
        about = root.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino


def _is_moved(place: Path, folders: set[Path]) -> bool:
    """True for a folder that came, went or was exchanged."""
    if place in folders:
        return True
    return not place.name.startswith(".") and place.is_dir() and not place.is_symlink()
