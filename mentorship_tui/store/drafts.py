"""Unsaved forms, kept where a killed program does not take them along."""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

from .disk import is_leftover, read_file, written
from .errors import StoreError

LARGEST = 4 * 1024 * 1024


class Drafts:
    """One small file for each form that has something unsaved in it, for its owner alone.

    What a form holds is a map of JSON's own values.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._one_at_a_time = threading.Lock()

    @property
    def folder(self) -> Path:
        """The folder, made if it is not there: other unsaved text may lie in it too."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self._folder

    def put(self, key: str, data: dict[str, Any]) -> None:
        """Remember what the form of that key holds; what was remembered before is replaced.

        Raises StoreError if that cannot be done; what was remembered before is then still there.
        """
        place = self._place(key)
        text = json.dumps({"key": key, "data": data}, indent=1)
        try:
            with self._one_at_a_time:
                self.folder.chmod(0o700)
                with written(place, text.encode("ascii")) as temporary:
                    temporary.replace(place)
        except OSError as error:
            raise StoreError.of(str(self._folder), error) from error

    def get(self, key: str) -> dict[str, Any] | None:
        """What the form held; None if nothing is remembered. What cannot be read is set aside."""
        self._clear_away()
        place = self._place(key)
        try:
            found = _parsed(place)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError):
            with contextlib.suppress(OSError):
                place.replace(place.with_suffix(f".{time.time_ns()}.unreadable"))
            return None
        return dict(found["data"])

    def drop(self, key: str) -> None:
        """The form was saved, or thrown away on purpose. Raises StoreError."""
        try:
            with self._one_at_a_time:
                self._place(key).unlink(missing_ok=True)
        except OSError as error:
            raise StoreError.of(str(self._folder), error) from error

    def keys(self) -> tuple[str, ...]:
        """The forms with something unsaved in them, in the order they were last changed."""
        found: list[tuple[int, str]] = []
        for place in self._folder.glob("*.json"):
            with contextlib.suppress(OSError, ValueError, RecursionError):
                found.append((place.stat().st_mtime_ns, _parsed(place)["key"]))
        return tuple(key for _, key in sorted(found))

    def _place(self, key: str) -> Path:
        return self._folder / f"{sha256(key.encode(errors='replace')).hexdigest()[:24]}.json"

    def _clear_away(self) -> None:
        now = time.time()
        with contextlib.suppress(OSError), os.scandir(self._folder) as entries:
            for entry in entries:
                if is_leftover(entry.name, entry.stat(follow_symlinks=False), now):
                    Path(entry.path).unlink()


def _parsed(place: Path) -> dict[str, Any]:
    """Raises OSError, or ValueError for what is no draft."""
    found = json.loads(read_file(place, LARGEST)[0])
    match found:
        case {"key": str(), "data": dict()}:
            return dict(found)
    raise ValueError(str(place))
