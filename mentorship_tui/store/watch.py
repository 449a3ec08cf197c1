"""Tells when something in a journal's folder has changed and come to rest."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from .mounts import tells_of_changes
from .rows import stamp_of
from .walk import Tree, is_passed_over, is_text, walk

STEP_MS = 100  # a few changes with nothing new for so long are told
WAKE_MS = 250  # more of them wait for this as well: a checkout takes a breath now and then
SETTLED_MS = 1_600  # but are told at the latest after this
PATIENCE_SECONDS = 10.0  # or this, while another program says that it is busy
POLL_SECONDS = 2.0
FEW = 10  # paths
MANY = 500  # with more of them the system may have lost some

OnChange = Callable[[set[str]], object]
OnUnsure = Callable[[], object]


class Watcher:
    """Calls `on_change` with the paths of files, from a thread of its own; a burst is one call.

    `on_unsure` is called when anything may have changed unseen: once when the watch is on, when
    folders have come or gone, after a flood of changes, when the journal's folder itself went
    away and when it is back. Links are not followed, hidden and other repositories' files are not
    looked at. While `busy` is true more is to come: half of a checkout is nobody's edit.
    `on_rest` is called again and again while all that has happened has been told.
    """

    def __init__(
        self,
        root: Path,
        on_change: OnChange,
        on_unsure: OnUnsure,
        *,
        busy: Callable[[], bool] = lambda: False,
        on_rest: Callable[[], object] = lambda: None,
        polling: bool | None = None,
    ) -> None:
        self._root = root
        self._on_change = on_change
        self._on_unsure = on_unsure
        self._busy = busy
        self._on_rest = on_rest
        self._polling = polling
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Watch from now on."""
        thread = threading.Thread(target=self._run, name="watcher", daemon=True)
        thread.start()
        self._thread = thread  # only now: whoever stops it meanwhile could not join it

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
                    self._listen()
            except _DeafError:
                polling = True
            except _GoneError:
                self._await_return()

    def _listen(self) -> None:
        """Until folders have come or gone: they are then listed anew."""
        root = self._root.resolve()
        which = _identity(root)
        folders = self._folders(root)
        sure, burst = False, _Burst(self._busy)
        for places in self._batches(folders):
            if which != _identity(root) or any(_is_moved(place, folders) for place in places):
                return
            if not sure and folders != self._folders(root):
                return  # a folder came before the watch was on
            if burst.goes_on(places, sure):
                continue
            self._tell({place.relative_to(root).as_posix() for place in burst.places}, sure)
            sure, burst = True, _Burst(self._busy)
            self._on_rest()

    def _folders(self, root: Path) -> set[Path]:
        return {root / folder for folder in self._tree().folders if is_text(folder)}

    def _batches(self, folders: set[Path]) -> Iterator[set[Path]]:
        """What the system tells of; nothing now and then. Raises _DeafError if it cannot tell."""
        from watchfiles import watch
        from watchfiles._rust_notify import WatchfilesRustInternalError

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
        try:
            yield from ({Path(path) for _, path in changes} for changes in batches)
        except FileNotFoundError:  # a folder went while the watch was being set up
            self._stopped.wait(STEP_MS / 1000)
        except (OSError, WatchfilesRustInternalError) as error:
            raise _DeafError from error

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
            self._on_rest()

    def _at_rest(self, found: dict[str, bytes], known: dict[str, bytes]) -> dict[str, bytes]:
        burst = _Burst(self._busy)
        rested = found == known
        while not rested and not self._stopped.wait(WAKE_MS / 1000):
            before, found = found, self._stamps()
            rested = not burst.waits() and (found == before or burst.is_long())
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


class _Burst:
    """Changes that belong together: many of them are told when a while has brought no more."""

    def __init__(self, busy: Callable[[], bool]) -> None:
        self.places: set[Path] = set()
        self._busy = busy
        self._since = time.monotonic()

    def goes_on(self, places: set[Path], sure: bool) -> bool:
        """True if more may come; with nothing to tell it has not begun."""
        if sure and not self.places:
            self._since = time.monotonic()
        self.places |= places
        if sure and not self.places:
            return False
        many = bool(places) and len(self.places) > FEW
        return (many and not self.is_long()) or self.waits()

    def waits(self) -> bool:
        """True if the other program is not done yet, and has not been at it for too long."""
        return time.monotonic() - self._since < PATIENCE_SECONDS and self._busy()

    def is_long(self) -> bool:
        """True if changes never come to rest."""
        return time.monotonic() - self._since > SETTLED_MS / 1000


class _DeafError(Exception):
    """The system cannot tell us of changes here."""


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
