"""Unsaved forms, kept where a killed program does not take them along."""

from __future__ import annotations

import contextlib
import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any


class Drafts:
    """One small file for each form that has something unsaved in it, for its owner alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """The folder, made if it is not there: other unsaved text may lie in it too."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self._folder

    def put(self, key: str, data: dict[str, Any]) -> None:
        """Remember what the form of that key holds; what was remembered before is replaced."""
        place = self._place(key)
        self.folder.chmod(0o700)
        temporary = place.with_suffix(f".{os.getpid()}.tmp")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump({"key": key, "data": data}, stream, ensure_ascii=False)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(place)

    def get(self, key: str) -> dict[str, Any] | None:
        """What the form held; None if nothing is remembered. What cannot be read is set aside."""
        place = self._place(key)
        try:
            found = json.loads(place.read_text(encoding="utf-8"))
            data = found["data"]
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            with contextlib.suppress(OSError):
                place.replace(place.with_suffix(".unreadable"))
            return None
        return data if isinstance(data, dict) else None

    def drop(self, key: str) -> None:
        """The form was saved, or thrown away on purpose."""
        self._place(key).unlink(missing_ok=True)

    def keys(self) -> tuple[str, ...]:
        """The forms with something unsaved in them."""
        found = []
        for place in sorted(self._folder.glob("*.json")) if self._folder.is_dir() else ():
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                found.append(str(json.loads(place.read_text(encoding="utf-8"))["key"]))
        return tuple(found)

    def _place(self, key: str) -> Path:
        return self._folder / f"{sha256(key.encode()).hexdigest()[:24]}.json"
